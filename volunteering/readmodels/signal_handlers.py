"""Notes every change of what texts are made of; see `touches.py`."""

from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from volunteering.core.changes import is_bookkeeping
from volunteering.core.models import Region

from .dependencies import key_of
from .registry import representations
from .tasks import refresh_later
from .touches import EVERYTHING, note_touched

# A change of one of these decides about the addresses or the publicity of many objects.
OF_MANY = (PageViewRestriction, Region, Site)
# These decide which documents are public, but stand in no text; the marks of `documents.signal_handlers` tell it.
OF_DOCUMENTS = (Collection, CollectionViewRestriction)
# Columns that decide whether something is public, and at which address.
STATE = ("live", "expire_at", "url_path")


def connect() -> None:
    """Connect the handlers; called when the app is ready and every kind is registered."""
    models = {one.model for one in representations()} | {
        model for one in representations() for model in one.used
    }
    for model in models:
        for relation in get_all_child_relations(model):
            parent = relation.field.name
            _connect(relation.related_model, _on_part, parent=parent)
            _connect_related(relation.related_model, _on_part, parent=parent)
        _connect_related(model, _on_related)
    watched = tuple(models)

    def on_begin(sender, instance, **kwargs):
        if isinstance(instance, watched) and not _says_nothing(kwargs):
            instance._told_before = before = _state_of(instance)
            if instance.pk is not None and not connection.in_atomic_block:
                # Django tells of a save when it is committed: whoever is killed in between leaves this note.
                _note_saved(instance, before)

    def on_change(sender, instance, **kwargs):
        if isinstance(instance, watched) and not _says_nothing(kwargs):
            before = instance.__dict__.pop("_told_before", {})
            if _note_saved(instance, before):
                refresh_later()

    def on_deleted(sender, instance, **kwargs):
        if isinstance(instance, watched):
            _touch(instance)

    # Without a sender: a page is saved as its own type, whatever the type that a link knows.
    pre_save.connect(on_begin, weak=False, dispatch_uid="volunteering.told_begins")
    post_save.connect(on_change, weak=False, dispatch_uid="volunteering.told_saved")
    post_delete.connect(on_deleted, weak=False, dispatch_uid="volunteering.told_deleted")
    for model in OF_MANY:
        _connect(model, _on_much)
    for model in OF_DOCUMENTS:
        _connect(model, _on_publicity)
    post_page_move.connect(_on_moved, dispatch_uid="volunteering.told_moved")
    post_delete.connect(
        _on_rendition_deleted,
        sender=get_image_model().get_rendition_model(),
        dispatch_uid="volunteering.told_rendition_deleted",
    )


def _connect(model: type[Model], handler, **told) -> None:
    def handle(sender, instance, **kwargs):
        handler(sender, instance=instance, **told, **kwargs)

    name = f"volunteering.told_{model._meta.label_lower}"
    post_save.connect(handle, sender=model, weak=False, dispatch_uid=f"{name}_saved")
    post_delete.connect(handle, sender=model, weak=False, dispatch_uid=f"{name}_deleted")


def _connect_related(model: type[Model], handler, **told) -> None:
    """Listen to changes of the many-to-many relations and the tags of a model."""

    def handle(sender, instance, action, reverse=False, **kwargs):
        if not action.startswith("post_") or not isinstance(instance, Model):
            return
        if reverse:
            # Told from the other side: which objects have a new relation is not known of them one by one.
            _touch_everything()
        else:
            handler(sender, instance=instance, **told)

    fields = [*get_all_child_m2m_relations(model)]
    fields += [field for field in model._meta.get_fields() if isinstance(field, TaggableManager)]
    for field in fields:
        # A program is a part of its organization and an object of its own: both are told.
        name = f"volunteering.told_{model._meta.label_lower}_{field.name}{handler.__name__}"
        m2m_changed.connect(
            handle, sender=field.remote_field.through, weak=False, dispatch_uid=name
        )


def _says_nothing(kwargs: dict) -> bool:
    return kwargs.get("raw", False) or is_bookkeeping(kwargs.get("update_fields"))


def _state_of(thing: Model) -> dict[str, Any]:
    """Return what the database says of an object that is about to be saved; nothing of a new one."""
    model: Any = Page if isinstance(thing, Page) else type(thing)
    columns = [field.name for field in model._meta.concrete_fields if field.name in STATE]
    if thing.pk is None or not columns:
        return {}
    return model._base_manager.filter(pk=thing.pk).values(*columns).first() or {}


def _note_saved(thing: Model, before: dict[str, Any]) -> bool:
    """Note what a save changes; return whether it is anything that is told.

    Args:
        thing: the object with its new values.
        before: what the database said of its `STATE` before.
    """
    now = {name: getattr(thing, name) for name in before}
    if _is_above_others(thing) and now != before:
        note_touched(EVERYTHING)
    elif getattr(thing, "live", True) or before.get("live"):
        note_touched(key_of(thing))
    else:
        return False
    return True


def _is_above_others(thing: Model) -> bool:
    """Tell whether the addresses of other objects begin with that of this one."""
    return isinstance(thing, Page) and (
        thing.numchild > 0 or issubclass(thing.specific_class or Page, RoutablePageMixin)
    )


def _touch(thing: Model) -> None:
    note_touched(key_of(thing))
    refresh_later()


def _touch_everything() -> None:
    note_touched(EVERYTHING)
    refresh_later()


def _on_related(sender, instance, **kwargs) -> None:
    # What is not public stands in no text; when it is published, it is saved.
    if getattr(instance, "live", True):
        _touch(instance)


def _on_part(sender, instance, parent, **kwargs) -> None:
    whole = getattr(instance, parent, None)
    if whole is not None:
        _on_related(sender, whole)


def _on_publicity(sender, instance, **kwargs) -> None:
    # No text names it; the note is for whoever makes the texts of the documents.
    _touch(instance)


def _on_much(sender, **kwargs) -> None:
    _touch_everything()


def _on_rendition_deleted(sender, instance, **kwargs) -> None:
    # A new file comes first, and when it is saved already, the copies of the old one go; texts may name them till then.
    note_touched(f"{get_image_model()._meta.label_lower}:{instance.image_id}")
    refresh_later()


def _on_moved(sender, instance, url_path_before, url_path_after, **kwargs) -> None:
    if url_path_before != url_path_after:
        _touch_everything()
