"""When words are read out of objects: once for each transaction, after its end, by a background task.

A question in the same thread does not wait for that: it first writes what this thread has changed.
"""

import threading
from collections.abc import Iterable
from typing import cast

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django_tasks import task
from modelsearch.index import Indexed, class_is_indexed

from .models import SearchEntry
from .shared import shared
from .store import forget, write

CHUNK = 200

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
    """Write what this thread has changed and not yet sent to the background."""
    waiting = _take()
    if not waiting:
        return
    if connection.in_atomic_block:
        shared.taint()
    index_objects.call([list(key) for key in waiting])


@task()
def index_objects(keys: list[list]) -> None:
    """Write the entries of some objects, or take them out when they are gone.

    Args:
        keys: label of the model and primary key of each.
    """
    by_model: dict[str, list[int]] = {}
    for label, pk in keys:
        by_model.setdefault(label, []).append(pk)
    for label, pks in by_model.items():
        index_of_model(apps.get_model(label), pks)


def index_of_model(model: type[Model], pks: Iterable[int]) -> int:
    """Write the entries of the objects of one model that still are, take the others out; return how many are there.

    Args:
        model: an indexed model.
        pks: primary keys.
    """
    pks = list(pks)
    found = []
    for at in range(0, len(pks), CHUNK):
        chunk = pks[at : at + CHUNK]
        for item in _indexed(model).filter(pk__in=chunk):
            specific = item.get_indexed_instance()
            if specific is not None:
                found.append(specific)
    write(found)
    missing = set(pks) - {item.pk for item in found}
    if missing:
        forget(ContentType.objects.get_for_model(model), missing)
    return len(found)


def forget_gone() -> int:
    """Take out the entries of objects that are no longer there or no longer indexed; return how many there were."""
    gone = 0
    entries = SearchEntry.objects.filter(is_gone=False).order_by()
    for pk in list(entries.values_list("content_type_id", flat=True).distinct()):
        content_type = ContentType.objects.get_for_id(pk)
        model = content_type.model_class()
        keys = set(entries.filter(content_type=content_type).values_list("object_id", flat=True))
        there = (
            set(_indexed(model).values_list("pk", flat=True))
            if model is not None and class_is_indexed(model)
            else set()
        )
        missing = sorted(keys - there)
        for at in range(0, len(missing), CHUNK):
            gone += forget(content_type, missing[at : at + CHUNK])
    return gone


def _indexed(model: type[Model]):
    """Return the objects of a model that are to be indexed, by modelsearch's own word for it."""
    return cast("type[Indexed]", model).get_indexed_objects()


def forget_waiting() -> None:
    """Drop what this thread has noted; for tests, whose databases begin anew."""
    _take()


def _waiting() -> dict[tuple[str, int], None]:
    if not hasattr(_local, "waiting"):
        _local.waiting = {}
    return _local.waiting


def _take() -> dict[tuple[str, int], None]:
    waiting = _waiting()
    _local.waiting = {}
    return waiting


def _send() -> None:
    waiting = _take()
    if waiting:
        index_objects.enqueue([list(key) for key in waiting])
