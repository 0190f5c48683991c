"""The kinds of public objects that have ready-made texts; features above register theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from pydantic import BaseModel

from volunteering.core.models import Region

from .dependencies import Uses


@dataclass(frozen=True)
class Representation:
    """How objects of one kind are told.

    Attributes:
        kind: its name, in the plural, as it stands in addresses: "news".
        model: the model of the objects.
        listed: returns the public objects of a region.
        fetched: returns the objects of a queryset with everything that `summarize` reads, in a fixed number of queries.
        summarize: returns what a line in a list tells of an object; notes in the `Uses` what it reads of others.
        complete: returns what is told beyond that.
        summary: the schema of a line in a list.
        full: the schema of all; has the fields of `summary`, too.
        used: the models of other objects that texts may note; a change of one changes the texts.
        plain: returns of all that is told what a search shows passages of, a piece on each line.
    """

    kind: str
    model: type[Model]
    listed: Callable[[Region], QuerySet]
    fetched: Callable[[QuerySet], Iterable[Model]]
    summarize: Callable[[Any, Region, Uses], dict]
    complete: Callable[[Any, Region, Uses], dict]
    summary: type[BaseModel]
    full: type[BaseModel]
    used: tuple[type[Model], ...] = ()
    plain: Callable[[dict], str] = lambda _told: ""


_representations: dict[str, Representation] = {}


def register_representation(representation: Representation) -> None:
    """Let a kind have ready-made texts; a second registration under the same name replaces the first."""
    _representations[representation.kind] = representation


def representations() -> list[Representation]:
    """Return the registered kinds in the order of registration."""
    return list(_representations.values())


def representation_of(kind: str) -> Representation:
    """Return the representation with this name.

    Raises:
        KeyError: there is none.
    """
    return _representations[kind]
