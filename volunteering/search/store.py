"""Writing the words of objects into the database, safely beside other writers."""

from collections.abc import Collection, Iterable
from typing import cast

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.db.models import Model, QuerySet
from modelsearch.index import Indexed, RelatedFields

from .extraction import facts_of, language_of, title_and_body
from .models import SearchEntry, SearchState

WRITTEN = ["language", "title", "body", "facets", "day", "until", "is_gone", "batch"]
BATCH = 500


def refresh(model: type[Model], keys: Collection[int]) -> int:
    """Make the entries of some objects of one model say what the database says of them; return how many there are.

    Words are taken out of objects before the lock is taken, so that nobody waits for that. Until the lock is there,
    others may have saved an object and written its newer entry; our older words must not replace it. Such an entry has a
    batch above the one that was the newest before we read: its object is read once more, under the lock. Whoever saves
    an object and has not written its entry by then, writes it after us: what they read is not older than what they
    saved. The same holds for objects that came or went meanwhile, which are looked for under the lock.

    Args:
        model: an indexed model.
        keys: primary keys.
    """
    content_type = ContentType.objects.get_for_model(model)
    before = newest_batch()
    entries = _entries(model, keys)
    with transaction.atomic():
        state = lock_state()
        there = set(indexed(model).order_by().filter(pk__in=keys).values_list("pk", flat=True))
        newer = SearchEntry.objects.filter(
            content_type=content_type, object_id__in=keys, batch__gt=before
        )
        again = there & {*newer.values_list("object_id", flat=True)} | there - entries.keys()
        if again:
            entries |= _entries(model, again)
        entries = {key: entry for key, entry in entries.items() if key in there}
        gone = _tombstones(content_type, [key for key in keys if key not in entries])
        _write(state, [*entries.values(), *gone])
    return len(entries)


def forget(content_type: ContentType, keys: Iterable[int]) -> int:
    """Take the words of objects that are gone out of the entries; return how many there were."""
    with transaction.atomic():
        state = lock_state()
        entries = _tombstones(content_type, list(keys))
        _write(state, entries)
    return len(entries)


def forget_everything() -> None:
    """Take all words out of the entries, so that every process drops them; the index counts as not built."""
    with transaction.atomic():
        state = lock_state()
        state.batch += 1
        state.version, state.rebuilding_from = 0, None
        state.save()
        SearchEntry.objects.update(
            title="", body="", facets={}, day=None, until=None, is_gone=True, batch=state.batch
        )


def indexed(model: type[Model]) -> QuerySet:
    """Return the objects of a model that are to be indexed, with all that their `search_fields` name fetched at once.

    Wagtail itself leaves relations out that are edited with the object (ParentalManyToManyField), and the language.
    """
    kind = cast("type[Indexed]", model)
    objects = kind.get_indexed_objects()
    for field in kind.get_search_fields():
        if isinstance(field, RelatedFields) and _is_many(model, field.field_name):
            objects = objects.prefetch_related(field.field_name)
    if any(field.name == "locale" and field.many_to_one for field in model._meta.get_fields()):
        objects = objects.select_related("locale")
    return objects


def _is_many(model: type[Model], name: str) -> bool:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return bool(field.many_to_many or field.one_to_many)


def newest_batch() -> int:
    """Return the number of the newest batch of entries."""
    return SearchState.objects.filter(pk=1).values_list("batch", flat=True).first() or 0


def lock_state() -> SearchState:
    """Return the state, locked until the end of the transaction."""
    locked = SearchState.objects.select_for_update().filter(pk=1)
    state = locked.first()
    if state is None:
        # No version yet: somebody has to index what was there before.
        SearchState.objects.get_or_create(pk=1)
        state = locked.get()
    return state


def _entries(model: type[Model], keys: Collection[int]) -> dict[int, SearchEntry]:
    entries = {}
    for item in indexed(model).filter(pk__in=keys):
        specific = item.get_indexed_instance()
        if specific is not None:
            entries[item.pk] = _entry(specific)
    return entries


def _entry(item: models.Model) -> SearchEntry:
    facts = facts_of(item)
    title, body = title_and_body(item, facts.text)
    return SearchEntry(
        content_type=ContentType.objects.get_for_model(item),
        object_id=item.pk,
        language=language_of(item),
        title=title,
        body=body,
        facets={name: list(values) for name, values in facts.facets.items()},
        day=facts.day,
        until=facts.until,
    )


def _tombstones(content_type: ContentType, keys: list[int]) -> list[SearchEntry]:
    if not keys:
        return []
    known = SearchEntry.objects.filter(
        content_type=content_type, object_id__in=keys, is_gone=False
    ).values_list("object_id", flat=True)
    return [
        SearchEntry(content_type=content_type, object_id=key, language="", is_gone=True)
        for key in known
    ]


def _write(state: SearchState, entries: list[SearchEntry]) -> None:
    if not entries:
        return
    state.batch += 1
    state.save(update_fields=["batch"])
    for entry in entries:
        entry.batch = state.batch
    SearchEntry.objects.bulk_create(
        entries,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=WRITTEN,
    )
