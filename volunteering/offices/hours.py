"""Opening hours as arithmetic: whether an office is open at a moment, until when, and when it opens next.

Knows no database and no clock: everything it decides by is handed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

LOOKAHEAD_DAYS = 60
SOON = timedelta(hours=1)


class Status(StrEnum):
    """What to say at the door."""

    OPEN = "open"
    OPENING_SOON = "opening_soon"
    CLOSED = "closed"
    NOT_YET = "not_yet"
    ENDED = "ended"


@dataclass(frozen=True)
class WeeklyInterval:
    """Open from `opens` to `closes` on a weekday; `closes` not after `opens` means past midnight."""

    weekday: int
    opens: time
    closes: time
    valid_from: date | None = None
    valid_through: date | None = None

    def applies_on(self, day: date) -> bool:
        """Whether the interval starts on this day."""
        return (
            day.weekday() == self.weekday
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_through is None or day <= self.valid_through)
        )


@dataclass(frozen=True)
class HoursOverride:
    """Days with other hours than usual: closed, or open from `opens` to `closes`."""

    first_day: date
    last_day: date
    opens: time | None = None
    closes: time | None = None
    note: str = ""

    @property
    def times(self) -> tuple[time, time] | None:
        """From when to when it is open; None when it stays closed."""
        if self.opens is None or self.closes is None:
            return None
        return self.opens, self.closes

    @property
    def is_closed(self) -> bool:
        """Whether the office stays closed on these days."""
        return self.times is None


@dataclass(frozen=True)
class State:
    """The answer for one moment; `until` is when it changes, None when nothing is known ahead."""

    status: Status
    until: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class OpeningHours:
    """The hours of one office."""

    weekly: tuple[WeeklyInterval, ...] = ()
    exceptions: tuple[HoursOverride, ...] = ()
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Prague"))
    country: str = "CZ"
    starts_on: date | None = None
    ends_on: date | None = None

    def intervals_on(self, day: date) -> list[tuple[datetime, datetime]]:
        """Return the intervals that start on this day, in order.

        An exception counts before a state holiday, a holiday before the usual week: who writes "open on
        28 October" means it. Of several exceptions the one with the fewest days wins.
        """
        if (self.starts_on and day < self.starts_on) or (self.ends_on and day > self.ends_on):
            return []
        exceptions = self.exceptions_on(day)
        if exceptions:
            narrowest = min(item.last_day - item.first_day for item in exceptions)
            chosen = [item for item in exceptions if item.last_day - item.first_day == narrowest]
            if any(item.is_closed for item in chosen):
                return []
            times = [item.times for item in chosen if item.times]
        elif self.holiday_on(day):
            return []
        else:
            times = [(item.opens, item.closes) for item in self.weekly if item.applies_on(day)]
        return sorted(self._moments(day, opens, closes) for opens, closes in times)

    def exceptions_on(self, day: date) -> list[HoursOverride]:
        """Return the exceptions that cover this day."""
        return [item for item in self.exceptions if item.first_day <= day <= item.last_day]

    def holiday_on(self, day: date) -> str:
        """Return the name of the state holiday on this day, or ""."""
        return _holidays(self.country, day.year).get(day, "")

    def state_at(self, moment: datetime) -> State:
        """Return whether the office is open at an aware moment, and until when that holds."""
        # Moments of one zone are compared by the wall clock, which is wrong in the night when clocks change.
        moment = moment.astimezone(UTC)
        today = moment.astimezone(self.zone).date()
        for start, end in self._ahead(today):
            if end <= moment:
                continue
            if start <= moment:
                return State(Status.OPEN, end, self._note(today))
            if self.starts_on and today < self.starts_on:
                return State(Status.NOT_YET, start)
            if start - moment <= SOON:
                return State(Status.OPENING_SOON, start, self._note(today))
            return State(Status.CLOSED, start, self._note(today))
        if self.ends_on and today > self.ends_on:
            return State(Status.ENDED)
        if self.starts_on and today < self.starts_on:
            return State(Status.NOT_YET)
        return State(Status.CLOSED, None, self._note(today))

    def _note(self, day: date) -> str:
        """Say why today differs from the usual week."""
        notes = [item.note for item in self.exceptions_on(day) if item.note]
        return notes[0] if notes else self.holiday_on(day)

    def _ahead(self, today: date) -> Iterable[tuple[datetime, datetime]]:
        """Return merged intervals from yesterday on: one that began yesterday may last past midnight."""
        first = max(today, self.starts_on) if self.starts_on else today
        days = [today - timedelta(days=1)]
        days += [first + timedelta(days=offset) for offset in range(LOOKAHEAD_DAYS)]
        merged: list[tuple[datetime, datetime]] = []
        for start, end in sorted(pair for day in days for pair in self.intervals_on(day)):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return merged

    def _moments(self, day: date, opens: time, closes: time) -> tuple[datetime, datetime]:
        last_day = day if closes > opens else day + timedelta(days=1)
        return (
            datetime.combine(day, opens, tzinfo=self.zone),
            datetime.combine(last_day, closes, tzinfo=self.zone),
        )


@lru_cache(maxsize=32)
def _holidays(country: str, year: int) -> dict[date, str]:
    """Return the state holidays of a year; names in the country's own language."""
    # Without a language the library takes that of the machine's environment.
    language = holidays.country_holidays(country).default_language
    return dict(holidays.country_holidays(country, years=year, language=language).items())
