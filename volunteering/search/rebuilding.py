"""Writing every entry anew, batch by batch, while the old ones go on answering; goes on where it was interrupted.

`SearchState` remembers it: entries whose batch is above `rebuilding_from` are done, whoever wrote them. `version` is the
way in which they were written; a rebuilding that was begun by another version begins anew.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from modelsearch.index import get_indexed_models

from .extraction import VERSION
from .indexing import chunk_of, forget_gone, index_of_model
from .models import SearchEntry, SearchState
from .store import indexed, lock_state


class IndexState(Enum):
    """How complete the entries are."""

    CURRENT = auto()
    # Nobody has ever indexed everything.
    MISSING = auto()
    # They were written by another version of the search.
    OUTDATED = auto()
    # A rebuilding runs, or was interrupted.
    UNFINISHED = auto()


@dataclass(frozen=True)
class Progress:
    """How far a rebuilding has come.

    Attributes:
        done: how many objects have their entries.
        total: how many objects there are.
    """

    done: int
    total: int


def state_of_index() -> IndexState:
    """Return how complete the entries are; one small query."""
    state = SearchState.objects.filter(pk=1).first()
    if state is None or not state.version:
        return IndexState.MISSING
    if state.version != VERSION:
        return IndexState.OUTDATED
    return IndexState.CURRENT if state.rebuilding_from is None else IndexState.UNFINISHED


def rebuild(*, from_start: bool = False) -> Iterator[Progress]:
    """Index everything that has not been indexed since the rebuilding began; give the progress, also at the beginning.

    Args:
        from_start: whether to begin anew also where one was interrupted.
    """
    began = begin(from_start=from_start)
    plan, total = [], 0
    for model in get_indexed_models():
        keys = list(indexed(model).order_by("pk").values_list("pk", flat=True))
        total += len(keys)
        plan.append((model, left(model, keys, began)))
    done = total - sum(len(keys) for _model, keys in plan)
    yield Progress(done, total)
    for model, keys in plan:
        step = chunk_of(model)
        for at in range(0, len(keys), step):
            chunk = keys[at : at + step]
            index_of_model(model, chunk)
            done += len(chunk)
            yield Progress(done, total)
    complete(began)


def begin(*, from_start: bool = False) -> int:
    """Begin a rebuilding, or take up the one that was interrupted; return the batch above which entries are done."""
    with transaction.atomic():
        state = lock_state()
        began = state.rebuilding_from
        if from_start or began is None or state.version != VERSION:
            began = state.rebuilding_from = state.batch
            state.version = VERSION
            state.save(update_fields=["rebuilding_from", "version"])
        return began


def left(model: type[Model], keys: Collection[int], began: int) -> list[int]:
    """Return those of some objects that have no entry from this rebuilding yet.

    Args:
        model: their model.
        keys: their primary keys.
        began: the batch above which entries are done.
    """
    done = set(
        SearchEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(model), batch__gt=began, is_gone=False
        ).values_list("object_id", flat=True)
    )
    return [key for key in keys if key not in done]


def complete(began: int) -> bool:
    """Take out what is gone and end the rebuilding; return False when another one has begun meanwhile.

    Args:
        began: what `begin` returned.
    """
    forget_gone()
    with transaction.atomic():
        state = lock_state()
        if state.rebuilding_from != began:
            return False
        state.rebuilding_from = None
        state.save(update_fields=["rebuilding_from"])
    return True
