"""The engine of the site search: one ranked list over every public kind, narrowed by facets, the same on every database."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from volunteering.core.models import Region

from .analysis import Analyzer, analyzer_for, words_of
from .expansion import Vocabulary
from .indexing import catch_up
from .memory import MemoryIndex, flags_of, set_of
from .nearness import LOOKED_AT, in_order_of_nearness, texts_of
from .phrases import narrow_to_phrases
from .question import Question, parse
from .ranking import Found, answer
from .scope import Scope, scope_of, several
from .shared import key_of, shared
from .similar import ENOUGH, similar_to

# So many answers are kept for the next page and the next facet of the same question.
ANSWERS = 64


@dataclass(frozen=True)
class Hit:
    """One result.

    Attributes:
        kind: name of its kind.
        pk: its primary key.
        is_complete: whether it contains everything that was asked.
    """

    kind: str
    pk: int
    is_complete: bool


class Hits(Sequence):
    """Results in their order, made one by one when they are looked at: there may be many thousands."""

    def __init__(self, numbers: Sequence[int] = (), complete: int = 0, scope: Scope | None = None):
        self._numbers = numbers
        self._complete = complete
        self._scope = scope

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return [self._hit(at) for at in range(*place.indices(len(self._numbers)))]
        return self._hit(range(len(self._numbers))[place])

    def _hit(self, place: int) -> Hit:
        if self._scope is None:
            raise IndexError(place)
        number = self._numbers[place]
        kind = next(name for name, members in self._scope.kinds.items() if members >> number & 1)
        pk = self._scope.vocabulary.index.documents[number].key[1]
        return Hit(kind, pk, place < self._complete)


@dataclass(frozen=True)
class Results:
    """The answer to a question.

    Attributes:
        hits: all of them, the best first, narrowed by kind and facets.
        complete: how many of the hits contain everything that was asked; they come first.
        kinds: the number of hits of each kind, narrowed by facets only.
        facets: by the name of a facet the number of hits of each value, narrowed by everything else.
        repairs: what was read in place of what was typed.
        words: every folded word that counted, for marking it.
        similar: documents that resemble the best hits, narrowed like them; only where there are few hits.
        is_of_one_word: whether only one thing was asked.
    """

    hits: Hits = field(default_factory=Hits)
    complete: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    repairs: dict[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    similar: Hits = field(default_factory=Hits)
    is_of_one_word: bool = False


def search(
    region: Region | None,
    text: str,
    *,
    kind: str | Collection[str] = "",
    narrowed: Mapping[str, str | Collection[str]] | None = None,
    exactly: bool = False,
    is_open: bool = False,
) -> Results:
    """Answer a question about what is public in a region.

    Args:
        region: whose documents; None has none.
        text: what was typed; any text, of any length.
        kind: name of a kind to narrow to, several of them, or nothing.
        narrowed: the value of each facet to narrow to; of several values, any will do.
        exactly: whether to leave typing mistakes as they are.
        is_open: whether the last word may be unfinished.
    """
    if region is None:
        return Results()
    catch_up()
    scope = scope_of(region, site_analyzer())
    question = parse(text, is_open=is_open)
    found = _answer(scope, text, question, exactly=exactly)
    members = found.members
    index = scope.vocabulary.index
    wanted = {name: value for name, value in (narrowed or {}).items() if value}
    sets = {name: _any_of(index.facet(name), value) for name, value in wanted.items()}
    of_kind = scope.members(kind)
    narrowing = scope.vocabulary.allowed
    for chosen in sets.values():
        narrowing &= chosen
    within = members & narrowing
    shown = within & of_kind
    numbers = found.numbers if shown == members else _only(found.numbers, shown, index)
    complete = (shown & set_of(found.numbers[: found.complete])).bit_count()
    return Results(
        Hits(numbers, complete, scope),
        complete,
        {
            name: count
            for name, documents in scope.kinds.items()
            if (count := (within & documents).bit_count())
        },
        _facet_counts(index, members & of_kind, sets),
        found.repairs,
        found.words,
        Hits([one for one in found.similar if narrowing & of_kind & 1 << one], 0, scope),
        len(found.concepts) == 1,
    )


def _any_of(values: Mapping[str, int], wanted: str | Collection[str]) -> int:
    members = 0
    for value in several(wanted):
        members |= values.get(value, 0)
    return members


def _only(numbers: list[int], members: int, index: MemoryIndex) -> list[int]:
    ordered = np.array(numbers, dtype=np.intp)
    return ordered[flags_of(members, len(index.documents))[ordered]].tolist()


def search_keys(
    text: str, model: type[Model], *, is_open: bool = False, in_titles: bool = False
) -> list[int]:
    """Return the primary keys of the objects of a model that contain everything asked, public or not, the best first.

    Args:
        text: what was typed.
        model: an indexed model; objects of models that inherit from it are found too.
        is_open: whether the last word may be unfinished.
        in_titles: whether only what names an object counts.
    """
    catch_up()
    index = shared.follow()
    question = parse(text, is_open=is_open)
    label = key_of(model, 0)[0]
    allowed = index.alive & index.labelled(label)
    vocabulary = _vocabulary_of(index, label, allowed)
    found = narrow_to_phrases(
        answer(question, vocabulary, today=timezone.localdate(), lexicon=None), question, index
    )
    keys = [index.documents[number].key[1] for number in found.numbers[: found.complete]]
    if not in_titles:
        return keys
    titled = index.alive
    for concept in found.concepts:
        titled &= index.titled(concept.weights)
    return [
        index.documents[number].key[1]
        for number in _only(found.numbers[: found.complete], titled, index)
    ]


def listing_keys(region: Region | None, text: str, model: type[Model]) -> tuple[int, ...]:
    """Return the primary keys of the public objects of a model that contain everything asked, mistakes repaired.

    When none contains the only word that was asked, those with what goes with it.

    The very same tuple comes back as long as the answer is the same, so that what is made of it can be kept.

    Args:
        region: whose objects.
        text: what was typed; a text without a word finds nothing.
        model: an indexed model.
    """
    if region is None or not words_of(text):
        return ()
    catch_up()
    scope = scope_of(region, site_analyzer())
    label = key_of(model, 0)[0]
    kept = scope.answers.get((label, text))
    if kept is None:
        found = _answer(scope, text, parse(text), exactly=False)
        documents = scope.vocabulary.index.documents
        # What only goes with the one word that was asked is better than nothing.
        enough = found.complete or (len(found.numbers) if len(found.concepts) == 1 else 0)
        keys = (documents[number].key for number in found.numbers[:enough])
        kept = tuple(pk for name, pk in keys if name == label)
        scope.answers[(label, text)] = kept
    return kept


def site_analyzer() -> Analyzer:
    """Return the analyzer of the language of the site."""
    return analyzer_for(settings.LANGUAGE_CODE)


def _answer(scope: Scope, text: str, question: Question, *, exactly: bool) -> Found:
    asked = (text, question.is_open, exactly, timezone.localdate())
    found = scope.answers.get(asked)
    if found is None:
        found = answer(
            question,
            scope.vocabulary,
            lexicon=scope.lexicon,
            today=timezone.localdate(),
            exactly=exactly,
        )
        found = narrow_to_phrases(found, question, scope.vocabulary.index)
        found = _looked_at_closely(found, question, scope)
        if len(scope.answers) >= ANSWERS:
            scope.answers.pop(next(iter(scope.answers)), None)
        scope.answers[asked] = found
    return found


def _looked_at_closely(found: Found, question: Question, scope: Scope) -> Found:
    """Return an answer, changed by what only the texts of its first documents tell."""
    vocabulary, is_of_several = scope.vocabulary, len(question.words) > 1
    if not is_of_several and len(found.numbers) >= ENOUGH:
        return found
    texts = texts_of(found.numbers[:LOOKED_AT], vocabulary.index)
    if is_of_several:
        found = in_order_of_nearness(found, question.words, texts, scope.lexicon.themes)
    if not (question.is_open or question.phrases or question.excluded):
        found.similar = similar_to(found, texts, vocabulary, vocabulary.allowed)
    return found


_vocabularies: "OrderedDict[str, tuple[int, Vocabulary]]" = OrderedDict()


def _vocabulary_of(index: MemoryIndex, label: str, allowed: int) -> Vocabulary:
    generation, kept = _vocabularies.get(label, (-1, None))
    if kept is None or generation != shared.generation or kept.index is not index:
        kept = Vocabulary(index, site_analyzer(), allowed)
        _vocabularies[label] = (shared.generation, kept)
    return kept


def _facet_counts(
    index: MemoryIndex, members: int, sets: dict[str, int]
) -> dict[str, dict[str, int]]:
    counts = {}
    for name in index.facet_names():
        within = members
        for other, narrowing in sets.items():
            if other != name:
                within &= narrowing
        found = {
            value: count
            for value, documents in index.facet(name).items()
            if (count := (within & documents).bit_count())
        }
        if found:
            counts[name] = found
    return counts
