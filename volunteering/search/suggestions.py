"""As you type: what the reader may be going to ask, of what is public and found."""

from dataclasses import dataclass

from volunteering.core.models import Region

from .analysis import words_of
from .engine import Results, search
from .kinds import kinds

ITEMS = 7
SHORTEST = 2


@dataclass(frozen=True)
class Suggestion:
    """One thing that a reader may mean.

    Attributes:
        text: what it is called.
        kind: what kind of thing it is, in the readers' words.
        url: where it is.
    """

    text: str
    kind: str
    url: str


def suggest(region: Region | None, typed: str, *, kind: str = "") -> list[Suggestion]:
    """Return what somebody who is still typing may mean, the most probable first.

    Args:
        region: whose public things.
        typed: what has been typed so far; the last word may be unfinished.
        kind: name of the one kind to suggest, or nothing for all.
    """
    if sum(map(len, words_of(typed))) < SHORTEST:
        return []
    found: Results = search(region, typed, kind=kind, is_open=True)
    by_name = {kind.name: kind for kind in kinds()}
    hits = found.hits[: min(ITEMS, found.complete or ITEMS)]
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.pk)
    items = {name: by_name[name].listed(region).in_bulk(pks) for name, pks in keys.items()}
    suggestions = []
    for hit in hits:
        item = items[hit.kind].get(hit.pk)
        url = item.get_url() if item is not None else None
        if url:
            suggestions.append(Suggestion(str(item), str(by_name[hit.kind].label), url))
    return suggestions
