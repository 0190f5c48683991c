"""Announces what became public, what of it changed, and what is no longer public, once for every text that is stored."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from volunteering.core.models import Region

from .dependencies import key_of


class Event(StrEnum):
    """What happened to a public object."""

    PUBLISHED = "published"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Announcement:
    """What happened to one object.

    Attributes:
        event: what.
        kind: name of its kind, as it stands in addresses.
        id: what never changes: the UUID, the number of a document.
        url: its address; of what is gone, the last one.
        title: its title or name; of what is gone, the last one.
        region: whose object; with its site.
    """

    event: Event
    kind: str
    id: str
    url: str
    title: str
    region: Region


@dataclass(frozen=True)
class Stored:
    """What a row of texts said and says.

    Attributes:
        kind: name of the kind.
        old: the full text that was told before; "" for an object that was not public.
        old_uses: what it was made of.
        new: the full text from now on; "" for an object that is no longer public.
        new_uses: what it was made of.
    """

    kind: str
    old: str = ""
    old_uses: str = ""
    new: str = ""
    new_uses: str = ""


# Called with what one transaction has stored, inside it: what a listener writes is there if and only if the texts are.
Listener = Callable[[Sequence[Announcement]], None]

_listeners: list[Listener] = []


def register_listener(listener: Listener) -> Listener:
    """Let somebody learn what is stored.

    Args:
        listener: called inside the transaction that stores the texts. It only writes to the database, and quickly: what it
            raises takes the texts back. What it wants to do elsewhere waits for the commit.
    """
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def announce(rows: Iterable[Stored]) -> None:
    """Tell every listener what has happened; call it in the transaction that stores the rows.

    A text that says the same as before is no news. An object that went from one region to another is gone there and new here.

    Args:
        rows: what was stored just now.
    """
    news = [row for row in rows if row.old != row.new]
    if not news or not _listeners:
        return
    regions = {
        f" {key_of(region.site)} ": region for region in Region.objects.select_related("site")
    }
    told = [one for row in news for one in _announcements(row, regions)]
    for listener in _listeners:
        listener(told)


def _announcements(row: Stored, regions: dict[str, Region]) -> list[Announcement]:
    before = _region_of(row.old_uses, regions) if row.old else None
    after = _region_of(row.new_uses, regions) if row.new else None
    if before and after and before.pk == after.pk:
        return [_announcement(Event.CHANGED, row.kind, row.new, after)]
    told = []
    if before:
        told.append(_announcement(Event.GONE, row.kind, row.old, before))
    if after:
        told.append(_announcement(Event.PUBLISHED, row.kind, row.new, after))
    return told


def _region_of(uses: str, regions: dict[str, Region]) -> Region | None:
    """Return the region whose site a text names, as every one does; None when that site is no longer one of ours."""
    return next((region for site, region in regions.items() if site in uses), None)


def _announcement(event: Event, kind: str, text: str, region: Region) -> Announcement:
    told = json.loads(text)
    title = told.get("title") or told.get("name") or ""
    return Announcement(event, kind, str(told["id"]), told.get("url") or "", title, region)
