"""The API's events: what is to come and what is over, between two moments, by the clocks of the region."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.support.centre import make_event, make_image, make_organization, place, topic
from tests.support.clock import set_clock
from tests.support.editing import prague
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.offices.models import Office

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/events"
DAY = timedelta(days=1)


def ask(expected: int = 200, /, **query):
    """Return the answer to a question; `from_` stands for `from`."""
    query = {name.rstrip("_"): value for name, value in query.items()}
    response = Client().get(ADDRESS, query)
    assert response.status_code == expected, response.content
    return response.json()


def titles(**query) -> list[str]:
    """Return the titles of the events that are found, in order."""
    return [item["title"] for item in ask(**query)["items"]]


@pytest.fixture
def four(db) -> None:
    """Make two events to come and two that are over."""
    now = timezone.now()
    for title, days in (("Za devět", 9), ("Za dva", 2), ("Před třiceti", -30), ("Před třemi", -3)):
        make_event(title, starts_at=now + days * DAY, ends_at=now + days * DAY)


def test_coming_events_are_told_unless_others_are_asked_for(four):
    assert titles() == titles(time="upcoming") == ["Za dva", "Za devět"]
    assert titles(time="past") == ["Před třemi", "Před třiceti"]
    assert titles(time="all") == ["Před třiceti", "Před třemi", "Za dva", "Za devět"]
    assert titles(order="-starts_at") == ["Za devět", "Za dva"]
    assert titles(time="past", order="starts_at") == ["Před třiceti", "Před třemi"]
    assert titles(time="all", order="title") == [
        "Před třemi",
        "Před třiceti",
        "Za devět",
        "Za dva",
    ]


def test_all_of_an_event_is_told_in_its_list_and_at_its_address(region):
    organization = make_organization("Spolek")
    page = make_event(
        "Sběrový víkend",
        starts_at=prague(2999, 6, 5),
        ends_at=prague(2999, 6, 6),
        is_all_day=True,
        kind="festival",
        status="cancelled",
        venue_name="Park",
        organizations=[organization],
        topics=[topic("seniori")],
        places=[place("turnov")],
    )

    (item,) = ask()["items"]
    full = Client().get(f"{ADDRESS}/{page.uuid}").json()

    assert full["body"] == []
    assert {name: full[name] for name in item} == item
    assert Client().get(f"{ADDRESS}/{page.slug}").json() == full
    assert ask(expand="body")["items"] == [full]
    expected = {
        "id": str(page.uuid),
        "kind": "events",
        "event_kind": "festival",
        "status": "cancelled",
        "starts_at": "2999-06-05T00:00:00+02:00",
        "first_day": "2999-06-05",
        "last_day": "2999-06-06",
        "is_all_day": True,
        "over_at": "2999-06-07T00:00:00+02:00",
    }
    assert {name: item[name] for name in expected} == expected
    assert item["venue"]["name"] == "Park"
    assert item["venue"]["municipality"]["slug"] == "turnov"
    assert [one["id"] for one in item["organizations"]] == [str(organization.uuid)]


def test_an_event_goes_over_with_the_clock_and_nothing_else(set_clock):
    timed = {"starts_at": prague(2027, 6, 5, 18), "ends_at": prague(2027, 6, 5, 20)}
    make_event("Koncert", **timed)
    make_event("Beseda", starts_at=prague(2027, 6, 5, 18, 30))

    set_clock(prague(2027, 6, 5, 19, 59))
    assert (titles(), titles(time="past")) == (["Koncert", "Beseda"], [])
    # No cache may keep the list beyond the minute that the concert still lasts.
    assert Client().get(ADDRESS)["Cache-Control"].endswith("s-maxage=60, stale-while-revalidate=0")
    call_command("rebuild_read_models", verbosity=0)

    set_clock(prague(2027, 6, 5, 20))
    assert (titles(), titles(time="past")) == (["Beseda"], ["Koncert"])
    set_clock(prague(2027, 6, 5, 23, 59))
    assert titles() == ["Beseda"]
    set_clock(prague(2027, 6, 6))
    assert (titles(), titles(time="past")) == ([], ["Beseda", "Koncert"])


@pytest.mark.parametrize(
    ("day", "hours"), [(prague(2027, 3, 28), 23), (prague(2027, 10, 31), 25)], ids=["short", "long"]
)
def test_days_on_which_clocks_change_have_their_own_length(set_clock, day, hours):
    make_event("Celý den", starts_at=day, is_all_day=True)
    make_event("V poledne", starts_at=day.replace(hour=12), ends_at=day.replace(hour=15))
    end = day.astimezone(UTC) + timedelta(hours=hours)
    today, tomorrow = day.date(), day.date() + DAY

    set_clock(end - timedelta(minutes=1))
    assert titles() == ["Celý den"]
    set_clock(end)
    assert titles() == []
    assert titles(from_=today, to=today) == ["Celý den", "V poledne"]
    assert titles(from_=tomorrow) == titles(time="all", to=today - DAY) == []
    # Midnight of the next day, told in UTC.
    midnight = end.isoformat().replace("+00:00", "Z")
    assert titles(from_=midnight) == []
    assert titles(time="all", to=midnight) == ["Celý den", "V poledne"]
    (whole, noon) = ask(from_=today)["items"]
    assert whole["first_day"] == whole["last_day"] == today.isoformat()
    assert noon["starts_at"] == day.replace(hour=12).isoformat()


def test_the_night_hour_that_comes_twice_is_two_hours(set_clock):
    # 2:30 comes twice on 31 October 2027: in summer time at 0:30 UTC, in winter time at 1:30 UTC.
    first, second = (datetime(2027, 10, 31, hour, 30, tzinfo=UTC) for hour in (0, 1))
    make_event("Noc změny času", starts_at=first, ends_at=second)

    (item,) = ask(time="all")["items"]
    assert (item["starts_at"], item["ends_at"]) == (
        "2027-10-31T02:30:00+02:00",
        "2027-10-31T02:30:00+01:00",
    )
    set_clock(second - timedelta(minutes=1))
    assert titles() == ["Noc změny času"]
    assert titles(from_="2027-10-31T02:20:00+01:00") == ["Noc změny času"]
    assert titles(from_="2027-10-31T02:30:00+01:00") == []


def test_an_event_of_several_days_lies_in_all_of_them():
    make_event("Putování", starts_at=prague(2027, 4, 29, 9), ends_at=prague(2027, 5, 2, 16))
    make_event("Ples", starts_at=prague(2027, 5, 7, 19), ends_at=prague(2027, 5, 8))
    make_event("Výstřel", starts_at=prague(2027, 5, 9, 12), ends_at=prague(2027, 5, 9, 12))

    assert titles(from_="2027-04-30", to="2027-05-01") == ["Putování"]
    assert titles(from_="2027-05-02", to="2027-05-02") == ["Putování"]
    assert titles(from_="2027-05-02T16:00", to="2027-05-06") == []
    assert titles(from_="2027-04-01", to="2027-04-28") == []
    assert titles(from_="2027-04-01", to="2027-04-29T09:00:00") == []
    assert titles(from_="2027-04-01", to="2027-04-29T09:00:01+02:00") == ["Putování"]
    # What ends at midnight does not reach the next day; what has no length is somewhere all the same.
    assert titles(from_="2027-05-08", to="2027-05-08") == []
    assert titles(from_="2027-05-07", to="2027-05-07") == ["Ples"]
    assert titles(from_="2027-05-09T12:00", to="2027-05-10") == ["Výstřel"]
    assert titles(from_="0001-01-01", to="9999-12-31", limit=1) == ["Putování"]


def test_from_asks_for_past_ones_too_and_goes_with_time(four):
    today = timezone.localdate()

    assert titles(from_=today - 5 * DAY) == ["Před třemi", "Za dva", "Za devět"]
    assert titles(from_=today - 5 * DAY, time="upcoming") == ["Za dva", "Za devět"]
    assert titles(from_=today - 5 * DAY, time="past") == ["Před třemi"]
    assert titles(to=today + 5 * DAY) == ["Za dva"]


def test_filters_go_together_and_values_are_alternatives():
    spolek, cizi = make_organization("Spolek"), make_organization("Cizí")
    soon = timezone.now() + DAY
    wanted = {"topics": [topic("sport")], "places": [place("turnov")], "organizations": [spolek]}
    make_event("Běh", starts_at=soon, kind="festival", **wanted)
    make_event("Loňský běh", starts_at=soon - 400 * DAY, kind="festival", **wanted)
    other = {"starts_at": soon + DAY, "kind": "training", "status": "postponed"}
    make_event("Kurz bubnů", **other, topics=[topic("zdravi")], organizations=[cizi])

    assert titles(topic="sport", place="turnovsko", organization=spolek.uuid) == ["Běh"]
    assert titles(topic="sport", time="past") == ["Loňský běh"]
    assert titles(event_kind="training") == titles(status="postponed") == ["Kurz bubnů"]
    assert titles(event_kind=["training", "festival"]) == ["Běh", "Kurz bubnů"]
    assert titles(event_kind="meeting") == titles(organization=uuid4()) == []
    assert titles(event_kind="festival", status="postponed") == []
    assert titles(q="bubny") == ["Kurz bubnů"]
    facets = {one["value"]: one["count"] for one in ask(facets="true")["facets"]["topic"]}
    assert facets == {"sport": 1, "zdravi": 1}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"from_": "zitra"}, "from"),
        ({"to": "2027-02-30"}, "to"),
        ({"from_": "2027-02-02", "to": "2027-02-01"}, "from"),
        ({"time": "nikdy"}, "time"),
        ({"event_kind": "vecirek"}, "event_kind"),
        ({"status": "x"}, "status"),
        ({"order": "x"}, "order"),
        ({"organization": "x"}, "organization"),
        ({"from__x": "2027-02-02"}, "from__x"),
    ],
)
def test_a_wrong_value_is_named_in_a_sentence(query, named):
    problem = ask(400, **query)

    assert [error["parameter"] for error in problem["errors"]] == [named]
    assert problem["errors"][0]["detail"].endswith(".")


def test_a_plus_that_the_address_took_for_a_blank_is_still_an_offset(four):
    moment = f"{timezone.localdate() - 5 * DAY}T00:00:00"

    response = Client().get(f"{ADDRESS}?from={moment}+02:00")

    assert [item["title"] for item in response.json()["items"]] == titles(from_=f"{moment}+02:00")


def test_what_is_not_public_is_nowhere(region):
    soon = timezone.now() + DAY
    hidden = [
        make_event("Tajný návrh", publish=False, starts_at=soon),
        make_event("Tajná prošlá", starts_at=soon),
        make_event("Tajná zamčená", starts_at=soon),
        make_event("Tajná jinde", starts_at=soon),
    ]
    pages = Page.objects
    pages.filter(pk=hidden[1].pk).update(expire_at=timezone.now() - DAY)
    PageViewRestriction.objects.create(page=hidden[2], restriction_type="login")
    hidden[3].move(Page.get_first_root_node(), "last-child")
    secret = make_organization("Tajný spolek", publish=False)
    office = Office.objects.create(
        region=region, name="Tajná kancelář", slug="t", street="Tajná", place=place("turnov")
    )
    Office.objects.update(expire_at=timezone.now() - DAY)
    shown = make_event("Veřejná", starts_at=soon, organizations=[secret], office=office)

    for query in ({"time": "all"}, {"time": "all", "expand": "body"}, {"q": "tajná"}, {}):
        assert "Tajn" not in str(ask(**query))
        assert str(secret.uuid) not in str(ask(**query))
    assert titles(time="all") == [shown.title]
    for page in hidden:
        for name in (page.uuid, page.slug):
            assert Client().get(f"{ADDRESS}/{name}").status_code == 404


@pytest.mark.any_database("the number of queries is the same on both")
def test_a_hundred_events_cost_as_many_queries_as_one(region):
    def queries(**query) -> int:
        ask(**query)
        with CaptureQueriesContext(connection) as asked:
            ask(**query)
        return len(asked)

    about = {"topics": [topic("sport")], "places": [place("turnov")]}
    organization = make_organization("Spolek")
    first = make_event("První", organizations=[organization], lead_image=make_image(), **about)
    ask()
    few = queries(limit=100), queries(limit=100, place="turnovsko", facets="true")
    for number in range(99):
        page = EventPage(title="Akce", slug=f"akce-{number}", lead="Akce.", venue_name="Park")
        page.starts_at = first.starts_at
        page.lead_image, page.first_published_at = first.lead_image, first.first_published_at
        page.last_published_at = first.last_published_at
        page.topics, page.places, page.organizations = *about.values(), [organization]
        EventIndexPage.objects.get().add_child(instance=page)

    many = queries(limit=100), queries(limit=100, place="turnovsko", facets="true")

    assert ask(limit=100)["paging"]["total"] == 100
    assert many == few
    assert max(many) <= 12
    call_command("rebuild_read_models", verbosity=0)
    assert queries(limit=100) <= 4
