"""The card of an office on the front page: address, hours, exceptions, and whether it is open now."""

from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.support.centre import place
from tests.support.clock import set_clock
from tests.support.editing import Editor, prague
from tests.support.web import soup
from volunteering.offices.models import HoursException, Office, WeeklyHours

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(region) -> Office:
    """Return an office that is open on Mondays and Wednesdays."""
    office = Office.objects.create(
        region=region,
        name="Kancelář Turnov",
        slug="turnov",
        street="Skálova 12",
        postal_code="51101",
        place=place("turnov"),
        phone="481 000 111",
        by_appointment="Po domluvě kdykoli.",
    )
    for weekday in (0, 2):
        for opens, closes in ((time(9), time(12)), (time(13), time(17))):
            WeeklyHours.objects.create(office=office, weekday=weekday, opens=opens, closes=closes)
    return office


def card():
    """Return the card of the office on the front page."""
    # Word joiners keep an interval on one line.
    page = BeautifulSoup(Client().get("/").content.decode().replace("\u2060", ""), "lxml")
    return page.select_one("main article.office")


def look() -> str:
    """Return what the card says about the present: open, soon or closed."""
    classes = card().select_one(".open-state")["class"]
    return classes[-1].removeprefix("open-state--")


def test_the_card_says_whether_it_is_open_now(office, set_clock):
    for clock, expected in (
        ((7, 30), "closed"),
        ((8, 30), "soon"),
        ((9, 0), "open"),
        ((12, 0), "soon"),
        ((16, 59), "open"),
        ((17, 0), "closed"),
    ):
        set_clock(prague(2027, 6, 7, *clock))
        assert look() == expected, clock


def test_the_script_learns_when_the_sentence_changes(office, set_clock):
    set_clock(prague(2027, 6, 7, 10))

    state = card().select_one(".open-state")

    assert state["data-until"] == "2027-06-07T12:00:00+02:00"
    assert state["data-then-state"] == "closed"


def test_on_a_state_holiday_it_is_closed_and_says_which(office, set_clock):
    # Easter Monday.
    set_clock(prague(2027, 3, 29, 10))

    assert look() == "closed"
    assert "Velikonoční pondělí" in card().get_text()


def test_the_week_stands_on_the_card_with_both_intervals(office, set_clock):
    set_clock(prague(2027, 6, 9, 10))

    rows = card().select("table.hours tr")

    assert [row.td.get_text() for row in rows] == ["9:00–12:00, 13:00–17:00"] * 2
    assert ["hours__row--today" in row.get("class", []) for row in rows] == [False, True]


def test_address_phone_and_note_are_there(office):
    text = " ".join(card().get_text(" ").split())

    assert "Skálova 12" in text
    assert "511 01" in text
    assert "Po domluvě kdykoli." in text
    assert card().select_one('a[href="tel:+420481000111"]')


def test_only_exceptions_ahead_are_listed(office, set_clock):
    HoursException.objects.create(office=office, first_day=date(2027, 6, 1), note="inventura")
    HoursException.objects.create(
        office=office, first_day=date(2027, 6, 5), last_day=date(2027, 6, 10), note="dovolená"
    )
    HoursException.objects.create(
        office=office, first_day=date(2027, 7, 7), opens=time(10), closes=time(12), note="zkráceně"
    )
    set_clock(prague(2027, 6, 7, 10))

    items = [item.get_text() for item in card().select(".hours-exceptions li")]

    assert len(items) == 2
    assert "dovolená" in items[0]
    assert "10:00–12:00" in items[1]
    assert look() == "closed"


def test_a_branch_being_prepared_is_not_open_yet(office, set_clock):
    Office.objects.update(opens_on=date(2027, 9, 1))
    set_clock(prague(2027, 6, 7, 10))

    assert look() == "soon"
    assert "1. 9. 2027" in card().get_text().replace("\xa0", " ")


def test_an_office_without_hours_is_shown_without_promises(region):
    Office.objects.create(
        region=region, name="Bez hodin", slug="bez", street="U lesa 1", place=place("turnov")
    )

    assert look() == "closed"
    assert card().select("table.hours") == []


def test_an_editor_opens_and_previews_an_office_in_the_admin(office):
    editor = Editor()

    screen = editor.client.get(f"/admin/snippets/volunteering/office/edit/{office.pk}/")

    assert screen.status_code == 200
    names = {field.get("name") for field in soup(screen).select("input, select, textarea")}
    assert {"weekly_hours-0-weekday", "hour_exceptions-TOTAL_FORMS"} <= names
