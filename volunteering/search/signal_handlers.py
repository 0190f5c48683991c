"""Marks changes that decide about other objects than the one saved: the region, synonyms, promoted results."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from volunteering.core.changes import note_change
from volunteering.core.models import Region

from .lexicon import NAMES
from .models import PromotedResult, SynonymGroup
from .promotion import PROMOTED
from .scope import SEARCH

# What changes with a model; with any other everything that is public.
SUBJECTS = {SynonymGroup: NAMES, PromotedResult: PROMOTED}


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    for model in (PromotedResult, Region, Site, SynonymGroup):
        name = f"volunteering.search_{model._meta.model_name}"
        post_save.connect(_on_change, sender=model, dispatch_uid=f"{name}_saved")
        post_delete.connect(_on_change, sender=model, dispatch_uid=f"{name}_deleted")


def _on_change(sender, **kwargs):
    note_change(SUBJECTS.get(sender, SEARCH))
    if sender is Region:
        note_change(NAMES)
