"""What a site knows beyond the words of its documents: places by every form of their names, and synonyms of editors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from volunteering.core.kept import Kept
from volunteering.core.models import Region

from .analysis import Analyzer, words_of
from .expansion import NARROWER, SYNONYM, Lexicon
from .memory import MemoryIndex
from .models import SynonymGroup

# "Jablonec" is enough for "Jablonec nad Nisou"; what follows such a word tells namesakes apart.
AFTER_NAMES = frozenset(["nad", "pod", "u", "v", "ve", "na", "pri"])


@dataclass
class Names:
    """Names of several words, found at the beginning of a question in any of their forms."""

    analyzer: Analyzer
    words: set[str] = field(default_factory=set)
    _by_key: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, name: str, value: str, *, with_head: bool = True) -> None:
        """Let a name stand for a value; the same name may stand for several.

        Args:
            name: the name.
            value: the value.
            with_head: whether the words before "nad", "pod" and the like are enough.
        """
        words = tuple(words_of(name))
        self.words.update(words)
        for known in {words, _head(words)} if with_head else {words}:
            for key in self.analyzer.keys(known[0]) if known else ():
                self._by_key.setdefault(key, []).append((known, value))

    def at_start(self, words: list[str]) -> list[tuple[int, str]]:
        """Return the values whose names the words begin with, each with the number of words of the name."""
        candidates = {
            entry
            for key in self.analyzer.keys(words[0])
            for entry in self._by_key.get(key, ())
            if len(entry[0]) <= len(words)
        }
        return [
            (len(name), value)
            for name, value in sorted(candidates)
            if all(map(self._is_meant, name, words))
        ]

    def _is_meant(self, one: str, other: str) -> bool:
        # Helping words have no forms: "kdy" is not "kde".
        return one == other or (
            one not in self.analyzer.stopwords
            and other not in self.analyzer.stopwords
            and self.analyzer.are_forms(one, other)
        )


def _head(words: tuple[str, ...]) -> tuple[str, ...]:
    for at, word in enumerate(words[1:], start=1):
        if word in AFTER_NAMES:
            return words[:at]
    return words


# Returns (name, value of the facet) of everything that documents are sorted by under that facet.
_names: dict[str, Callable[[Region], Iterable[tuple[str, str]]]] = {}


def register_names(facet: str, names: Callable) -> None:
    """Let the names of a facet's values be understood in questions.

    Args:
        facet: name of the facet, such as "misto".
        names: returns pairs of name and value for a region.
    """
    _names[facet] = names


@dataclass(frozen=True)
class Known:
    """What a site knows, as long as its names and synonyms stay the same.

    Attributes:
        names: of the values of each facet.
        synonyms: finds what means the same as the words at the beginning of a question.
        words: every word of the names and of the terms that lead to others.
    """

    names: dict[str, Names]
    synonyms: Callable
    words: frozenset[str]


# What marks in `core/changes.py` stand for a change of what is known.
PLACES = "places"
NAMES = "names"

_known: "Kept[Known]" = Kept(PLACES, NAMES)


def known_of(region: Region, analyzer: Analyzer) -> Known:
    """Return the names and synonyms of a region; read anew only when they change: there may be thousands."""
    return _known.get(region.pk, lambda: _known_in(region, analyzer))


def _known_in(region: Region, analyzer: Analyzer) -> Known:
    names = {}
    for facet, named in _names.items():
        names[facet] = Names(analyzer)
        for name, value in named(region):
            names[facet].add(name, value)
    groups = synonym_groups()
    asked = (word for terms, _found in groups for term in terms for word in words_of(term))
    words = frozenset(asked).union(*(known.words for known in names.values()))
    return Known(names, synonyms_of(groups, analyzer), words - analyzer.stopwords)


def lexicon_of(known: Known, index: MemoryIndex, allowed: int) -> Lexicon:
    """Return what is known, with the documents that each place stands for now."""

    def places(words: list[str]) -> list[tuple[int, int]]:
        return [
            (count, members)
            for facet, names in known.names.items()
            for count, value in names.at_start(words)
            if (members := index.facet(facet).get(value, 0) & allowed)
        ]

    return Lexicon(places=places, synonyms=known.synonyms)


# Terms that lead to others, and those others.
Group = tuple[tuple[str, ...], tuple[str, ...]]


def synonym_groups() -> tuple[Group, ...]:
    """Return the groups that editors keep."""
    return tuple((tuple(group.asked), tuple(group.found)) for group in SynonymGroup.objects.all())


@lru_cache(4)
def synonyms_of(groups: tuple[Group, ...], analyzer: Analyzer) -> Callable:
    """Return the function that finds what belongs to the words at the beginning of a question.

    Args:
        groups: terms of one or more words; the same groups are not taken apart twice.
        analyzer: the analyzer of their language.
    """
    names = Names(analyzer)
    members: list[tuple[list[tuple[str, ...]], float]] = []
    for number, (asked, found) in enumerate(groups):
        weight = SYNONYM if asked == found else NARROWER
        members.append(([tuple(words_of(term)) for term in found], weight))
        for term in asked:
            names.add(term, str(number), with_head=False)

    def find(words: list[str]) -> list[tuple[int, list[tuple[str, ...]], float]]:
        return [(count, *members[int(number)]) for count, number in names.at_start(words)]

    return find
