"""Marks every change of an office and its hours: they stand in the footer of all pages."""

from django.db.models.signals import post_delete, post_save

from volunteering.core.changes import note_change
from volunteering.core.kept import FRAME

from .models import HoursException, Office, WeeklyHours


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    for model in (HoursException, Office, WeeklyHours):
        name = f"volunteering.frame_{model._meta.model_name}"
        post_save.connect(_on_change, sender=model, dispatch_uid=f"{name}_saved")
        post_delete.connect(_on_change, sender=model, dispatch_uid=f"{name}_deleted")


def _on_change(sender, **kwargs):
    note_change(FRAME)
