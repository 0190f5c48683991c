"""Opening hours as arithmetic: whether an office is open at a moment, until when, and when it opens next."""

from datetime import UTC, date, datetime, time

import pytest

from tests.support.editing import prague
from tests.support.hours import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, weekly
from volunteering.offices.hours import HoursOverride, OpeningHours, Status


def special(first: date, last: date | None = None, opens="", closes="", note="") -> HoursOverride:
    times = [time.fromisoformat(value) if value else None for value in (opens, closes)]
    return HoursOverride(first, last or first, *times, note)


# Monday and Wednesday, with a break at noon; Friday morning.
WEEK = (
    weekly(MONDAY, "09:00", "12:00"),
    weekly(MONDAY, "13:00", "17:00"),
    weekly(WEDNESDAY, "13:00", "17:00"),
    weekly(WEDNESDAY, "09:00", "12:00"),
    weekly(FRIDAY, "08:00", "11:30"),
)
OFFICE = OpeningHours(weekly=WEEK)
# An ordinary week without a holiday: 7 to 13 June 2027, Monday the 7th.
MON = (2027, 6, 7)


@pytest.mark.parametrize(
    ("clock", "status", "until"),
    [
        ((7, 59), Status.CLOSED, (9, 0)),
        ((8, 0), Status.OPENING_SOON, (9, 0)),
        ((8, 59), Status.OPENING_SOON, (9, 0)),
        ((9, 0), Status.OPEN, (12, 0)),
        ((11, 59), Status.OPEN, (12, 0)),
        ((12, 0), Status.OPENING_SOON, (13, 0)),
        ((13, 0), Status.OPEN, (17, 0)),
        ((16, 59), Status.OPEN, (17, 0)),
    ],
)
def test_two_intervals_on_one_day_with_a_break_between(clock, status, until):
    state = OFFICE.state_at(prague(*MON, *clock))

    assert (state.status, state.until) == (status, prague(*MON, *until))


def test_after_closing_the_next_opening_is_named():
    state = OFFICE.state_at(prague(*MON, 17, 0))

    assert (state.status, state.until) == (Status.CLOSED, prague(2027, 6, 9, 9))


def test_over_the_weekend_monday_is_named():
    assert OFFICE.state_at(prague(2027, 6, 11, 11, 30)).until == prague(2027, 6, 14, 9)
    assert OFFICE.state_at(prague(2027, 6, 13, 23, 59)).until == prague(2027, 6, 14, 9)


def test_the_moment_may_come_in_any_time_zone():
    # 7:30 UTC is 9:30 in Prague in summer, 8:30 in winter.
    assert OFFICE.state_at(datetime(2027, 6, 7, 7, 30, tzinfo=UTC)).status == Status.OPEN
    assert OFFICE.state_at(datetime(2027, 1, 11, 7, 30, tzinfo=UTC)).status == Status.OPENING_SOON


def test_intervals_that_touch_or_overlap_are_one():
    hours = OpeningHours(
        weekly=(
            weekly(MONDAY, "09:00", "12:00"),
            weekly(MONDAY, "12:00", "15:00"),
            weekly(MONDAY, "14:00", "16:00"),
        )
    )

    assert hours.state_at(prague(*MON, 10)).until == prague(*MON, 16)


# ---- past midnight ----

NIGHT = OpeningHours(weekly=(weekly(FRIDAY, "20:00", "02:00"),))


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ((2027, 6, 11, 23, 59), Status.OPEN),
        ((2027, 6, 12, 0, 0), Status.OPEN),
        ((2027, 6, 12, 1, 59), Status.OPEN),
        ((2027, 6, 12, 2, 0), Status.CLOSED),
        ((2027, 6, 11, 1, 0), Status.CLOSED),
    ],
)
def test_hours_past_midnight_belong_to_the_evening_they_began(moment, status):
    assert NIGHT.state_at(prague(*moment)).status == status


def test_midnight_as_the_end_is_the_end_of_the_day():
    hours = OpeningHours(weekly=(weekly(MONDAY, "20:00", "00:00"),))

    assert hours.state_at(prague(*MON, 23, 59)).until == prague(2027, 6, 8)
    assert hours.state_at(prague(2027, 6, 8, 0, 0)).status == Status.CLOSED


def test_the_last_evening_of_an_office_lasts_past_midnight():
    hours = OpeningHours(weekly=NIGHT.weekly, ends_on=date(2027, 6, 11))

    assert hours.state_at(prague(2027, 6, 11, 23)).status == Status.OPEN
    assert hours.state_at(prague(2027, 6, 12, 1)).status == Status.OPEN
    assert hours.state_at(prague(2027, 6, 12, 2)).status == Status.ENDED


# ---- state holidays and exceptions ----

DAILY = OpeningHours(weekly=tuple(weekly(day, "09:00", "17:00") for day in range(7)))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ((2027, 3, 29), "Velikonoční pondělí"),
        ((2027, 3, 26), "Velký pátek"),
        ((2026, 11, 17), "Den boje za svobodu a demokracii"),
        ((2027, 1, 1), ""),
        ((2027, 5, 8), ""),
        ((2027, 7, 6), ""),
        ((2027, 9, 28), ""),
        ((2027, 10, 28), ""),
        ((2027, 12, 24), ""),
    ],
)
def test_state_holidays_close_the_office_and_say_why(day, name):
    state = DAILY.state_at(prague(*day, 10))

    assert state.status == Status.CLOSED
    assert state.note.startswith(name)
    assert state.note
    assert state.until.date() > date(*day)


def test_the_day_after_easter_is_an_ordinary_one():
    assert DAILY.state_at(prague(2027, 3, 30, 10)).status == Status.OPEN
    assert DAILY.state_at(prague(2027, 3, 30, 10)).note == ""


