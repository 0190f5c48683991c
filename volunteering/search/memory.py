"""The index in memory: which document contains which word, and what each document is.

The database keeps the words of every document; each process reads them once and follows the changes. A question is then
answered without the database: that is why both databases give the same answer, and why a word that stands in every
document costs no more than the arithmetic.

Documents are numbered in the order of their arrival. A set of documents is one whole number, bit by bit: two sets meet in
one operation. What is reckoned for every document is an array of numpy, by the number of the document. A changed document
gets a new number, and the old one is no longer alive.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from zlib import crc32

import numpy as np

# A word in the title says more about a document than one in its text (BM25F: the boost of a field).
TITLE_BOOST = 4.0
# How much the length of a text counts against its words (BM25: b), and the length of an ordinary text and title, in words.
LENGTH_WEIGHT = 0.1
TITLE_LENGTH_WEIGHT = 0.3
USUAL_LENGTH = 120
USUAL_TITLE_LENGTH = 6


# What a document stands for: a sort of thing, and which one of it.
Key = tuple[str, int]


@dataclass(frozen=True)
class Document:
    """One document on its way into the index; of those taken in, the words are not kept.

    Attributes:
        key: what it stands for; a newer document with the same key replaces it.
        language: code of the language of its words.
        title: words of the title, folded, with blanks between.
        body: words of everything else.
        facets: values by the name of the facet, such as {"misto": ("turnovsko", "liberec")}.
        day: when it was published, or when an event begins.
        until: when it is over; None for what does not get old.
    """

    key: Key
    language: str
    title: str
    body: str
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    day: date | None = None
    until: date | None = None

    @property
    def label(self) -> str:
        """The sort of thing."""
        return self.key[0]


class Posting:
    """The documents that contain one word, each with what the word weighs in it."""

    __slots__ = ("_members", "documents", "in_title", "weights")

    def __init__(self):
        self._members: tuple[int, int] = (0, 0)
        self.documents = array("I")
        self.weights = array("f")
        self.in_title = array("I")

    def amounts(self, size: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the documents and what the word weighs in each.

        Args:
            size: how many documents there are; others may just be coming.
        """
        weights = np.array(self.weights)
        documents = np.array(self.documents[: len(weights)])
        count = np.searchsorted(documents, size)
        return documents[:count], weights[:count]

    def members(self) -> int:
        """Return the set of the documents."""
        counted, members = self._members
        if counted != len(self.documents):
            members = set_of(self.documents)
            self._members = (len(self.documents), members)
        return members


