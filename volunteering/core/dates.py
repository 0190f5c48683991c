"""Dates and stretches of time as Czech readers write them, in the site's time zone. Knows no models."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

NBSP = "\u00a0"
WEEK = timedelta(days=6)


def local_day(value: date | datetime) -> date:
    """Return the calendar day of a date or an aware moment in the site's time zone."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def numeric_date(value: date | datetime | None) -> str:
    """Return "12. 5. 2021" with spaces that do not break (ČSN 01 6910)."""
    return _joined(date_format(local_day(value), "j. n. Y")) if value else ""


def long_date(value: date | datetime | None) -> str:
    """Return "12. května 2021"."""
    return _joined(date_format(local_day(value), "j. E Y")) if value else ""


def month_name(value: date | datetime | None) -> str:
    """Return a month as it stands alone: "listopad 2026"."""
    return _joined(date_format(local_day(value), "F Y")) if value else ""


def clock(value) -> str:
    """Return the local time of a moment, or a time of day, as "9:05"."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return date_format(value, "G:i")


def day_range(first: date, last: date | None = None, *, year: bool = True) -> str:
    """Return one or several days in figures, naming month and year only where they change.

    Args:
        first: the first day.
        last: the last day; None when it is one day.
        year: whether to name the year when both days lie in the same one.
    """
    end = "j. n. Y" if year else "j. n."
    if last is None or last == first:
        return _joined(date_format(first, end))
    if first.year != last.year:
        return f"{numeric_date(first)} – {numeric_date(last)}"
    if first.month != last.month:
        return f"{_joined(date_format(first, 'j. n.'))} – {_joined(date_format(last, end))}"
    return f"{first.day}.–{_joined(date_format(last, end))}"


@dataclass(frozen=True)
class Stretch:
    """A stretch of time: an event, say.

    Attributes:
        starts_at: the aware moment it starts.
        ends_at: the aware moment it ends, or None when that is not known.
        is_all_day: only the days count, not the times.
    """

    starts_at: datetime
    ends_at: datetime | None = None
    is_all_day: bool = False

    @property
    def first_day(self) -> date:
        """The calendar day on which it starts."""
        return local_day(self.starts_at)

    @property
    def last_day(self) -> date:
        """The calendar day on which it ends; who ends at midnight does not reach the next day."""
        if self.ends_at is None:
            return self.first_day
        end = self.ends_at if self.is_all_day else self.ends_at - timedelta(microseconds=1)
        return max(local_day(end), self.first_day)

    @property
    def is_range(self) -> bool:
        """Whether it takes more than one day."""
        return self.last_day > self.first_day

    @property
    def days(self) -> str:
        """Its days in figures: "12. 5. 2021" or "12.–13. 5. 2021"."""
        return day_range(self.first_day, self.last_day)

    @property
    def long_days(self) -> str:
        """Its days in words, with the day of the week: "středa 12. května 2021"."""
        if self.is_range:
            return self.days
        return f"{date_format(self.first_day, 'l')} {long_date(self.first_day)}"

    @property
    def times(self) -> str:
        """Its times: "from 12:00 to 17:00", "from 12:00", or for several days each with its day; "" if all day."""
        if self.is_all_day:
            return ""
        if self.ends_at is None or self.ends_at == self.starts_at:
            return _("from %(start)s") % {"start": clock(self.starts_at)}
        if not self.is_range:
            # An end at midnight is the end of this day, not the beginning of it.
            end = "24:00" if local_day(self.ends_at) > self.first_day else clock(self.ends_at)
            return _("from %(start)s to %(end)s") % {"start": clock(self.starts_at), "end": end}
        day = "D" if self.last_day - self.first_day <= WEEK else "j. n."
        start = _joined(f"{date_format(self.first_day, day)} {clock(self.starts_at)}")
        end = _joined(f"{date_format(local_day(self.ends_at), day)} {clock(self.ends_at)}")
        return f"{start} – {end}"

    @property
    def when(self) -> str:
        """Days and times in one line."""
        return ", ".join(part for part in (self.days, self.times) if part)

    @property
    def block_day(self) -> str:
        """The figure on the leaf of a calendar: "12." or "12.–13."."""
        return (
            f"{self.first_day.day}.–{self.last_day.day}."
            if self.is_range
            else f"{self.first_day.day}."
        )

    @property
    def block_month(self) -> str:
        """The month on the leaf of a calendar; two of them when the stretch crosses their border."""
        if (self.first_day.year, self.first_day.month) != (self.last_day.year, self.last_day.month):
            return f"{date_format(self.first_day, 'M')}–{date_format(self.last_day, 'M')}".lower()
        return date_format(self.first_day, "E")

    @property
    def block_weekday(self) -> str:
        """The line below the month: the day of the week, or the year when it is not the present one."""
        if self.first_day.year != timezone.localdate().year:
            return str(self.first_day.year)
        if self.is_range:
            return f"{date_format(self.first_day, 'D')}–{date_format(self.last_day, 'D')}"
        return date_format(self.first_day, "l")


def _joined(text: str) -> str:
    return text.replace(" ", NBSP)
