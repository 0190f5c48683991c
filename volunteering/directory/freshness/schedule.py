"""When a listing is asked, marked and phoned: date arithmetic only, knows no models.

A cycle begins on the day a listing was confirmed (or came to the directory) and is due some days later. Nothing of it
is stored: whoever asks how a listing stands computes it from that day and the region's intervals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..enums import FreshnessStep

# The reminder comes at least so many days after the question, also when the run was late.
REMINDER_GAP_DAYS = 7
# Links in the mails work so many days after the listing is due, or after a mail that was sent later than that.
LINK_DAYS = 90
SHORTEST_CYCLE_DAYS = 30


class State(StrEnum):
    """How a listing stands today."""

    FRESH = "fresh"
    ASKED = "asked"
    REMINDED = "reminded"
    OVERDUE = "overdue"
    TO_CALL = "to_call"


@dataclass(frozen=True)
class Intervals:
    """The intervals of a region, in days.

    Attributes:
        confirm_after: a listing is due so long after the cycle began.
        question_before: the question goes out so long before it is due.
        reminder_before: the reminder likewise.
        call_after: it is on the phone list so long after it was due.
    """

    confirm_after: int = 365
    question_before: int = 30
    reminder_before: int = 7
    call_after: int = 14

    @classmethod
    def of(cls, settings) -> "Intervals":
        """Read the region's settings; what would ask somebody again right after the answer is put right.

        Args:
            settings: an object with the fields of DirectorySettings.
        """
        confirm_after = max(settings.confirm_after_days, SHORTEST_CYCLE_DAYS)
        question_before = min(settings.question_days_before, confirm_after // 2)
        return cls(
            confirm_after=confirm_after,
            question_before=question_before,
            reminder_before=min(settings.reminder_days_before, question_before),
            call_after=settings.call_days_after,
        )

    @property
    def reminder_gap(self) -> timedelta:
        """How long after the question the reminder may come at the earliest; never on the same day."""
        between = self.question_before - self.reminder_before
        return timedelta(days=max(1, min(REMINDER_GAP_DAYS, between)))

    def asked_since(self, today: date) -> date:
        """Return the last beginning of a cycle whose question is due today."""
        return today - timedelta(days=self.confirm_after - self.question_before)

    def due_since(self, today: date) -> date:
        """Return the last beginning of a cycle that is due today."""
        return today - timedelta(days=self.confirm_after)

    def called_since(self, today: date) -> date:
        """Return the last beginning of a cycle that is on the phone list today."""
        return today - timedelta(days=self.confirm_after + self.call_after)


@dataclass(frozen=True)
class Schedule:
    """The days of one cycle."""

    counted_from: date
    intervals: Intervals

    @property
    def due(self) -> date:
        """The day from which the listing counts as not confirmed."""
        return self.counted_from + timedelta(days=self.intervals.confirm_after)

    @property
    def question_on(self) -> date:
        """The day of the question."""
        return self.due - timedelta(days=self.intervals.question_before)

    @property
    def reminder_on(self) -> date:
        """The day of the reminder."""
        return self.due - timedelta(days=self.intervals.reminder_before)

    def call_on(self, has_address: bool = True) -> date:
        """Return the day from which somebody phones; at once when there is nowhere to write."""
        return self.due + timedelta(days=self.intervals.call_after if has_address else 0)

    def state(self, today: date, has_address: bool = True) -> State:
        """Return how the listing stands."""
        if today >= self.call_on(has_address):
            return State.TO_CALL
        if today >= self.due:
            return State.OVERDUE
        if today >= self.reminder_on:
            return State.REMINDED
        return State.ASKED if today >= self.question_on else State.FRESH

    def step(self, today: date, sent: Mapping[str, date]) -> FreshnessStep | None:
        """Return which mail goes out today, if any.

        Only the latest one that is due: after a late run nobody gets the question and the reminder together.

        Args:
            today: the day of the run.
            sent: the steps of this cycle that went out, each with its day.
        """
        if FreshnessStep.REMINDER in sent:
            return None
        asked_on = sent.get(FreshnessStep.QUESTION)
        if today >= self.reminder_on:
            is_early = asked_on is not None and today < asked_on + self.intervals.reminder_gap
            return None if is_early else FreshnessStep.REMINDER
        if today >= self.question_on and asked_on is None:
            return FreshnessStep.QUESTION
        return None

    def links_until(self, sent_on: date) -> date:
        """Return the last day on which the links of a mail work."""
        return max(self.due, sent_on) + timedelta(days=LINK_DAYS)
