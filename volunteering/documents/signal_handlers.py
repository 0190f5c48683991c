"""Marks changes of collections: they decide about which documents are public."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Collection, CollectionViewRestriction

from volunteering.core.changes import note_change

# What mark in `core/changes.py` stands for a change of which documents are public.
DOCUMENTS = "documents"


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    for model in (Collection, CollectionViewRestriction):
        name = f"volunteering.documents_{model._meta.model_name}"
        post_save.connect(_on_change, sender=model, dispatch_uid=f"{name}_saved")
        post_delete.connect(_on_change, sender=model, dispatch_uid=f"{name}_deleted")


def _on_change(sender, **kwargs):
    note_change(DOCUMENTS)
