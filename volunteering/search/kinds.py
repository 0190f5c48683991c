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
        text: words beside those of its `search_fields`, such as what a file contains.
    """

    facets: dict[str, list[str]] = field(default_factory=dict)
    day: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True)
class SearchKind:
    """A kind of thing that readers search for.

    Attributes:
        name: the value in the address (`druh=`), such as "aktuality".
        label: what readers call it, in the plural.
        listed: returns the public objects of a region; called with the region.
        template: renders one result.
        facts: returns the `Facts` of an object; by default there are none. What it reads should be prefetched by the
            model's `get_indexed_objects`.
        url: returns the address of an object, or None; called with the object and the request, which may be None.
        prepare: does what takes long, before objects are indexed in the background and outside of every lock; called with
            their primary keys.
        subjects: what marks in `core/changes.py` stand for a change of what is public of this kind without the objects
            themselves being saved, such as the organization of a program.
    """

    name: str
    label: str
    listed: Callable
    template: str
    facts: Callable = field(default=lambda _item: Facts())
    url: Callable = field(default=lambda item, request: item.get_url(request))
    prepare: Callable | None = None
    subjects: tuple[str, ...] = ()


_kinds: dict[str, SearchKind] = {}
# Asking `listed` for its model builds a query; that was more than half of the time of indexing.
_by_model: dict[type, SearchKind | None] = {}


def register_kind(kind: SearchKind) -> None:
    """Make a kind searchable; a second registration under the same name replaces the first."""
    _kinds[kind.name] = kind
    _by_model.clear()


def kinds() -> list[SearchKind]:
    """Return the registered kinds in the order of registration."""
    return list(_kinds.values())


def kind_of(model: type) -> SearchKind | None:
    """Return the kind whose public objects are of this model, or None for what only editors search."""
    if model not in _by_model:
        _by_model[model] = next(
            (kind for kind in _kinds.values() if issubclass(model, kind.listed(None).model)), None
        )
    return _by_model[model]
