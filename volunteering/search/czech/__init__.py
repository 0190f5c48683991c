"""Czech words: which are forms of one word, which are of one family, and which only help a sentence along."""

from functools import lru_cache

from ..analysis import Analyzer, register_analyzer
from . import tables
from .endings import readings
from .roots import root, trunk

# A word of the table keeps those readings by rules whose stem is this long: the table may leave a form out, and a long stem
# is rarely that of another word.
SAFE_STEM = 4
KEPT = 60_000


class CzechAnalyzer(Analyzer):
    """The analysis of Czech: a table of irregular words, paradigms for all others, families by a table and by rules."""

    stopwords = tables.stopwords()

    def keys(self, word: str) -> frozenset[str]:
        return _keys(word)

    def families(self, word: str) -> frozenset[str]:
        return _families(word)

    def relatives(self, word: str) -> frozenset[str]:
        return frozenset().union(*(_members()[number] for number in _numbers(word)))

    def trunk(self, word: str) -> str:
        return trunk(word)

    def beginnings(self, word: str) -> frozenset[str]:
        found = {
            form[:3] for lemma in tables.lemmas().get(word, ()) for form in tables.forms()[lemma]
        }
        found.add(word[: max(2, min(4, len(word) - 2))])
        return frozenset(found)


@lru_cache(KEPT)
def _keys(word: str) -> frozenset[str]:
    known = tables.lemmas().get(word, ())
    found = {f"={lemma}" for lemma in known}
    shortest = SAFE_STEM if known else 0
    found.update(f"{stem}/{paradigm}" for stem, paradigm in readings(word) if len(stem) >= shortest)
    found.add(word)
    return frozenset(found)


@lru_cache(KEPT)
def _families(word: str) -> frozenset[str]:
    found = {f"#{number}" for number in _numbers(word)}
    rough = root(word)
    return frozenset(found | {rough} if rough else found)


def _numbers(word: str) -> set[int]:
    by_key = _by_key()
    return {number for key in _keys(word) for number in by_key.get(key, ())}


@lru_cache(1)
def _by_key() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, words in enumerate(tables.families()):
        for word in words:
            for key in _keys(word):
                found.setdefault(key, set()).add(number)
    return found


@lru_cache(1)
def _members() -> list[frozenset[str]]:
    return [frozenset(words) for words in tables.families()]


def register() -> None:
    """Make Czech known to the search."""
    register_analyzer("cs", CzechAnalyzer())
