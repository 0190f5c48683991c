"""How public objects become what the API tells: one function for each kind, from the object to a dict."""

from . import content, directory, documents, offices, pages


def register() -> None:
    """Register every kind."""
    content.register()
    directory.register()
    offices.register()
    documents.register()
    pages.register()
