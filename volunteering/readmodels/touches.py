"""Notes that something has changed that ready-made texts may use, and turns the notes into new versions of the texts."""

from django.db import transaction
from django.db.models import F, Q

from volunteering.core.changes import note_change

from .models import ReadModel, Touch

# What mark in `core/changes.py` stands for a change of anything that is told.
TOLD = "told"
# Stands for everything: a change that decides about many objects.
EVERYTHING = "*"
# Texts are looked up for so many keys at most; beyond that all of them are made anew.
MOST_KEYS = 50


def note_touched(*keys: str) -> None:
    """Note that objects have changed. Call it in the transaction that changes them, so that both are seen at once.

    Args:
        keys: of the objects; see `dependencies.key_of`.
    """
    Touch.objects.bulk_create([Touch(key=key) for key in keys])
    note_change(TOLD)


def touched_keys() -> frozenset[str]:
    """Return the keys that were touched and not taken in yet; costs one small query."""
    return frozenset(Touch.objects.values_list("key", flat=True))


def is_untouched(uses: str, touched: frozenset[str]) -> bool:
    """Tell whether a text holds although some keys were touched.

    Args:
        uses: the keys that it uses, as they are stored.
        touched: the keys.
    """
    return EVERYTHING not in touched and touched.isdisjoint(uses.split())


def take_in() -> None:
    """Give a new version to each text that uses something touched, and forget the touches.

    A text that is not ready may be in the making, from what was true before the touch: it gets a new version, too, so that
    it cannot be stored.
    """
    with transaction.atomic():
        touches = dict(Touch.objects.values_list("pk", "key"))
        if not touches:
            return
        keys = set(touches.values())
        concerned = ~Q(made_for=F("version"))
        if EVERYTHING in keys or len(keys) > MOST_KEYS:
            concerned = Q()
        else:
            for key in keys:
                concerned |= Q(uses__contains=f" {key} ")
        # Locked in one order, so that two who do this at once do not wait for each other.
        rows = ReadModel.objects.filter(concerned).order_by("pk").select_for_update()
        ReadModel.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(
            version=F("version") + 1
        )
        Touch.objects.filter(pk__in=list(touches)).delete()
