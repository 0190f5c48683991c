"""Typing mistakes: which words of the index somebody may have meant.

Candidates share groups of three letters with what was typed; the distance counts letters that are missing, too many, swapped
or wrong, and less for what Czechs really confuse (i/y, s/z, a voiced letter for a voiceless one, neighbours on the keyboard).
"""

import threading
from array import array
from collections.abc import Callable, Iterable

import numpy as np

SHORTEST = 4
# So many candidates at most are compared letter by letter, of so many that are alike; by how much an ending may be longer.
COMPARED = 40
LOOKED_AT = 600
LONGER_ENDING = 4
# Pairs that are one sound, or nearly one; in both directions.
ALIKE = {
    frozenset(pair): cost
    for pairs, cost in (
        (("iy", "sz", "sc", "bp", "dt", "gk", "vf", "hg", "ck", "vw", "ks", "mn", "uo"), 0.5),
        (("ij", "yj", "zc", "ae", "eo", "ea", "ou"), 0.7),
    )
    for pair in pairs
}
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm")
NEIGHBOURS = {frozenset(row[at : at + 2]) for row in ROWS for at in range(len(row) - 1)} | {
    frozenset(pair)
    for pair in (
        "qa",
        "ws",
        "ed",
        "rf",
        "tg",
        "zh",
        "uj",
        "ik",
        "ol",
        "ay",
        "sx",
        "dc",
        "fv",
        "gb",
        "hn",
        "jm",
    )
}
NEIGHBOUR = 0.75
OTHER_ENDING = 0.4


class Speller:
    """Finds words that look like a word, in a vocabulary that only grows."""

    def __init__(self, words: Iterable[str] = (), trunk: Callable[[str], str] = lambda word: word):
        """Prepare a vocabulary.

        Args:
            words: the words, folded.
            trunk: returns what is left of a word without its ending: a mistake in one form is often nearest to another.
        """
        self.trunk = trunk
        self.words: list[str] = []
        self._lengths = array("H")
        self._known: set[str] = set()
        self._groups: dict[str, array] = {}
        self._learning = threading.Lock()
        self.learn(words)

    def learn(self, words: Iterable[str]) -> None:
        """Take those of some folded words into the vocabulary that are not in it yet; safe from several threads."""
        with self._learning:
            for word in words:
                if word in self._known:
                    continue
                self._known.add(word)
                if len(word) < SHORTEST - 1 or word.isdigit():
                    continue
                number = len(self.words)
                self.words.append(word)
                self._lengths.append(len(word))
                for group in set(groups_of(word)):
                    self._groups.setdefault(group, array("I")).append(number)

    def candidates(self, typed: str, is_allowed: Callable[[str], bool]) -> list[tuple[float, str]]:
        """Return words that may have been meant, each with its distance, the nearest first.

        Args:
            typed: one folded word.
            is_allowed: whether a word of the vocabulary may be offered.
        """
        limit = allowance(typed)
        if not limit:
            return []
        found = []
        trunk = self.trunk(typed)
        compared = 0
        for number in self._most_alike(typed, limit):
            word = self.words[number]
            if not is_allowed(word):
                continue
            compared += 1
            far = distance(typed, word, limit)
            if far and trunk != typed:
                far = min(far, distance(trunk, self.trunk(word), limit) + OTHER_ENDING)
            if far <= limit:
                found.append((far, word))
            if compared >= COMPARED:
                break
        return sorted(found)

    def _most_alike(self, typed: str, limit: float) -> list[int]:
        """Return the numbers of words that share groups of letters with a word, those that share the largest part first."""
        groups = set(groups_of(typed))
        lengths = np.array(self._lengths, dtype=int)
        shared = np.zeros(len(lengths))
        for group in groups:
            numbers = self._groups.get(group)
            if numbers:
                # Another thread may be learning words meanwhile.
                known = np.array(numbers)
                shared[known[known < len(lengths)]] += 1
        # A word of so many letters has so many groups, and one for its first letter (Dice's measure).
        part = 2 * shared / (len(groups) + lengths + 1)
        part[np.abs(lengths - len(typed)) > limit + LONGER_ENDING] = 0
        near = np.flatnonzero(part)
        if len(near) > LOOKED_AT:
            near = near[np.argpartition(-part[near], LOOKED_AT)[:LOOKED_AT]]
        return near[np.lexsort((near, -part[near]))].tolist()


def allowance(word: str) -> float:
    """Return how far from a word a candidate may be, in wrong letters; 0 when it is too short to tell."""
    length = len(word)
    return 0 if length < SHORTEST else 1 if length < 6 else 1.75 if length < 9 else 2.5


def groups_of(word: str) -> list[str]:
    """Return the groups of three letters of a word, its edges included."""
    edged = f"^{word}$"
    return [edged[at : at + 3] for at in range(len(edged) - 2)] + [f"^{word[:1]}"]


def distance(one: str, other: str, limit: float) -> float:
    """Return how many letters lie between two words (optimal string alignment with weights); above the limit any number.

    Args:
        one: what was typed.
        other: a word of the index.
        limit: from where on the exact distance is of no interest.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[float] = []
    last = [float(at) for at in range(len(other) + 1)]
    for row, letter in enumerate(one, start=1):
        now = [float(row)]
        for column, wanted in enumerate(other, start=1):
            cost = 0.0 if letter == wanted else substitution(letter, wanted)
            least = min(
                last[column - 1] + cost,
                last[column] + _gap(one, row - 1),
                now[column - 1] + _gap(other, column - 1),
            )
            if (
                row > 1
                and column > 1
                and letter == other[column - 2]
                and one[row - 2] == wanted
                and letter != wanted
            ):
                least = min(least, before[column - 2] + 0.8)
            now.append(least)
        if min(now) > limit:
            return limit + 1
        before, last = last, now
    # A wrong first letter is rare among typing mistakes.
    return last[-1] + (0.35 if one[0] != other[0] else 0)


def substitution(letter: str, wanted: str) -> float:
    """Return what one letter in place of another costs."""
    pair = frozenset((letter, wanted))
    return ALIKE.get(pair) or (NEIGHBOUR if pair in NEIGHBOURS else 1.0)


def _gap(word: str, at: int) -> float:
    # A doubled letter is the easiest one to type or to leave out.
    return 0.6 if at and word[at] == word[at - 1] else 1.0
