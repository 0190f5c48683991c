"""Makes documents searchable, by their titles, tags and what their files say."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.search.kinds import Facts, SearchKind, register_kind

from .querysets import documents_of
from .reading import read_texts
from .signal_handlers import DOCUMENTS


def document_facts(document) -> Facts:
    """Return what the file of a document says and when it was uploaded."""
    known = getattr(document, "volunteering_text", None)
    day = timezone.localdate(document.created_at)
    return Facts({"rok": [str(day.year)]}, day=day, text=known.text if known else "")


def register() -> None:
    """Register documents with the search."""
    register_kind(
        SearchKind(
            name="dokumenty",
            label=_("Documents"),
            listed=documents_of,
            template="volunteering/search/document.html",
            facts=document_facts,
            url=lambda document, _request: document.url,
            prepare=read_texts,
            subjects=(DOCUMENTS,),
        )
    )