def test_a_shift_that_began_before_a_holiday_lasts_into_it():
    hours = OpeningHours(
        weekly=(weekly(TUESDAY, "20:00", "02:00"), weekly(WEDNESDAY, "20:00", "02:00"))
    )

    # Wednesday, 28 October 2026, is a holiday.
    assert hours.state_at(prague(2026, 10, 28, 1)).status == Status.OPEN
    assert hours.state_at(prague(2026, 10, 28, 21)).status == Status.CLOSED


def test_an_exception_counts_before_a_holiday():
    hours = OpeningHours(
        weekly=DAILY.weekly,
        exceptions=(special(date(2026, 11, 17), None, "10:00", "14:00", "slavíme spolu"),),
    )

    state = hours.state_at(prague(2026, 11, 17, 11))
    assert (state.status, state.until) == (Status.OPEN, prague(2026, 11, 17, 14))
    assert state.note == "slavíme spolu"
    assert hours.state_at(prague(2026, 11, 17, 9, 30)).status == Status.OPENING_SOON
    assert hours.state_at(prague(2026, 11, 17, 15)).status == Status.CLOSED


def test_a_closed_range_holds_from_its_first_to_its_last_day():
    hours = OpeningHours(
        weekly=DAILY.weekly,
        exceptions=(special(date(2027, 6, 8), date(2027, 6, 10), note="dovolená"),),
    )

    assert hours.state_at(prague(2027, 6, 7, 10)).status == Status.OPEN
    for day in (8, 9, 10):
        state = hours.state_at(prague(2027, 6, day, 10))
        assert (state.status, state.note) == (Status.CLOSED, "dovolená")
        assert state.until == prague(2027, 6, 11, 9)
    assert hours.state_at(prague(2027, 6, 11, 10)).status == Status.OPEN


def test_a_day_inside_a_longer_exception_wins():
    hours = OpeningHours(
        weekly=DAILY.weekly,
        exceptions=(
            special(date(2027, 7, 12), date(2027, 7, 30), note="prázdniny"),
            special(date(2027, 7, 21), None, "16:00", "18:00", "otevřené odpoledne"),
        ),
    )

    assert hours.state_at(prague(2027, 7, 20, 10)).status == Status.CLOSED
    assert hours.state_at(prague(2027, 7, 21, 17)).status == Status.OPEN
    assert hours.state_at(prague(2027, 7, 21, 10)).status == Status.CLOSED


def test_an_exception_may_have_two_intervals():
    day = date(2027, 6, 8)
    hours = OpeningHours(
        weekly=DAILY.weekly,
        exceptions=(special(day, None, "08:00", "10:00"), special(day, None, "14:00", "16:00")),
    )

    assert hours.state_at(prague(2027, 6, 8, 9, 30)).until == prague(2027, 6, 8, 10)
    assert hours.state_at(prague(2027, 6, 8, 12)).until == prague(2027, 6, 8, 14)


# ---- beginning, end, seasons ----


def test_a_branch_that_is_being_prepared_says_when_it_opens():
    hours = OpeningHours(weekly=WEEK, starts_on=date(2027, 9, 1))

    state = hours.state_at(prague(2027, 6, 7, 10))
    assert (state.status, state.until) == (Status.NOT_YET, prague(2027, 9, 1, 9))
    assert hours.state_at(prague(2027, 8, 31, 23, 59)).status == Status.NOT_YET
    assert hours.state_at(prague(2027, 9, 1, 10)).status == Status.OPEN


def test_a_branch_without_hours_that_is_being_prepared():
    assert (
        OpeningHours(starts_on=date(2027, 9, 1)).state_at(prague(*MON, 10)).status == Status.NOT_YET
    )


def test_an_office_that_has_ended_stays_closed():
    hours = OpeningHours(weekly=WEEK, ends_on=date(2027, 6, 7))

    assert hours.state_at(prague(*MON, 10)).status == Status.OPEN
    assert hours.state_at(prague(*MON, 18)).until is None
    assert hours.state_at(prague(2027, 6, 8, 0, 0)).status == Status.ENDED
    assert hours.state_at(prague(2027, 6, 9, 10)).status == Status.ENDED


def test_an_office_without_hours_is_closed_and_promises_nothing():
    state = OpeningHours().state_at(prague(*MON, 10))

    assert (state.status, state.until, state.note) == (Status.CLOSED, None, "")


def test_summer_and_winter_hours_take_turns_on_their_days():
    hours = OpeningHours(
        weekly=(
            weekly(MONDAY, "09:00", "12:00", valid_through=date(2027, 5, 31)),
            weekly(MONDAY, "08:00", "16:00", valid_from=date(2027, 6, 1)),
        )
    )

    assert hours.state_at(prague(2027, 5, 31, 8, 30)).status == Status.OPENING_SOON
    assert hours.state_at(prague(2027, 5, 31, 13)).until == prague(2027, 6, 7, 8)
    assert hours.state_at(prague(2027, 6, 7, 13)).status == Status.OPEN


def test_hours_that_are_no_longer_valid_promise_nothing():
    hours = OpeningHours(weekly=(weekly(MONDAY, "09:00", "12:00", valid_through=date(2027, 6, 7)),))

    assert hours.state_at(prague(2027, 6, 7, 13)).until is None


def test_a_long_break_over_the_turn_of_the_year_is_looked_across():
    hours = OpeningHours(
        weekly=DAILY.weekly,
        exceptions=(special(date(2026, 12, 20), date(2027, 1, 10), note="svátky"),),
    )

    assert hours.state_at(prague(2026, 12, 31, 10)).until == prague(2027, 1, 11, 9)
