"""Dates, times of events and opening hours in templates; loaded with `volunteering_tags`."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.core.dates import (
    Stretch,
    clock,
    day_range,
    local_day,
    long_date,
    month_name,
    numeric_date,
)
from volunteering.offices.enums import Weekday
from volunteering.offices.hours import State, Status

register = template.Library()

register.filter("czech_date", numeric_date)
register.filter("long_date", long_date)
register.filter("month_name", month_name)
register.filter("clock", clock)


@register.simple_tag
def event_times(event) -> Stretch:
    """Return when an event is: an object with `days`, `long_days`, `times`, `when` and the parts of a date block."""
    return Stretch(event.starts_at, event.ends_at, event.is_all_day)


@register.simple_tag
def event_when(event) -> str:
    """Return days and times of an event in one line."""
    return event_times(event).when


@register.filter
def is_another_year(value) -> bool:
    """Whether a moment lies in another year than today, so that a list has to name the year."""
    return local_day(value).year != timezone.localdate().year


# ---- opening hours ----


@dataclass(frozen=True)
class OpenState:
    """What the door of an office says now, and what it will say when that changes.

    Attributes:
        look: "open", "soon" or "closed", the last part of the CSS class.
        text: the sentence.
        until: when it changes; None when nothing is known ahead.
        then: the sentence from then on.
        then_look: its look.
        note: why today differs: a holiday, a day off.
    """

    look: str
    text: str
    until: object = None
    then: str = ""
    then_look: str = ""
    note: str = ""


@register.simple_tag
def open_state(office) -> OpenState:
    """Return whether an office is open now, in words."""
    state: State = office.state
    until = state.until
    match state.status:
        case Status.OPEN:
            text = _("Open now until %(time)s") % {"time": clock(until)}
            return OpenState("open", text, until, _("Closed"), "closed", state.note)
        case Status.OPENING_SOON:
            text = _("Closed, opens at %(time)s") % {"time": clock(until)}
            return OpenState("soon", text, until, _("Open now"), "open", state.note)
        case Status.NOT_YET:
            opens_on = office.opens_on
            text = _("Being prepared, opens on %(day)s") % {"day": numeric_date(opens_on)}
            return OpenState("soon", text)
        case Status.ENDED:
            return OpenState("closed", _("Closed for good"))
    if until is None:
        return OpenState("closed", _("Closed now"), note=state.note)
    text = _("Closed, opens %(day)s at %(time)s") % {"day": _day_ahead(until), "time": clock(until)}
    return OpenState("closed", text, until, _("Open now"), "open", state.note)


def _day_ahead(moment) -> str:
    """Name a coming day as one says it: today, tomorrow, on Thursday, on 4. 1."""
    day = local_day(moment)
    distance = (day - timezone.localdate()).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if distance < 7:
        return (
            _("on Monday"),
            _("on Tuesday"),
            _("on Wednesday"),
            _("on Thursday"),
            _("on Friday"),
            _("on Saturday"),
            _("on Sunday"),
        )[day.weekday()]
    return day_range(day, year=day.year != timezone.localdate().year)


@dataclass(frozen=True)
class HoursRow:
    """A day of the usual week with its intervals in words."""

    day: str
    hours: str
    is_today: bool


@register.simple_tag
def week_rows(office) -> list[HoursRow]:
    """Return the usual week of an office, only days on which it opens."""
    today = Weekday(timezone.localdate().weekday()).label
    return [
        HoursRow(day, ", ".join(map(_interval, intervals)), day == today)
        for day, intervals in office.week
    ]


def _interval(item) -> str:
    """Return "9:00–11:30", with the days between which it holds when they matter."""
    # Word joiners (U+2060) keep an interval on one line.
    text = f"{clock(item.opens)}\u2060–\u2060{clock(item.closes)}"
    if item.valid_from and item.valid_from > timezone.localdate():
        text += " " + _("(from %(day)s)") % {"day": numeric_date(item.valid_from)}
    if item.valid_through:
        text += " " + _("(until %(day)s)") % {"day": numeric_date(item.valid_through)}
    return text


@register.filter
def exception_text(item) -> str:
    """Return an exception of the opening hours in words: "24. 12.–1. 1. closed (holiday)"."""
    days = day_range(
        item.first_day, item.last_day, year=is_another_year(item.last_day or item.first_day)
    )
    hours = _("closed") if item.is_closed else f"{clock(item.opens)}–{clock(item.closes)}"
    note = f" ({item.note})" if item.note else ""
    return f"{days} {hours}{note}"
