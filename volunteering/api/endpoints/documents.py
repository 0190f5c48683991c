"""Documents to download: those whose collection is open to everybody."""

from typing import Literal

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field
from taggit.models import TaggedItem

from volunteering.core.query import MAX_WORDS_LENGTH

from ..asking import Asked, ItemsAsked
from ..problems import Problem
from ..representations.documents import kind_field
from ..resources import DOCUMENTS
from ..routing import reads
from ..schemas.common import List
from ..schemas.documents import Document
from .lists import item_answer, list_answer, narrow_to_any, region_of

router = Router(tags=["documents"])


class DocumentsAsked(ItemsAsked):
    """What the list of documents may be asked for."""

    q: str = Field(
        "",
        max_length=MAX_WORDS_LENGTH,
        description="Words in the title, the tags or the file, in any inflection.",
    )
    document_kind: list[str] = Field([], description="Only of these kinds.")
    tag: list[str] = Field([], description="Only with one of these tags.")
    order: Literal["-created_at", "created_at", "title"] = Field(
        "-created_at", description="`-` turns it round; titles in Czech alphabetical order."
    )


@reads(router, "/documents", List[Document], summary="Documents, the newest first")
def list_documents(request: HttpRequest, asked: Query[DocumentsAsked]):
    """Return documents."""
    question = Asked(DOCUMENTS, region_of(request), asked)
    if asked.document_kind:
        _narrow_to_kinds(question, asked.document_kind)
    if asked.tag:
        question.narrow(question.index.set_of_keys(_tagged(asked.tag)))
    return list_answer(request, question, asked.order)


@reads(router, "/documents/{document_id}", Document, summary="One document")
def get_document(request: HttpRequest, document_id: int):
    """Return a document by its number."""
    return item_answer(request, DOCUMENTS, document_id)


def _tagged(names: list[str]) -> QuerySet:
    """Return the keys of the documents that have one of some tags."""
    # Not by a lookup through the document's own field: taggit still calls what Django 6.1 has given up.
    kind = ContentType.objects.get_for_model(DOCUMENTS.model)
    tagged = TaggedItem.objects.filter(content_type=kind, tag__name__in=names)
    return tagged.values_list("object_id", flat=True)


def _narrow_to_kinds(question: Asked, wanted: list[str]) -> None:
    """Narrow to documents of some kinds.

    Raises:
        Problem: the host has no such kind.
    """
    field = kind_field()
    choices = field.get_choices(include_blank=False) if field else []
    known = [str(value) for value, _label in choices]
    if not set(wanted).issubset(known):
        sentence = _("One of: %(values)s.") % {"values": ", ".join(known) or _("none")}
        raise Problem(400, f"document_kind: {sentence}", {"document_kind": sentence})
    narrow_to_any(question, "document_kind", wanted)
