"""From a question to what stands for it in the index: the forms of each word, its family, synonyms, places, repairs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from weakref import WeakKeyDictionary

from .analysis import Analyzer
from .memory import MemoryIndex
from .spelling import SHORTEST, Speller
from .themes import Themes

# How much a word of the index counts that is not what was typed but ...
FORM = 0.95  # ... another form of it,
TABLE_FAMILY = 0.3  # ... of its family by the table,
SYNONYM_OF_SEVERAL = 0.12  # ... several words that mean the same, anywhere in a document,
SYNONYM = 0.3  # ... a synonym that editors named,
NARROWER = 0.12  # ... a part of it, or what goes with it,
UNFINISHED = 0.8  # ... the typed letters are its beginning,
ROUGH_FAMILY = 0.12  # ... or it only has the same root.
PLACE = 0.5  # A document that belongs to the place, whatever its words.
REPAIRED = 0.9
EXACT = 1.0
# What a word that says little is worth beside others; so much or less is not missed where it is missing.
LITTLE = 0.3

# Beginnings shorter than this fit too much.
SHORTEST_BEGINNING = 2
MOST_COMPLETIONS = 400


@dataclass
class Concept:
    """One thing that is looked for.

    Attributes:
        typed: the words of the question that name it.
        weights: how much each word of the index counts for it.
        sets: documents that count whatever their words, each with its weight.
        repaired: what was taken in place of what was typed; empty when nothing was.
        is_sure: whether forms of the word itself, or what means the same, occur, or the place is known.
        before: the helping word before it, which may be its torn-off beginning.
        worth: how much of its rarity counts: a word that says little, or a wild guess, less than 1.
    """

    typed: tuple[str, ...]
    weights: dict[str, float] = field(default_factory=dict)
    sets: list[tuple[int, float]] = field(default_factory=list)
    repaired: str = ""
    is_sure: bool = False
    before: str = ""
    worth: float = 1.0

    @property
    def is_needed(self) -> bool:
        """Whether a document has to contain it to contain everything that was asked."""
        return self.worth > LITTLE

    def give(self, word: str, weight: float) -> None:
        """Let a word of the index count at least so much."""
        if weight > self.weights.get(word, 0.0):
            self.weights[word] = weight

    def documents(self, index: MemoryIndex, least: float = 0.0) -> int:
        """Return the documents that count for it, dead ones included.

        Args:
            index: the index.
            least: only words and sets of this weight and more.
        """
        found = 0
        for word, weight in self.weights.items():
            if weight >= least:
                found |= index.members(word)
        for members, weight in self.sets:
            if weight >= least:
                found |= members
        return found


@dataclass
class Lexicon:
    """What a site knows beyond the words of its documents.

    Attributes:
        places: returns the set of documents of the place that some words name, for the words from the first on: a list of
            (number of words used, set).
        synonyms: returns what belongs to words of a question: a list of (their places in it, members, how much they
            count), each member a tuple of words.
        themes: what words are about by those synonyms; nothing where that shall not count.
    """

    places: Callable = lambda words: []
    synonyms: Callable = lambda words: []
    themes: Themes | None = None


class Vocabulary:
    """The words of an index as a language sees them: forms, families, beginnings, typing mistakes.

    Made anew when the words of the index change.
    """

    def __init__(
        self,
        index: MemoryIndex,
        analyzer: Analyzer,
        allowed: int,
        beyond: frozenset[str] = frozenset(),
    ):
        """Look at the words that occur in at least one of the allowed documents.

        Args:
            index: the index.
            analyzer: of the language of the questions.
            allowed: the documents that may be found.
            beyond: words that mean something here although no document contains them: names, synonyms.
        """
        self.index = index
        self.analyzer = analyzer
        self.allowed = allowed
        self.beyond = beyond
        self.forms = lru_cache(4096)(self._forms)
        self.rough_family = lru_cache(2048)(self._rough_family)
        self.repairs = lru_cache(2048)(self._repairs)

    def occurs(self, word: str) -> bool:
        """Tell whether an allowed document contains the word."""
        return bool(self.index.members(word) & self.allowed)

    def union(self, words: Iterable[str]) -> int:
        """Return the documents with one of the words, dead ones included."""
        found = 0
        for word in words:
            found |= self.index.members(word)
        return found

    def completions(self, beginning: str) -> list[str]:
        """Return the words that begin with some letters; the most frequent ones when there are many."""
        if len(beginning) < SHORTEST_BEGINNING:
            return []
        found = [word for word in self.index.words(beginning) if self.occurs(word)]
        if len(found) > MOST_COMPLETIONS:
            found.sort(key=lambda word: -len(self.index.postings[word].documents))
        return found[:MOST_COMPLETIONS]

    def _forms(self, word: str) -> tuple[str, ...]:
        are_forms = self.analyzer.are_forms
        near = {
            other
            for beginning in self.analyzer.beginnings(word)
            for other in self.index.words(beginning)
        }
        return tuple(other for other in near if are_forms(word, other) and self.occurs(other))

    def _rough_family(self, word: str) -> tuple[str, ...]:
        have_one_root = self.analyzer.have_one_root
        return tuple(
            other
            for other in self.index.words(self.analyzer.root_beginning(word))
            if have_one_root(word, other) and self.occurs(other)
        )

    def _repairs(self, typed: str) -> tuple[tuple[float, str], ...]:
        if len(typed) < SHORTEST:
            return ()
        speller = _speller_of(self.index, self.analyzer)
        speller.learn(self.beyond)
        return tuple(
            speller.candidates(typed, lambda word: word in self.beyond or self.occurs(word))
        )


# One for each index: it takes long to make and only grows, while what may be found changes often.
_spellers: "WeakKeyDictionary[MemoryIndex, tuple[int, Speller]]" = WeakKeyDictionary()


def _speller_of(index: MemoryIndex, analyzer: Analyzer) -> Speller:
    count, speller = _spellers.get(index) or (0, Speller(trunk=analyzer.trunk))
    if count != len(index.postings):
        words = index.vocabulary()
        speller.learn(words)
        _spellers[index] = (len(words), speller)
    return speller


def concept_of(
    typed: str, vocabulary: Vocabulary, *, is_open: bool = False, exactly: bool = False
) -> Concept:
    """Return what stands for one word.

    Args:
        typed: the word.
        vocabulary: the words of the index.
        is_open: whether the word may be unfinished.
        exactly: whether words that only have the same root are left out.
    """
    concept = Concept((typed,))
    add_word(concept, typed, vocabulary, EXACT, with_roots=not exactly)
    concept.is_sure = any(weight >= FORM for weight in concept.weights.values())
    if is_open:
        for word in vocabulary.completions(typed):
            concept.give(word, UNFINISHED)
            concept.is_sure = True
    return concept


def add_synonyms(
    concept: Concept, members: Iterable[tuple[str, ...]], weight: float, vocabulary: Vocabulary
) -> None:
    """Let what belongs to a concept count for it.

    Args:
        concept: the concept.
        members: what means the same, or a part of it, each as its words.
        weight: how much one word counts.
        vocabulary: the words of the index.
    """
    for words in members:
        if len(words) == 1:
            for form in vocabulary.forms(words[0]):
                concept.give(form, weight)
            continue
        telling = [word for word in words if word not in vocabulary.analyzer.stopwords]
        together = vocabulary.allowed if telling else 0
        for word in telling:
            together &= vocabulary.union(vocabulary.forms(word))
        if together:
            concept.sets.append((together, min(weight, SYNONYM_OF_SEVERAL)))


def add_word(
    concept: Concept, word: str, vocabulary: Vocabulary, weight: float, *, with_roots: bool = True
) -> None:
    """Let a word count for a concept with its forms and its family, all in proportion to the weight."""
    if vocabulary.occurs(word):
        concept.give(word, EXACT * weight)
    for form in vocabulary.forms(word):
        concept.give(form, FORM * weight)
    for relative in vocabulary.analyzer.relatives(word):
        for form in vocabulary.forms(relative):
            concept.give(form, TABLE_FAMILY * weight)
    for other in vocabulary.rough_family(word) if with_roots else ():
        concept.give(other, ROUGH_FAMILY * weight)
