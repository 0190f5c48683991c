"""What a search result shows of a text: the passage around the words that were looked for, and these marked."""

import re

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from volunteering.core.text import fold

from .engine import plain_words

PASSAGE_LENGTH = 260
LEAD_IN = 60
SHORT = 3
TOKEN = re.compile(r"\w+")


def stems(words: str) -> tuple[str, ...]:
    """Return the folded beginnings by which a form of each word is recognized: "banka" also finds "banky".

    Czech endings have one or two letters mostly; a short word has nothing to spare.
    """
    folded = {fold(word) for word in plain_words(words).split()}
    return tuple(
        sorted(word[: max(4, len(word) - 2)] if len(word) > 4 else word for word in folded if word)
    )


def highlight(text: str, words: str) -> SafeString:
    """Return the text as HTML, escaped, with <mark> around every form of the words.

    Args:
        text: plain text.
        words: what the reader looked for; nothing is marked when it is empty.
    """
    beginnings = stems(words)
    if not beginnings:
        return escape(text)
    parts = []
    position = 0
    for match in TOKEN.finditer(text):
        if _fits(match[0], beginnings):
            parts += [
                escape(text[position : match.start()]),
                format_html("<mark>{}</mark>", match[0]),
            ]
            position = match.end()
    parts.append(escape(text[position:]))
    # Every part is escaped above or made by format_html.
    return mark_safe("".join(map(conditional_escape, parts)))  # noqa: S308


def passage(texts: list[str], words: str) -> str:
    """Return the piece of the first text that holds one of the words; else the beginning of the first text.

    Args:
        texts: plain texts, the one that best describes the thing first.
        words: what the reader looked for.
    """
    beginnings = stems(words)
    for text in texts:
        for match in TOKEN.finditer(text):
            if _fits(match[0], beginnings):
                return _around(text, match.start())
    return _around(texts[0], 0) if texts else ""


def _fits(token: str, beginnings: tuple[str, ...]) -> bool:
    folded = fold(token)
    # One or two letters begin half of all words; they count only as a whole word.
    return any(
        folded == beginning if len(beginning) < SHORT else folded.startswith(beginning)
        for beginning in beginnings
    )


def _around(text: str, position: int) -> str:
    start = 0
    if position > PASSAGE_LENGTH - LEAD_IN:
        start = text.find(" ", position - LEAD_IN) + 1 or position - LEAD_IN
    piece = Truncator(text[start:]).chars(PASSAGE_LENGTH, truncate=" …")
    return f"… {piece}" if start else piece
