"""Writing the words of objects into the database, safely beside other writers."""

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from .extraction import VERSION, facts_of, language_of, title_and_body
from .models import SearchEntry, SearchState

WRITTEN = ["language", "title", "body", "facets", "day", "until", "is_gone", "batch"]
BATCH = 500


def write(items: Sequence[models.Model]) -> int:
    """Write the entries of objects, in place of older ones; return how many were written.

    Args:
        items: indexed objects, of their specific class, as the database has them.
    """
    entries = [_entry(item) for item in items]
    return _write(entries)


def forget(content_type: ContentType, keys: Iterable[int]) -> int:
    """Take the words of objects that are gone out of the entries; return how many there were."""
    known = SearchEntry.objects.filter(
        content_type=content_type, object_id__in=list(keys), is_gone=False
    )
    entries = [
        SearchEntry(content_type=content_type, object_id=key, language="", is_gone=True)
        for key in known.values_list("object_id", flat=True)
    ]
    return _write(entries)


def _entry(item: models.Model) -> SearchEntry:
    title, body = title_and_body(item)
    facts = facts_of(item)
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


def _write(entries: list[SearchEntry]) -> int:
    if not entries:
        return 0
    with transaction.atomic():
        state = lock_state()
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
    return len(entries)


def lock_state() -> SearchState:
    """Return the state, locked until the end of the transaction."""
    SearchState.objects.get_or_create(pk=1, defaults={"version": VERSION})
    return SearchState.objects.select_for_update().get(pk=1)
