"""The API's offices: their hours, what differs from them, and whether they are open at the moment of the request."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.centre import make_image, place
from tests.support.clock import set_clock
from tests.support.editing import prague
from volunteering.core.models import Region
from volunteering.offices.models import HoursException, Office, WeeklyHours
from volunteering.readmodels.models import ReadModel

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/offices"
MONDAY, WEDNESDAY, SUNDAY = 0, 2, 6


def make_office(name: str = "Kancelář Turnov", slug: str = "turnov", **fields) -> Office:
    """Return an office that is open on Mondays from nine to five with a break at noon."""
    about = {"street": "Skálova 12", "postal_code": "51101", "place": place("turnov")} | fields
    office = Office.objects.create(
        region=Region.objects.get(slug="liberecky-kraj"), name=name, slug=slug, **about
    )
    open_on(office, MONDAY, 13, 17)
    open_on(office, MONDAY, 9, 12)
    return office


def open_on(office: Office, weekday: int, opens: int, closes: int, **validity) -> None:
    """Add an interval of the usual week."""
    times = {"opens": time(opens), "closes": time(closes)}
    WeeklyHours.objects.create(office=office, weekday=weekday, **times, **validity)


def ask(path: str = "", **query):
    """Return what an address answers."""
    response = Client().get(ADDRESS + path, query)
    assert response.status_code == 200, response.content
    return response.json()


def state(slug: str = "turnov") -> tuple:
    """Return what is told of the present: in the list the same as at the office's own address."""
    told = ask(f"/{slug}")["state"]
    (listed,) = (item["state"] for item in ask()["items"] if item["slug"] == slug)
    assert listed == told
    return told["status"], told["until"], told["note"]


def test_all_of_an_office_is_told(set_clock):
    set_clock(prague(2027, 3, 1, 8))
    office = make_office(
        description="Tady jsme.",
        directions="Od zastávky vlevo.",
        map_url="https://mapy.example/turnov",
        email="turnov@centrum.example",
        phone="481 000 111",
        by_appointment="Po domluvě kdykoli.",
        kind="branch",
        opens_on=date(2027, 1, 1),
        closes_on=date(2028, 3, 31),
        image=make_image(alt="Dveře"),
    )
    open_on(office, SUNDAY, 22, 2, valid_from=date(2027, 2, 1), valid_through=date(2027, 3, 7))
    HoursException.objects.create(office=office, first_day=date(2027, 2, 28))
    for days in ((date(2027, 5, 8), None), (date(2027, 7, 1), date(2027, 7, 31))):
        HoursException.objects.create(
            office=office, first_day=days[0], last_day=days[1], note="Dovolená"
        )

    (item,) = ask()["items"]
    full = ask(f"/{office.uuid}")

    assert {name: full[name] for name in item} == item
    assert ask("/turnov") == ask(expand="body")["items"][0] == full
    assert item["address"] == {
        "street": "Skálova 12",
        "postal_code": "51101",
        "municipality": {"slug": "turnov", "name": "Turnov", "kind": "obec"},
    }
    expected = {
        "kind": "offices",
        "office_kind": "branch",
        "url": "http://testserver/#turnov",
        "phone": "481 000 111",
        "opens_on": "2027-01-01",
        "closes_on": "2028-03-31",
        "directions": "Od zastávky vlevo.",
        "map_url": "https://mapy.example/turnov",
    }
    assert {name: full[name] for name in expected} == expected
    assert item["picture"]["whole"]["alt"] == "Dveře"
    hours = [(one["weekday"], one["opens"], one["closes"]) for one in item["hours"]]
    assert hours == [(1, "09:00", "12:00"), (1, "13:00", "17:00"), (7, "22:00", "02:00")]
    assert (item["hours"][2]["valid_from"], item["hours"][2]["valid_through"]) == (
        "2027-02-01",
        "2027-03-07",
    )
    exceptions = [(one["first_day"], one["last_day"], one["opens"]) for one in item["exceptions"]]
    assert exceptions == [("2027-05-08", "2027-05-08", None), ("2027-07-01", "2027-07-31", None)]
    # From today to the end of the next year, while the office is there, apart from days that have an exception.
    days = [one["day"] for one in full["holidays"]]
    assert (days[0], days[-1], len(days)) == ("2027-03-26", "2028-01-01", 10)
    assert full["holidays"][1] == {"day": "2027-03-29", "name": "Velikonoční pondělí"}
    assert not {"2027-05-08", "2027-07-05"} & set(days)


