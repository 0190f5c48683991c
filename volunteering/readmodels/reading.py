"""Reads texts: the ready-made ones, and anew what has changed since they were made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q
from django.utils import timezone

from volunteering.core.models import Region

from .dependencies import key_of
from .making import make
from .models import ReadModel
from .registry import representation_of
from .touches import is_untouched, touched_keys


@dataclass(frozen=True)
class Text:
    """A text as JSON, and when it was made.

    Attributes:
        json: the text that was asked for.
        made_at: when it was made.
        whole: all that is told, where both texts were asked for.
        until: when it stops being right by the clock.
    """

    json: str
    made_at: datetime
    whole: str = ""
    until: datetime | None = None


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
    texts = texts_of_kinds(region, {kind: pks}, in_full=in_full)
    return {pk: text for (_kind, pk), text in texts.items()}


def texts_of_kinds(
    region: Region,
    wanted: Mapping[str, Sequence[int]],
    *,
    in_full: bool = False,
    with_whole: bool = False,
) -> dict[tuple[str, int], Text]:
    """Return the texts of public objects of several kinds by kind and primary key; two queries when all are ready.

    Args:
        region: whose objects.
        wanted: their primary keys by the name of their kind.
        in_full: all that is told, not the line in a list.
        with_whole: the line in a list, and beside it all that is told.
    """
    columns = ("full" if in_full else "summary", *(["full"] if with_whole else []))
    touched = touched_keys()
    of_any = Q()
    for kind, pks in wanted.items():
        of_any |= Q(kind=kind, object_id__in=pks)
    rows = ReadModel.objects.current().filter(of_any) if of_any else ReadModel.objects.none()
    # What every region has, such as a document, is told by each with addresses of its own.
    site = f" {key_of(region.site)} "
    found = {
        (kind, pk): Text(texts[0], made_at, texts[-1] if with_whole else "", until)
        for kind, pk, made_at, until, uses, *texts in rows.values_list(
            "kind", "object_id", "made_at", "valid_until", "uses", *dict.fromkeys(columns)
        )
        if site in uses and (not touched or is_untouched(uses, touched))
    }
    for kind, pks in wanted.items():
        missing = [pk for pk in pks if (kind, pk) not in found]
        if missing:
            now = timezone.now().astimezone(UTC)
            made = make(representation_of(kind), region, missing, in_full=in_full or with_whole)
            for pk, texts in made.items():
                text = texts.full if in_full else texts.summary
                whole = texts.full if with_whole else ""
                found[kind, pk] = Text(text, now, whole, texts.uses.until)
    return found
