"""Which documents the public may see."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction


def listed_documents() -> QuerySet:
    """Return the public documents: those whose collection, with all above it, is open to everybody."""
    restricted = CollectionViewRestriction.objects.filter(
        collection__path=Substr(OuterRef("collection__path"), 1, Length("collection__path"))
    )
    return get_document_model().objects.filter(~Exists(restricted))


def documents_of(region) -> QuerySet:
    """Return the public documents; a region is not written in them, so that every region has all. None has none."""
    documents = listed_documents().select_related("volunteering_text")
    return documents if region is not None else documents.none()
