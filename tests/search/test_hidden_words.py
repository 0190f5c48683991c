"""Words that stand only in what the public may not see: they find, mend and complete nothing."""

import pytest
from django.test import Client

from tests.support.centre import make_news
from tests.support.editing import path_of
from tests.support.web import soup

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    """Return the addresses of the results."""
    page = soup(Client().get("/hledat/", {"q": words}))
    return [link["href"] for link in page.select(".result__title a")]


def suggested(typed: str) -> list[dict]:
    return Client().get("/napoveda/", {"q": typed}).json()["items"]


@pytest.mark.parametrize("hide", ["unpublish", "delete", "restrict"])
def test_words_of_what_is_no_longer_public_mend_and_complete_nothing(hide):
    page = make_news("Xylofony na náměstí")
    assert found("xylofnoy") == [path_of(page)]
    assert suggested("xylo")

    if hide == "restrict":
        page.view_restrictions.create(restriction_type="login")
    else:
        getattr(page, hide)()

    for typed in ("xylofony", "xylofnoy", "xylofonech"):
        assert found(typed) == []
    assert suggested("xylo") == []
    said = soup(Client().get("/hledat/", {"q": "xylofnoy"})).select_one("main").get_text()
    assert "xylofony" not in said.lower()


def test_words_of_a_draft_of_something_public_are_not_known():
    page = make_news("Kočky")
    page.title = "Xylofony"
    page.save_revision()

    assert found("xylofony") == []
    assert suggested("xylo") == []
    assert found("kočky") == [path_of(page)]
