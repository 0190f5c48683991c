"""Words that finish the word which somebody is typing, written as people write them.

The index keeps words without accents. How a word is written is read from the title of a document that it stands in, and
from names: of places, topics, synonyms. A word that no title and no name shows is not offered.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from volunteering.core.models import Region
from volunteering.core.text import fold

from .analysis import tokens_of, words_of
from .lexicon import Known
from .models import SynonymGroup
from .question import Question
from .ranking import Found
from .scope import Scope

# So many words at most are offered, weighed and looked at more closely.
WORDS = 3
EXAMPLES = 6
LOOKED_AT = 30
# How many documents with a word in their text one with the word in its title is worth.
WORTH_OF_A_TITLE = 4


@dataclass(frozen=True)
class Ending:
    """A word that finishes the one being typed.

    Attributes:
        word: the word, folded.
        example: number of the best document with the word in its title; None when there is none.
    """

    word: str
    example: int | None


def endings(question: Question, found: Found, scope: Scope, complete: int) -> list[Ending]:
    """Return words that finish a question, the most usual first, each in one of its forms.

    Each stands in a document that contains everything else that is asked, so it always has a result.

    Args:
        question: what has been typed, its last word unfinished.
        found: the answer to it, or the best part of it.
        scope: what may be found.
        complete: the documents that contain everything that is asked.
    """
    if not question.is_open or question.phrases or question.excluded:
        return []
    index, analyzer = scope.vocabulary.index, scope.vocabulary.analyzer
    typed = question.words[-1]
    words = scope.vocabulary.completions(typed) or [found.repairs.get(typed, "")]
    weights: dict[str, tuple[int, int]] = {}
    for word in words:
        posting = index.postings.get(word)
        if posting and word != typed and word not in analyzer.stopwords and not word.isdigit():
            count = (posting.members() & complete).bit_count()
            if count:
                in_title = min(count, len(posting.in_title))
                weights[word] = (count + WORTH_OF_A_TITLE * in_title, -len(word))
    ordered = sorted(weights, key=weights.__getitem__, reverse=True)[:LOOKED_AT]
    # Whoever has typed a whole word needs no other form of it: the search finds them all.
    whole = question.words if scope.vocabulary.occurs(typed) else question.words[:-1]
    taken = {key for word in whole for key in analyzer.keys(word)}
    found_endings = []
    for word in ordered:
        keys = analyzer.keys(word)
        if taken.isdisjoint(keys):
            taken |= keys
            found_endings.append(
                Ending(word, _example(index.postings[word].in_title, found.numbers, complete))
            )
    return found_endings[:EXAMPLES]


def _example(titled: Sequence[int], numbers: list[int], complete: int) -> int | None:
    """Return one of the first of some numbers that is among the titled ones, else the newest titled one."""
    for number in numbers[:LOOKED_AT]:
        # The numbers of a word's documents stand in their order.
        at = bisect_left(titled, number)
        if at < len(titled) and titled[at] == number and complete >> number & 1:
            return number
    return next((number for number in reversed(titled) if complete >> number & 1), None)


def finished(typed: str, ending: Ending, title: str, written: dict[str, str]) -> str:
    """Return what has been typed with its last word finished, or "" when nothing shows how the word is written.

    Args:
        typed: what has been typed.
        ending: the word that finishes it.
        title: the title of its example.
        written: words of names as they are written, by what they are folded.
    """
    word = _as_in(title, ending.word, written) or written.get(ending.word, "")
    last = max(token.start() for token in tokens_of(typed))
    return f"{typed[:last]}{word}" if word else ""


def _as_in(title: str, word: str, written: dict[str, str]) -> str:
    for match in tokens_of(title):
        if fold(match[0]) != word:
            continue
        # A capital says something only inside a sentence that is not all capitals.
        if any(map(str.isalnum, title[: match.start()])) and not title.isupper():
            return match[0]
        usual = written.get(word, "")
        return usual if usual.lower() == match[0].lower() else match[0].lower()
    return ""


# Return names as they stand inside a sentence: places, topics.
_names: list[Callable[[Region], Iterable[str]]] = []
_kept: dict[int, tuple[Known, dict[str, str]]] = {}


def register_writing(names: Callable[[Region], Iterable[str]]) -> None:
    """Let words be written as they are in some names.

    Args:
        names: returns the names for a region, as they stand inside a sentence.
    """
    if names not in _names:
        _names.append(names)


def written_in(region: Region, known: Known) -> dict[str, str]:
    """Return the words of names as they are written, by what they are folded; read anew when names or synonyms change.

    Args:
        region: the region.
        known: what is known of names and synonyms now.
    """
    kept = _kept.get(region.pk)
    if kept is None or kept[0] is not known:
        written: dict[str, str] = {}
        synonyms = SynonymGroup.objects.values_list("terms", flat=True)
        for names in (*(names(region) for names in _names), synonyms):
            for name in names:
                for match in tokens_of(name):
                    written.setdefault(" ".join(words_of(match[0])), match[0])
        kept = _kept[region.pk] = (known, written)
    return kept[1]
