"""Marks changes that decide about other objects than the one saved: restrictions, moves, synonyms, promoted results."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import post_page_move

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
    for model in (PageViewRestriction, PromotedResult, Region, Site, SynonymGroup):
        name = f"volunteering.search_{model._meta.model_name}"
        post_save.connect(_on_change, sender=model, dispatch_uid=f"{name}_saved")
        post_delete.connect(_on_change, sender=model, dispatch_uid=f"{name}_deleted")
    post_page_move.connect(_on_change, dispatch_uid="volunteering.search_moved")


def _on_change(sender, **kwargs):
    note_change(SUBJECTS.get(sender, SEARCH))
    if sender is Region:
        note_change(NAMES)
