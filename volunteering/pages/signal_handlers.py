"""Marks every change of what stands around all pages, and of which pages are public without being saved."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from volunteering.core.changes import is_bookkeeping, note_change
from volunteering.core.kept import FRAME
from volunteering.core.models import Region
from volunteering.previews.models import FrontEnd

from .models import MenuItem, SiteDetails, SiteMenu

# What mark in `core/changes.py` stands for a change of which pages are public: a restriction, a moved page.
PAGES = "pages"
WATCHED = (FrontEnd, MenuItem, PageViewRestriction, Region, Site, SiteDetails, SiteMenu)


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    post_save.connect(_on_saved, dispatch_uid="volunteering.frame_saved")
    post_delete.connect(_on_deleted, dispatch_uid="volunteering.frame_deleted")
    post_save.connect(
        _on_restricted, sender=PageViewRestriction, dispatch_uid="volunteering.pages_restricted"
    )
    post_delete.connect(
        _on_restricted, sender=PageViewRestriction, dispatch_uid="volunteering.pages_released"
    )
    post_page_move.connect(_on_moved, dispatch_uid="volunteering.frame_moved")


def _on_saved(sender, instance, raw, update_fields=None, **kwargs):
    if raw or is_bookkeeping(update_fields):
        return
    if sender in WATCHED or _is_of_frame(instance):
        note_change(FRAME)


def _is_of_frame(instance) -> bool:
    """Whether a page stands in the frame, or the address of another page begins with its own."""
    return isinstance(instance, Page) and (
        instance.numchild > 0
        or MenuItem.objects.filter(page_id=instance.pk).exists()
        or SiteDetails.objects.filter(privacy_page_id=instance.pk).exists()
    )


def _on_deleted(sender, instance, **kwargs):
    if sender in WATCHED or isinstance(instance, Page):
        note_change(FRAME)


def _on_restricted(sender, **kwargs):
    note_change(PAGES)


def _on_moved(sender, **kwargs):
    note_change(FRAME)
    note_change(PAGES)
