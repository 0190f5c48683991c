"""What lists of HSDS can be asked for; filters go together."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from volunteering.api.asking import MOST, DayOrMoment
from volunteering.api.problems import Problem
from volunteering.api.routing import refuse_unknown

from .words import Entity

PER_PAGE = 20
# `minimal` wants all of a list on one page.
ALL = 100_000
PAGING = frozenset({"search", "page", "per_page", "format"})
TERMS = PAGING | {"taxonomy_id"}
THINGS = TERMS | {
    "taxonomy_term_id",
    "organization_id",
    "modified_after",
    "minimal",
    "full",
}
BOOLEANS = {"true": True, "1": True, "": False, "false": False, "0": False}
_moments: TypeAdapter = TypeAdapter(DayOrMoment)


@dataclass(frozen=True)
class Wanted:
    """What is asked for; what is not asked for is None or "".

    Attributes:
        page: the number of the page, from 1.
        per_page: how many objects are on a page.
        words: of the search.
    """

    page: int
    per_page: int
    words: str
    taxonomy_id: UUID | None
    taxonomy_term_id: UUID | None
    organization_id: UUID | None
    modified_after: date | datetime | None
    is_minimal: bool
    is_full: bool

    @property
    def start(self) -> int:
        """How many objects stand before the page."""
        return (self.page - 1) * self.per_page


def wanted(request: HttpRequest, names: frozenset[str]) -> Wanted:
    """Return what a query string asks for.

    Args:
        request: the request.
        names: the parameters that the list knows.

    Raises:
        Problem: a parameter is not known or not understood.
    """
    refuse_unknown(request, names)
    query = request.GET
    if query.get("format", "json") != "json":
        raise _problem("format", _("Only json is possible here."))
    is_minimal = _boolean(query.get("minimal", ""), "minimal")
    most = ALL if is_minimal else MOST
    return Wanted(
        page=_number(query.get("page", "1"), "page", ALL),
        per_page=_number(
            query.get("per_page", str(ALL if is_minimal else PER_PAGE)), "per_page", most
        ),
        words=query.get("search", ""),
        taxonomy_id=_uuid(query.get("taxonomy_id", ""), "taxonomy_id"),
        taxonomy_term_id=_uuid(query.get("taxonomy_term_id", ""), "taxonomy_term_id"),
        organization_id=_uuid(query.get("organization_id", ""), "organization_id"),
        modified_after=_moment(query.get("modified_after", "")),
        is_minimal=is_minimal,
        is_full=_boolean(query.get("full", ""), "full"),
    )


def page_of(contents: list[Entity], total: int, asked: Wanted) -> Entity:
    """Return a page of a list (HSDS API reference, Page)."""
    pages = ceil(total / asked.per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _number(text: str, name: str, most: int) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= most:
        raise _problem(name, _("Enter a whole number from 1 to %(most)s.") % {"most": most})
    return int(text)


def _boolean(text: str, name: str) -> bool:
    if text.lower() not in BOOLEANS:
        raise _problem(name, _("Write true or false."))
    return BOOLEANS[text.lower()]


def _uuid(text: str, name: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise _problem(name, _("This is not a UUID.")) from None


def _moment(text: str) -> date | datetime | None:
    try:
        return _moments.validate_python(text) if text else None
    except ValidationError:
        sentence = _(
            "Write a date such as 2026-05-31, or a moment such as 2026-05-31T18:00:00+02:00."
        )
        raise _problem("modified_after", sentence) from None


def _problem(name: str, sentence: str) -> Problem:
    return Problem(400, f"{name}: {sentence}", {name: sentence})
