"""When events are on, over, and in which month: several days, whole days, the days on which clocks change."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.centre import make_event, place, topic
from tests.support.doors import read, search
from tests.support.editing import path_of, prague
from tests.support.web import soup

pytestmark = pytest.mark.django_db


def rows(path: str = "/akce/", **query) -> list[str]:
    """Return the addresses of the events in a list, in order."""
    page = soup(Client().get(path, query))
    return [link["href"] for link in page.select("main .event-row__title a")]


def words_about(page) -> str:
    """Return the facts that readers see about an event, in one line."""
    facts = soup(Client().get(path_of(page))).select_one("main .facts")
    return " ".join(facts.get_text(" ").split())


def test_coming_events_stand_nearest_first_and_past_ones_latest_first():
    now = timezone.now()
    day = timedelta(days=1)
    later, sooner = (make_event(f"Za {n}", starts_at=now + n * day) for n in (9, 2))
    older, newer = (
        make_event(f"Před {n}", starts_at=now - n * day, ends_at=now - n * day) for n in (30, 3)
    )

    assert rows() == [path_of(sooner), path_of(later)]
    assert rows(obdobi="minule") == [path_of(newer), path_of(older)]


def test_an_event_leaves_the_coming_list_when_it_ends_not_when_it_starts(set_clock):
    page = make_event("Koncert", starts_at=prague(2027, 6, 5, 18), ends_at=prague(2027, 6, 5, 20))

    set_clock(prague(2027, 6, 5, 19, 59))
    assert rows() == [path_of(page)]
    assert path_of(page) in read("/")

    set_clock(prague(2027, 6, 5, 20, 1))
    assert rows() == []
    assert rows(obdobi="minule") == [path_of(page)]
    assert path_of(page) not in read("/")
    assert "status-banner" in read(path_of(page))


def test_without_an_end_it_is_over_at_the_end_of_its_day(set_clock):
    page = make_event("Beseda", starts_at=prague(2027, 6, 5, 18))

    assert page.over_at == prague(2027, 6, 6)
    set_clock(prague(2027, 6, 5, 23, 59))
    assert rows() == [path_of(page)]
    set_clock(prague(2027, 6, 6, 0, 1))
    assert rows() == []


def test_a_whole_day_event_lasts_through_its_last_day():
    page = make_event(
        "Sběrový víkend",
        starts_at=prague(2027, 6, 5),
        ends_at=prague(2027, 6, 6),
        is_all_day=True,
    )

    assert page.over_at == prague(2027, 6, 7)
    facts = words_about(page)
    assert "5.–6." in facts
    assert "0:00" not in facts


def test_an_event_till_midnight_does_not_reach_the_next_day():
    page = make_event("Ples", starts_at=prague(2027, 2, 5, 19), ends_at=prague(2027, 2, 6))

    assert page.over_at == prague(2027, 2, 6)
    assert "24:00" in words_about(page)
    assert "–6." not in words_about(page)


def test_an_event_of_several_days_is_in_both_of_its_months():
    page = make_event("Putování", starts_at=prague(2027, 4, 29, 9), ends_at=prague(2027, 5, 2, 16))

    assert rows(mesic="2027-04") == [path_of(page)]
    assert rows(mesic="2027-05") == [path_of(page)]
    assert rows(mesic="2027-03") == []
    assert rows(mesic="2027-06") == []


def test_both_months_of_a_long_event_are_offered():
    make_event("Putování", starts_at=prague(2027, 4, 29, 9), ends_at=prague(2027, 5, 2, 16))

    offered = [
        option["value"]
        for option in soup(Client().get("/akce/")).select("select[name=mesic] option")
    ]

    assert offered == ["", "2027-05", "2027-04"]


def test_the_edges_of_a_month_are_those_of_prague():
    last = make_event(
        "Silvestr", starts_at=prague(2027, 12, 31, 23, 30), ends_at=prague(2028, 1, 1)
    )
    first = make_event("Nový rok", starts_at=prague(2028, 1, 1, 0, 15))

    # 23:15 UTC on 31 December.
    assert first.starts_at == datetime(2027, 12, 31, 23, 15, tzinfo=UTC)
    assert rows(mesic="2027-12") == [path_of(last)]
    assert rows(mesic="2028-01") == [path_of(first)]


@pytest.mark.parametrize(
    ("day", "length"),
    [((2027, 3, 28), 23), ((2027, 10, 31), 25)],
    ids=["clocks go forward", "clocks go back"],
)
def test_days_on_which_clocks_change_have_their_own_length(day, length):
    whole = make_event("Celý den", starts_at=prague(*day), is_all_day=True)
    timed = make_event("V poledne", starts_at=prague(*day, 12), ends_at=prague(*day, 15))

    assert whole.over_at - whole.starts_at == timedelta(hours=length)
    assert "12:00" in words_about(timed)
    assert "15:00" in words_about(timed)
    assert f"{day[2]}." in words_about(whole)
    month = f"{day[0]}-{day[1]:02}"
    assert rows(mesic=month) == [path_of(whole), path_of(timed)]


def test_the_hour_that_comes_twice_keeps_its_place():
    # 2:30 comes twice on 31 October 2027: first in summer time (0:30 UTC), then in winter time.
    page = make_event(
        "Noc změny času",
        starts_at=datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        ends_at=datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    )

    assert page.over_at - page.starts_at == timedelta(hours=1)
    assert words_about(page).count("2:30") == 2


def test_an_event_over_the_change_of_clocks_is_shown_by_local_times():
    page = make_event(
        "Noc na vlnách", starts_at=prague(2027, 3, 27, 20), ends_at=prague(2027, 3, 28, 8)
    )

    # Twelve hours on the wall, eleven in the world.
    elapsed = page.over_at.astimezone(UTC) - page.starts_at.astimezone(UTC)
    assert elapsed == timedelta(hours=11)
    facts = words_about(page)
    assert "20:00" in facts
    assert "8:00" in facts


def test_topic_and_place_narrow_coming_and_past_events():
    now = timezone.now()
    wanted = {"topics": [topic("sport")], "places": [place("turnov")]}
    coming = make_event("Běh", starts_at=now + timedelta(days=3), **wanted)
    past = make_event("Loňský běh", starts_at=now - timedelta(days=400), **wanted)
    make_event("Výstava", starts_at=now + timedelta(days=3), topics=[topic("zdravi")])

    assert rows(tema="sport", misto="turnovsko") == [path_of(coming)]
    assert rows(tema="sport", misto="turnovsko", obdobi="minule") == [path_of(past)]


@pytest.mark.parametrize(
    "address", ["?obdobi=nikdy", "?mesic=2026-00", "?tema=x%00", "?misto=%F0%9F%90%8D", "?strana=a"]
)
def test_a_broken_value_never_breaks_the_list(address):
    page = make_event("Stálice")

    response = Client().get("/akce/" + address)

    assert response.status_code == 200
    assert path_of(page) in response.content.decode()


def test_paging_goes_on_beyond_the_end(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 2
    start = timezone.now() + timedelta(days=1)
    made = {path_of(make_event(f"Akce {n}", starts_at=start)) for n in range(5)}

    seen = [row for number in (1, 2, 3) for row in rows(strana=number)]

    assert len(seen) == 5
    assert set(seen) == made
    assert rows(strana=999) == rows(strana=3)


def test_a_past_event_is_still_found_by_search():
    page = make_event("Krakonošova svatba", starts_at=timezone.now() - timedelta(days=300))

    assert path_of(page) in search("Krakonošova")
