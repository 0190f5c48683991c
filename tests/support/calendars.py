"""Three readers of calendars that know nothing of each other, and the rules of RFC 5545 that none of them checks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import vobject
from django.test import Client
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

# RFC 5545, 3.6.1: what an event must have, and what it may have only once.
REQUIRED = {"UID", "DTSTAMP", "DTSTART"}
ONCE = REQUIRED | {
    *("CLASS", "CREATED", "DESCRIPTION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER"),
    *("PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL", "RECURRENCE-ID"),
    *("RRULE", "DTEND", "DURATION"),
}


@dataclass(frozen=True)
class Read:
    """What a reader understands of an event; moments in UTC."""

    summary: str
    start: date
    end: date | None
    status: str
    sequence: int
    description: str
    location: str
    categories: tuple[str, ...]


def read_alike(content: bytes) -> dict[str, Read]:
    """Return the events of a calendar by their UID; all readers have to agree, and the rules have to be kept."""
    keep_rules(content)
    text = content.decode()
    readings = [_icalendar(content), _vobject(text), _ical(text)]
    assert readings[0] == readings[1] == readings[2]
    return readings[0]


def keep_rules(content: bytes) -> None:
    """Check lines (RFC 5545, 3.1), what a calendar and an event must and must not have (3.4, 3.6), and zones (3.8.3.1)."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, line
        # A character is never split, and nothing else ends a line.
        assert all(char == "\t" or ord(char) >= 32 for char in line.decode()), line
        assert len(line.decode().splitlines()) <= 1, line
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in lines]
    begins = [line for line in lines if line.startswith("BEGIN:")]
    head = names[: lines.index("BEGIN:VTIMEZONE")]
    assert [head.count(name) for name in ("PRODID", "VERSION")] == [1, 1]
    assert "METHOD" not in head
    assert begins[1] == "BEGIN:VTIMEZONE"
    assert lines.count("TZID:Europe/Prague") == 1
    used = {line.partition("TZID=")[2].partition(":")[0] for line in lines if ";TZID=" in line}
    assert used <= {"Europe/Prague"}
    at = 0
    while "BEGIN:VEVENT" in lines[at:]:
        start = lines.index("BEGIN:VEVENT", at)
        at = lines.index("END:VEVENT", start)
        own = names[start + 1 : at]
        assert set(own) >= REQUIRED
        assert [name for name in ONCE if own.count(name) > 1] == []
        # Nobody is invited (3.8.4.3).
        assert not {"ORGANIZER", "ATTENDEE"} & set(own)


def _icalendar(content: bytes) -> dict[str, Read]:
    events = {}
    for one in Calendar.from_ical(content).walk("VEVENT"):
        end = one.get("dtend")
        events[str(one["uid"])] = Read(
            str(one["summary"]),
            _at(one["dtstart"].dt),
            _at(end.dt) if end else None,
            str(one["status"]),
            int(one["sequence"]),
            str(one["description"]),
            str(one.get("location", "")),
            tuple(str(word) for word in one["categories"].cats) if "categories" in one else (),
        )
    return events


def _vobject(text: str) -> dict[str, Read]:
    events = {}
    for one in vobject.readOne(text).contents.get("vevent", []):
        said = {name: lines[0].value for name, lines in one.contents.items()}
        end = said.get("dtend")
        events[said["uid"]] = Read(
            said["summary"],
            _at(said["dtstart"]),
            _at(end) if end else None,
            said["status"],
            int(said["sequence"]),
            said["description"],
            said.get("location", ""),
            tuple(said.get("categories", ())),
        )
    return events


def _ical(text: str) -> dict[str, Read]:
    events = {}
    for one in IcsCalendarStream.calendar_from_ics(text).events:
        events[one.uid] = Read(
            one.summary,
            _at(one.dtstart),
            _at(one.dtend) if one.dtend else None,
            str(one.status.value),
            one.sequence,
            one.description,
            one.location or "",
            tuple(one.categories),
        )
    return events


def _at(when: date) -> date:
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def calendar(path: str = "/kalendar.ics", **query) -> dict[str, Read]:
    """Return what every reader of calendars finds at an address."""
    response = Client().get(path, query)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return read_alike(response.content)


def lines(path: str) -> list[str]:
    """Return the unfolded lines of a calendar."""
    return Client().get(path).content.decode().replace("\r\n ", "").split("\r\n")
