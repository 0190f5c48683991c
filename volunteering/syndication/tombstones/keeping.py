"""Keeps the list of what is no longer public, as the texts of public objects come and go."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from volunteering.core.models import Region
from volunteering.readmodels.announcing import Announcement, Event, register_listener

from .models import KEPT_FOR, GoneObject


def gone_since(region: Region, kind: str, moment: datetime) -> QuerySet[GoneObject]:
    """Return what is gone since a moment and has not come back, the oldest first.

    Args:
        region: whose objects.
        kind: name of their kind, as in the addresses of the API.
        moment: those that went later; nothing is known of what went before the last `KEPT_FOR`.
    """
    gone = GoneObject.objects.filter(region=region, kind=kind, gone_at__gt=moment)
    return gone.order_by("gone_at", "pk")


def is_gone(region: Region, kind: str, identifier: str) -> bool:
    """Tell whether an object was public and is no longer.

    Args:
        region: whose object.
        kind: name of its kind.
        identifier: its UUID; the number of a document.
    """
    return GoneObject.objects.filter(region=region, kind=kind, identifier=identifier).exists()


def note(news: Sequence[Announcement]) -> None:
    """Write down what is gone, and forget what has come back."""
    # In the order in which it happened: an object may go from one region to another and back.
    back = [one for one in news if one.event == Event.PUBLISHED]
    if back:
        rows = Q()
        for one in back:
            rows |= Q(region=one.region, kind=one.kind, identifier=one.id)
        GoneObject.objects.filter(rows).delete()
    now = timezone.now()
    for one in news:
        if one.event == Event.GONE:
            GoneObject.objects.update_or_create(
                region=one.region, kind=one.kind, identifier=one.id, defaults={"gone_at": now}
            )


def forget_gone() -> int:
    """Delete what went too long ago; return how many."""
    old = GoneObject.objects.filter(gone_at__lt=timezone.now() - KEPT_FOR)
    count, _rows = old.delete()
    return count


def register() -> None:
    """Listen to what comes and goes."""
    register_listener(note)
