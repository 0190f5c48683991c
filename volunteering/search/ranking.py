"""One question against the index: which documents, in which order, and what was understood.

Documents that contain everything come first, after them those that contain most of it. Inside both, what counts is how rare
the words are, where they stand (title before text), how near they are to what was typed, and how fresh the document is.
Every number is computed here, so that both databases give the same list.
"""

import math
from dataclasses import dataclass, field
from datetime import date

from .expansion import (
    TABLE_FAMILY,
    Concept,
    Lexicon,
    Vocabulary,
)
from .memory import MemoryIndex, numbers_of
from .question import Question
from .understanding import understand

# How fast repeating a word stops adding (BM25: k1).
SATURATION = 3.0
# A document is complete when each word is there by something that counts at least so much: a rough root does not.
LEAST_OF_COMPLETE = 0.12
# A document without some of the words needs at least this part of their weight; less when few contain everything.
LEAST_PART = 0.5
LEAST_PART_OF_FEW = 0.15
FEW = 20
# How strongly a missing word counts.
PART_POWER = 3.0
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
        scores: by the number of the document.
    """

    numbers: list[int] = field(default_factory=list)
    complete: int = 0
    concepts: list[Concept] = field(default_factory=list)
    scores: dict[int, float] = field(default_factory=dict)

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
        """Every word of the index that counted: what to mark in a result."""
        return frozenset(word for concept in self.concepts for word in concept.weights)


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


def rank(concepts: list[Concept], vocabulary: Vocabulary, today: date, allowed: int) -> Found:
    """Return those of the allowed documents that have some concepts, in the order in which they answer best."""
    index = vocabulary.index
    total = max(1, allowed.bit_count())
    gains: list[tuple[float, dict[int, float]]] = []
    for concept in concepts:
        amounts = amounts_of(concept, index, allowed)
        if not amounts:
            continue
        sure = (concept.documents(index, TABLE_FAMILY) & allowed).bit_count() or len(amounts)
        rarity = math.log(1 + (total - sure + 0.5) / (sure + 0.5)) if sure else math.log(1 + total)
        gains.append((max(rarity, 0.1), amounts))
    whole = sum(rarity for rarity, _amounts in gains)
    parts: dict[int, float] = {}
    scores: dict[int, float] = {}
    for rarity, amounts in gains:
        for number, amount in amounts.items():
            saturated = amount / (amount + SATURATION)
            scores[number] = scores.get(number, 0.0) + rarity * saturated * (1 + SATURATION)
            parts[number] = parts.get(number, 0.0) + rarity
    everything = allowed
    for concept in concepts:
        everything &= concept.documents(index, LEAST_OF_COMPLETE)
    complete = set(numbers_of(everything))
    least = LEAST_PART if len(complete) >= FEW else LEAST_PART_OF_FEW
    kept = {}
    for number, score in scores.items():
        part = parts[number] / whole
        if part >= least or number in complete:
            kept[number] = score * part**PART_POWER * timeliness(index.documents[number], today)
    order = sorted(
        kept,
        key=lambda number: (
            number not in complete,
            -round(kept[number], 6),
            index.documents[number].key,
        ),
    )
    return Found(order, len(complete), concepts, kept)


def amounts_of(concept: Concept, index: MemoryIndex, allowed: int) -> dict[int, float]:
    """Return how much of a concept each allowed document has."""
    amounts: dict[int, float] = {}
    for word, weight in concept.weights.items():
        posting = index.postings.get(word)
        if posting is None:
            continue
        for number, amount in zip(posting.documents, posting.weights, strict=True):
            amounts[number] = amounts.get(number, 0.0) + weight * amount
    for members, weight in concept.sets:
        for number in numbers_of(members):
            amounts[number] = amounts.get(number, 0.0) + weight * 2
    return {number: amount for number, amount in amounts.items() if allowed >> number & 1}


def timeliness(document, today: date) -> float:
    """Return the factor by which the age of a document changes its score."""
    if document.until is not None and document.until < today:
        return OVER
    if document.day is None:
        return 1.0
    age = max(0, (today - document.day).days)
    return 1 + FRESHNESS * 0.5 ** (age / HALF_LIFE)