def test_whether_it_is_open_is_told_as_of_the_request(set_clock):
    office = make_office()
    set_clock(prague(2027, 6, 6, 7))
    call_command("rebuild_read_models", verbosity=0)
    for clock, expected in (
        ((7, 7, 59), ("closed", "2027-06-07T09:00:00+02:00")),
        ((7, 8), ("opening_soon", "2027-06-07T09:00:00+02:00")),
        ((7, 9), ("open", "2027-06-07T12:00:00+02:00")),
        ((7, 11, 59), ("open", "2027-06-07T12:00:00+02:00")),
        ((7, 12), ("opening_soon", "2027-06-07T13:00:00+02:00")),
        ((7, 16, 59), ("open", "2027-06-07T17:00:00+02:00")),
        ((7, 17), ("closed", "2027-06-14T09:00:00+02:00")),
    ):
        set_clock(prague(2027, 6, *clock))
        assert state() == (*expected, ""), clock
    set_clock(prague(2027, 6, 14, 11, 59, 29))
    state()
    set_clock(prague(2027, 6, 14, 11, 59, 30))
    response = Client().get(f"{ADDRESS}/turnov")
    # Nobody keeps the answer beyond the moment when it closes.
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=30, stale-while-revalidate=0"
    set_clock(prague(2027, 6, 14, 12))
    for headers in (
        {"if-none-match": response["ETag"]},
        {"if-modified-since": response["Last-Modified"]},
    ):
        assert Client().get(f"{ADDRESS}/turnov", headers=headers).status_code == 200
    HoursException.objects.create(office=office, first_day=date(2027, 6, 14), note="Nemoc")
    assert state() == ("closed", "2027-06-21T09:00:00+02:00", "Nemoc")


def test_over_midnight_in_the_night_when_clocks_change(set_clock):
    office = make_office()
    # From the Sunday on which clocks go back at three, ten in the evening to four.
    open_on(office, 5, 22, 4)

    set_clock(prague(2027, 10, 30, 23, 30))
    assert state()[:2] == ("open", "2027-10-31T04:00:00+01:00")
    # The second half past two: 1:30 UTC.
    set_clock(prague(2027, 10, 31, 2, 30).replace(fold=1))
    assert state()[:2] == ("open", "2027-10-31T04:00:00+01:00")
    set_clock(prague(2027, 10, 31, 4))
    assert state()[:2] == ("closed", "2027-11-01T09:00:00+01:00")


def test_a_holiday_and_a_branch_before_and_after_its_time(set_clock):
    make_office(opens_on=date(2027, 3, 22), closes_on=date(2027, 4, 12))

    set_clock(prague(2027, 3, 21, 23, 59))
    assert state() == ("not_yet", "2027-03-22T09:00:00+01:00", "")
    set_clock(prague(2027, 3, 22))
    assert state()[0] == "closed"
    set_clock(prague(2027, 3, 29, 10))
    assert state() == ("closed", "2027-04-05T09:00:00+02:00", "Velikonoční pondělí")
    set_clock(prague(2027, 3, 30))
    assert state() == ("closed", "2027-04-05T09:00:00+02:00", "")
    set_clock(prague(2027, 4, 12, 18))
    assert state() == ("closed", None, "")
    set_clock(prague(2027, 4, 13))
    assert state() == ("ended", None, "")


def test_what_is_over_leaves_the_text_at_midnight(set_clock):
    # The texts are kept by the clock of the database.
    today = timezone.localdate()
    office = make_office()
    HoursException.objects.create(office=office, first_day=today)
    open_on(office, WEDNESDAY, 8, 9, valid_through=today)
    call_command("rebuild_read_models", verbosity=0)
    (made,) = (text.valid_until for text in ReadModel.objects.all() if text.object_id == office.pk)

    midnight = timezone.make_aware(datetime.combine(today + timedelta(days=1), time.min))
    assert made == midnight
    item = ask("/turnov")
    assert (len(item["exceptions"]), len(item["hours"])) == (1, 3)


