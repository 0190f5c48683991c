"""What the site suggests while somebody types."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.centre import make_event, make_news, make_organization

pytestmark = pytest.mark.django_db


def suggested(typed: str, **more) -> list[dict]:
    response = Client().get("/napoveda/", {"q": typed, **more})
    assert response.status_code == 200
    return response.json()["items"]


def test_an_unfinished_word_is_completed_to_things():
    organization = make_organization("Včelařský kroužek")
    make_news("Kočky")

    (item,) = suggested("včela")

    assert item == {
        "text": "Včelařský kroužek",
        "kind": "Organizace",
        "url": organization.get_url(),
    }
    assert Client().get(item["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["medu na vče", "MEDU na včely", "včel"])
def test_only_the_last_word_is_unfinished(typed):
    make_news("Soutěž v medu na včelách")

    assert [item["text"] for item in suggested(typed)] == ["Soutěž v medu na včelách"]


@pytest.mark.parametrize("typed", ["", " ", "v", '"', "\x00", "🐝", "x" * 3000])
def test_little_or_strange_letters_suggest_nothing(typed):
    make_news("Včely")

    assert suggested(typed) == []


def test_drafts_are_not_suggested():
    make_news("Včely v úlu", publish=False)

    assert suggested("včely") == []


def test_one_kind_can_be_asked_for():
    make_news("Včely v úlu")
    make_event("Včelí den")

    assert [item["text"] for item in suggested("vče", druh="akce")] == ["Včelí den"]
    assert len(suggested("vče", druh="nesmysl")) == 2


def test_suggestions_cost_as_much_for_many_things_as_for_one():
    def queries() -> int:
        suggested("vče")
        with CaptureQueriesContext(connection) as captured:
            suggested("vče")
        return len(captured)

    make_news("Včely 0")
    one = queries()
    for number in range(1, 9):
        make_news(f"Včely {number}")

    assert queries() == one
    assert one <= 6


def test_the_answer_may_be_kept_by_everybody_for_a_minute():
    response = Client().get("/napoveda/", {"q": "vče"})

    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.get("Vary", "")
    assert Client().post("/napoveda/").status_code == 405
