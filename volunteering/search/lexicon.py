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
from .themes import Themes

# "Jablonec" is enough for "Jablonec nad Nisou"; what follows such a word tells namesakes apart.
AFTER_NAMES = frozenset(["nad", "pod", "u", "v", "ve", "na", "pri"])
# So many other words may stand between those of a term: the order of words in Czech is free.
BETWEEN = 2


@dataclass
class Names:
    """Names of several words, found at the beginning of a question in any of their forms."""

    analyzer: Analyzer
    words: set[str] = field(default_factory=set)
    _by_key: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        """Let a name stand for a value, also without "nad Nisou" and the like; the same name may stand for several.

        Args:
            name: the name.
            value: the value.
        """
        words = tuple(words_of(name))
        self.words.update(words)
        for known in {words, _head(words)}:
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
            if all(is_meant(self.analyzer, *pair) for pair in zip(name, words, strict=False))
        ]


def is_meant(analyzer: Analyzer, one: str, other: str) -> bool:
    """Tell whether two words are forms of one word; helping words have none: "kdy" is not "kde"."""
    return one == other or (
        one not in analyzer.stopwords
        and other not in analyzer.stopwords
        and analyzer.are_forms(one, other)
    )


@dataclass
class Terms:
    """Terms of one or more words, found anywhere in a question in any of their forms, in any order, near one another."""

    analyzer: Analyzer
    _by_key: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)

    def add(self, term: str, value: int) -> None:
        """Let a term stand for a value; the same term may stand for several."""
        words = tuple(words_of(term))
        if not words:
            return
        telling = [word for word in words if word not in self.analyzer.stopwords]
        # Sought by its first telling word; that is moved to the front, since the order does not matter.
        first = words.index(telling[0]) if telling else 0
        rest = words[:first] + words[first + 1 :]
        for key in self.analyzer.keys(words[first]):
            self._by_key.setdefault(key, []).append(((words[first], *rest), value))

    def among(self, words: list[str]) -> list[tuple[tuple[int, ...], int]]:
        """Return the values of the terms that stand among words, each with the places of its words there."""
        found = {}
        for at, word in enumerate(words):
            for key in self.analyzer.keys(word):
                for term, value in self._by_key.get(key, ()):
                    if is_meant(self.analyzer, term[0], word) and (
                        places := self._places(term, words, at)
                    ):
                        found.setdefault((places, value))
        return sorted(found)

    def _places(self, term: tuple[str, ...], words: list[str], at: int) -> tuple[int, ...]:
        """Return the places of a term's words nearest to that of its first; nothing when one is missing or too far."""
        places = [at]
        for part in term[1:]:
            fitting = [
                place
                for place, word in enumerate(words)
                if place not in places and is_meant(self.analyzer, part, word)
            ]
            if not fitting:
                return ()
            places.append(min(fitting, key=lambda place: abs(place - at)))
        if max(places) - min(places) >= len(term) + BETWEEN:
            return ()
        if self.analyzer.stopwords.issuperset(term) and places != list(range(at, at + len(term))):
            # "Kolik je v kraji" is not "v kolik".
            return ()
        return tuple(sorted(places))


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
        synonyms: finds what belongs to words of a question.
        themes: what words are about, by the same synonyms.
        words: every word of the names and of the terms that lead to others.
    """

    names: dict[str, Names]
    synonyms: Callable
    themes: Themes
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
    return Known(
        names,
        synonyms_of(groups, analyzer),
        themes_of(groups, analyzer),
        words - analyzer.stopwords,
    )


def lexicon_of(known: Known, index: MemoryIndex, allowed: int) -> Lexicon:
    """Return what is known, with the documents that each place stands for now."""

    def places(words: list[str]) -> list[tuple[int, int]]:
        return [
            (count, members)
            for facet, names in known.names.items()
            for count, value in names.at_start(words)
            if (members := index.facet(facet).get(value, 0) & allowed)
        ]

    return Lexicon(places=places, synonyms=known.synonyms, themes=known.themes)


# Terms that lead to others, and those others.
Group = tuple[tuple[str, ...], tuple[str, ...]]


def synonym_groups() -> tuple[Group, ...]:
    """Return the groups that editors keep."""
    return tuple((tuple(group.asked), tuple(group.found)) for group in SynonymGroup.objects.all())


@lru_cache(4)
def synonyms_of(groups: tuple[Group, ...], analyzer: Analyzer) -> Callable:
    """Return the function that finds what belongs to words of a question.

    Args:
        groups: terms of one or more words; the same groups are not taken apart twice.
        analyzer: the analyzer of their language.
    """
    terms = Terms(analyzer)
    members: list[tuple[list[tuple[str, ...]], float]] = []
    for number, (asked, found) in enumerate(groups):
        weight = SYNONYM if asked == found else NARROWER
        members.append(([tuple(words_of(term)) for term in found], weight))
        for term in asked:
            terms.add(term, number)

    def find(words: list[str]) -> list[tuple[tuple[int, ...], list[tuple[str, ...]], float]]:
        return [(places, *members[number]) for places, number in terms.among(words)]

    return find


@lru_cache(4)
def themes_of(groups: tuple[Group, ...], analyzer: Analyzer) -> Themes:
    """Return the same groups as themes.

    Args:
        groups: terms of one or more words; the same groups are not taken apart twice.
        analyzer: the analyzer of their language.
    """
    return Themes([tuple(dict.fromkeys((*asked, *found))) for asked, found in groups], analyzer)
