"""Finds what is told of organizations and programs through the API's own index and texts; a few queries whatever their number."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from volunteering.api.asking import Asked, ListAsked
from volunteering.api.endpoints.lists import narrow_to_any, narrow_to_organizations
from volunteering.api.index import Resource, index_of
from volunteering.api.resources import ORGANIZATIONS, PROGRAMS
from volunteering.core.models import Region
from volunteering.readmodels.reading import Text, texts_of

from .asked import Wanted
from .taxonomies import taxonomies, terms
from .words import Told

# By its primary key.
Texts = dict[int, Text]


def found(resource: Resource, region: Region, asked: Wanted) -> list[int]:
    """Return the primary keys of what fits, in the order of the list.

    Args:
        resource: organizations or programs.
        region: whose.
        asked: the filters; what nothing is called finds nothing.
    """
    question = Asked(resource, region, ListAsked(q=asked.words, changed_since=asked.modified_after))
    sets = question.index.sets
    known = {one["id"]: name for name, one in taxonomies().items()}
    if asked.taxonomy_id:
        name = known.get(str(asked.taxonomy_id))
        narrow_to_any(question, name or "topic", sets[name] if name else ())
    if asked.taxonomy_term_id:
        question.narrow(_sorted_under(question, str(asked.taxonomy_term_id)))
    if asked.organization_id and resource is PROGRAMS:
        narrow_to_organizations(question, [asked.organization_id])
    elif asked.organization_id:
        at = question.index.by_id.get(asked.organization_id)
        question.narrow(0 if at is None else 1 << at)
    return [question.index.keys[at] for at in question.index.positions(question.found())]


def key_of(resource: Resource, region: Region, uuid: UUID) -> int | None:
    """Return the primary key of the public object with this UUID, or None."""
    index = index_of(resource, region)
    position = index.by_id.get(uuid)
    return None if position is None else index.keys[position]


def told(resource: Resource, region: Region, keys: Iterable[int]) -> tuple[list[dict], Texts]:
    """Return all that is told of some public objects, in the order of their keys, and their texts."""
    keys = list(keys)
    texts = texts_of(resource.kind, region, keys, in_full=True)
    return [json.loads(texts[key].json) for key in keys if key in texts], texts


def organizations_of(programs: Iterable[Told], region: Region) -> tuple[dict[str, dict], Texts]:
    """Return all that is told of the organizations of some programs, by UUID, and their texts."""
    wanted = dict.fromkeys(program["organization"]["id"] for program in programs)
    keys = [key_of(ORGANIZATIONS, region, UUID(one)) for one in wanted]
    items, texts = told(ORGANIZATIONS, region, [key for key in keys if key is not None])
    return {item["id"]: item for item in items}, texts


def first_end(*texts: Texts) -> datetime | None:
    """Return when the first of some texts stops being right by the clock."""
    ends = [one.until for some in texts for one in some.values() if one.until]
    return min(ends, default=None)


def _sorted_under(question: Asked, term: str) -> int:
    """Return the set of what is sorted under a term; nothing when there is no such term."""
    for (name, slug), one in terms().items():
        if one["id"] == term:
            (value,) = question.index.vocabularies[name].find(slug)
            return question.index.sets[name].get(value.key, 0)
    return 0
