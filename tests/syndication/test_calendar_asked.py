"""Calendars as they are asked for: what changes, what fits, who has it already, and what is nobody's business."""

from datetime import UTC, timedelta
from urllib.parse import urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.models import Page

from tests.support.calendars import calendar
from tests.support.centre import make_event, make_image, make_organization, place, topic
from tests.support.clock import set_clock
from tests.support.doors import read
from tests.support.editing import path_of, prague
from tests.support.strangers import OTHER_HOST, plant
from tests.support.telling import make_ready
from volunteering.directory.models import FormerSlug
from volunteering.events.pages import EventPage
from volunteering.topics.models import TargetGroup

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

NOW = prague(2027, 3, 1, 10)


def titles(**query) -> set[str]:
    return {event.summary for event in calendar(**query).values()}


def test_what_changes_is_told_with_a_higher_number_and_stays_thirty_days(set_clock):
    set_clock(NOW)
    end = prague(2027, 3, 2, 12)
    page = make_event("Ples", starts_at=prague(2027, 3, 2, 10), ends_at=end)
    later = make_event("Výlet", starts_at=prague(2027, 5, 1, 10), online_url="https://sit.example/")
    numbers = []
    for minute, status, word, told in (
        (1, "rescheduled", "CONFIRMED", "Ples"),
        (2, "postponed", "TENTATIVE", ""),
        (3, "cancelled", "CANCELLED", ""),
    ):
        set_clock(NOW + timedelta(minutes=minute))
        page.status = status
        page.save_revision().publish()
        event = calendar()[page.uuid.urn]
        assert event.status == word
        assert event.summary == told or event.summary.endswith(": Ples")
        numbers.append(event.sequence)
    assert numbers == [60, 120, 180]
    # Nobody shall come to where it was to be.
    later.status = "moved_online"
    later.save_revision().publish()
    assert calendar()[later.uuid.urn].location == "https://sit.example/"

    make_ready()
    for after, is_there in ((timedelta(days=30, seconds=-1), True), (timedelta(days=30), False)):
        # By time that has gone by: the clocks were turned meanwhile.
        set_clock(end.astimezone(UTC) + after)
        assert (page.uuid.urn in calendar()) is is_there
    # Its own address keeps it.
    assert calendar(f"/kalendar/{page.uuid}.ics")[page.uuid.urn].status == "CANCELLED"

    page.unpublish()
    later.delete()
    assert calendar() == {}
    for gone in (page, later):
        response = Client().get(f"/kalendar/{gone.uuid}.ics")
        assert response.status_code == 404
        assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_a_calendar_is_narrowed_by_everyday_words_and_refuses_others():
    organization = make_organization("Spolek", slug="spolek")
    group = TargetGroup.objects.get(slug="seniori")
    make_event("Turnov", kind="festival", topics=[topic("seniori")], places=[place("turnov")])
    make_event("Liberec", kind="training", places=[place("liberec")], target_groups=[group])
    make_event("Nikde", organizations=[organization])
    FormerSlug.objects.create(
        organization=organization, region=organization.region, slug="byvaly-spolek"
    )
    every = {"Turnov", "Liberec", "Nikde"}

    for query, expected in (
        ({}, every),
        ({"misto": "Turnovsko"}, {"Turnov"}),
        ({"misto": ["turnov", "Liberec"]}, {"Turnov", "Liberec"}),
        ({"tema": "seniori"}, {"Turnov"}),
        ({"komu": "Senioři"}, {"Liberec"}),
        ({"organizace": str(organization.uuid)}, {"Nikde"}),
        ({"organizace": "spolek"}, {"Nikde"}),
        ({"druh": ["festival", "Školení"]}, {"Turnov", "Liberec"}),
        ({"druh": "skoleni", "misto": "turnov"}, set()),
        # By its former name.
        ({"organizace": "byvaly-spolek"}, {"Nikde"}),
    ):
        assert titles(**query) == expected, query
    for name, value in {
        **dict.fromkeys(("misto", "tema", "komu", "druh", "organizace"), "nic"),
        "place": "turnov",
    }.items():
        response = Client().get("/kalendar.ics", {name: value})
        assert response.status_code == 400
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert name in response.content.decode()
    assert Client().post("/kalendar.ics").status_code == 405
    # One that is empty says what it is, all the same.
    empty = "/kalendar.ics?" + urlencode({"misto": "Turnovsko", "druh": "meeting"})
    read_ = Calendar.from_ical(Client().get(empty).content)
    assert read_["source"] == f"http://testserver{empty}"
    assert read_["refresh-interval"].dt == timedelta(hours=1)
    assert read_["name"] == read_["x-wr-calname"]
    assert read_["name"].endswith("Centrum Libereckého kraje (Turnovsko)")


