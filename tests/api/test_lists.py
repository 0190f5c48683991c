"""Lists of the API: their orders, their pages, and items with only some of their parts; asked of the news."""

import pytest
from django.test import Client

from tests.support.centre import make_news
from tests.support.editing import page_titled, prague

pytestmark = pytest.mark.django_db

API = "/api/v1"


def ask(path: str, status: int = 200, /, **query) -> dict:
    """Return the answer to a question."""
    response = Client().get(path if path.startswith("http") else f"{API}{path}", query)
    assert response.status_code == status, response.content.decode()
    return response.json()


def titles(path: str = "/news", **query) -> list[str]:
    """Return the titles in a list, in order."""
    return [item["title"] for item in ask(path, **query)["items"]]


def at(day: int):
    """Return a moment of May 2026."""
    return prague(2026, 5, day, 12)


@pytest.fixture
def five(db) -> None:
    """Make five pieces of news, one a day, the fifth the newest."""
    for day in (3, 1, 5, 2, 4):
        make_news(f"Den {day}", first_published_at=at(day))


def test_orders(five):
    make_news("Člun", first_published_at=at(9))
    make_news("Cihla", first_published_at=at(9))

    # What came at the same moment stands always in the same order.
    assert titles(order="published_at")[:5] == [f"Den {day}" for day in range(1, 6)]
    assert titles()[2:] == [f"Den {day}" for day in range(5, 0, -1)]
    assert titles(order="title")[:3] == ["Cihla", "Člun", "Den 1"]
    pages = [titles(limit=1, offset=number) for number in range(7)]
    assert [title for page in pages for title in page] == titles()


def test_pages_of_a_list_fit_together_while_something_is_published_and_taken_down(five):
    first = ask("/news", limit=2)
    assert [item["title"] for item in first["items"]] == ["Den 5", "Den 4"]
    assert first["paging"] | {"next": ""} == {
        "total": 5,
        "limit": 2,
        "offset": 0,
        "next": "",
        "previous": None,
    }
    make_news("Právě vyšlo")

    second = ask(first["paging"]["next"])
    assert [item["title"] for item in second["items"]] == ["Den 3", "Den 2"]
    # It tells where the items stand by now.
    assert (second["paging"]["total"], second["paging"]["offset"]) == (6, 3)
    assert titles(second["paging"]["previous"]) == ["Den 5", "Den 4"]
    page_titled("Den 5").unpublish()
    page_titled("Právě vyšlo").unpublish()

    third = ask(second["paging"]["next"])
    assert [item["title"] for item in third["items"]] == ["Den 1"]
    assert third["paging"]["next"] is None
    # The last one that was seen is gone itself.
    page_titled("Den 4").unpublish()
    assert titles(first["paging"]["next"]) == ["Den 2", "Den 1"]
    assert titles(offset=1, limit=1) == ["Den 2"]
    assert titles(offset=50) == []


def test_only_the_parts_that_are_wanted(five):
    (item,) = ask("/news", limit=1, fields="title, url")["items"]

    page = page_titled("Den 5")
    assert item == {
        "id": str(page.uuid),
        "kind": "news",
        "title": "Den 5",
        "url": page.full_url,
    }
