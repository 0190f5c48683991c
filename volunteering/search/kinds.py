"""What readers search for: kinds of public things, which register themselves.

A kind that comes later calls `register_kind` when its app is ready, and is then found, counted, narrowed and shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Facts:
    """What is known of an object beside its words.

    Attributes:
        facets: values by the name of the facet: {"misto": ["turnov"], "tema": ["seniori"]}.
        day: when it was published, or when it begins.
        until: when it is over, for what gets old.
    """

    facets: dict[str, list[str]] = field(default_factory=dict)
    day: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class SearchKind:
    """A kind of thing that readers search for.

    Attributes:
        name: the value in the address (`druh=`), such as "aktuality".
        label: what readers call it, in the plural.
        listed: returns the public objects of a region; called with the region.
        template: renders one result.
        facts: returns the `Facts` of an object; by default there are none.
    """

    name: str
    label: str
    listed: Callable
    template: str
    facts: Callable = field(default=lambda _item: Facts())


_kinds: dict[str, SearchKind] = {}


def register_kind(kind: SearchKind) -> None:
    """Make a kind searchable; a second registration under the same name replaces the first."""
    _kinds[kind.name] = kind


def kinds() -> list[SearchKind]:
    """Return the registered kinds in the order of registration."""
    return list(_kinds.values())


def kind_of(model: type) -> SearchKind | None:
    """Return the kind whose public objects are of this model, or None for what only editors search."""
    for kind in _kinds.values():
        if issubclass(model, kind.listed(None).model):
            return kind
    return None
