"""The results as the page shows them: kinds with their numbers, and the objects behind the hits."""

from collections.abc import Iterable
from dataclasses import dataclass

from volunteering.core.models import Region
from volunteering.search.engine import Hit, Results
from volunteering.search.kinds import SearchKind, kinds


@dataclass(frozen=True)
class Tab:
    """A kind beside the number of its results."""

    kind: SearchKind
    count: int
    query: str


@dataclass(frozen=True)
class Result:
    """A hit with the object it stands for.

    Attributes:
        begins_rest: whether it is the first one of the page that contains only a part of what was asked.
    """

    kind: SearchKind
    item: object
    begins_rest: bool


def tabs_of(found: Results, asked) -> list[Tab]:
    """Return the kinds that have results, and the one that is asked for, in the order of their registration.

    Args:
        found: the answer.
        asked: the question (a `SearchFilter`).
    """
    return [
        Tab(kind, found.kinds.get(kind.name, 0), asked.query(druh=kind.name))
        for kind in kinds()
        if kind.name in found.kinds or kind.name == asked.kind
    ]


def load_results(region: Region | None, hits: Iterable[Hit]) -> list[Result]:
    """Return the objects of the hits in their order, fetched with one query for each kind.

    An object that stopped being public a moment ago is left out.

    Args:
        region: the region.
        hits: one page of hits.
    """
    hits = list(hits)
    by_name = {kind.name: kind for kind in kinds()}
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.pk)
    found = {name: by_name[name].listed(region).in_bulk(pks) for name, pks in keys.items()}
    results: list[Result] = []
    is_rest = False
    for hit in hits:
        item = found[hit.kind].get(hit.pk)
        if item is not None:
            begins_rest = not hit.is_complete and not is_rest
            is_rest = is_rest or begins_rest
            results.append(Result(by_name[hit.kind], item, begins_rest))
    return results
