"""What the front page shows."""


def crossroads(region) -> dict:
    """Return the context of the front page."""
    return {}
