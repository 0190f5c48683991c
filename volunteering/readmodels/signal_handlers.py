"""Notes every change of what texts are made of; see `touches.py`."""

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from volunteering.core.changes import is_bookkeeping
from volunteering.core.models import Region

from .dependencies import key_of
from .registry import representations
from .tasks import refresh_later
from .touches import EVERYTHING, note_touched

# A change of one of these decides about the addresses or the publicity of many objects.
OF_MANY = (PageViewRestriction, Region, Site)


def connect() -> None:
    """Connect the handlers; called when the app is ready and every kind is registered."""
    models = {one.model for one in representations()} | {
        model for one in representations() for model in one.used
    }
    for model in models:
        for relation in get_all_child_relations(model):
            _connect(relation.related_model, _on_part, parent=relation.field.name)
        for field in get_all_child_m2m_relations(model):
            m2m_changed.connect(_on_related, sender=field.remote_field.through)
    watched = tuple(models)

    def on_change(sender, instance, **kwargs):
        if isinstance(instance, watched) and not _says_nothing(kwargs):
            _touch(instance)

    # Without a sender: a page is saved as its own type, whatever the type that a link knows.
    post_save.connect(on_change, weak=False, dispatch_uid="volunteering.told_saved")
    post_delete.connect(on_change, weak=False, dispatch_uid="volunteering.told_deleted")
    for model in OF_MANY:
        _connect(model, _on_much)
    post_page_move.connect(_on_much, dispatch_uid="volunteering.told_moved")


def _connect(model: type[Model], handler, **told) -> None:
    def handle(sender, instance, **kwargs):
        handler(sender, instance=instance, **told, **kwargs)

    name = f"volunteering.told_{model._meta.label_lower}"
    post_save.connect(handle, sender=model, weak=False, dispatch_uid=f"{name}_saved")
    post_delete.connect(handle, sender=model, weak=False, dispatch_uid=f"{name}_deleted")


def _says_nothing(kwargs: dict) -> bool:
    return kwargs.get("raw", False) or is_bookkeeping(kwargs.get("update_fields"))


def _touch(thing: Model) -> None:
    # The address of every page below begins with that of this one.
    is_above = isinstance(thing, Page) and thing.numchild > 0
    note_touched(EVERYTHING if is_above else key_of(thing))
    refresh_later()


def _on_part(sender, instance, parent, **kwargs) -> None:
    whole = getattr(instance, parent, None)
    if whole is not None:
        _touch(whole)


def _on_related(sender, instance, action, **kwargs) -> None:
    if action.startswith("post_") and isinstance(instance, Model):
        _touch(instance)


def _on_much(sender, **kwargs) -> None:
    note_touched(EVERYTHING)
    refresh_later()
