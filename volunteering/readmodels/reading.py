"""Reads texts: the ready-made ones, and anew what has changed since they were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from volunteering.core.models import Region

from .making import make
from .models import ReadModel
from .registry import representation_of
from .touches import is_untouched, touched_keys


@dataclass(frozen=True)
class Text:
    """A text as JSON, and when it was made."""

    json: str
    made_at: datetime


def texts_of(
    kind: str, region: Region, pks: Sequence[int], *, in_full: bool = False
) -> dict[int, Text]:
    """Return the texts of public objects by primary key; two queries when all are ready.

    Whoever asks has found the keys through `listed()`; what is not ready is fetched through it once more.

    Args:
        kind: name of their kind.
        region: whose objects.
        pks: their primary keys.
        in_full: all that is told, not the line in a list.
    """
    column = "full" if in_full else "summary"
    touched = touched_keys()
    rows = ReadModel.objects.current().filter(kind=kind, object_id__in=pks)
    found = {
        pk: Text(text, made_at)
        for pk, text, made_at, uses in rows.values_list("object_id", column, "made_at", "uses")
        if not touched or is_untouched(uses, touched)
    }
    missing = [pk for pk in pks if pk not in found]
    if missing:
        now = timezone.now().astimezone(UTC)
        for pk, made in make(representation_of(kind), region, missing, in_full=in_full).items():
            found[pk] = Text(made.full if in_full else made.summary, now)
    return found
