"""The last word on the order of the first results: what stands as it was asked stands above what only has the same words.

The memory keeps no positions, so the texts of the first results are read from the database; one query for an answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from .expansion import TABLE_FAMILY
from .memory import MemoryIndex
from .models import SearchEntry
from .ranking import Found
from .shared import shared
from .themes import Themes

# So many results are looked at, and so many words of each text.
LOOKED_AT = 30
MOST_WORDS = 2_000
# What neighbours of the question gain when they are neighbours in the title, in the text, or at least near each other.
IN_TITLE = 0.6
IN_TEXT = 0.3
NEAR = 0.4
# Words so far from each other still belong together.
WITHIN = 6
# What a document about the themes of the question gains, as a part of the best score; one or two words have no theme
# beside themselves.
ABOUT_THE_SAME = 1.0
FEWEST_WITH_A_THEME = 3

# Title and text of a document, as words.
Texts = dict[int, tuple[list[str], list[str]]]


def in_order_of_nearness(
    found: Found, words: list[str], texts: Texts, themes: Themes | None = None
) -> Found:
    """Return the answer with the documents whose texts are given in a new order, what is complete still before the rest.

    Args:
        found: the answer.
        words: of the question, in its order, helping words included.
        texts: of the first documents of the answer.
        themes: what words are about beyond themselves; nothing when that shall not count.
    """
    meanings = _meanings(found, words)
    looked_at = [number for number in found.numbers[:LOOKED_AT] if number in texts]
    scores = {
        number: found.scores[number] * _factor(meanings, *texts[number]) for number in looked_at
    }
    if themes is not None and len(words) >= FEWEST_WITH_A_THEME and scores:
        asked, most = themes.of_question(words), max(scores.values())
        for number in looked_at:
            likeness = float(asked @ themes.of_text(*texts[number]))
            # Rounded, so that no machine orders equal answers differently.
            scores[number] += round(most * ABOUT_THE_SAME * likeness, 5)

    def ordered(numbers: Sequence[int]) -> list[int]:
        known = [number for number in numbers if number in scores]
        known.sort(key=scores.__getitem__, reverse=True)
        return known + [number for number in numbers if number not in scores]

    complete, rest = found.numbers[: found.complete], found.numbers[found.complete :]
    numbers = ordered(complete) + ordered(rest)
    return replace(found, numbers=numbers)


def texts_of(numbers: Iterable[int], index: MemoryIndex) -> Texts:
    """Read the words of documents from the database.

    Args:
        numbers: of the documents.
        index: the index that they are in.
    """
    keys = {index.documents[number].key: number for number in numbers}
    labels = {label for label, _pk in keys}
    rows = SearchEntry.objects.filter(
        content_type_id__in=shared.content_types(labels), object_id__in={pk for _label, pk in keys}
    ).values_list("content_type_id", "object_id", "title", "body")
    texts = {}
    for content_type, pk, title, body in rows:
        number = keys.get((shared.label_of(content_type), pk))
        if number is not None:
            texts[number] = (title.split(), body.split(maxsplit=MOST_WORDS)[:MOST_WORDS])
    return texts


def _meanings(found: Found, words: list[str]) -> list[tuple[frozenset[str], bool]]:
    """Return for each word of the question what may stand for it, and whether it has a meaning of its own."""
    by_word: dict[str, frozenset[str]] = {}
    for concept in found.concepts:
        forms = {word for word, weight in concept.weights.items() if weight >= TABLE_FAMILY}
        for typed in concept.typed:
            by_word[typed] = frozenset(forms | {typed})
    return [(by_word.get(word, frozenset([word])), word in by_word) for word in words]


def _factor(
    meanings: list[tuple[frozenset[str], bool]], title: list[str], body: list[str]
) -> float:
    pairs = [(one, other) for (one, _), (other, _) in pairwise(meanings)]
    own = list(pairwise([words for words, is_own in meanings if is_own]))
    interesting = frozenset().union(*(words for words, _is_own in meanings))
    in_title, in_body = _places(title, interesting), _places(body, interesting)

    def part(wanted: list, places: Sequence[dict[str, list[int]]], far: int) -> float:
        if not wanted:
            return 0.0
        return sum(
            any(_are_near(one, other, where, far) for where in places) for one, other in wanted
        ) / len(wanted)

    return (
        1
        + IN_TITLE * part(pairs, [in_title], 1)
        + IN_TEXT * part(pairs, [in_body], 1)
        + NEAR * part(own, [in_title, in_body], WITHIN)
    )


def _places(words: list[str], interesting: frozenset[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if word in interesting:
            places.setdefault(word, []).append(at)
    return places


def _are_near(
    one: frozenset[str], other: frozenset[str], places: dict[str, list[int]], far: int
) -> bool:
    firsts = [at for word in one for at in places.get(word, ())]
    seconds = {at for word in other for at in places.get(word, ())}
    around = [step for step in range(-far, far + 1) if step]
    return any(at + step in seconds for at in firsts for step in around)
