"""What every list and every single object has in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from volunteering.core.models import Region
from volunteering.directory.models import Organization
from volunteering.readmodels.reading import texts_of
from volunteering.readmodels.registry import representation_of

from ..answers import JSON, answer, list_text
from ..asking import Asked, ItemsAsked, identifier, paging
from ..index import Index, Resource, index_of
from ..parts import CONTENT_TYPE as PARTS
from ..parts import cut_to, wanted_parts


def region_of(request: HttpRequest) -> Region:
    """Return the region whose site is asked.

    Raises:
        Http404: the site belongs to no region.
    """
    region = Region.objects.for_request(request)
    if region is None:
        raise Http404
    return region


def narrow_to_organizations(question: Asked, wanted: list[UUID]) -> None:
    """Narrow a list to what names one of some public organizations.

    Args:
        question: the question.
        wanted: UUIDs; none narrows nothing.
    """
    if wanted:
        listed = Organization.objects.listed().in_region(question.region).filter(uuid__in=wanted)
        narrow_to_any(question, "organization", listed.values_list("pk", flat=True))


def narrow_to_any(question: Asked, name: str, values: Iterable) -> None:
    """Narrow a list to what has one of some values.

    Args:
        question: the question.
        name: a set of the index.
        values: as the index knows them.
    """
    sets = question.index.sets[name]
    members = 0
    for value in values:
        members |= sets.get(value, 0)
    question.narrow(members)


@dataclass(frozen=True)
class ByClock:
    """A part of objects that depends on the clock: it is not in their texts, but put to them at the request.

    Attributes:
        name: of the part.
        texts: its JSON by primary key.
        made_at: when it was made.
        until: when the first of them stops being right.
    """

    name: str
    texts: dict[int, str]
    made_at: datetime
    until: datetime

    def added_to(self, json: str, key: int) -> str:
        """Return the JSON of an object with this part."""
        return f'{json[:-1]},"{self.name}":{self.texts[key]}}}'


def list_answer(
    request: HttpRequest,
    question: Asked,
    order: str,
    *,
    in_full: bool = False,
    until: datetime | None = None,
    by_clock: ByClock | None = None,
    is_steady: bool = False,
) -> HttpResponse:
    """Return the part of a list that is asked for.

    Args:
        request: the request.
        question: what is asked.
        order: name of an order of the resource.
        in_full: with everything that is told of each object.
        until: when the choice stops being right by the clock.
        by_clock: a part that is not in the texts.
        is_steady: whether the choice changes only with the objects, neither by the clock nor with the search: only then
            is it known when the list has changed last.
    """
    asked, index = question.asked, question.index
    representation = representation_of(question.resource.kind)
    known = (representation.full if in_full else representation.summary).model_fields
    parts = wanted_parts(asked.fields, [*known, *([by_clock.name] if by_clock else [])])
    members = question.found()
    ordered = index.positions(members, order)
    start = _start(asked, index, ordered)
    positions = ordered[start : start + asked.limit]
    keys = [index.keys[position] for position in positions]
    texts = texts_of(question.resource.kind, question.region, keys, in_full=in_full)
    made = [index.made_at, *(one.made_at for one in texts.values())]
    if by_clock is None:
        items = [texts[key].json for key in keys if key in texts]
    else:
        shown = [key for key in keys if key in texts and key in by_clock.texts]
        items = [by_clock.added_to(texts[key].json, key) for key in shown]
        until = by_clock.until
        made.append(by_clock.made_at)
    until = _first([until, *(one.until for one in texts.values())])
    if parts:
        items = [cut_to(parts, item) for item in items]
    text = list_text(
        items,
        paging(request, len(ordered), asked.limit, start, index.id_at(positions)),
        question.facets() if getattr(asked, "facets", False) else None,
    )
    changed_at = _newest(made) if is_steady else None
    return answer(request, text, changed_at, until=until, content_type=PARTS if parts else JSON)


def item_answer(
    request: HttpRequest, resource: Resource, name: str | int, *, by_clock: ByClock | None = None
) -> HttpResponse:
    """Return all that is told of one object.

    Args:
        request: the request.
        resource: how objects of its kind are found.
        name: its UUID or its slug; its primary key where it has no UUID.
        by_clock: a part that is not in its text.

    Raises:
        Http404: nothing public has this name.
    """
    region = region_of(request)
    index = index_of(resource, region)
    wanted = identifier(name) if isinstance(name, str) else name
    position = index.by_slug.get(wanted) if isinstance(wanted, str) else index.by_id.get(wanted)
    if position is None:
        raise Http404
    key = index.keys[position]
    text = texts_of(resource.kind, region, [key], in_full=True).get(key)
    if text is None or (by_clock is not None and key not in by_clock.texts):
        raise Http404
    if by_clock is None:
        return answer(request, text.json, _newest([text.made_at]), until=text.until)
    return answer(
        request,
        by_clock.added_to(text.json, key),
        _newest([text.made_at, by_clock.made_at]),
        until=_first([by_clock.until, text.until]),
    )


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _start(asked: ItemsAsked, index: Index, ordered: Sequence[int]) -> int:
    """Return how many items of a list stand before those that are asked for."""
    if asked.after is None:
        return asked.offset
    position = index.by_id.get(asked.after)
    if position in ordered:
        return ordered.index(position) + 1
    # It is gone, and those behind it have moved up.
    return max(0, asked.offset - 1)


def _newest(moments: Sequence[datetime]) -> datetime:
    return max(moments).astimezone(UTC)
