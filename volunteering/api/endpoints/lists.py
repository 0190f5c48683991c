"""What every list and every single object has in common."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from volunteering.core.models import Region
from volunteering.readmodels.reading import texts_of

from ..answers import answer, list_text
from ..asking import Asked, identifier, paging
from ..index import Resource, index_of


def region_of(request: HttpRequest) -> Region:
    """Return the region whose site is asked.

    Raises:
        Http404: the site belongs to no region.
    """
    region = Region.objects.for_request(request)
    if region is None:
        raise Http404
    return region


def list_answer(
    request: HttpRequest, question: Asked, order: str, *, in_full: bool = False
) -> HttpResponse:
    """Return the part of a list that is asked for.

    Args:
        request: the request.
        question: what is asked.
        order: name of an order of the resource.
        in_full: with everything that is told of each object.
    """
    asked, index = question.asked, question.index
    members = question.found()
    positions = index.positions(members, order)[asked.offset : asked.offset + asked.limit]
    keys = [index.keys[position] for position in positions]
    texts = texts_of(question.resource.kind, question.region, keys, in_full=in_full)
    shown = [texts[key] for key in keys if key in texts]
    text = list_text(
        [one.json for one in shown],
        paging(request, members.bit_count(), asked.limit, asked.offset),
        question.facets() if asked.facets else None,
    )
    return answer(request, text, _newest([index.made_at, *(one.made_at for one in shown)]))


def item_answer(request: HttpRequest, resource: Resource, name: str) -> HttpResponse:
    """Return all that is told of one object.

    Args:
        request: the request.
        resource: how objects of its kind are found.
        name: its UUID or its slug.

    Raises:
        Http404: nothing public has this name.
    """
    region = region_of(request)
    index = index_of(resource, region)
    wanted = identifier(name)
    found = index.by_id if isinstance(wanted, UUID) else index.by_slug
    position = found.get(wanted)
    if position is None:
        raise Http404
    key = index.keys[position]
    text = texts_of(resource.kind, region, [key], in_full=True).get(key)
    if text is None:
        raise Http404
    return answer(request, text.json, _newest([text.made_at]))


def _newest(moments: Sequence[datetime]) -> datetime:
    return max(moments).astimezone(UTC)
