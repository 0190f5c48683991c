"""Events by time: those to come, those that are over, those between two moments."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field

from volunteering.events.enums import EventKind, EventStatus

from ..asking import Asked, DayOrMoment, ListAsked, moment_of
from ..problems import Problem
from ..resources import EVENTS
from ..routing import reads
from ..schemas.common import List
from ..schemas.content import Event, EventSummary
from .lists import item_answer, list_answer, narrow_to_any, narrow_to_organizations, region_of

router = Router(tags=["events"])

UPCOMING, PAST, ALL = "upcoming", "past", "all"


class EventsAsked(ListAsked):
    """What the list of events may be asked for."""

    organization: list[UUID] = Field([], description="Only what names one of these organizations.")
    time: Literal["upcoming", "past", "all"] | None = Field(
        None,
        description="Those that are not over, those that are, or both. Without it: `upcoming`; with `from`: `all`.",
    )
    from_: DayOrMoment | None = Field(
        None, alias="from", description="Of which some part lies then or later."
    )
    to: DayOrMoment | None = Field(
        None, description="Of which some part lies before then; a date counts whole."
    )
    event_kind: list[EventKind] = Field([], description="Only of these kinds.")
    status: list[EventStatus] = Field([], description="Only of these states.")
    order: (
        Literal["starts_at", "-starts_at", "-published_at", "published_at", "-modified_at", "title"]
        | None
    ) = Field(None, description="Without it: `starts_at`; with `time=past`: `-starts_at`.")
    expand: Literal["", "body"] = Field(
        "", description="`body` gives each item as its own address does, with its body."
    )


@reads(router, "/events", List[EventSummary | Event], summary="Events, the nearest first")
def list_events(request: HttpRequest, asked: Query[EventsAsked]):
    """Return events; an event is over when it ends, or at the end of its last day where no time is given."""
    question = Asked(EVENTS, region_of(request), asked)
    narrow_to_organizations(question, asked.organization)
    if asked.event_kind:
        narrow_to_any(question, "event_kind", asked.event_kind)
    if asked.status:
        narrow_to_any(question, "status", asked.status)
    _narrow_to_days(question, asked)
    time = asked.time or (ALL if asked.from_ else UPCOMING)
    until = _narrow_to_time(question, time)
    order = asked.order or ("-starts_at" if time == PAST else "starts_at")
    return list_answer(request, question, order, in_full=asked.expand == "body", until=until)


@reads(router, "/events/{name}", Event, summary="One event")
def get_event(request: HttpRequest, name: str):
    """Return an event by its UUID or its slug."""
    return item_answer(request, EVENTS, name)


def _narrow_to_time(question: Asked, time: str) -> datetime | None:
    """Narrow to what is over or not at this moment; return when the next of all events is over."""
    if time == ALL:
        return None
    now = timezone.now()
    coming = question.index.where("over_at", lambda moment: moment > now)
    question.narrow(coming if time == UPCOMING else question.index.everything & ~coming)
    ends = (moment for moment in question.index.moments["over_at"] if moment and moment > now)
    return min(ends, default=None)


def _narrow_to_days(question: Asked, asked: EventsAsked) -> None:
    """Narrow to what lies at least in part between two moments.

    Raises:
        Problem: the first one is after the second.
    """
    index = question.index
    start = moment_of(asked.from_) if asked.from_ else None
    end = moment_of(asked.to, is_end=True) if asked.to else None
    if start and end and start > end:
        sentence = _("It is later than “to”.")
        raise Problem(400, f"from: {sentence}", {"from": sentence})
    if start:
        # What is over at the very moment has no part after it, unless it began then and has no length.
        question.narrow(
            index.where("over_at", lambda moment: moment > start)
            | index.where("starts_at", lambda moment: moment >= start)
        )
    if end:
        question.narrow(index.where("starts_at", lambda moment: moment < end))
