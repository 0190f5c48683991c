"""The index that this process keeps: read once, then kept up with what any process writes."""

import threading
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from .memory import Document, Key, MemoryIndex
from .models import SearchEntry

FIELDS = ("content_type_id", "object_id", "language", "title", "body", "facets", "day", "until")
# Asked for every question: the ORM would take ten times as long to write it down.
NEWEST = "SELECT batch FROM volunteering_searchstate WHERE id = 1"
# When so large a part of the documents is outdated, all are read anew.
DEAD_PART = 0.25
FEWEST_DEAD = 500


def key_of(model: type[models.Model], pk: int) -> Key:
    """Return the key of an object in the index: a page is one thing, whatever its type.

    Args:
        model: its class, specific or not.
        pk: its primary key.
    """
    root = [model, *model._meta.get_parent_list()][-1]
    concrete = root._meta.concrete_model or root
    return (concrete._meta.label_lower, int(pk))


class SharedIndex:
    """The memory index of this process with the batch it has come to."""

    def __init__(self):
        self.lock = threading.RLock()
        self.forget()

    def forget(self) -> None:
        """Drop everything; the next question reads it anew."""
        with self.lock:
            self.index = MemoryIndex()
            self.batch = 0
            self.generation = getattr(self, "generation", 0) + 1
            self.is_tainted = False
            self._labels: dict[int, str] = {}

    def follow(self) -> MemoryIndex:
        """Return the index as of this moment; costs one small query when nothing has changed."""
        newest = _newest_batch()
        if newest == self.batch and not self._was_rolled_back():
            return self.index
        with self.lock:
            if newest < self.batch or self._was_rolled_back():
                self.forget()
            if newest != self.batch:
                self._read(newest)
            return self.index

    def taint(self) -> None:
        """Note that the index will hold what this transaction has written and may still take back."""
        self.is_tainted = True
        transaction.on_commit(self._clean)

    def _clean(self) -> None:
        self.is_tainted = False

    def _was_rolled_back(self) -> bool:
        return self.is_tainted and not connection.in_atomic_block

    def _read(self, newest: int) -> None:
        # Without an upper bound: a row that is written again while we read would be in neither batch. What is newer than
        # `newest` is read once more by the next question, which changes nothing.
        rows = SearchEntry.objects.filter(batch__gt=self.batch)
        if not self.batch:
            rows = rows.filter(is_gone=False)
        gone = (
            []
            if not self.batch
            else list(rows.filter(is_gone=True).values_list("content_type_id", "object_id"))
        )
        for content_type, pk in gone:
            self.index.remove((self.label_of(content_type), pk))
        ordered = rows.filter(is_gone=False).order_by("content_type_id", "object_id")
        self.index.add(self._documents(ordered.values_list(*FIELDS).iterator(chunk_size=2000)))
        self.batch = newest
        self.generation += 1
        dead = len(self.index.documents) - len(self.index)
        if dead > max(FEWEST_DEAD, DEAD_PART * len(self.index)):
            self.forget()
            self._read(newest)

    def _documents(self, rows: Iterable[tuple]) -> Iterable[Document]:
        for content_type, pk, language, title, body, facets, day, until in rows:
            key = (self.label_of(content_type), pk)
            values = {name: tuple(values) for name, values in facets.items()}
            yield Document(key, language, title, body, values, day, until)

    def content_types(self, labels: Iterable[str]) -> list[int]:
        """Return the primary keys of the content types whose entries this process has read under some labels."""
        labels = set(labels)
        return [pk for pk, label in self._labels.items() if label in labels]

    def label_of(self, content_type_pk: int) -> str:
        """Return the first part of the keys of a content type's objects."""
        label = self._labels.get(content_type_pk)
        if label is None:
            model = ContentType.objects.get_for_id(content_type_pk).model_class()
            label = key_of(model, 0)[0] if model else f"gone.{content_type_pk}"
            self._labels[content_type_pk] = label
        return label


def _newest_batch() -> int:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return (cursor.fetchone() or (0,))[0]


shared = SharedIndex()
