"""Searches without a result: what is counted, and what never is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.search.test_promoted import another_region
from tests.support.centre import make_news
from tests.support.editing import prague
from tests.support.locks import until, waiting_for_a_lock
from volunteering.core.models import Region
from volunteering.search.missed import MOST_A_WEEK, note_missed, this_week
from volunteering.search.models import MissedQuery

pytestmark = pytest.mark.django_db

MONDAY = date(2027, 6, 14)


def ask(words: str, **query) -> None:
    """Ask the search page."""
    assert Client().get("/hledat/", {"q": words, **query}).status_code == 200


def noted() -> dict[str, int]:
    """Return what has been noted, with how many times."""
    return dict(MissedQuery.objects.values_list("words", "count"))


def weeks() -> list[int]:
    """Return which weeks after the one of MONDAY have rows, the newest first."""
    found = MissedQuery.objects.order_by("-week").values_list("week", flat=True)
    return [(week - MONDAY).days // 7 for week in found]


def test_what_nothing_contains_is_counted():
    make_news("Žirafa")

    ask("žirafa")
    assert noted() == {}

    for words in ("Wqxzv", " wqxzv ", "WQXZV", "žirafa wqxzv", "žirafa   wqxzv"):
        ask(words)
    assert noted() == {"wqxzv": 3, "žirafa wqxzv": 2}
    assert MissedQuery.objects.get(words="wqxzv").is_empty
    assert not MissedQuery.objects.get(words="žirafa wqxzv").is_empty


@pytest.mark.parametrize(
    "words",
    [
        "wqxzv jana@wqxzv.example",
        "wqxzv ＠wqxzv",
        "wqxzv 777123456",
        "wqxzv 777 123 456",
        "wqxzv +420 777-123-456",
        "wqxzv 777/12.34",
        "wqxzv 7·7·7·1·2",
        "wqxzv ٧٧٧١٢",
        "wqxzv 800101/1234",
        "12 34",
        "!? …",
        "w q x z v wq xz qx vq",
        "wqxzv" * 17,
        "",
    ],
)
def test_what_could_tell_of_somebody_is_never_noted(words):
    ask(words)

    assert noted() == {}


@pytest.mark.parametrize("words", ["wqxzv 2026", "wqxzv 12. 6.", "wq xz zv qx vq qq xx zz"])
def test_a_year_or_a_day_is_nothing_private(words):
    ask(words)

    assert noted() == {words: 1}


def test_later_pages_and_narrowed_questions_are_not_counted():
    ask("wqxzv", strana=2, rok="2026")
    ask("wqxzv", druh="aktuality", rok="2026")

    assert noted() == {}


def test_every_week_begins_anew_and_half_a_year_is_kept(set_clock, region):
    set_clock(prague(2027, 6, 20, 23, 59))
    ask("wqxzv")
    ask("wqxzv")
    set_clock(prague(2027, 6, 21, 0, 1))
    ask("wqxzv")

    counts = dict(MissedQuery.objects.values_list("week", "count"))
    assert counts == {MONDAY: 2, MONDAY + timedelta(weeks=1): 1}

    set_clock(prague(2027, 12, 14, 12))
    ask("wqxzv")
    assert weeks() == [26, 1, 0]
    set_clock(prague(2027, 12, 21, 12))
    ask("wqxzv")
    assert weeks() == [27, 26, 1]


def test_robots_cannot_fill_the_table(region):
    MissedQuery.objects.bulk_create(
        MissedQuery(region=region, week=this_week(), words=f"slovo {number}", count=1)
        for number in range(MOST_A_WEEK)
    )

    ask("wqxzv")
    note_missed(region, "slovo 7", is_empty=True)

    assert MissedQuery.objects.count() == MOST_A_WEEK
    assert MissedQuery.objects.get(words="slovo 7").count == 2
    # Neither another region nor another week is full by that.
    note_missed(another_region(), "wqxzv", is_empty=True)
    assert MissedQuery.objects.get(words="wqxzv").region.slug == "jinde"


def test_a_database_that_refuses_to_write_does_not_break_the_page():
    ask("wqxzv")
    refuse = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET TRANSACTION READ ONLY"}
    allow = {"sqlite": "PRAGMA query_only = OFF"}
    # PostgreSQL takes it back at the end of the (inner) transaction.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(refuse[connection.vendor])
        try:
            ask("wqxzv")
            ask("xqzvw")
        finally:
            if connection.vendor in allow:
                cursor.execute(allow[connection.vendor])
            transaction.set_rollback(True)

    assert noted() == {"wqxzv": 1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgres")
def test_readers_at_the_same_moment_are_all_counted():
    def in_thread() -> None:
        try:
            ask("wqxzv")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            # The first reader has written and not yet committed; the others have to wait for that.
            ask("wqxzv")
            others = [threads.submit(in_thread) for _number in range(2)]
            until(lambda: waiting_for_a_lock() == 2)
        for other in others:
            other.result(timeout=30)

    assert noted() == {"wqxzv": 3}


def test_a_site_without_a_region_notes_nothing():
    Region.objects.all().delete()

    ask("wqxzv")

    assert noted() == {}
