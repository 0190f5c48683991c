"""Reading the open data as a partner does: every item has to fit its norm."""

from django.test import Client

from tests.syndication.rules_of_norms import mistakes


def items(name: str, **query) -> list[dict]:
    """Return what a list tells; every item fits its norm and has its own address."""
    response = Client().get(f"/ofn/{name}.json", query)
    assert response.status_code == 200, response.content
    found = response.json()
    for one in found:
        assert mistakes(name, one) == []
    assert len({one["iri"] for one in found}) == len(found)
    return found


def names(name: str, **query) -> list[str]:
    """Return the names of what a list tells."""
    return [one["název"]["cs"] for one in items(name, **query)]
