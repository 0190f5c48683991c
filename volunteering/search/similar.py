"""What resembles the best results: shown below them where few documents answer a question."""

import math
from collections import Counter
from collections.abc import Sequence

from .expansion import Vocabulary
from .memory import numbers_of
from .nearness import Texts
from .ranking import Found

# With fewer results than this, similar documents are looked for until there are so many.
ENOUGH = 10
# So many of the best results tell what they are about, by so many of their words.
MODELS = 3
WORDS = 30
# One word in the title says as much as so many in the text; how fast repeating a word stops adding.
WORTH_IN_TITLE = 4
SATURATION = 2
# Only words of this length, and in no more than this part of the documents, tell what a text is about.
SHORTEST = 4
MOST_USUAL = 0.15
# A document resembles the results when so many of their words stand in it.
LEAST_SHARED = 2


def similar_to(found: Found, texts: Texts, vocabulary: Vocabulary, allowed: int) -> list[int]:
    """Return documents that resemble the first results of an answer, the most similar first; none for one with enough.

    Args:
        found: the answer.
        texts: title and text of its first documents.
        vocabulary: the words of the index.
        allowed: the documents that may be returned.
    """
    missing = ENOUGH - len(found.numbers)
    if not found.numbers or missing <= 0:
        return []
    shared: Counter[int] = Counter()
    amounts: dict[int, float] = {}
    counted: set[str] = set()
    for word, amount in _telling(found.numbers[:MODELS], texts, vocabulary):
        if word in counted:
            continue
        forms = vocabulary.forms(word)
        counted.update(forms)
        for number in numbers_of(vocabulary.union(forms) & allowed):
            shared[number] += 1
            amounts[number] = amounts.get(number, 0.0) + amount
    known = set(found.numbers)
    ties = vocabulary.index.ties
    ordered = sorted(
        (number for number in amounts if number not in known and shared[number] >= LEAST_SHARED),
        key=lambda number: round(amounts[number], 5) + ties[number],
        reverse=True,
    )
    return ordered[:missing]


def _telling(
    numbers: Sequence[int], texts: Texts, vocabulary: Vocabulary
) -> list[tuple[str, float]]:
    """Return the words that tell what some documents are about, each with how much it says."""
    index, stopwords = vocabulary.index, vocabulary.analyzer.stopwords
    total = vocabulary.allowed.bit_count()
    amounts: dict[str, float] = {}
    for place, number in enumerate(numbers, start=1):
        title, body = texts.get(number, ([], []))
        counts = Counter(body)
        for word in title:
            counts[word] += WORTH_IN_TITLE
        for word, count in counts.items():
            if len(word) < SHORTEST or word in stopwords:
                continue
            usual = (index.members(word) & vocabulary.allowed).bit_count()
            if 0 < usual < MOST_USUAL * total:
                says = count / (count + SATURATION) * math.log(total / usual) / place
                amounts[word] = amounts.get(word, 0.0) + says
    ordered = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    return ordered[:WORDS]
