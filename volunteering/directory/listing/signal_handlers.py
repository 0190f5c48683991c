"""Marks every change that the directory's list, its counts or its choices may show; see `core/changes.py`."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from volunteering.core.changes import is_bookkeeping, note_change
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from ..models import Organization, Program
from ..program_slugs import give_slug
from .index import DIRECTORY

WATCHED = (Organization, Program, Place, Topic, TargetGroup)


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    for model in WATCHED:
        name = f"volunteering.listing_{model._meta.model_name}"
        post_save.connect(_on_saved, sender=model, dispatch_uid=f"{name}_saved")
        post_delete.connect(_on_deleted, sender=model, dispatch_uid=f"{name}_deleted")
    for model in (Organization, Program):
        for relation in (model.areas, model.topics, model.target_groups):
            through = relation.through
            uid = f"volunteering.listing_{through._meta.model_name}"
            m2m_changed.connect(_on_related, sender=through, dispatch_uid=uid)
    pre_save.connect(_before_program, sender=Program, dispatch_uid="volunteering.program_slug")


def _on_saved(sender, instance, created, update_fields, **kwargs):
    if is_bookkeeping(update_fields):
        return
    if created and sender is Organization and not instance.live:
        # A new draft: nobody sees it yet.
        return
    note_change(DIRECTORY)


def _on_deleted(sender, **kwargs):
    note_change(DIRECTORY)


def _on_related(sender, action, **kwargs):
    if action.startswith("post_"):
        note_change(DIRECTORY)


def _before_program(sender, instance, raw, **kwargs):
    if not raw:
        give_slug(instance)
