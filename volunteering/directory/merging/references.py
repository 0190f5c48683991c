"""Moves everything that points to one organization to another, whatever model it is in, drafts included."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignObjectRel, Model
from django.db.models.fields.json import KeyTextTransform
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex, Revision, RevisionMixin
from wagtail.search.index import insert_or_update_object

from ..models import (
    DoorKey,
    DuplicateKey,
    FormerSlug,
    FreshnessMail,
    ListingRecord,
    Organization,
    Steward,
)

# What the merge itself decides about, or what goes with the record: keys open the door of nobody else's listing,
# and an answer to a question about the old record is no answer about the other one.
LEFT_OUT = (DoorKey, DuplicateKey, FormerSlug, FreshnessMail, ListingRecord, Steward)


def move_references(old: Organization, new: Organization) -> int:
    """Let everything that points to `old` point to `new`; return how many rows were changed, drafts not counted.

    Parts of the organization (contacts, links, photos, programs) are its content and not moved here.
    """
    moved = 0
    for field in _pointing_fields():
        model = field.model
        if field.many_to_many:
            touched = _move_many_to_many(field, old, new)
        else:
            rows = model._base_manager.filter(**{field.name: old.pk})
            touched = list(rows.values_list("pk", flat=True))
            rows.update(**{field.name: new.pk})
        moved += len(touched)
        if issubclass(model, RevisionMixin):
            _move_in_revisions(field, old, new)
            for row in model._base_manager.filter(pk__in=touched):
                # Both read the names of related organizations.
                insert_or_update_object(row)
                ReferenceIndex.create_or_update_for_object(row)
    return moved


def count_references(organization: Organization) -> int:
    """Return how many rows point to an organization and would be moved."""
    count = 0
    for field in _pointing_fields():
        if field.many_to_many:
            rows = _through(field).objects.filter(
                **{field.m2m_reverse_field_name(): organization.pk}
            )
        else:
            rows = field.model._base_manager.filter(**{field.name: organization.pk})
        count += rows.count()
    return count


def _pointing_fields() -> Iterator[Any]:
    """Yield the fields of other models that name an organization."""
    for relation in Organization._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel):
            continue
        field: Any = relation.field
        is_between = bool(field.model._meta.auto_created)
        if is_between or isinstance(field, ParentalKey) or field.model in LEFT_OUT:
            continue
        yield field


def _through(field) -> type[Model]:
    return field.remote_field.through


def _move_many_to_many(field, old: Organization, new: Organization) -> list:
    """Return the keys of the rows that named the old organization; one that names both names the new one once."""
    mine, theirs = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = _through(field).objects
    holders = list(rows.filter(**{theirs: old.pk}).values_list(mine, flat=True))
    both = rows.filter(**{theirs: new.pk, f"{mine}__in": holders}).values_list(mine, flat=True)
    rows.filter(**{theirs: old.pk, f"{mine}__in": list(both)}).delete()
    rows.filter(**{theirs: old.pk}).update(**{theirs: new.pk})
    return holders


def _move_in_revisions(field, old: Organization, new: Organization) -> None:
    """Rewrite drafts, scheduled and older revisions, so that none of them brings the old organization back."""
    revisions = (
        Revision.objects.filter(content_type=ContentType.objects.get_for_model(field.model))
        .annotate(named=KeyTextTransform(field.name, "content"))
        # Rough: 1 is found in 12 too. What is exact follows below.
        .filter(named__contains=str(old.pk))
    )
    changed = []
    for revision in revisions.iterator(chunk_size=100):
        before = revision.content[field.name]
        if isinstance(before, list):
            after = list(dict.fromkeys(new.pk if pk == old.pk else pk for pk in before))
        else:
            after = new.pk if before == old.pk else before
        if after != before:
            revision.content[field.name] = after
            changed.append(revision)
    Revision.objects.bulk_update(changed, ["content"], batch_size=100)
