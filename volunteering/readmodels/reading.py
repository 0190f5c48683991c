"""Reads texts: the ready-made ones, and anew what has changed since they were made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from volunteering.core.models import Region
from volunteering.core.text import fold_in_place

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
        until: when it stops being right by the clock.
    """

    json: str
    made_at: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Line:
    """What a list tells of an object, and its sentences.

    Attributes:
        json: the line as JSON.
        plain: what it says beyond that without markup, a piece on each line.
        folded: the same in lower case and without accents, each character at the same place.
    """

    json: str
    plain: str
    folded: str


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
    columns = ("full" if in_full else "summary", "made_at", "valid_until")
    found = {pk: Text(*row) for _kind, pk, row in _ready(region, {kind: pks}, columns)}
    missing = [pk for pk in pks if pk not in found]
    if missing:
        now = timezone.now().astimezone(UTC)
        made = make(representation_of(kind), region, missing, in_full=in_full)
        for pk, texts in made.items():
            found[pk] = Text(texts.full if in_full else texts.summary, now, texts.uses.until)
    return found


def lines_of(region: Region, wanted: Mapping[str, Sequence[int]]) -> dict[tuple[str, int], Line]:
    """Return what lists tell of public objects of several kinds, by kind and primary key; two queries when all are ready.

    Args:
        region: whose objects.
        wanted: their primary keys by the name of their kind.
    """
    columns = ("summary", "plain", "plain_folded")
    found = {(kind, pk): Line(*row) for kind, pk, row in _ready(region, wanted, columns)}
    for kind, pks in wanted.items():
        missing = [pk for pk in pks if (kind, pk) not in found]
        if missing:
            for pk, texts in make(representation_of(kind), region, missing).items():
                found[kind, pk] = Line(texts.summary, texts.plain, fold_in_place(texts.plain))
    return found


def _ready(
    region: Region, wanted: Mapping[str, Sequence[int]], columns: Sequence[str]
) -> Iterator[tuple[str, int, list[Any]]]:
    """Give some columns of the texts that are ready, with kind and primary key."""
    touched = touched_keys()
    # Kinds and keys apart are a simpler question than pairs of them; the few rows too many are passed over below.
    keys = {pk for pks in wanted.values() for pk in pks}
    rows = ReadModel.objects.current().filter(kind__in=wanted.keys(), object_id__in=keys)
    # What every region has, such as a document, is told by each with addresses of its own.
    site = f" {key_of(region.site)} "
    for kind, pk, uses, *row in rows.values_list("kind", "object_id", "uses", *columns):
        if pk in wanted[kind] and site in uses and (not touched or is_untouched(uses, touched)):
            yield kind, pk, row
