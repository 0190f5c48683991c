"""The time zone of the region, as calendars are told of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

PRAGUE = ZoneInfo("Europe/Prague")
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def time_zone() -> Timezone:
    """Return the VTIMEZONE of Europe/Prague.

    Summer time lasts from the last Sunday of March to the last Sunday of October, at 01:00 UTC (Directive 2000/84/EC); so it
    has been since 1996. The rules have no end: a calendar that lists years one by one is wrong after the last of them.
    """
    zone = Timezone()
    zone.add("tzid", PRAGUE.key)
    for part, name, begins, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, WINTER, SUMMER),  # noqa: DTZ001
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, SUMMER, WINTER),  # noqa: DTZ001
    ):
        # By the clocks as they were before the change (RFC 5545, 3.6.5).
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def local(moment: datetime) -> datetime:
    """Return a moment by the clocks of the region; in UTC where they cannot name it.

    An hour in October comes twice, and a local time stands for the first of the two (RFC 5545, 3.3.5).
    """
    here = moment.astimezone(PRAGUE)
    return moment.astimezone(ZoneInfo("UTC")) if here.fold else here
