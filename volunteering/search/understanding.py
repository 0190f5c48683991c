"""What a question looks for: places and synonyms recognized, words that help along left out, mistakes repaired."""

import math

from .expansion import (
    FORM,
    PLACE,
    REPAIRED,
    TABLE_FAMILY,
    Concept,
    Lexicon,
    Vocabulary,
    add_synonyms,
    add_word,
    concept_of,
)
from .question import Question

# What one word of a thing that takes several counts alone.
PART_OF_SEVERAL = 0.25


def understand(
    question: Question, vocabulary: Vocabulary, lexicon: Lexicon, *, exactly: bool
) -> list[Concept]:
    """Return what a question looks for, word by word; with mistakes repaired, unless it is to be taken exactly."""
    words = question.words
    concepts: list[Concept] = []
    at = 0
    stopwords = vocabulary.analyzer.stopwords
    while at < len(words):
        used, concept = _place_at(words[at:], vocabulary, lexicon)
        if concept is None:
            used = 1
            is_last = at == len(words) - 1
            is_open = question.is_open and is_last
            groups = lexicon.synonyms(words[at:])
            several = max((count for count, _members in groups), default=1)
            if several > 1:
                used = several
                concept = _several(words[at : at + used], vocabulary)
            elif words[at] not in stopwords or (is_open and len(words) == 1):
                concept = concept_of(words[at], vocabulary, is_open=is_open, exactly=exactly)
            if concept is not None:
                for count, members in groups:
                    if count == used:
                        add_synonyms(concept, members, vocabulary)
        if concept is not None:
            concepts.append(concept)
        at += used
    if not concepts:
        concepts = [concept_of(word, vocabulary, exactly=exactly) for word in words]
    if not exactly:
        concepts = repair(concepts, vocabulary)
    return concepts


def _place_at(
    words: list[str], vocabulary: Vocabulary, lexicon: Lexicon
) -> tuple[int, Concept | None]:
    found = lexicon.places(words)
    if not found:
        return 0, None
    used = max(count for count, _members in found)
    concept = Concept(tuple(words[:used]), is_sure=True)
    for count, members in found:
        if count == used:
            concept.sets.append((members, PLACE))
    for word in words[:used]:
        if word not in vocabulary.analyzer.stopwords:
            for form in vocabulary.forms(word):
                concept.give(form, 1.0 if used == 1 else 0.5)
    return used, concept


def _several(words: list[str], vocabulary: Vocabulary) -> Concept:
    """Return what stands for several words that mean one thing: documents with all of them."""
    concept = Concept(tuple(words), is_sure=True)
    parts = [word for word in words if word not in vocabulary.analyzer.stopwords]
    both = vocabulary.allowed
    for word in parts:
        forms = vocabulary.forms(word)
        both &= vocabulary.union(forms)
        for form in forms:
            concept.give(form, PART_OF_SEVERAL)
    if both:
        concept.sets.append((both, FORM))
    return concept


def repair(concepts: list[Concept], vocabulary: Vocabulary) -> list[Concept]:
    """Give every word that does not occur the meaning that somebody most probably had in mind."""
    sure = [concept for concept in concepts if concept.is_sure]
    context = [
        concept.documents(vocabulary.index, TABLE_FAMILY) & vocabulary.allowed for concept in sure
    ]
    mended = []
    at = 0
    while at < len(concepts):
        concept = concepts[at]
        following = concepts[at + 1] if at + 1 < len(concepts) else None
        if (
            following is not None
            and not (concept.is_sure and following.is_sure)
            and (joined := _joined(concept, following, vocabulary))
        ):
            mended.append(joined)
            at += 2
            continue
        if concept.is_sure:
            mended.append(concept)
            at += 1
            continue
        mended.append(_split(concept, vocabulary) or _respelt(concept, vocabulary, context))
        at += 1
    return mended


def _joined(one: Concept, other: Concept, vocabulary: Vocabulary) -> Concept | None:
    word = "".join((*one.typed, *other.typed))
    if len(one.typed) > 1 or len(other.typed) > 1 or not vocabulary.forms(word):
        return None
    concept = concept_of(word, vocabulary)
    concept.typed = (*one.typed, *other.typed)
    concept.repaired = word
    return concept


def _split(concept: Concept, vocabulary: Vocabulary) -> Concept | None:
    (word,) = concept.typed
    best = None
    for at in range(3, len(word) - 2):
        left, right = vocabulary.forms(word[:at]), vocabulary.forms(word[at:])
        if left and right:
            both = vocabulary.union(left) & vocabulary.union(right) & vocabulary.allowed
            if both and (best is None or both.bit_count() > best[0]):
                best = (both.bit_count(), at, both)
    if best is None:
        return None
    _count, at, both = best
    concept.repaired = f"{word[:at]} {word[at:]}"
    concept.sets.append((both, REPAIRED))
    for part in (word[:at], word[at:]):
        for form in vocabulary.forms(part):
            concept.give(form, PART_OF_SEVERAL)
    return concept


def _respelt(concept: Concept, vocabulary: Vocabulary, context: list[int]) -> Concept:
    (typed,) = concept.typed
    best, best_value = None, 0.0
    for far, word in vocabulary.repairs(typed)[:40]:
        documents = vocabulary.union(vocabulary.forms(word) or (word,)) & vocabulary.allowed
        together = sum((documents & other).bit_count() > 0 for other in context)
        value = (
            math.exp(-1.6 * far)
            * (1 + math.log1p(documents.bit_count())) ** 0.5
            * (1 + together / (len(context) or 1))
        )
        if value > best_value:
            best, best_value = word, value
    if best is None:
        return concept
    repaired = Concept(concept.typed, dict(concept.weights), repaired=best)
    add_word(repaired, best, vocabulary, REPAIRED)
    return repaired
