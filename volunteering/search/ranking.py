"""One question against the index: which documents, in which order, and what was understood.

Documents that contain everything come first, after them those that contain most of it. Inside both, what counts is how rare
the words are, where they stand (title before text), how near they are to what was typed, and how fresh the document is.
Every number is computed here, so that both databases give the same list.
"""

import math
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from .expansion import (
    TABLE_FAMILY,
    Concept,
    Lexicon,
    Vocabulary,
)
from .memory import Document, MemoryIndex, flags_of, set_of_flags
from .question import Question
from .understanding import understand

# How fast repeating a word stops adding (BM25: k1).
SATURATION = 6.0
# A document is complete when each word is there by something that counts at least so much: a form, the family, a synonym;
# not a rough root, nor what only goes with the word.
LEAST_OF_COMPLETE = 0.26
# A document without some of the words needs at least this part of their weight; less when few contain everything.
LEAST_PART = 0.5
LEAST_PART_OF_FEW = 0.15
FEW = 20
# A word that is everywhere still counts a little; from which part on nothing is missing; what being in a set is worth.
LEAST_RARITY = 0.1
ALL = 0.9999
WEIGHT_OF_A_SET = 1.0
# How strongly a missing word counts.
PART_POWER = 2.5
# What counts less than this is only related to what was asked; all of it together counts at most so much.
RELATED = 0.4
MOST_OF_RELATED = 0.7
# What a document gains at most by being of today, and after how many days half of it is gone.
FRESHNESS = 0.03
HALF_LIFE = 365
# What remains of the score of an event that is over.
OVER = 0.93


@dataclass
class Found:
    """An answer.

    Attributes:
        numbers: all documents, the best first.
        complete: how many of them contain everything that was asked; the rest contains a part.
        concepts: what was understood.
        scores: by the number of the document; of those that are not among the numbers they mean nothing.
        members: the set of the numbers.
        similar: documents that only resemble the best ones.
    """

    numbers: list[int] = field(default_factory=list)
    complete: int = 0
    concepts: list[Concept] = field(default_factory=list)
    scores: np.ndarray = field(default_factory=lambda: np.zeros(0))
    members: int = 0
    similar: list[int] = field(default_factory=list)

    @property
    def repairs(self) -> dict[str, str]:
        """What was read in place of what was typed."""
        return {
            " ".join(concept.typed): concept.repaired
            for concept in self.concepts
            if concept.repaired
        }

    @property
    def words(self) -> frozenset[str]:
        """Every word of the index that counted for something that was asked: what to mark in a result."""
        asked = [concept for concept in self.concepts if concept.is_needed] or self.concepts
        return frozenset(word for concept in asked for word in concept.weights)


def answer(
    question: Question,
    vocabulary: Vocabulary,
    *,
    lexicon: Lexicon | None = None,
    today: date,
    exactly: bool = False,
) -> Found:
    """Return the documents that answer a question.

    Args:
        question: the question.
        vocabulary: the words of the index and the documents that may be found.
        lexicon: places and synonyms.
        today: what freshness is measured from.
        exactly: take every word as typed: no repair.
    """
    concepts = understand(question, vocabulary, lexicon or Lexicon(), exactly=exactly)
    if not concepts:
        return Found()
    excluded = 0
    for words in question.excluded:
        if len(words) == 1:
            for form in vocabulary.forms(words[0]):
                excluded |= vocabulary.index.members(form)
    return rank(concepts, vocabulary, today, vocabulary.allowed & ~excluded)


def rank(
    concepts: list[Concept], vocabulary: Vocabulary, today: date, allowed: int, among: int = 0
) -> Found:
    """Return those of the allowed documents that have some concepts, in the order in which they answer best.

    Args:
        concepts: what is looked for.
        vocabulary: the words of the index.
        today: what freshness is measured from.
        allowed: the documents that may be returned.
        among: the documents among which a word is rare or frequent; the allowed ones when nothing is said.
    """
    index = vocabulary.index
    size, total = len(index.documents), max(1, (among or allowed).bit_count())
    scores, parts = np.zeros(size), np.zeros(size)
    whole, candidates, everything = 0.0, 0, allowed
    for concept in concepts:
        members = concept.documents(index) & allowed
        if concept.is_needed:
            everything &= concept.documents(index, LEAST_OF_COMPLETE)
        if not members:
            continue
        sure = (concept.documents(index, TABLE_FAMILY) & members).bit_count() or members.bit_count()
        rarity = max(math.log(1 + (total - sure + 0.5) / (sure + 0.5)), LEAST_RARITY)
        rarity *= concept.worth
        whole += rarity
        candidates |= members
        amounts = amounts_of(concept, index, size)
        has = flags_of(members, size)
        scores += has * (rarity * (1 + SATURATION) * amounts / (amounts + SATURATION))
        parts += has * rarity
    if not candidates:
        return Found(concepts=concepts)
    least = whole * (LEAST_PART_OF_FEW if everything.bit_count() < FEW else LEAST_PART)
    enough = flags_of(candidates, size) & (parts >= least)
    part = parts / whole
    scores *= index.timeliness(today, timeliness)[:size] * np.where(
        part > ALL, 1.0, part**PART_POWER
    )
    # Rounded, so that no database and no machine orders equal answers differently.
    scores = np.round(scores, 5) + np.array(index.ties)[:size]
    is_whole = flags_of(everything, size) & enough
    numbers = np.flatnonzero(enough)
    numbers = numbers[np.lexsort((-scores[numbers], ~is_whole[numbers]))]
    return Found(
        numbers.tolist(),
        int(np.count_nonzero(is_whole)),
        concepts,
        scores,
        members=set_of_flags(enough),
    )


def amounts_of(concept: Concept, index: MemoryIndex, size: int) -> np.ndarray:
    """Return how much of a concept each document has, by its number.

    What is only related to what was asked (family, synonyms, roots) counts up to a bound, however often and wherever it
    stands: a document with a form of the word itself is never behind.

    Args:
        concept: the concept.
        index: the index.
        size: how many documents it had when the question was asked.
    """
    amounts = np.zeros(size)
    for is_related in (True, False):
        for word, weight in concept.weights.items():
            posting = index.postings.get(word)
            if posting is not None and (weight < RELATED) == is_related:
                documents, weights = posting.amounts(size)
                amounts[documents] += weight * weights
        for members, weight in concept.sets:
            if (weight < RELATED) == is_related:
                amounts += flags_of(members, size) * (weight * WEIGHT_OF_A_SET)
        if is_related:
            np.minimum(amounts, MOST_OF_RELATED, out=amounts)
    return amounts


def timeliness(document: Document, today: date) -> float:
    """Return the factor by which the age of a document changes its score."""
    if document.until is not None and document.until < today:
        return OVER
    if document.day is None:
        return 1.0
    age = max(0, (today - document.day).days)
    return 1 + FRESHNESS * 0.5 ** (age / HALF_LIFE)
