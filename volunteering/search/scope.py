"""What may be found: the public documents of a region by kind, and the words that occur in them.

Asks `listed`, the one definition of public, for all documents when something has changed that decides about others (a
restriction, a moved page, an organization taken off the web), and for changed documents alone otherwise.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Model
from django.utils import timezone

from volunteering.core.changes import Stamp, newest_change
from volunteering.core.models import Region

from .analysis import Analyzer
from .expansion import Lexicon, Vocabulary
from .kinds import kinds
from .lexicon import NAMES, PLACES, Known, known_of, lexicon_of
from .memory import MemoryIndex, set_of
from .shared import key_of, shared

# What marks in `core/changes.py` stand for a change that decides about more than the object itself.
SEARCH = "search"
SUBJECTS = (SEARCH, "directory", PLACES, NAMES)
# Bounds how long something that goes public or stops by the clock can be counted wrongly; it is never shown.
LONGEST_LIFE = timedelta(minutes=5)
CHUNK = 5_000


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
        stamp: the newest mark.
        made_at: when all were asked for.
        answers: what was found lately, by the question.
    """

    kinds: dict[str, int]
    vocabulary: Vocabulary
    known: Known
    lexicon: Lexicon
    generation: int
    documents: int
    stamp: Stamp
    made_at: datetime
    answers: dict = field(default_factory=dict)


_kept: dict[int, Scope] = {}
_building = threading.Lock()


def forget_scopes() -> None:
    """Drop what this process keeps; for tests, whose databases begin anew."""
    _kept.clear()


def scope_of(region: Region, analyzer: Analyzer) -> Scope:
    """Return what may be found in a region as of this moment; costs two small queries when nothing has changed."""
    index = shared.follow()
    stamp = newest_change(*SUBJECTS)
    now = timezone.now()
    kept = _kept.get(region.pk)
    if (
        kept
        and kept.generation == shared.generation
        and kept.stamp == stamp
        and now < kept.made_at + LONGEST_LIFE
    ):
        return kept
    with _building:
        is_fresh = (
            kept is not None
            and kept.vocabulary.index is index
            and kept.stamp == stamp
            and now < kept.made_at + LONGEST_LIFE
        )
        if is_fresh and kept is not None:
            public, known, made_at = _follow(kept, index, region), kept.known, kept.made_at
        else:
            public = {kind.name: _public(kind, index, region) for kind in kinds()}
            known, made_at = known_of(region, analyzer), now
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
            stamp,
            made_at,
        )
        _kept[region.pk] = scope
        return scope


def _public(kind, index: MemoryIndex, region: Region) -> int:
    listed = kind.listed(region).order_by()
    return _numbers(index, listed.model, listed.values_list("pk", flat=True))


def _follow(kept: Scope, index: MemoryIndex, region: Region) -> dict[str, int]:
    """Return the sets of an older scope, with the documents that are new since."""
    new: dict[str, list[int]] = {}
    for document in index.documents[kept.documents :]:
        label, pk = document.key
        new.setdefault(label, []).append(pk)
    public = {}
    for kind in kinds():
        members = kept.kinds.get(kind.name, 0) & index.alive
        listed = kind.listed(region).order_by()
        pks = new.get(key_of(listed.model, 0)[0], [])
        for at in range(0, len(pks), CHUNK):
            found = listed.filter(pk__in=pks[at : at + CHUNK]).values_list("pk", flat=True)
            members |= _numbers(index, listed.model, found)
        public[kind.name] = members
    return public


def _numbers(index: MemoryIndex, model: type[Model], pks: Iterable[int]) -> int:
    label = key_of(model, 0)[0]
    found = (index.numbers.get((label, pk)) for pk in pks)
    return set_of(number for number in found if number is not None) & index.alive
