"""Events from the editor's form to the reader: required facts, preview, statuses, feed, sitemap, search."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.support.centre import make_organization, place, topic
from tests.support.doors import FEEDS, read, search, sitemap, status
from tests.support.editing import errors_of, page_titled, path_of, prague, text
from tests.support.web import Visitor, soup
from volunteering.core.models import Region
from volunteering.events.enums import EventStatus
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.offices.models import Office

pytestmark = pytest.mark.django_db

EVENT = {
    "title": "Veletrh dobré vůle",
    "slug": "veletrh",
    "lead": "Padesát organizací na jednom náměstí.",
    "kind": "festival",
    "status": "scheduled",
    "body": [text("<p>Přijďte s <b>harmonikou</b>.</p>")],
}


def soon(**more):
    """Return the facts of an event in a fortnight, in Turnov."""
    start = (timezone.now() + timedelta(days=14)).replace(minute=0, second=0, microsecond=0)
    return EVENT | {"starts_at": start, "municipality": place("turnov")} | more


def index():
    return EventIndexPage.objects.get()


def test_an_editor_publishes_an_event_that_readers_find_everywhere(editor):
    organizer = make_organization("Spolek harmonikářů")

    response = editor.create(
        EventPage,
        index(),
        **soon(venue_name="Zámecká zahrada", organizer_name="Ochotníci", tags="hudba"),
        topics=[topic("komunita")],
        places=[place("turnovsko")],
        organizations=[organizer],
    )

    assert response.status_code == 302
    page = page_titled("Veletrh dobré vůle")
    assert path_of(page) == "/akce/veletrh/"
    article = read("/akce/veletrh/")
    for words in (
        "harmonikou",
        "Zámecká zahrada",
        "Turnov",
        "Spolek harmonikářů",
        "Ochotníci",
        "hudba",
    ):
        assert words in article
    for door in ("/", "/akce/", organizer.get_url(), "/kanaly/vse.rss", "/kanaly/akce.rss"):
        assert path_of(page) in read(door), door
    assert path_of(page) in sitemap()
    assert path_of(page) in search("harmonikou")
    for door in ("/aktuality/", "/pribehy/", "/akce/?obdobi=minule", *FEEDS[1:3]):
        assert path_of(page) not in read(door), door


@pytest.mark.parametrize("missing", ["title", "lead", "starts_at"])
def test_required_facts_are_asked_for(editor, missing):
    response = editor.create(EventPage, index(), **soon(**{missing: ""}))

    assert list(errors_of(response)) == [missing]
    assert not EventPage.objects.exists()


def test_an_event_that_is_nowhere_is_refused(editor):
    response = editor.create(EventPage, index(), **soon(municipality=""))

    assert list(errors_of(response)) == ["venue_name"]
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    "where", [{"venue_name": "Sokolovna"}, {"online_url": "https://schuzka.example/dobro"}]
)
def test_a_venue_or_an_address_online_is_enough(editor, where):
    response = editor.create(EventPage, index(), **soon(municipality="", **where))

    assert response.status_code == 302
    assert status("/akce/veletrh/") == 200


def test_an_event_in_our_office_needs_no_other_place(editor, region):
    office = Office.objects.create(
        region=region,
        name="Dobropoint",
        slug="dobropoint",
        street="Palackého 1",
        place=place("turnov"),
    )

    response = editor.create(EventPage, index(), **soon(municipality="", office=office))

    assert response.status_code == 302
    page = read("/akce/veletrh/")
    assert "Dobropoint" in page
    assert "Palackého 1" in page
    assert Region.objects.count() == 1


def test_an_end_before_the_start_is_refused(editor):
    start = soon()["starts_at"]

    response = editor.create(EventPage, index(), **soon(ends_at=start - timedelta(hours=1)))

    assert list(errors_of(response)) == ["ends_at"]


def test_an_address_that_is_none_is_refused(editor):
    response = editor.create(EventPage, index(), **soon(online_url="javascript:alert(1)"))

    assert list(errors_of(response)) == ["online_url"]


def test_a_draft_without_a_lead_can_be_saved(editor):
    response = editor.create(EventPage, index(), action="", **soon(lead=""))

    assert response.status_code == 302
    assert not page_titled("Veletrh dobré vůle").live
    assert status("/akce/veletrh/") == 404


def test_the_preview_shows_the_event_before_it_is_saved(editor):
    response = editor.preview(EventPage, index(), **soon())

    assert response.status_code == 200
    assert "harmonikou" in response.content.decode()
    assert not EventPage.objects.exists()


def test_a_scheduled_announcement_appears_when_its_time_comes(editor, set_clock):
    later = timezone.now() + timedelta(hours=2)
    editor.create(EventPage, index(), **soon(go_live_at=later))
    assert status("/akce/veletrh/") == 404

    set_clock(later + timedelta(minutes=1))
    call_command("publish_scheduled")

    assert "/akce/veletrh/" in read("/akce/")


def test_an_unpublished_event_is_gone(editor):
    editor.create(EventPage, index(), **soon())

    editor.unpublish(page_titled("Veletrh dobré vůle"))

    for door in ("/", "/akce/", *FEEDS):
        assert "/akce/veletrh/" not in read(door)
    assert "/akce/veletrh/" not in sitemap() + search("harmonikou")


@pytest.mark.parametrize("state", [choice for choice in EventStatus if choice != "scheduled"])
def test_a_change_of_plan_is_said_before_anything_else(editor, state):
    editor.create(EventPage, index(), **soon(online_url="https://schuzka.example/dobro"))
    page = page_titled("Veletrh dobré vůle")
    assert "status-banner" not in read(path_of(page))

    editor.edit(page, status=state.value)

    article = soup(Visitor().get(path_of(page)))
    banner = article.select_one(".status-banner")
    assert banner is not None
    before_it = banner.find_all_previous("dl", class_="facts")
    assert before_it == []
    row = soup(Visitor().get("/akce/")).select_one(".event-row")
    assert row.select_one(".badge") is not None
    off = state in (EventStatus.CANCELLED, EventStatus.POSTPONED)
    assert ("event-row--off" in row["class"]) == off
    assert ("Turnov" in article.select_one("main .facts").get_text()) == (state != "moved_online")


def test_a_changed_slug_of_an_event_redirects(editor):
    editor.create(EventPage, index(), **soon())

    editor.edit(page_titled("Veletrh dobré vůle"), slug="jarmark")

    response = Visitor().get("/akce/veletrh/")
    assert (response.status_code, response["Location"].endswith("/akce/jarmark/")) == (301, True)


def test_the_form_takes_times_as_clocks_in_prague_show_them(editor):
    summer = prague(timezone.localdate().year + 1, 7, 1, 18, 30)

    editor.create(EventPage, index(), **soon(starts_at=summer))

    page = page_titled("Veletrh dobré vůle")
    assert page.starts_at == summer
    assert page.starts_at.utcoffset() == timedelta(0)
    assert page.starts_at.hour == 16
    assert "18:30" in read("/akce/veletrh/")
