"""The days of a cycle, worked out without a database."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from volunteering.directory.enums import FreshnessStep
from volunteering.directory.freshness.schedule import Intervals, Schedule, State

START = date(2026, 3, 1)
DUE = date(2027, 3, 1)
QUESTION, REMINDER = FreshnessStep.QUESTION, FreshnessStep.REMINDER


def schedule(**intervals) -> Schedule:
    return Schedule(START, Intervals(**intervals))


def before(days: int) -> date:
    return DUE - timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (START, State.FRESH),
        (before(31), State.FRESH),
        (before(30), State.ASKED),
        (before(8), State.ASKED),
        (before(7), State.REMINDED),
        (before(1), State.REMINDED),
        (DUE, State.OVERDUE),
        (before(-13), State.OVERDUE),
        (before(-14), State.TO_CALL),
        (before(-1000), State.TO_CALL),
    ],
)
def test_the_state_follows_from_the_day(day, state):
    assert schedule().state(day) == state


def test_without_an_address_it_is_phoned_on_the_day_it_is_due():
    assert schedule().state(before(1), has_address=False) == State.REMINDED
    assert schedule().state(DUE, has_address=False) == State.TO_CALL


@pytest.mark.parametrize(
    ("day", "sent", "step"),
    [
        (before(31), {}, None),
        (before(30), {}, QUESTION),
        (before(29), {QUESTION: before(30)}, None),
        (before(7), {QUESTION: before(30)}, REMINDER),
        (before(6), {QUESTION: before(30), REMINDER: before(7)}, None),
        # The run was late: only the latest step, and the reminder keeps its distance from the question.
        (before(7), {}, REMINDER),
        (before(-40), {}, REMINDER),
        (before(-40), {REMINDER: before(-39)}, None),
        (before(7), {QUESTION: before(8)}, None),
        (before(2), {QUESTION: before(8)}, None),
        (before(1), {QUESTION: before(8)}, REMINDER),
    ],
)
def test_the_mail_of_a_day(day, sent, step):
    assert schedule().step(day, sent) == step


def test_no_day_brings_both_mails_whatever_the_intervals():
    for question in range(0, 40, 3):
        for reminder in range(0, 40, 3):
            days = schedule(question_before=question, reminder_before=min(question, reminder))
            sent: dict = {}
            for offset in range(-50, 60):
                today = DUE + timedelta(days=offset)
                step = days.step(today, sent)
                assert step is None or today not in sent.values()
                if step:
                    sent[step] = today
            assert REMINDER in sent


def test_links_work_long_enough_after_a_late_mail():
    assert schedule().links_until(before(30)) == DUE + timedelta(days=90)
    assert schedule().links_until(before(-200)) == DUE + timedelta(days=290)


def settings(confirm, question, reminder, call):
    return SimpleNamespace(
        confirm_after_days=confirm,
        question_days_before=question,
        reminder_days_before=reminder,
        call_days_after=call,
    )


def test_settings_that_would_ask_again_at_once_are_put_right():
    assert Intervals.of(settings(20, 400, 500, 0)) == Intervals(30, 15, 15, 0)
    assert Intervals.of(settings(0, 0, 0, 0)).confirm_after == 30
    assert Intervals.of(settings(180, 20, 5, 10)) == Intervals(180, 20, 5, 10)


def test_the_databases_limits_agree_with_the_days():
    intervals = Intervals(200, 20, 5, 10)
    days = Schedule(START, intervals)
    assert intervals.asked_since(days.question_on) == START
    assert intervals.due_since(days.due) == START
    assert intervals.called_since(days.call_on()) == START
