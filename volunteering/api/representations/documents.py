"""Documents: the host's own model, of which only what Wagtail's documents have is sure."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField
from taggit.models import Tag
from wagtail.documents import get_document_model

from volunteering.core.models import Region
from volunteering.documents.querysets import documents_of
from volunteering.readmodels.dependencies import Uses
from volunteering.readmodels.registry import Representation, register_representation

from ..schemas.documents import Document
from .parts import full_url, local


def kind_field() -> CharField | None:
    """Return the field by which the host sorts its documents, or None: Wagtail's own have none."""
    try:
        field = get_document_model()._meta.get_field("kind")
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, CharField) else None


def summarize(document: Any, region: Region, uses: Uses) -> dict:
    """Return what is told of a document."""
    tags = list(document.tags.all())
    uses.note(*tags)
    return {
        "id": document.pk,
        "kind": "documents",
        "title": document.title,
        "url": full_url(document.url, region),
        "filename": document.filename,
        "extension": document.file_extension.lower(),
        # Not asked of the storage: that may be far away.
        "size": document.file_size,
        "document_kind": document.kind if kind_field() else "",
        "tags": sorted(tag.name for tag in tags),
        "created_at": local(document.created_at),
    }


def register() -> None:
    """Let documents be told."""
    register_representation(
        Representation(
            kind="documents",
            model=get_document_model(),
            listed=documents_of,
            # Without the long texts of the files.
            fetched=lambda documents: documents.select_related(None).prefetch_related("tags"),
            summarize=summarize,
            complete=lambda _document, _region, _uses: {},
            summary=Document,
            full=Document,
            used=(Tag,),
        )
    )