class MemoryIndex:
    """Documents and their words."""

    def __init__(self):
        self.documents: list[Document] = []
        self.numbers: dict[Key, int] = {}
        self.alive = 0
        # What decides between documents that answer equally well: less than any score, the same in every process.
        self.ties = array("d")
        self._timely: tuple[date | None, array] = (None, array("d"))
        self.postings: dict[str, Posting] = {}
        self._facets: dict[str, dict[str, int]] = {}
        self._labels: dict[str, int] = {}
        self._by_label: dict[str, tuple[int, np.ndarray, np.ndarray]] = {}
        self._sorted: list[str] = []
        self._unsorted: set[str] = set()

    def __len__(self) -> int:
        return self.alive.bit_count()

    def add(self, documents: Iterable[Document]) -> list[int]:
        """Take documents in, in place of older ones with the same keys; return their numbers."""
        new = []
        facets: dict[tuple[str, str], list[int]] = {}
        labels: dict[str, list[int]] = {}
        for document in documents:
            self._bury(document.key)
            number = len(self.documents)
            self.documents.append(replace(document, title="", body=""))
            self.ties.append(_tie(document.key))
            self.numbers[document.key] = number
            self._post(number, document)
            for name, values in document.facets.items():
                for value in values:
                    facets.setdefault((name, value), []).append(number)
            new.append(number)
            labels.setdefault(document.label, []).append(number)
        for label, numbers in labels.items():
            self._labels[label] = self._labels.get(label, 0) | set_of(numbers)
        for (name, value), numbers in facets.items():
            values = self._facets.setdefault(name, {})
            values[value] = values.get(value, 0) | set_of(numbers)
        self.alive |= set_of(new)
        return new

    def remove(self, key: Key) -> None:
        """Forget a document; a key that is not known is passed over."""
        self._bury(key)
        self.numbers.pop(key, None)

    def timeliness(self, today: date, of: Callable[[Document, date], float]) -> np.ndarray:
        """Return a factor for each document that changes with the day; worked out once a day.

        Args:
            today: the day.
            of: works it out for one document.
        """
        day, factors = self._timely
        if day != today or len(factors) < len(self.documents):
            # A new array: another thread may be adding to this one, too.
            factors = factors[:] if day == today else array("d")
            factors.extend(of(document, today) for document in self.documents[len(factors) :])
            self._timely = (today, factors)
        return np.array(factors)

    def living(self) -> list[int]:
        """Return the numbers of the documents that are alive."""
        return numbers_of(self.alive)

    def members(self, word: str) -> int:
        """Return the set of documents, dead ones included, that contain a word."""
        posting = self.postings.get(word)
        return posting.members() if posting else 0

    def titled(self, words: Iterable[str]) -> int:
        """Return the set of documents whose title contains one of the words."""
        found = (self.postings[word].in_title for word in words if word in self.postings)
        return set_of(number for numbers in found for number in numbers)

    def labelled(self, label: str) -> int:
        """Return the set of documents, dead ones included, whose key begins with a label."""
        return self._labels.get(label, 0)

    def members_of(self, label: str, keys: np.ndarray) -> int:
        """Return the set of the documents with some keys, dead ones included; unknown keys are passed over.

        Args:
            label: the first part of their keys.
            keys: the second parts.
        """
        counted, known, numbers = self._by_label.get(label, (-1, np.zeros(0), np.zeros(0)))
        if counted != len(self.documents):
            counted = len(self.documents)
            numbers = np.array(numbers_of(self.labelled(label) & self.alive), dtype=np.intp)
            known = np.array([self.documents[number].key[1] for number in numbers], dtype=np.int64)
            order = np.argsort(known)
            known, numbers = known[order], numbers[order]
            self._by_label[label] = (counted, known, numbers)
        if not len(known):
            return 0
        places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return set_of(numbers[places[known[places] == keys]])

    def facet_names(self) -> list[str]:
        """Return the names of all facets."""
        return list(self._facets)

    def facet(self, name: str) -> dict[str, int]:
        """Return the set of documents, dead ones included, of each value of a facet."""
        return self._facets.get(name, {})

    def words(self, beginning: str) -> Iterator[str]:
        """Give all words that begin with some letters, in alphabetical order."""
        ordered = self._ordered()
        for position in range(bisect_left(ordered, beginning), len(ordered)):
            if not ordered[position].startswith(beginning):
                return
            yield ordered[position]

    def vocabulary(self) -> list[str]:
        """Return all words in alphabetical order; of dead documents too."""
        return self._ordered()

    def _post(self, number: int, document: Document) -> None:
        title, body = Counter(document.title.split()), Counter(document.body.split())
        of_title = TITLE_BOOST / _longer(title.total(), USUAL_TITLE_LENGTH, TITLE_LENGTH_WEIGHT)
        of_body = 1 / _longer(body.total(), USUAL_LENGTH, LENGTH_WEIGHT)
        for word in title.keys() | body.keys():
            posting = self.postings.get(word)
            if posting is None:
                posting = self.postings[word] = Posting()
                self._unsorted.add(word)
            posting.documents.append(number)
            posting.weights.append(title[word] * of_title + body[word] * of_body)
            if word in title:
                posting.in_title.append(number)

    def _bury(self, key: Key) -> None:
        number = self.numbers.get(key)
        if number is not None:
            self.alive &= ~(1 << number)

    def _ordered(self) -> list[str]:
        if self._unsorted:
            self._sorted = sorted(self._unsorted.union(self._sorted))
            self._unsorted = set()
        return self._sorted


def set_of(numbers: Iterable[int]) -> int:
    """Return the set of some numbers as one whole number."""
    if not isinstance(numbers, np.ndarray):
        numbers = np.fromiter(numbers, dtype=np.intp)
    if not len(numbers):
        return 0
    flags = np.zeros(numbers.max() + 1, dtype=bool)
    flags[numbers] = True
    return set_of_flags(flags)


def set_of_flags(flags: np.ndarray) -> int:
    """Return the set of the numbers at which an array is true as one whole number."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def flags_of(members: int, size: int) -> np.ndarray:
    """Return an array that is true at the numbers of a set.

    Args:
        members: the set.
        size: how many documents there are; a set may have some that came later.
    """
    within = members & ((1 << size) - 1)
    octets = np.frombuffer(within.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(octets, count=size, bitorder="little").view(bool)


def numbers_of(members: int) -> list[int]:
    """Return the numbers in a set, the smallest first."""
    return np.flatnonzero(flags_of(members, members.bit_length())).tolist()


def _tie(key: Key) -> float:
    label, pk = key
    return 1e-6 * (crc32(f"{label}/{pk}".encode()) / 2**32)


def _longer(length: int, usual: int, weight: float) -> float:
    return 1 - weight + weight * length / usual
