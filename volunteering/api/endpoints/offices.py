"""Offices, with whether they are open at the moment of the request."""

from datetime import UTC, datetime, time, timedelta
from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from volunteering.core.kept import Kept
from volunteering.core.models import Region
from volunteering.offices.enums import OfficeKind
from volunteering.offices.hours import SOON, State, Status
from volunteering.offices.models import Office as OfficeModel
from volunteering.readmodels.touches import TOLD

from ..asking import Asked, DayOrMoment, ItemsAsked
from ..resources import OFFICES
from ..routing import reads
from ..schemas.common import List
from ..schemas.offices import Office, OfficeState, OfficeSummary
from .lists import ByClock, item_answer, list_answer, narrow_to_any, region_of

router = Router(tags=["offices"])


class OfficesAsked(ItemsAsked):
    """What the list of offices may be asked for."""

    place: list[str] = Field(
        [], description="Slug or name of a place that shares ground with the office's municipality."
    )
    office_kind: list[OfficeKind] = Field([], description="Only of these kinds.")
    changed_since: DayOrMoment | None = Field(
        None, description="Only what was published or changed at this moment or later."
    )
    order: Literal["sort_order", "name"] = Field(
        "sort_order", description="`sort_order`: as the centre has put them in order."
    )
    expand: Literal["", "body"] = Field(
        "", description="`body` gives each item as its own address does."
    )


@reads(router, "/offices", List[OfficeSummary | Office], summary="Offices and branches")
def list_offices(request: HttpRequest, asked: Query[OfficesAsked]):
    """Return offices with their opening hours."""
    region = region_of(request)
    states = _states_of(region)
    question = Asked(OFFICES, region, asked)
    if asked.office_kind:
        narrow_to_any(question, "office_kind", asked.office_kind)
    return list_answer(
        request, question, asked.order, in_full=asked.expand == "body", by_clock=states
    )


@reads(router, "/offices/{name}", Office, summary="One office")
def get_office(request: HttpRequest, name: str):
    """Return an office by its UUID or its slug."""
    return item_answer(request, OFFICES, name, by_clock=_states_of(region_of(request)))


_states: Kept[ByClock] = Kept(TOLD, until=lambda states: states.until)


def _states_of(region: Region) -> ByClock:
    """Return whether the offices of a region are open now; worked out anew when the first of the answers may change."""
    return _states.get(region.pk, lambda: _work_out(region))


def _work_out(region: Region) -> ByClock:
    now = timezone.now()
    offices = OfficeModel.objects.listed().in_region(region)
    offices = offices.prefetch_related("weekly_hours", "hour_exceptions")
    states = {office.pk: office.opening_hours.state_at(now) for office in offices}
    return ByClock(
        "state",
        {key: _text(state) for key, state in states.items()},
        now,
        min(
            [
                _next_midnight(now),
                *(_changes_at(state, state.until) for state in states.values() if state.until),
            ]
        ),
    )


def _text(state: State) -> str:
    told = OfficeState(
        status=state.status.value,
        until=state.until and timezone.localtime(state.until),
        note=state.note,
    )
    return told.model_dump_json()


def _changes_at(state: State, until: datetime) -> datetime:
    # In UTC: moments of one zone are compared by the wall clock, which is wrong in the night when clocks change.
    moment = until.astimezone(UTC)
    return moment - SOON if state.status == Status.CLOSED else moment


def _next_midnight(now: datetime) -> datetime:
    """Return when the next day begins: notes are of days."""
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min)).astimezone(UTC)
