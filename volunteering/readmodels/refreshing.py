"""Makes the texts that are missing or out of date."""

from collections.abc import Callable, Sequence

from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from volunteering.core.models import Region
from volunteering.core.text import fold_in_place

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
    kinds = [representation.kind for representation in representations()]
    ReadModel.objects.exclude(kind__in=kinds).delete()
    return sum(_refresh_kind(representation, report) for representation in representations())


def _refresh_kind(representation: Representation, report) -> int:
    kind = representation.kind
    # The texts before the objects: one that is published meanwhile is not taken for one that is gone.
    texts = dict(ReadModel.objects.filter(kind=kind).values_list("object_id", "pk"))
    listed: dict[int, int] = {}
    for region in Region.objects.select_related("site__root_page"):
        pks = representation.listed(region).order_by().values_list("pk", flat=True)
        listed |= dict.fromkeys(pks, region.pk)
    gone = [pk for object_id, pk in texts.items() if object_id not in listed]
    for at in range(0, len(gone), CHUNK):
        ReadModel.objects.filter(pk__in=gone[at : at + CHUNK]).delete()
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


def _make_ready(representation: Representation, region_pk: int, pks: Sequence[int]) -> int:
    kind = representation.kind
    ReadModel.objects.bulk_create(
        [ReadModel(kind=kind, object_id=pk) for pk in pks], ignore_conflicts=True
    )
    # The versions before the objects and the region: what changes while a text is made gives another version. Rows are
    # told apart by their own keys: one that was deleted and made anew begins with the same version.
    rows = ReadModel.objects.filter(kind=kind, object_id__in=pks).order_by("pk")
    versions = list(rows.values_list("pk", "object_id", "version"))
    now = timezone.now()
    region = Region.objects.select_related("site__root_page").filter(pk=region_pk).first()
    # Wagtail keeps the addresses of sites in the process for an hour; another process may have changed them.
    Site.clear_site_root_paths_cache()
    made = make(representation, region, pks) if region else {}
    return sum(
        # Whoever was first has stored it: the second may have begun before a change that the first one knows of.
        ReadModel.objects.filter(pk=pk, version=version)
        .exclude(made_for=F("version"))
        .update(
            made_for=version,
            made_at=now,
            valid_until=made[object_id].uses.until,
            uses=made[object_id].uses.text(),
            summary=made[object_id].summary,
            full=made[object_id].full,
            plain=made[object_id].plain,
            plain_folded=fold_in_place(made[object_id].plain),
        )
        for pk, object_id, version in versions
        if object_id in made
    )
