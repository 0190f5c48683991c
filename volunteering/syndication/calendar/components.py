"""Events in the words of calendars: a pure translation of what the API tells of them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import ceil
from mimetypes import guess_type
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCategory

from volunteering.events.enums import EventKind, EventStatus

from .text import Text, line, plain, text, uri
from .zone import local, time_zone

# How often readers may ask again. What changes late is cancelled: an hour is not too often.
REFRESH = timedelta(hours=1)
PRODUCER = "-//wagtail-volunteering//Events//CS"
# Python knows the newer ones only since 3.13.
PICTURES = {"webp": "image/webp", "avif": "image/avif"}
# So many events are kept ready in each process: subscribers ask for all of them every hour.
KEPT = 500
STATUS = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}

Told = Mapping[str, Any]


def calendar() -> Calendar:
    """Return a calendar without events.

    It has its time zone: RFC 5545, 3.6, wants at least one component. It has no METHOD: nobody is invited, so DTSTAMP is
    the last change of an event (3.8.7.2), and the same events are always the same calendar.
    """
    made = Calendar()
    made.add("prodid", Text(PRODUCER))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add_component(time_zone())
    return made


def written(made: Calendar, texts: Iterable[str], centre: str) -> str:
    """Return a calendar with events as it is sent.

    Args:
        made: the calendar without them.
        texts: what is told of each, as JSON.
        centre: who announces events that name nobody else.
    """
    head, end, rest = made.to_ical().rpartition(b"END:VCALENDAR")
    return b"".join([head, *(_written(text, centre) for text in texts), end, rest]).decode()


@lru_cache(maxsize=KEPT)
def _written(text: str, centre: str) -> bytes:
    """Return an event as it is sent. The same words are always the same event, so it is never stale."""
    return event(json.loads(text), centre).to_ical()


def describe(made: Calendar, name: str, address: str, page: str) -> None:
    """Say of a calendar what whoever subscribes to it has to know (RFC 7986, 5), also in the words that were used before.

    Args:
        made: the calendar.
        name: what readers call it.
        address: where it is.
        page: the page that shows the same.
    """
    for word in ("name", "x-wr-calname"):
        made.add(word, line(name))
    made.add("x-wr-timezone", "Europe/Prague")
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    made.add("source", uri(address))
    made.add("url", uri(page))


def event(told: Told, centre: str) -> Event:
    """Return an event.

    Args:
        told: what is told of it.
        centre: who announces it when it names nobody else.
    """
    made = Event()
    published, modified = (
        datetime.fromisoformat(told[name]) for name in ("published_at", "modified_at")
    )
    made.add("uid", UUID(told["id"]).urn)
    for name, moment in (
        ("dtstamp", modified),
        ("created", published),
        ("last-modified", modified),
    ):
        made.add(name, moment)
    # Grows with every publication and begins with 0: the seconds from the first to the last one (RFC 5545, 3.8.7.4).
    made.add("sequence", max(0, ceil((modified - published).total_seconds())))
    _add_times(made, told)
    made.add("status", STATUS.get(told["status"], "CONFIRMED"))
    # Whoever subscribes is not busy whenever somebody else does something.
    made.add("transp", "TRANSPARENT")
    made.add("summary", line(_summary(told)))
    made.add("description", text(_description(told)))
    made.add("url", uri(told["url"]))
    _add_place(made, told)
    _add_people(made, told, centre)
    categories = _categories(told)
    if categories:
        words = vCategory([])
        words.cats += categories
        made.add("categories", words)
    _add_picture(made, told)
    return made


def _add_times(made: Event, told: Told) -> None:
    if told["is_all_day"]:
        made.add("dtstart", date.fromisoformat(told["first_day"]))
        if told["ends_at"]:
            # The day after the last one (RFC 5545, 3.8.2.2).
            made.add("dtend", date.fromisoformat(told["last_day"]) + timedelta(days=1))
        return
    start = datetime.fromisoformat(told["starts_at"])
    made.add("dtstart", local(start))
    # An end that is the start says no more than none, and is not allowed (RFC 5545, 3.8.2.2).
    if told["ends_at"] and (end := datetime.fromisoformat(told["ends_at"])) > start:
        made.add("dtend", local(end))


def _summary(told: Told) -> str:
    """Return the title; with it what nobody may miss, because not every calendar shows STATUS."""
    if told["status"] == EventStatus.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": told["title"]}
    if told["status"] == EventStatus.POSTPONED:
        return _("Postponed: %(title)s") % {"title": told["title"]}
    return told["title"]


def _description(told: Told) -> str:
    notes = {
        EventStatus.CANCELLED: _("The event is cancelled"),
        EventStatus.POSTPONED: _("The event is postponed"),
        EventStatus.RESCHEDULED: _("The event has a new date"),
        EventStatus.MOVED_ONLINE: _("The event takes place online"),
    }
    note = notes.get(told["status"])
    picture = told["picture"] and told["picture"]["whole"]
    parts = (
        note and f"{note}.",
        told["lead"],
        plain(told["body_html"]),
        # The picture goes with the event, so whoever made it has to be named (see `schemas.common.Picture`).
        picture and (credit := _credit(picture)) and _("Photo: %(credit)s") % {"credit": credit},
        told["url"],
    )
    return "\n\n".join(part for part in parts if part)


def _credit(picture: Told) -> str:
    return ", ".join(part for part in (picture["author"], picture["licence"]) if part)


def _add_place(made: Event, told: Told) -> None:
    """Add the place and the address online.

    Without GEO (RFC 5545, 3.8.1.6): of events and offices no coordinates are told.
    """
    venue = told["venue"]
    parts = [venue["name"], venue["street"], (venue["municipality"] or {}).get("name")]
    # The municipality is part of the name now and then: "Turnov".
    place = ", ".join(dict.fromkeys(part for part in parts if part))
    if told["status"] == EventStatus.MOVED_ONLINE:
        # Nobody shall come to where it was to be.
        place = ""
    online = venue["online_url"]
    if place or online:
        made.add("location", line(place or online))
    if online:
        made.add("conference", uri(online))
        made["conference"].params["LABEL"] = _("Online")


def _add_people(made: Event, told: Told, centre: str) -> None:
    """Add who holds it.

    As CONTACT (RFC 5545, 3.8.4.2): an ORGANIZER is somebody's calendar address, and only of events to which people are
    invited one by one (3.8.4.3).
    """
    names = [(one["name"], one["url"]) for one in told["organizations"]]
    if told["organizer_name"]:
        names.append((told["organizer_name"], None))
    for name, address in names or [(centre, None)]:
        contact = line(name)
        if address:
            contact.params["ALTREP"] = str(uri(address))
        made.add("contact", contact)


def _categories(told: Told) -> list[Text]:
    kind = told["event_kind"]
    label = "" if kind == EventKind.OTHER else str(EventKind(kind).label)
    terms = [one["name"] for one in (*told["topics"], *told["target_groups"])]
    words = [label[:1].upper() + label[1:], *terms, *told["tags"]]
    return [line(word) for word in dict.fromkeys(words) if word]


def _add_picture(made: Event, told: Told) -> None:
    sizes = told["picture"] and told["picture"]["whole"]["sizes"]
    if not sizes:
        return
    image = uri(sizes[-1]["url"])
    image.params["DISPLAY"] = "BADGE"
    ending = image.rpartition(".")[2].lower()
    kind = PICTURES.get(ending) or guess_type(image)[0]
    if kind:
        image.params["FMTTYPE"] = kind
    made.add("image", image)
