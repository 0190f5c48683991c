"""What a question is about beyond its words: the thesaurus read as themes, activated by words and spread once.

Each group of the thesaurus is a theme. The words of a question activate the themes that they stand in; those activate all
their words, and these their themes, more faintly (spreading activation, Collins & Loftus 1975). A text that activates the
same themes is about what was asked, also where it shares no word with the question.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from .analysis import Analyzer, words_of

# A word in the title of a text says as much as so many in the rest.
WORTH_IN_TITLE = 2.0
# How much the themes of the second step count beside those of the first.
SPREAD = 1.0
# So many words of a text are enough to tell what it is about.
MOST_WORDS = 40
# A word that stands in several terms of one group counts at most so much in it.
MOST_IN_A_THEME = 1.5
KEPT = 50_000


class Themes:
    """The themes of a thesaurus, and how strongly words stand in them."""

    def __init__(self, groups: Sequence[Iterable[str]], analyzer: Analyzer):
        """Take the groups apart.

        Args:
            groups: the terms of each group, each of one or more words.
            analyzer: the analyzer of their language.
        """
        self.analyzer = analyzer
        self.count = len(groups)
        self._known: dict[str, list[tuple[str, int]]] = {}
        self._beginnings: set[str] = set()
        self._number = lru_cache(KEPT)(self._find)
        words, themes, amounts = [], [], []
        count = 0
        for theme, terms in enumerate(groups):
            within: dict[int, float] = {}
            for term in terms:
                telling = [word for word in words_of(term) if self._says_something(word)]
                for word in telling:
                    number = self._find(word)
                    if number is None:
                        number = count
                        count += 1
                        for key in analyzer.keys(word):
                            self._known.setdefault(key, []).append((word, number))
                        self._beginnings |= analyzer.beginnings(word)
                    within[number] = within.get(number, 0.0) + 1 / len(telling)
            words += within
            themes += [theme] * len(within)
            amounts += (min(amount, MOST_IN_A_THEME) for amount in within.values())
        self._words = np.array(words, dtype=np.intp)
        self._themes = np.array(themes, dtype=np.intp)
        self._amounts = self._balanced(np.array(amounts), count)
        starts = np.argsort(self._words, kind="stable")
        ends = np.searchsorted(self._words[starts], np.arange(count + 1))
        self._rows = [starts[ends[number] : ends[number + 1]] for number in range(count)]
        self._counted = count

    def _balanced(self, amounts: np.ndarray, count: int) -> np.ndarray:
        """Let words of few themes say more, large themes no more than small ones, and each word as much as another."""
        rarity = np.log(1 + self.count / np.maximum(np.bincount(self._words, minlength=count), 1))
        amounts = amounts * rarity[self._words]
        for axis, size in ((self._themes, self.count), (self._words, count)):
            lengths = np.sqrt(np.bincount(axis, weights=amounts**2, minlength=size))
            amounts = amounts / lengths[axis]
        return amounts

    def _says_something(self, word: str) -> bool:
        return word not in self.analyzer.stopwords and not self.analyzer.is_weak(word)

    def _find(self, word: str) -> int | None:
        # Most words of texts stand in no group: seen without taking them apart.
        beginnings = (word[:length] for length in range(1, len(word) + 1))
        if self._beginnings.isdisjoint(beginnings) or not self._says_something(word):
            return None
        found = {
            number
            for key in self.analyzer.keys(word)
            for known, number in self._known.get(key, ())
            if self.analyzer.are_forms(known, word)
        }
        return min(found, default=None)

    def _activated(self, weights: dict[str, float]) -> np.ndarray:
        numbers: dict[int, float] = {}
        for word, weight in weights.items():
            number = self._number(word)
            if number is not None:
                numbers[number] = numbers.get(number, 0.0) + weight
        if not numbers:
            return np.zeros(self.count)
        rows = [self._rows[number] for number in numbers]
        entries = np.concatenate(rows)
        weight = np.repeat(np.fromiter(numbers.values(), float), [len(row) for row in rows])
        return _unit(
            np.bincount(
                self._themes[entries], weights=self._amounts[entries] * weight, minlength=self.count
            )
        )

    def of_question(self, words: Iterable[str]) -> np.ndarray:
        """Return how strongly a question activates each theme, those included that its own lead to.

        Args:
            words: of the question, folded.
        """
        first = self._activated(dict.fromkeys(words, 1.0))
        if not first.any():
            return first
        of_words = np.bincount(
            self._words, weights=self._amounts * first[self._themes], minlength=self._counted
        )
        second = np.bincount(
            self._themes, weights=self._amounts * of_words[self._words], minlength=self.count
        )
        return _unit(first + SPREAD * _unit(second))

    def of_text(self, title: Sequence[str], body: Sequence[str]) -> np.ndarray:
        """Return how strongly a text activates each theme.

        Args:
            title: its words, folded.
            body: the same of the rest.
        """
        weights = dict.fromkeys(body[:MOST_WORDS], 1.0)
        weights.update(dict.fromkeys(title, WORTH_IN_TITLE))
        return self._activated(weights)


def _unit(vector: np.ndarray) -> np.ndarray:
    length = float(np.sqrt(vector @ vector))
    return vector / length if length else vector
