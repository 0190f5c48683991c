"""What templates show of documents."""

from collections.abc import Set

from django import template
from django.utils.safestring import SafeString

from volunteering.search.passages import highlight, passage, pieces_of

register = template.Library()


@register.simple_tag
def document_passage(document, words: Set[str]) -> SafeString:
    """Return what a search result shows of a document's file, with the words marked.

    Args:
        document: a document with its text fetched.
        words: folded words.
    """
    known = getattr(document, "volunteering_text", None)
    return highlight(passage(pieces_of(known.text if known else ""), words), words)
