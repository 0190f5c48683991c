"""The API's suggestions while somebody types: the same as those of the search field."""

import pytest
from django.test import Client

from tests.support.centre import make_event, make_news, make_organization
from tests.support.web import soup

pytestmark = pytest.mark.django_db


def suggested(typed: str, **query) -> list[dict]:
    """Return what is suggested."""
    response = Client().get("/api/v1/suggestions", {"q": typed, **query})
    assert response.status_code == 200, response.content.decode()
    return response.json()["items"]


def test_suggestions_are_those_of_the_search_field():
    make_organization("Včelařský kroužek", areas=["turnov"])
    make_news("Včely v Turnově")
    make_event("Včelí den")

    for typed, kind, name in (
        ("vče", "", ""),
        ("tur", "", ""),
        ("vče", "news", "aktuality"),
        ("tur", "places", "mista"),
        ("x", "", ""),
    ):
        same = Client().get("/napoveda/", {"q": typed, "druh": name}).json()["items"]
        told = suggested(typed, kind=kind)
        assert [(one["text"], one["label"], one["group"]) for one in told] == [
            (one["text"], one["kind"], one["group"]) for one in same
        ]
        addresses = [(one["url"] or "").removeprefix("http://testserver") for one in told]
        assert addresses == [one["url"] for one in same]
    kinds = {one["kind"] for one in suggested("vče")}
    assert kinds == {"questions", "organizations", "news", "events"}
    assert {one["kind"] for one in suggested("tur", kind="places")} == {"places"}
    (thing,) = [one for one in suggested("vče") if one["kind"] == "events"]
    assert soup(Client().get(thing["url"])).h1.get_text(strip=True) == "Včelí den"