def test_whoever_has_it_already_is_not_sent_it_again(set_clock):
    set_clock(NOW)
    end = prague(2027, 3, 1, 9) - timedelta(days=29)
    page = make_event("Ples", starts_at=end - timedelta(hours=2), ends_at=end)
    make_ready()
    paths = ("/kalendar.ics", f"/kalendar/{page.uuid}.ics")
    assert {Client().get(path).status_code for path in paths} == {200}
    set_clock(NOW + timedelta(seconds=5))
    validators = []
    for path in paths:
        first = Client().get(path)
        for name, header in (("ETag", "if-none-match"), ("Last-Modified", "if-modified-since")):
            again = Client().get(path, headers={header: first[name]})
            assert (again.status_code, again.content) == (304, b"")
            assert again["Access-Control-Allow-Origin"] == "*"
        assert Client().head(path)["ETag"] == first["ETag"]
        assert first["Access-Control-Allow-Origin"] == "*"
        assert "Cookie" not in first["Vary"]
        assert not first.cookies
        validators.append((first["ETag"], first["Last-Modified"]))

    page.title = "Bál"
    set_clock(NOW + timedelta(seconds=10))
    page.save_revision().publish()
    for path, (etag, moment) in zip(paths, validators, strict=True):
        assert Client().get(path, headers={"if-none-match": etag}).status_code == 200
        assert Client().get(path, headers={"if-modified-since": moment}).status_code == 200
    # It leaves by the clock: no cache keeps it beyond, and whoever has it learns so.
    make_ready()
    leaves = end + timedelta(days=30)
    set_clock(leaves - timedelta(seconds=25))
    Client().get("/kalendar.ics")
    set_clock(leaves - timedelta(seconds=20))
    before = Client().get("/kalendar.ics")
    assert "s-maxage=20, stale-while-revalidate=0" in before["Cache-Control"]
    set_clock(leaves + timedelta(seconds=2))
    since = {"if-modified-since": before["Last-Modified"]}
    assert Client().get("/kalendar.ics", headers=since).status_code == 200


def test_nothing_hidden_gets_out():
    planted = plant()
    uuids = [*EventPage.objects.values_list("uuid", flat=True)]
    for when in ("made anew", "ready"):
        answers = [Client().get(f"/kalendar/{uuid}.ics") for uuid in uuids]
        everything = read("/kalendar.ics") + read("/kalendar.ics", misto="Turnovsko")
        told = "".join(
            answer.content.decode() for answer in answers if answer.status_code == 200
        ).replace("\r\n ", "")
        everything = everything.replace("\r\n ", "")
        for word in ("verejneevent", "verejnepast", "zivotevent"):
            assert word in everything, (when, word)
            assert word in told, (when, word)
        for word in (*planted.hidden, *planted.elsewhere):
            assert word not in everything, (when, word)
            assert word not in told, (when, word)
        assert {answer.status_code for answer in answers} == {200, 404}
        make_ready()
    cache.clear()
    there = Client(headers={"host": OTHER_HOST}).get("/kalendar.ics").content.decode()
    assert "jindeakce" in there
    assert "verejneevent" not in there


def test_a_calendar_costs_a_few_questions_however_long_it_is():
    def cost(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert Client().get(path).status_code == 200
        return len(asked)

    page = make_event("Akce", topics=[topic("seniori")], lead_image=make_image())
    paths = ("/kalendar.ics", "/kalendar.ics?tema=seniori", f"/kalendar/{page.uuid}.ics")
    make_ready()
    for path in paths:
        cost(path)
    few = [cost(path) for path in paths]
    for number in range(12):
        make_event(f"Akce {number}", topics=[topic("seniori")], lead_image=page.lead_image)
    make_ready()
    for path in paths:
        cost(path)
    assert [cost(path) for path in paths] == few
    assert max(few) <= 5


def test_pages_lead_to_the_calendar():
    def links(path: str) -> dict[str, str]:
        page = BeautifulSoup(read(path), "lxml")
        return {
            urlsplit(link["href"]).scheme or "path": link["href"]
            for link in page.select("main a[href*='kalendar']")
        }

    coming = make_event("Akce", topics=[topic("seniori")])
    cancelled = make_event("Jiná", status="cancelled")
    past = make_event("Stará", starts_at=prague(2024, 1, 1, 9))

    assert links(path_of(coming)) == {"path": f"/kalendar/{coming.uuid}.ics"}
    assert links(path_of(cancelled)) == links(path_of(past)) == {}
    index = path_of(Page.objects.get(pk=coming.get_parent().pk))
    assert links(index) == {
        "webcal": "webcal://testserver/kalendar.ics",
        "http": "http://testserver/kalendar.ics",
    }
    narrowed = links(f"{index}?tema=seniori&misto=neni")
    assert narrowed["http"] == "http://testserver/kalendar.ics?tema=seniori"
    assert 'type="text/calendar"' in read(index)
    parts = urlsplit(narrowed["http"])
    assert {event.summary for event in calendar(f"{parts.path}?{parts.query}").values()} == {"Akce"}
