"""Makes the texts that are missing or out of date."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from volunteering.core.models import Region
from volunteering.core.text import fold_in_place

from .announcing import Stored, announce
from .making import Made, make
from .models import ReadModel, Touch
from .registry import Representation, representations
from .touches import take_in

CHUNK = 50


def refresh(report: Callable[[str, int, int], None] = lambda _kind, _done, _all: None) -> int:
    """Make every text that is missing or out of date, and delete those of what is no longer public.

    May be interrupted, and may run several times at once.

    Args:
        report: told the kind, how many of its texts are made and how many there are to make.

    Returns:
        How many texts were made.
    """
    take_in()
    kinds = [representation.kind for representation in representations()]
    _delete(ReadModel.objects.exclude(kind__in=kinds).values_list("pk", "version"))
    return sum(_refresh_kind(representation, report) for representation in representations())


def refresh_if_due() -> int:
    """Make texts anew if anything was touched, or if the clock has made one of them wrong; return how many."""
    is_due = Touch.objects.exists() or ReadModel.objects.run_out().exists()
    return refresh() if is_due else 0


def _refresh_kind(representation: Representation, report) -> int:
    kind = representation.kind
    # The texts before the objects: one that is published meanwhile is not taken for one that is gone.
    rows = ReadModel.objects.filter(kind=kind).values_list("object_id", "pk", "version")
    texts = {object_id: (pk, version) for object_id, pk, version in rows}
    listed: dict[int, int] = {}
    for region in Region.objects.select_related("site__root_page"):
        pks = representation.listed(region).order_by().values_list("pk", flat=True)
        listed |= dict.fromkeys(pks, region.pk)
    _delete(row for object_id, row in texts.items() if object_id not in listed)
    ready = set(ReadModel.objects.current().filter(kind=kind).values_list("object_id", flat=True))
    waiting = [pk for pk in listed if pk not in ready]
    made = 0
    for at in range(0, len(waiting), CHUNK):
        report(kind, at, len(waiting))
        chunk = waiting[at : at + CHUNK]
        for region_pk in {listed[pk] for pk in chunk}:
            made += _make_ready(
                representation, region_pk, [pk for pk in chunk if listed[pk] == region_pk]
            )
    report(kind, len(waiting), len(waiting))
    return made


def _delete(rows: Iterable[tuple[int, int]]) -> None:
    """Delete texts of what is no longer public, and announce it.

    Args:
        rows: keys of the texts, each with the version that was read before the objects were looked for. One that has
            another version now is left alone: its object may be public again.
    """
    gone = sorted(rows)
    for at in range(0, len(gone), CHUNK):
        with transaction.atomic():
            # The new version belongs to this transaction: nobody else deletes the row, or stores a text in it.
            held = [
                pk
                for pk, version in gone[at : at + CHUNK]
                if ReadModel.objects.filter(pk=pk, version=version).outdate()
            ]
            deleted = ReadModel.objects.filter(pk__in=held)
            # What the row says is read only now: somebody may have stored it since the version was read.
            told = list(deleted.order_by("pk").values_list("kind", "full", "uses"))
            deleted.delete()
            announce(Stored(kind, old=full, old_uses=uses) for kind, full, uses in told)


def _make_ready(representation: Representation, region_pk: int, pks: Sequence[int]) -> int:
    kind = representation.kind
    ReadModel.objects.bulk_create(
        [ReadModel(kind=kind, object_id=pk) for pk in pks], ignore_conflicts=True
    )
    # The versions before the objects and the region: what changes while a text is made gives another version. Rows are
    # told apart by their own keys: one that was deleted and made anew begins with the same version.
    rows = ReadModel.objects.filter(kind=kind, object_id__in=pks).order_by("pk")
    versions = list(rows.values_list("pk", "object_id", "version", "full", "uses"))
    now = timezone.now()
    region = Region.objects.select_related("site__root_page").filter(pk=region_pk).first()
    # Wagtail keeps the addresses of sites in the process for an hour; another process may have changed them.
    Site.clear_site_root_paths_cache()
    made = make(representation, region, pks) if region else {}
    stored = []
    with transaction.atomic():
        for pk, object_id, version, full, uses in versions:
            if object_id in made and _store(pk, version, made[object_id], now):
                # Whoever stores a text for this version excludes every other one, and a text of an older version cannot
                # be stored any more: what was read beside the version is what the row said until now.
                new = made[object_id]
                stored.append(Stored(kind, full, uses, new.full, new.uses.text()))
        announce(stored)
    return len(stored)


def _store(pk: int, version: int, made: Made, now: datetime) -> bool:
    # Whoever was first has stored it: the second may have begun before a change that the first one knows of.
    waiting = ReadModel.objects.filter(pk=pk, version=version).exclude(made_for=F("version"))
    return bool(
        waiting.update(
            made_for=version,
            made_at=now,
            valid_until=made.uses.until,
            uses=made.uses.text(),
            summary=made.summary,
            full=made.full,
            plain=made.plain,
            plain_folded=fold_in_place(made.plain),
        )
    )
