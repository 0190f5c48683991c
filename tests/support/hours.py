"""Opening hours in few words."""

from datetime import time

from volunteering.offices.hours import WeeklyInterval

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def weekly(day: int, opens: str, closes: str, **validity) -> WeeklyInterval:
    """Return an interval of the usual week."""
    return WeeklyInterval(day, time.fromisoformat(opens), time.fromisoformat(closes), **validity)