def test_lists_by_place_kind_and_order():
    make_office("Žitava", "a", sort_order=1, place=place("liberec"), kind="branch")
    make_office("Čistá", "b", sort_order=2)
    make_office("Cvikov", "c", sort_order=3, live=False)
    make_office("Dubá", "d", sort_order=3, place=place("semily"))

    def names(**query):
        return [item["name"] for item in ask(**query)["items"]]

    assert names() == ["Žitava", "Čistá", "Dubá"]
    assert names(order="name") == ["Čistá", "Dubá", "Žitava"]
    assert names(place="turnovsko") == names(place="Turnovsko") == ["Čistá"]
    assert names(place="liberecky-kraj", limit=1, offset=1) == ["Čistá"]
    assert names(place=["liberec", "semily"]) == ["Žitava", "Dubá"]
    assert names(office_kind="branch") == ["Žitava"]
    for query in ({"office_kind": "x"}, {"place": "nikde"}, {"q": "x"}, {"changed_since": "x"}):
        problem = Client().get(ADDRESS, query)
        assert problem.status_code == 400
        assert [one["parameter"] for one in problem.json()["errors"]] == list(query)


def test_offices_that_are_not_public_are_nowhere(region):
    now = timezone.now()
    site = region.site
    site.pk, site.hostname, site.is_default_site = None, "jinde.example", False
    site.save()
    elsewhere = Region.objects.create(
        name="Jiný kraj", slug="jiny", nuts_code="CZ052", site=site, centre_name="Jiné"
    )
    hidden = [
        make_office("Tajný návrh", "navrh", live=False),
        make_office("Tajná prošlá", "prosla", expire_at=now - timedelta(minutes=1)),
    ]
    moved = make_office("Tajná jinde", "jinde")
    Office.objects.filter(pk=moved.pk).update(region=elsewhere)
    shown = make_office("Veřejná", "verejna", expire_at=now + timedelta(minutes=1))

    assert [item["name"] for item in ask()["items"]] == [shown.name]
    for office in (*hidden, moved):
        for name in (office.uuid, office.slug):
            assert Client().get(f"{ADDRESS}/{name}").status_code == 404


def test_an_office_vanishes_at_the_moment_it_expires(set_clock):
    make_office(expire_at=prague(2027, 6, 7, 10))

    set_clock(prague(2027, 6, 7, 9, 59))
    assert state()[0] == "open"
    set_clock(prague(2027, 6, 7, 10))
    assert ask()["items"] == []
    assert Client().get(f"{ADDRESS}/turnov").status_code == 404


def test_what_an_editor_changes_is_told_at_once():
    office = make_office(image=make_image(alt="Dveře"))
    call_command("rebuild_read_models", verbosity=0)
    assert ask("/turnov")["picture"]["card"]["alt"] == "Dveře"

    office.image.description = "Zelené dveře"
    office.image.save()
    office.name = "Turnov u nádraží"
    office.save()
    WeeklyHours.objects.all().delete()

    item = ask("/turnov")
    assert item["picture"]["card"]["alt"] == "Zelené dveře"
    assert (item["name"], item["hours"], item["state"]["until"]) == ("Turnov u nádraží", [], None)


@pytest.mark.any_database("the number of queries is the same on both")
def test_a_hundred_offices_cost_as_many_queries_as_one():
    def queries() -> int:
        ask(limit=100)
        with CaptureQueriesContext(connection) as asked:
            ask(limit=100)
        return len(asked)

    image = make_image()
    make_office(image=image)
    few = queries()
    for number in range(99):
        make_office(slug=f"dalsi-{number}", image=image)

    assert ask(limit=100)["paging"]["total"] == 100
    assert queries() == few <= 10
    call_command("rebuild_read_models", verbosity=0)
    assert queries() <= 5
    Office.objects.first().save()
    with CaptureQueriesContext(connection) as anew:
        ask(limit=100)
    assert len(anew) <= 19
