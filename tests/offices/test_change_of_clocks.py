"""Opening hours on the days on which clocks change: those on the wall."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.editing import prague
from tests.support.hours import SATURDAY, SUNDAY, weekly
from volunteering.offices.hours import OpeningHours, Status

SUNDAYS = OpeningHours(
    weekly=(weekly(SUNDAY, "01:00", "04:00"), weekly(SATURDAY, "22:00", "03:30"))
)


@pytest.mark.parametrize(
    ("day", "opens", "length"),
    [
        ((2027, 3, 28), datetime(2027, 3, 28, 0, 0, tzinfo=UTC), 2),
        ((2027, 10, 31), datetime(2027, 10, 30, 23, 0, tzinfo=UTC), 4),
    ],
    ids=["clocks go forward", "clocks go back"],
)
def test_hours_over_the_change_of_clocks_are_those_on_the_wall(day, opens, length):
    hours = OpeningHours(weekly=(weekly(SUNDAY, "01:00", "04:00"),))

    state = hours.state_at(opens)

    assert state.status == Status.OPEN
    assert state.until == prague(*day, 4)
    assert state.until.astimezone(UTC) - opens == timedelta(hours=length)
    before, after = opens - timedelta(seconds=1), opens + timedelta(hours=length)
    assert hours.state_at(before).status != Status.OPEN
    assert hours.state_at(after - timedelta(seconds=1)).status == Status.OPEN
    assert hours.state_at(after).status == Status.CLOSED


@pytest.mark.parametrize("day", [(2027, 3, 28), (2027, 10, 31)])
def test_an_ordinary_day_keeps_its_hours_when_clocks_changed_at_night(day):
    hours = OpeningHours(weekly=(weekly(SUNDAY, "09:00", "12:00"),))

    assert hours.state_at(prague(*day, 9)).status == Status.OPEN
    assert hours.state_at(prague(*day, 11, 59)).until == prague(*day, 12)
    assert hours.state_at(prague(*day, 8, 59)).status == Status.OPENING_SOON
    assert SUNDAYS.state_at(prague(*day, 3, 45)).status == Status.OPEN


def test_opening_soon_is_an_hour_of_the_world_not_of_the_wall():
    # At 1:30 clocks jump at 2:00 to 3:00; what opens at 3:15 opens in three quarters of an hour.
    hours = OpeningHours(weekly=(weekly(SUNDAY, "03:15", "09:00"),))

    assert hours.state_at(prague(2027, 3, 28, 1, 30)).status == Status.OPENING_SOON
