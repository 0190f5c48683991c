"""Organizations and their programs, and how many there are."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from volunteering.core.models import Region, Tombstone
from volunteering.directory.counters import public_counts
from volunteering.directory.enums import CURRENT_STATUSES, LegalForm
from volunteering.directory.models import FormerSlug

from ..answers import answer, cache_control
from ..asking import Asked, ListAsked, identifier
from ..index import Index, Resource, index_of
from ..resources import EVENTS, NEWS, ORGANIZATIONS, PROGRAMS, STORIES
from ..routing import reads
from ..schemas.common import List
from ..schemas.directory import (
    Counters,
    Organization,
    OrganizationSummary,
    Program,
    ProgramSummary,
)
from .lists import item_answer, list_answer, narrow_to_any, narrow_to_organizations, region_of

router = Router(tags=["directory"])

# By the name of a role in the address the column of the organization.
ROLES = {"centre": "is_volunteer_centre", "sending": "is_sending", "receiving": "is_receiving"}


class DirectoryAsked(ListAsked):
    """What both lists of the directory may be asked for."""

    seeking: bool = Field(False, description="Only what looks for volunteers today.")
    order: Literal["name", "-modified_at"] = Field(
        "name", description="Names in Czech alphabetical order."
    )


class OrganizationsAsked(DirectoryAsked):
    """What the list of organizations may be asked for."""

    seeking: bool = Field(
        False,
        description="Only those that look for volunteers today, themselves or in a current program.",
    )
    legal_form: list[LegalForm] = Field([], description="Only of one of these legal forms.")
    role: list[Literal["centre", "sending", "receiving"]] = Field(
        [], description="Only volunteer centres, or those that send or receive volunteers."
    )


class ProgramsAsked(DirectoryAsked):
    """What the list of programs may be asked for."""

    organization: list[UUID] = Field([], description="Only of one of these organizations.")


@reads(
    router, "/organizations", List[OrganizationSummary], summary="Organizations of the directory"
)
def list_organizations(request: HttpRequest, asked: Query[OrganizationsAsked]):
    """Return public organizations."""
    question = Asked(ORGANIZATIONS, region_of(request), asked)
    sets = question.index.sets
    if asked.legal_form:
        narrow_to_any(question, "legal_form", [form.value for form in asked.legal_form])
    if asked.role:
        members = 0
        for role in asked.role:
            members |= sets[ROLES[role]].get(True, 0)
        question.narrow(members)
    if asked.seeking:
        question.narrow(
            _seeking(question.index, "seeking_until")
            | _seeking(question.index, "programs_seeking_until")
        )
    return list_answer(request, question, asked.order, until=_midnight())


@reads(
    router,
    "/organizations/{name}",
    Organization,
    summary="One organization",
    may_have_moved=True,
)
def get_organization(request: HttpRequest, name: str):
    """Return an organization by its UUID or its slug.

    A slug that it had before, and the UUID of one that was merged into it, are redirected (308) to its present address.
    """
    return _item_or_successor(request, ORGANIZATIONS, name, present_organization)


@reads(router, "/programs", List[ProgramSummary], summary="Programs of all organizations")
def list_programs(request: HttpRequest, asked: Query[ProgramsAsked]):
    """Return the programs that are being prepared or running."""
    question = Asked(PROGRAMS, region_of(request), asked)
    narrow_to_any(question, "status", CURRENT_STATUSES)
    narrow_to_organizations(question, asked.organization)
    if asked.seeking:
        question.narrow(_seeking(question.index, "seeking_until"))
    return list_answer(request, question, asked.order, until=_midnight())


@reads(router, "/programs/{name}", Program, summary="One program", may_have_moved=True)
def get_program(request: HttpRequest, name: str):
    """Return a program by its UUID, also one that has ended: its page stays, too.

    The UUID of one that was merged into another is redirected (308) to the present address.
    """
    return _item_or_successor(request, PROGRAMS, name, _replaced_by)


@reads(router, "/counters", Counters, summary="How much is public in the region today")
def get_counters(request: HttpRequest):
    """Return the same numbers that stand on the front page."""
    region = region_of(request)
    counts = public_counts(region)
    now = timezone.now()
    events = index_of(EVENTS, region)
    told = Counters(
        as_of=counts.as_of,
        organizations=counts.organizations,
        programs=counts.programs,
        news=len(index_of(NEWS, region).keys),
        stories=len(index_of(STORIES, region).keys),
        events=events.where("over_at", lambda moment: moment > now).bit_count(),
    )
    return answer(request, told.model_dump_json(), None, until=_midnight())


def _seeking(index: Index, column: str) -> int:
    today = timezone.localdate()
    return index.where(column, lambda day: day >= today)


def _midnight() -> datetime:
    """Return when today is over by the clocks of the site: who seeks, is accredited or confirmed changes then."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def _item_or_successor(
    request: HttpRequest,
    resource: Resource,
    name: str,
    successor: Callable[[Region, UUID | str], UUID | str | None],
) -> HttpResponse:
    """Return an object, or a redirect to what has taken the place of its name.

    Args:
        request: the request.
        resource: how objects of its kind are found.
        name: its UUID or its slug.
        successor: returns the present name for one that is not public, or None.

    Raises:
        Http404: nothing public has or had this name.
    """
    try:
        return item_answer(request, resource, name)
    except Http404:
        region = region_of(request)
        present = successor(region, identifier(name))
        index = index_of(resource, region)
        if present not in index.by_id and present not in index.by_slug:
            raise
    response = HttpResponse(status=308)
    response["Location"] = request.build_absolute_uri(
        f"{request.path.rpartition('/')[0]}/{present}"
    )
    # A slug may get a new owner: nobody remembers the way for long.
    response["Cache-Control"] = cache_control()
    return response


def present_organization(region: Region, name: UUID | str) -> UUID | str | None:
    """Return the present name of an organization that was renamed or merged into another one, or None.

    Args:
        region: whose directory.
        name: its former UUID or slug.
    """
    if isinstance(name, UUID):
        return _replaced_by(region, name)
    rows = FormerSlug.objects.filter(region=region, slug=name)
    return rows.values_list("organization__slug", flat=True).first()


def _replaced_by(region: Region, name: UUID | str) -> UUID | None:
    if not isinstance(name, UUID):
        return None
    graves = Tombstone.objects.filter(region=region, uuid=name)
    return graves.values_list("replaced_by", flat=True).first()
