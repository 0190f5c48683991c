"""Words of a text and what they have in common: the part of the search that knows languages.

Nothing here knows Django, pages or an index: any site can use it alone.

    >>> analyzer_for("cs").related("psi", "pes")
    True

A language is a class with four questions; `register_analyzer` makes it known. Texts in a language nobody registered are
searched by their words without accents.
"""

import re
from collections.abc import Iterator

from volunteering.core.text import fold

# Letters and digits of any script; an apostrophe or a hyphen ends a word.
TOKEN = re.compile(r"[^\W_]+")
LONGEST_WORD = 60


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order, in lower case and without accents."""
    return [word[:LONGEST_WORD] for word in TOKEN.findall(fold(text))]


def tokens_of(text: str) -> Iterator[re.Match]:
    """Give each word as it stands in the text, with its position."""
    return TOKEN.finditer(text)


class Analyzer:
    """What the search asks about words of a language. All words are in lower case and without accents.

    This base class knows nothing: a word is only itself. It serves every language that has no class of its own.
    """

    # Words that help a sentence along and are not looked for unless nothing else was asked.
    stopwords: frozenset[str] = frozenset()

    def is_weak(self, word: str) -> bool:
        """Tell whether a word says little in a question beside others: it counts a little, and nothing has to contain it."""
        return False

    def keys(self, word: str) -> frozenset[str]:
        """Return keys of a form: two forms of one word share at least one."""
        return frozenset((word,))

    def are_forms(self, one: str, other: str) -> bool:
        """Tell whether two words, folded, are forms of one word; asks more than a common key."""
        return bool(self.keys(one) & self.keys(other))

    def have_one_root(self, one: str, other: str) -> bool:
        """Tell whether two words may be related, judged by what rules take for their roots."""
        return False

    def relatives(self, word: str) -> frozenset[str]:
        """Return base words of the families that the language's table knows for a word."""
        return frozenset()

    def beginnings(self, word: str) -> frozenset[str]:
        """Return letters with one of which every form of the word begins; looked up in a sorted list of words."""
        return frozenset((word,))

    def root_beginning(self, word: str) -> str:
        """Return letters with which every word begins that may have the same root."""
        return word

    def knows(self, word: str) -> bool:
        """Tell whether the language's tables have the word: then it is no mistake, even where no document contains it."""
        return False

    def trunk(self, word: str) -> str:
        """Return what is left of a word when its ending is cut off, roughly; for comparing misspelt words."""
        return word

    def related(self, one: str, other: str) -> bool:
        """Tell whether two words as typed are forms of one word."""
        return self.are_forms(fold(one), fold(other))


_analyzers: dict[str, Analyzer] = {}
_unknown = Analyzer()


def register_analyzer(language: str, analyzer: Analyzer) -> None:
    """Use this analyzer for texts in a language.

    Args:
        language: ISO 639-1 code such as "cs"; regional variants ("cs-CZ") follow it.
        analyzer: its only instance.
    """
    _analyzers[language] = analyzer


def analyzer_for(language: str) -> Analyzer:
    """Return the analyzer of a language, or the one that knows nothing."""
    return _analyzers.get(language.partition("-")[0].lower(), _unknown)
