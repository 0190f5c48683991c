"""What a search result shows of a text: the passage around the words that were looked for, and these marked.

The words are those of the index that counted for the question, so that every form of a word is marked, and what was read in
place of a misspelt one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from html import unescape

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from volunteering.core.text import fold

from .analysis import TOKEN, tokens_of

PASSAGE_LENGTH = 260
LEAD_IN = 60
# A file may be long: it is looked through in pieces of so many characters.
PIECE = 2_000
# What describes a thing best, by the names of its columns.
DESCRIBING = ("lead", "summary", "search_description")
TAG = re.compile(r"<[^>]*>")
# Tags that stand inside a sentence or a word.
INLINE = re.compile(r"</?(?:a|b|code|em|i|s|strong|sub|sup|u)(?:\s[^>]*)?>")

# Most words of a text stand in others, too.
folded = lru_cache(maxsize=20_000)(fold)


def highlight(text: str, words: Set[str]) -> SafeString:
    """Return the text as HTML, escaped, with <mark> around the words.

    Args:
        text: plain text.
        words: folded words; nothing is marked when there are none.
    """
    # Every part is escaped or made by format_html.
    return mark_safe(  # noqa: S308
        "".join(
            format_html("<mark>{}</mark>", part) if is_match else escape(part)
            for part, is_match in parts_of(text, words)
        )
    )


def parts_of(text: str, words: Set[str]) -> list[tuple[str, bool]]:
    """Return a text in parts, each with whether it is one of the words; together they are the text.

    Args:
        text: plain text.
        words: folded words.
    """
    parts = []
    position = 0
    for match in tokens_of(text) if words else ():
        if folded(match[0]) in words:
            if position < match.start():
                parts.append((text[position : match.start()], False))
            parts.append((match[0], True))
            position = match.end()
    if position < len(text):
        parts.append((text[position:], False))
    return parts


def passage(texts: Iterable[str], words: Set[str]) -> str:
    """Return the piece of the first text that holds one of the words; else the beginning of the first text.

    Args:
        texts: plain texts, the one that best describes the thing first; no more of them are made than are needed.
        words: folded words.
    """
    first = ""
    for text in texts:
        first = first or text
        found = passage_in(text, words)
        if found or not words:
            return found or beginning_of(first)
    return beginning_of(first)


def passage_in(text: str, words: Set[str], in_place: str = "") -> str:
    """Return the piece of a text that holds the first of the words; "" when it has none of them.

    Args:
        text: plain text.
        words: folded words.
        in_place: the text folded, each character at its place, where somebody has it ready.
    """
    tokens = TOKEN.findall(in_place or text)
    # Most texts have none: that is found out without a Python loop.
    if words.isdisjoint(tokens if in_place else map(folded, tokens)):
        return ""
    for match in tokens_of(in_place or text):
        if (match[0] if in_place else folded(match[0])) in words:
            return _around(text, match.start())
    return ""


def beginning_of(text: str) -> str:
    """Return the piece at the beginning of a text."""
    return _around(text, 0)


def describing_texts(columns: Mapping[str, str | None], body: Iterable[Mapping]) -> Iterator[str]:
    """Give the texts that a result can be shown by, one after another, so that later ones are made only when needed.

    Args:
        columns: the columns of the thing; those of `DESCRIBING` and `description` are read.
        body: the blocks of its body as the database keeps them.
    """
    for name in DESCRIBING:
        if columns.get(name):
            yield columns[name] or ""
    for block in body:
        text = _text_of_block(block)
        if text:
            yield unescape(text)
    if columns.get("description"):
        yield " ".join((columns["description"] or "").split())


def pieces_of(text: str) -> Iterator[str]:
    """Give a long text in pieces, with single blanks."""
    whole = " ".join(text.split())
    for at in range(0, len(whole), PIECE):
        yield whole[at : at + PIECE]


def _text_of_block(block: Mapping) -> str:
    value = block["value"]
    if block["type"] == "text":
        # Tags part words: without a blank between them, a heading would run into its paragraph.
        return " ".join(TAG.sub(" ", INLINE.sub("", value)).split())
    return (value.get("text") or "") if block["type"] in ("quote", "call_to_action") else ""


def _around(text: str, position: int) -> str:
    start = 0
    if position > PASSAGE_LENGTH - LEAD_IN:
        start = text.find(" ", position - LEAD_IN) + 1 or position - LEAD_IN
    # No more than can be needed: the rest of a file may be long.
    piece = text[start : start + 4 * PASSAGE_LENGTH]
    if len(piece) > PASSAGE_LENGTH:
        piece = Truncator(piece).chars(PASSAGE_LENGTH, truncate=" …")
    return f"… {piece}" if start else piece
