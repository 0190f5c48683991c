"""When words are read out of objects: once for each transaction, after its end, by a background task.

A question in the same thread does not wait for that: it first writes what this thread has changed.
"""

import threading
from collections.abc import Iterable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django_tasks import task
from modelsearch.index import class_is_indexed

from .kinds import kind_of
from .models import SearchEntry
from .shared import shared
from .store import forget, indexed, refresh

CHUNK = 200
# Of what takes long to prepare, so that an interruption loses little.
SLOW_CHUNK = 10

_local = threading.local()


def note(model: type[Model], pk: int) -> None:
    """Remember that an object has been saved or deleted.

    Args:
        model: its class.
        pk: its primary key.
    """
    _waiting()[(model._meta.label_lower, pk)] = None
    # Each time: a block that is rolled back takes what it has registered with it. The first one that runs sends all.
    transaction.on_commit(_send)


def catch_up() -> None:
    """Write what this thread has changed and not yet sent to the background.

    A reader waits for this: what takes long to prepare is left to the background, which indexes it once more.
    """
    waiting = _take()
    if not waiting:
        return
    if connection.in_atomic_block:
        shared.taint()
    for model, pks in _by_model(waiting).items():
        index_of_model(model, pks, is_hurried=True)
        if is_slow(model) and connection.in_atomic_block:
            _later().update(dict.fromkeys((model._meta.label_lower, pk) for pk in pks))


@task()
def index_objects(keys: list[list]) -> None:
    """Write the entries of some objects, or take them out when they are gone.

    Args:
        keys: label of the model and primary key of each.
    """
    for model, pks in _by_model(keys).items():
        index_of_model(model, pks)


def index_of_model(model: type[Model], pks: Iterable[int], *, is_hurried: bool = False) -> int:
    """Write the entries of the objects of one model that still are, take the others out; return how many are there.

    Args:
        model: an indexed model.
        pks: primary keys.
        is_hurried: whether to leave out what takes long; then what was known of it before is written.
    """
    pks = list(pks)
    kind = kind_of(model)
    step = chunk_of(model)
    count = 0
    for at in range(0, len(pks), step):
        chunk = pks[at : at + step]
        if kind and kind.prepare and not is_hurried:
            kind.prepare(chunk)
        count += refresh(model, chunk)
    return count


def is_slow(model: type[Model]) -> bool:
    """Tell whether objects of a model take long to prepare."""
    kind = kind_of(model)
    return kind is not None and kind.prepare is not None


def chunk_of(model: type[Model]) -> int:
    """Return how many objects of a model are indexed at once."""
    return SLOW_CHUNK if is_slow(model) else CHUNK


def forget_gone() -> int:
    """Take out the entries of objects that are no longer there or no longer indexed; return how many there were."""
    gone = 0
    entries = SearchEntry.objects.filter(is_gone=False).order_by()
    for pk in list(entries.values_list("content_type_id", flat=True).distinct()):
        content_type = ContentType.objects.get_for_id(pk)
        model = content_type.model_class()
        keys = set(entries.filter(content_type=content_type).values_list("object_id", flat=True))
        is_known = model is not None and class_is_indexed(model)
        there = set(indexed(model).order_by().values_list("pk", flat=True)) if is_known else set()
        missing = sorted(keys - there)
        gone += len(missing)
        for at in range(0, len(missing), CHUNK):
            chunk = missing[at : at + CHUNK]
            if is_known:
                # Looks once more whether they are really gone.
                refresh(model, chunk)
            else:
                forget(content_type, chunk)
    return gone


def forget_waiting() -> None:
    """Drop what this thread has noted; for tests, whose databases begin anew."""
    _take()
    _later().clear()


def _by_model(keys: Iterable) -> dict[type[Model], list[int]]:
    by_model: dict[type[Model], list[int]] = {}
    for label, pk in keys:
        by_model.setdefault(apps.get_model(label), []).append(pk)
    return by_model


def _waiting() -> dict[tuple[str, int], None]:
    if not hasattr(_local, "waiting"):
        _local.waiting = {}
    return _local.waiting


def _later() -> dict[tuple[str, int], None]:
    """What has been written in a hurry in this transaction and is to be indexed once more after its end."""
    if not hasattr(_local, "later"):
        _local.later = {}
    return _local.later


def _take() -> dict[tuple[str, int], None]:
    waiting = _waiting()
    _local.waiting = {}
    return waiting


def _send() -> None:
    keys = _take() | _later()
    _local.later = {}
    if keys:
        index_objects.enqueue([list(key) for key in keys])
