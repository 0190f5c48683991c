"""What a reader typed, taken apart: words, phrases in quotes, words that must not be there."""

import re
from dataclasses import dataclass, field

from .analysis import words_of

# Longer questions are cut: nobody types them, and every word costs time.
LONGEST_QUESTION = 300
MOST_WORDS = 16

QUOTED = re.compile(r"""(?P<minus>(?<!\S)-)?["„“”«»](?P<phrase>[^"„“”«»]*)["„“”«»]""")
EXCLUDED = re.compile(r"(?<!\S)-(?P<word>[^\W_]\S*)")


@dataclass(frozen=True)
class Question:
    """A question in parts; every word is folded.

    Attributes:
        words: what is looked for, in its order, words of phrases included.
        phrases: words that have to stand together.
        excluded: words that must not occur, phrases among them.
        is_open: whether the last word may still be unfinished (as you type).
    """

    words: list[str] = field(default_factory=list)
    phrases: list[list[str]] = field(default_factory=list)
    excluded: list[list[str]] = field(default_factory=list)
    is_open: bool = False


def parse(text: str, *, is_open: bool = False) -> Question:
    """Take a question apart. Any text is a question; what has no meaning is passed over.

    Args:
        text: what was typed, of any length and content.
        is_open: whether it is still being typed.
    """
    text = text[:LONGEST_QUESTION]
    phrases: list[list[str]] = []
    excluded: list[list[str]] = []

    def take(match: re.Match) -> str:
        words = words_of(match["phrase"])
        if not words:
            return " "
        if match["minus"]:
            excluded.append(words)
            return " "
        if len(words) > 1:
            phrases.append(words)
        return f" {match['phrase']} "

    rest = QUOTED.sub(take, text)

    def leave_out(match: re.Match) -> str:
        excluded.append(words_of(match["word"]))
        return " "

    rest = EXCLUDED.sub(leave_out, rest)
    words = words_of(rest)[:MOST_WORDS]
    unfinished = is_open and bool(words) and not rest[-1:].isspace()
    return Question(words, phrases, [words for words in excluded if words], unfinished)
