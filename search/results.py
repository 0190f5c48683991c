"""The results as the page shows them: kinds with their numbers, and the objects behind the hits."""

from collections.abc import Iterable
from dataclasses import dataclass

from volunteering.core.models import Region
from volunteering.search.engine import Hit, Results
from volunteering.search.kinds import SearchKind, kinds

# Results that contain only a part of what was asked, and documents that only resemble the results.
REST = "rest"
SIMILAR = "similar"


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
        begins: what the page shows from this one on: `REST`, `SIMILAR`, or nothing new.
    """

    kind: SearchKind
    item: object
    begins: str


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


def load_results(
    region: Region | None, hits: Iterable[Hit], similar: Iterable[Hit] = ()
) -> list[Result]:
    """Return the objects of the hits in their order, fetched with one query for each kind.

    An object that stopped being public a moment ago is left out.

    Args:
        region: the region.
        hits: one page of hits.
        similar: what is shown below them.
    """
    staged = [(hit, "" if hit.is_complete else REST) for hit in hits]
    staged += [(hit, SIMILAR) for hit in similar]
    by_name = {kind.name: kind for kind in kinds()}
    keys: dict[str, list[int]] = {}
    for hit, _stage in staged:
        keys.setdefault(hit.kind, []).append(hit.pk)
    found = {name: by_name[name].listed(region).in_bulk(pks) for name, pks in keys.items()}
    results: list[Result] = []
    last = ""
    for hit, stage in staged:
        item = found[hit.kind].get(hit.pk)
        if item is not None:
            results.append(Result(by_name[hit.kind], item, stage if stage != last else ""))
            last = stage
    return results
