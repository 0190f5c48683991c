"""Keeps the table of overlaps true when an editor changes places."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete

from .actions import rebuild_overlaps
from .models import Place


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    m2m_changed.connect(
        _on_change, sender=Place.covers.through, dispatch_uid="volunteering.place_covers"
    )
    post_delete.connect(_on_change, sender=Place, dispatch_uid="volunteering.place_deleted")


def _on_change(sender, action="post_delete", **kwargs):
    if action.startswith("post_"):
        transaction.on_commit(rebuild_overlaps)
