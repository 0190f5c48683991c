"""What a search result shows of a text: the passage around the words that were looked for, and these marked.

The words are those of the index that counted for the question, so that every form of a word is marked, and what was read in
place of a misspelt one.
"""

from collections.abc import Collection

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from volunteering.core.text import fold

from .analysis import tokens_of

PASSAGE_LENGTH = 260
LEAD_IN = 60


def highlight(text: str, words: Collection[str]) -> SafeString:
    """Return the text as HTML, escaped, with <mark> around the words.

    Args:
        text: plain text.
        words: folded words; nothing is marked when there are none.
    """
    if not words:
        return escape(text)
    parts = []
    position = 0
    for match in tokens_of(text):
        if fold(match[0]) in words:
            parts += [
                escape(text[position : match.start()]),
                format_html("<mark>{}</mark>", match[0]),
            ]
            position = match.end()
    parts.append(escape(text[position:]))
    # Every part is escaped above or made by format_html.
    return mark_safe("".join(map(conditional_escape, parts)))  # noqa: S308


def passage(texts: list[str], words: Collection[str]) -> str:
    """Return the piece of the first text that holds one of the words; else the beginning of the first text.

    Args:
        texts: plain texts, the one that best describes the thing first.
        words: folded words.
    """
    if words:
        for text in texts:
            for match in tokens_of(text):
                if fold(match[0]) in words:
                    return _around(text, match.start())
    return _around(texts[0], 0) if texts else ""


def _around(text: str, position: int) -> str:
    start = 0
    if position > PASSAGE_LENGTH - LEAD_IN:
        start = text.find(" ", position - LEAD_IN) + 1 or position - LEAD_IN
    piece = Truncator(text[start:]).chars(PASSAGE_LENGTH, truncate=" …")
    return f"… {piece}" if start else piece
