"""Czech words: which are forms of one word, which are of one family, and which only help a sentence along."""

from functools import lru_cache

from ..analysis import Analyzer, register_analyzer
from . import tables
from .endings import beginning, readings
from .roots import root, trunk

# A word of the table keeps those readings by rules whose stem is this long: the table may leave a form out, and a long stem
# is rarely that of another word.
SAFE_STEM = 4
# Letters by which words of one root are looked up in a sorted list.
LETTERS_OF_A_ROOT = 4
# What denies a word, and from which length on "ne" is taken for it.
NOT = "ne"
SHORTEST_DENIED = 7
KEPT = 20_000


class CzechAnalyzer(Analyzer):
    """The analysis of Czech: a table of irregular words, paradigms for all others, families by a table and by rules."""

    stopwords = tables.stopwords()

    def is_weak(self, word: str) -> bool:
        return f"={word}" in _weak() or any(
            self.are_forms(word, weak)
            for key in self.keys(word)
            for weak in _weak_by_key().get(key, ())
        )

    def keys(self, word: str) -> frozenset[str]:
        return _keys(word)

    def are_forms(self, one: str, other: str) -> bool:
        lemmas = tables.lemmas()
        if one in lemmas and other in lemmas:
            # Between two words of the table only the table decides.
            return one == other or bool(lemmas[one] & lemmas[other])
        return super().are_forms(one, other)

    def have_one_root(self, one: str, other: str) -> bool:
        root = _root(one)
        if not root or root != _root(other):
            return False
        families, others = _numbers(one), _numbers(other)
        # Of two words that the table knows it says more.
        return not (families and others) or not families.isdisjoint(others)

    def relatives(self, word: str) -> frozenset[str]:
        found = frozenset().union(*(_members()[number] for number in _numbers(word)))
        # Who cannot swim looks for what somebody who swims does: neplavu - plavat.
        if word.startswith(NOT) and len(word) >= SHORTEST_DENIED:
            found |= {word.removeprefix(NOT)}
        return found

    def knows(self, word: str) -> bool:
        in_tables = word in tables.lemmas() or word in self.stopwords or bool(_numbers(word))
        return in_tables or self.is_weak(word)

    def trunk(self, word: str) -> str:
        return trunk(word)

    def beginnings(self, word: str) -> frozenset[str]:
        return _beginnings(word)

    def root_beginning(self, word: str) -> str:
        return word[: max(2, min(LETTERS_OF_A_ROOT, len(word) - 2))]


@lru_cache(KEPT)
def _keys(word: str) -> frozenset[str]:
    known = tables.lemmas().get(word, ())
    found = {f"={lemma}" for lemma in known}
    shortest = SAFE_STEM if known else 0
    found.update(f"{stem}/{paradigm}" for stem, paradigm in readings(word) if len(stem) >= shortest)
    found.add(word)
    return frozenset(found)


@lru_cache(KEPT)
def _beginnings(word: str) -> frozenset[str]:
    lemmas = tables.lemmas().get(word, ())
    found = {form[:3] for lemma in lemmas for form in tables.forms()[lemma]}
    found.update(beginning(stem, paradigm) for stem, paradigm in readings(word))
    found.add(word)
    return frozenset(
        one for one in found if not any(one != other and one.startswith(other) for other in found)
    )


@lru_cache(KEPT)
def _root(word: str) -> str:
    return root(word)


@lru_cache(1)
def _weak() -> frozenset[str]:
    return frozenset(tables.weak_words())


@lru_cache(1)
def _weak_by_key() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for weak in _weak():
        # "=word" is weak in exactly this form; its key would be that of all forms of an irregular word.
        for key in () if weak.startswith("=") else _keys(weak):
            found.setdefault(key, []).append(weak)
    return found


def _numbers(word: str) -> set[int]:
    by_key = _by_key()
    return {number for key in _keys(word) for number in by_key.get(key, ())}


@lru_cache(1)
def _by_key() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    lemmas = tables.lemmas()
    for number, words in enumerate(tables.families()):
        for word in words:
            # A word of the table is only itself here, not what happens to be written like one of its forms.
            keys = {f"={word}", word} if word in lemmas.get(word, ()) else _keys(word)
            for key in keys:
                found.setdefault(key, set()).add(number)
    return found


@lru_cache(1)
def _members() -> list[frozenset[str]]:
    return [frozenset(words) for words in tables.families()]


def register() -> None:
    """Make Czech known to the search."""
    register_analyzer("cs", CzechAnalyzer())
