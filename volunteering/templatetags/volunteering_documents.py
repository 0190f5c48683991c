"""What templates show of documents."""

from collections.abc import Collection

from django import template
from django.utils.safestring import SafeString

from volunteering.core.text import fold
from volunteering.search.passages import highlight, passage

register = template.Library()

# A file may be long: it is looked through in pieces of so many characters, and only one with a word is looked at closely.
PIECE = 2_000


@register.simple_tag
def document_passage(document, words: Collection[str]) -> SafeString:
    """Return what a search result shows of a document's file, with the words marked.

    Args:
        document: a document with its text fetched.
        words: folded words.
    """
    known = getattr(document, "volunteering_text", None)
    text = " ".join(known.text.split()) if known else ""
    pieces = (text[at : at + PIECE] for at in range(0, len(text), PIECE))
    near = (piece for piece in pieces if any(word in fold(piece) for word in words))
    found = next((shown for piece in near if "<mark>" in (shown := _shown([piece], words))), None)
    return found or _shown([text[:PIECE]], words)


def _shown(texts: list[str], words: Collection[str]) -> SafeString:
    return highlight(passage(texts, words), words)
