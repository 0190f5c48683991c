"""Calendars as programs read them: times, texts, and what calendars call things."""

from datetime import UTC, date

import pytest
from django.test import Client

from tests.support.calendars import calendar, lines, read_alike
from tests.support.centre import make_event, make_image, make_organization, topic
from tests.support.clock import set_clock
from tests.support.editing import prague

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

NOW = prague(2027, 3, 1, 10)
NASTY = [
    "Říká: „Ano“, \"ne\"; a 'možná'",
    "<script>alert(1)</script> ]]> &amp; BEGIN:VEVENT",
    "C:\\Složka\\Nová \\, \\; konec\\",
    ("Přátelé žluťoučkého koně 🎈👨‍👩‍👧" * 9)[:255],
    "a" * 255,
    "Tabulka\ta\x07zvonek\x0bpatro\x85konec\u2028dál",
]


@pytest.mark.any_database("the times and words of a format")
def test_every_program_reads_the_same_times_whatever_the_clocks_do(set_clock):
    set_clock(NOW)
    times = {
        # Through the night that lacks an hour, the one that has it twice, and midnight.
        "jaro": (prague(2027, 3, 27, 22), prague(2027, 3, 28, 4)),
        "podzim": (prague(2027, 10, 30, 22), prague(2027, 10, 31, 4)),
        "poprvé": (prague(2027, 10, 31, 2, 30), prague(2027, 10, 31, 2, 45)),
        "podruhé": (
            prague(2027, 10, 31, 2, 30).replace(fold=1),
            prague(2027, 10, 31, 2, 45).replace(fold=1),
        ),
        "silvestr": (prague(2027, 12, 31, 23, 30), prague(2028, 1, 1, 0, 30)),
        "o půlnoci končí": (prague(2027, 6, 1, 20), prague(2027, 6, 2)),
        "bez konce": (prague(2027, 7, 1, 9), None),
        "okamžik": (prague(2027, 7, 2, 9), prague(2027, 7, 2, 9)),
        "za deset let": (prague(2040, 7, 1, 9), prague(2040, 7, 1, 10)),
    }
    for title, (start, end) in times.items():
        make_event(title, starts_at=start, ends_at=end)
    days = {
        "den": (prague(2027, 3, 28), None, date(2027, 3, 28), None),
        "jeden den": (prague(2027, 3, 28), prague(2027, 3, 28), date(2027, 3, 28), 29),
        "tři dny": (prague(2027, 10, 29), prague(2027, 10, 31, 23, 59), date(2027, 10, 29), 32),
    }
    for title, (start, end, *_) in days.items():
        make_event(title, starts_at=start, ends_at=end, is_all_day=True)

    found = {event.summary: (event.start, event.end) for event in calendar().values()}

    for title, (start, end) in times.items():
        # An end at the very start says no more than none.
        ends = end.astimezone(UTC) if end and end != start else None
        assert found[title] == (start.astimezone(UTC), ends), title
    assert found["den"] == (date(2027, 3, 28), None)
    assert found["jeden den"] == (date(2027, 3, 28), date(2027, 3, 29))
    assert found["tři dny"] == (date(2027, 10, 29), date(2027, 11, 1))
    # The rules of the zone have no end, and our own words name the zone, not only the readers' tables.
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in lines("/kalendar.ics")
    assert "DTSTART;TZID=Europe/Prague:20270327T220000" in lines("/kalendar.ics")


@pytest.mark.any_database("the times and words of a format")
def test_texts_come_through_whatever_signs_they_have():
    pages = [make_event(title, venue_name=title[:150], lead=title * 2) for title in NASTY]

    events = calendar()

    for page, title in zip(pages, NASTY, strict=True):
        event = events[page.uuid.urn]
        if "\x07" in title:
            assert event.summary == "Tabulka azvonek patro konec dál"
            assert event.description.startswith("Tabulka\tazvonek\npatro\nkonec\ndál")
        else:
            assert event.summary == title
            assert event.location == f"{title[:150]}, Turnov"
            assert event.description == f"{title * 2}\n\n{page.full_url}"
    # A library takes this for the end of a line.
    page = make_event("C:\\Nová")
    assert r"SUMMARY:C:\\Nová" in lines(f"/kalendar/{page.uuid}.ics")


@pytest.mark.any_database("the times and words of a format")
def test_an_event_says_in_the_words_of_calendars_what_its_page_says():
    organization = make_organization('Spolek "U Lípy", z. s.')
    image = make_image()
    image.author = "Jana Fotografová"
    image.save()
    body = (
        '[{"type": "text", "value": "<p>Sejdeme se <a href=\\"https://kasna.example/\\">u kašny</a>'
        '.</p><ul><li>rukavice</li><li>boty</li></ul>"}]'
    )
    page = make_event(
        "Úklid",
        slug="uklid",
        kind="training",
        venue_name="Kašna",
        street="Skálova 12",
        online_url="https://sit.example/místnost?a=1,2;3",
        organizer_name="Město Turnov",
        organizations=[organization],
        topics=[topic("seniori")],
        lead_image=image,
        body=body,
    )

    response = Client().get(f"/kalendar/{page.uuid}.ics")
    said = lines(f"/kalendar/{page.uuid}.ics")
    event = read_alike(response.content)[page.uuid.urn]

    assert response["Content-Disposition"] == 'inline; filename="uklid.ics"'
    assert event.location == "Kašna, Skálova 12, Turnov"
    assert event.categories == ("Školení", "Senioři")
    parts = event.description.split("\n\n")
    assert parts[1:3] == [
        "Sejdeme se u kašny (https://kasna.example/).\n– rukavice\n– boty",
        parts[2],
    ]
    assert "Jana Fotografová" in parts[2]
    assert parts[-1] == page.full_url
    for line in (
        f"URL;VALUE=URI:{page.full_url}",
        "CONFERENCE;LABEL=Online;VALUE=URI:https://sit.example/m%C3%ADstnost?a=1,2;3",
        f'CONTACT;ALTREP="http://testserver{organization.get_url()}":Spolek "U Lípy"\\, z. s.',
        "CONTACT:Město Turnov",
        "STATUS:CONFIRMED",
        "SEQUENCE:0",
    ):
        assert line in said, line
    (picture,) = (line for line in said if line.startswith("IMAGE;"))
    assert picture.startswith("IMAGE;DISPLAY=BADGE;FMTTYPE=image/")
    assert ";VALUE=URI:http://testserver/media/" in picture
    # What nobody else holds is the centre's own. No coordinates are told.
    own = lines(f"/kalendar/{make_event('Vlastní').uuid}.ics")
    assert "CONTACT:Centrum Libereckého kraje" in own
    assert not any(line.startswith(("GEO", "CONFERENCE", "IMAGE")) for line in own)
