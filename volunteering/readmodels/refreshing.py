"""Makes the texts that are missing or out of date."""

from collections.abc import Callable

from django.utils import timezone

from volunteering.core.models import Region

from .making import make
from .models import ReadModel
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
    made = 0
    for representation in representations():
        listed: dict[int, Region] = {}
        for region in Region.objects.select_related("site__root_page"):
            pks = representation.listed(region).order_by().values_list("pk", flat=True)
            listed |= dict.fromkeys(pks, region)
        made += _refresh_kind(representation, listed, report)
    return made


def _refresh_kind(representation: Representation, listed: dict[int, Region], report) -> int:
    kind = representation.kind
    rows = ReadModel.objects.filter(kind=kind)
    rows.filter(
        pk__in=[
            pk for pk, object_id in rows.values_list("pk", "object_id") if object_id not in listed
        ]
    ).delete()
    ready = set(rows.current().values_list("object_id", flat=True))
    waiting = [pk for pk in listed if pk not in ready]
    made = 0
    for at in range(0, len(waiting), CHUNK):
        report(kind, at, len(waiting))
        chunk = waiting[at : at + CHUNK]
        for region in {listed[pk] for pk in chunk}:
            made += _make_ready(
                representation, region, [pk for pk in chunk if listed[pk] == region]
            )
    report(kind, len(waiting), len(waiting))
    return made


def _make_ready(representation: Representation, region: Region, pks: list[int]) -> int:
    kind = representation.kind
    rows = ReadModel.objects.filter(kind=kind)
    ReadModel.objects.bulk_create(
        [ReadModel(kind=kind, object_id=pk) for pk in pks], ignore_conflicts=True
    )
    # The versions before the objects: what changes while a text is made gives another version.
    versions = dict(rows.filter(object_id__in=pks).values_list("object_id", "version"))
    now = timezone.now()
    made = make(representation, region, pks)
    return sum(
        rows.filter(object_id=pk, version=versions[pk]).update(
            made_for=versions[pk],
            made_at=now,
            valid_until=texts.uses.until,
            uses=texts.uses.text(),
            summary=texts.summary,
            full=texts.full,
        )
        for pk, texts in made.items()
        if pk in versions
    )
