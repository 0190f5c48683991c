"""What may be found: the public documents of a region by kind, and the words that occur in them.

Asks `listed`, the one definition of public, for all documents of a kind when something has changed that decides about others
(a restriction, a moved page, an organization taken off the web), and for changed documents alone otherwise.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

import numpy as np
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from volunteering.core.changes import Stamp, newest_changes
from volunteering.core.models import Region

from .analysis import Analyzer
from .expansion import Lexicon, Vocabulary
from .kinds import SearchKind, kinds
from .lexicon import NAMES, PLACES, Known, known_of, lexicon_of
from .memory import MemoryIndex, set_of
from .shared import key_of, shared

# What mark in `core/changes.py` stands for a change that decides about more than the object itself, whatever its kind.
SEARCH = "search"
# Bounds how long something that goes public or stops by the clock can be counted wrongly; it is never shown.
LONGEST_LIFE = timedelta(minutes=5)
CHUNK = 5_000
# So many are looked up one by one.
FEW = 50


@dataclass
class Scope:
    """The documents that may be found, in one state of the index.

    Attributes:
        kinds: the set of documents of each kind, by its name.
        vocabulary: the words that occur in any of them.
        known: names of places and synonyms.
        lexicon: the same, with the documents that they stand for.
        generation: of the shared index.
        documents: how many documents the index had, so that later ones are known as new.
        stamps: the newest mark of each subject.
        made_at: when all were asked for.
        answers: what was found lately, by the question.
    """

    kinds: dict[str, int]
    vocabulary: Vocabulary
    known: Known
    lexicon: Lexicon
    generation: int
    documents: int
    stamps: dict[str, Stamp]
    made_at: datetime
    answers: dict = field(default_factory=dict)

    def members(self, kind: str | Collection[str]) -> int:
        """Return the set of the documents of a kind or of several, all of them when none is named."""
        members = 0
        for name in several(kind):
            members |= self.kinds.get(name, 0)
        return members if kind else self.vocabulary.allowed


def several(value: str | Collection[str]) -> Collection[str]:
    """Return the values that are asked for where one, none or several may be."""
    if isinstance(value, str):
        return (value,) if value else ()
    return value


_kept: dict[int, Scope] = {}
_building = threading.Lock()


def forget_scopes() -> None:
    """Drop what this process keeps; for tests, whose databases begin anew."""
    _kept.clear()


def scope_of(region: Region, analyzer: Analyzer) -> Scope:
    """Return what may be found in a region as of this moment; costs two small queries when nothing has changed."""
    index = shared.follow()
    stamps = newest_changes(
        SEARCH, PLACES, NAMES, *(subject for kind in kinds() for subject in kind.subjects)
    )
    now = timezone.now()
    kept = _kept.get(region.pk)
    if kept and kept.made_at + LONGEST_LIFE <= now:
        kept = None
    if kept and kept.generation == shared.generation and kept.stamps == stamps:
        return kept
    with _building:
        if kept and kept.vocabulary.index is not index:
            kept = None
        public = {}
        for kind in kinds():
            is_listed_anew = kept is None or _differ(kept.stamps, stamps, SEARCH, *kind.subjects)
            public[kind.name] = (
                _public(kind, index, region)
                if kept is None or is_listed_anew
                else _followed(kind, kept, index, region)
            )
        if kept is None or _differ(kept.stamps, stamps, PLACES, NAMES):
            known = known_of(region, analyzer)
        else:
            known = kept.known
        allowed = 0
        for members in public.values():
            allowed |= members
        scope = Scope(
            public,
            Vocabulary(index, analyzer, allowed, known.words),
            known,
            lexicon_of(known, index, allowed),
            shared.generation,
            len(index.documents),
            stamps,
            kept.made_at if kept else now,
        )
        _kept[region.pk] = scope
        return scope


def _differ(one: dict[str, Stamp], other: dict[str, Stamp], *subjects: str) -> bool:
    return any(one.get(subject) != other.get(subject) for subject in subjects)


def _public(kind: SearchKind, index: MemoryIndex, region: Region) -> int:
    listed = kind.listed(region).order_by()
    if issubclass(listed.model, Page):
        # Says nothing new, but lets the database begin with the pages of this kind, by their index, instead of with all pages.
        listed = listed.type(listed.model)
    return _numbers(index, key_of(listed.model, 0)[0], _keys_of(listed))


def _keys_of(listed: QuerySet) -> np.ndarray:
    """Return the primary keys of a queryset; all at once, since the ORM takes much longer for thousands of them."""
    try:
        sql, params = listed.values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return np.zeros(0, dtype=np.int64)
    with connections[listed.db].cursor() as cursor:
        cursor.execute(sql, params)
        return np.fromiter(chain.from_iterable(cursor.fetchall()), dtype=np.int64)


def _followed(kind: SearchKind, kept: Scope, index: MemoryIndex, region: Region) -> int:
    """Return the set of a kind in an older scope, with the documents that are new since."""
    members = kept.kinds.get(kind.name, 0) & index.alive
    listed = kind.listed(region).order_by()
    label = key_of(listed.model, 0)[0]
    new = [
        document.key[1]
        for document in index.documents[kept.documents :]
        if document.key[0] == label
    ]
    for at in range(0, len(new), CHUNK):
        members |= _numbers(index, label, _keys_of(listed.filter(pk__in=new[at : at + CHUNK])))
    return members


def _numbers(index: MemoryIndex, label: str, pks: np.ndarray) -> int:
    if len(pks) < FEW:
        found = (index.numbers.get((label, pk)) for pk in pks.tolist())
        members = set_of(number for number in found if number is not None)
    else:
        members = index.members_of(label, pks)
    return members & index.alive
