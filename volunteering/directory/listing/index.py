"""The directory's list in memory: what is public, in Czech order, and which of it fits each choice of the filter.

Every process keeps one for each region. A set of listings is a Python number whose bits stand for the positions of the
list, so a filter is an `&` and a count beside a choice a `bit_count()`. It is only ever used to find and to count: what a
page shows is fetched from the database through `listed()` once more.
"""

import threading
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import compress

from django.utils import timezone

from volunteering.core.changes import Stamp, newest_change
from volunteering.core.models import Region
from volunteering.places.actions import PLACES
from volunteering.places.models import Place, PlaceOverlap
from volunteering.topics.models import TargetGroup, Topic

from ..models import Organization, Program

DIRECTORY = "directory"

# Bounds how long something that was written past Django's signals (SQL by hand) can go unseen.
LONGEST_LIFE = timedelta(minutes=10)

ONE = "1"
KEPT_TEXTS = 64


@dataclass(frozen=True)
class Listings:
    """One kind of listings.

    Attributes:
        keys: their primary keys in Czech order.
        positions: where each key stands.
        everything: the set of all.
        topics, groups, places: the set that fits each choice, by the choice's primary key. A listing is in a place
            when one of its areas shares ground with it.
        named: the places that a listing names itself.
        seeking: those that look for volunteers today.
        texts: the sets of what words found lately.
    """

    keys: array
    positions: dict[int, int]
    everything: int
    topics: dict[int, int]
    groups: dict[int, int]
    places: dict[int, int]
    named: frozenset[int]
    seeking: int
    texts: dict[str, tuple[tuple[int, ...], int]] = field(default_factory=dict)

    def set_of(self, keys: Iterable[int]) -> int:
        """Return the set of the listings with these primary keys; keys of others are passed over."""
        return _number(len(self.keys), map(self.positions.get, keys))

    def set_of_found(self, words: str, keys: tuple[int, ...]) -> int:
        """Return the set of the listings with these primary keys, remembered as long as the same tuple comes.

        Args:
            words: what was looked for.
            keys: what the search found.
        """
        kept = self.texts.get(words)
        if kept is None or kept[0] is not keys:
            if len(self.texts) >= KEPT_TEXTS:
                self.texts.pop(next(iter(self.texts)), None)
            kept = self.texts[words] = (keys, self.set_of(keys))
        return kept[1]

    def keys_in(self, found: int) -> array:
        """Return the primary keys of a set, in Czech order."""
        if found == self.everything:
            return self.keys
        # The last binary digit stands for the first position.
        return array("q", compress(self.keys, map(ONE.__eq__, reversed(f"{found:b}"))))


@dataclass(frozen=True)
class ListingIndex:
    """What is public in the directory of one region, and the vocabularies that it is sorted by.

    Attributes:
        organizations, programs: the two kinds of listings.
        topics, groups, places: the vocabularies, whole.
        stamp: the newest mark of a change at the time.
        valid_until: when the first listing's time is over, or the day.
    """

    organizations: Listings
    programs: Listings
    topics: list[Topic]
    groups: list[TargetGroup]
    places: list[Place]
    stamp: Stamp
    valid_until: datetime

    def is_valid(self, stamp: Stamp, now: datetime) -> bool:
        """Whether nothing has changed since it was made, and no listing's time has run out."""
        return self.stamp == stamp and now < self.valid_until


_kept: dict[int, ListingIndex] = {}
_building = threading.Lock()


def listing_index(region: Region | None) -> ListingIndex:
    """Return the index of a region as of this moment; made anew when anything in the directory has changed.

    Costs one query while it is valid. Without a region it is empty.
    """
    if region is None:
        return build_index(None, newest_change(DIRECTORY, PLACES))
    index = _valid(region)
    if index is None:
        # Requests that come meanwhile wait for the one that builds, and take what it has built.
        with _building:
            index = _valid(region)
            if index is None:
                # The mark first: what changes while the index is being built is noticed by the next request.
                index = build_index(region, newest_change(DIRECTORY, PLACES))
                _kept[region.pk] = index
    return index


def forget_indexes() -> None:
    """Drop what this process keeps; for tests, whose databases begin anew."""
    _kept.clear()


def build_index(region: Region | None, stamp: Stamp) -> ListingIndex:
    """Read the index from the database.

    Args:
        region: whose directory.
        stamp: the newest mark at a moment before this call.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    organizations = (
        Organization.objects.listed()
        .in_region(region)
        .order_by("sort_key", "pk")
        .values_list("pk", "seeking_until", "expire_at")
    )
    programs = (
        Program.objects.listed()
        .current()
        .in_region(region)
        .order_by("sort_key", "pk")
        .values_list("pk", "seeking_until", "organization_id")
    )
    organizations, programs = list(organizations), list(programs)
    seeking_programs = [row for row in programs if row[1] and row[1] >= today]
    seeking = {pk for pk, until, _expiry in organizations if until and until >= today}
    seeking.update(row[2] for row in seeking_programs)
    expiries = [expiry for _pk, _until, expiry in organizations if expiry]
    return ListingIndex(
        organizations=_listings(
            Organization, [row[0] for row in organizations], seeking, region=region
        ),
        programs=_listings(
            Program,
            [row[0] for row in programs],
            (row[0] for row in seeking_programs),
            organization__region=region,
        ),
        topics=list(Topic.objects.all()),
        groups=list(TargetGroup.objects.all()),
        places=list(Place.objects.only("name", "display_name", "slug", "kind", "is_town")),
        stamp=stamp,
        valid_until=min([*expiries, now + LONGEST_LIFE, _midnight_after(now)]),
    )


def _valid(region: Region) -> ListingIndex | None:
    index = _kept.get(region.pk)
    stamp = newest_change(DIRECTORY, PLACES)
    return index if index and index.is_valid(stamp, timezone.now()) else None


def _midnight_after(now: datetime) -> datetime:
    """Return the next midnight by the clocks of the site: "today" changes then."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def _listings(model, keys: list[int], seeking: Iterable[int], **of_region) -> Listings:
    positions = {pk: position for position, pk in enumerate(keys)}
    size = len(keys)
    named = _sets(model.areas, positions, of_region)
    return Listings(
        keys=array("q", keys),
        positions=positions,
        everything=(1 << size) - 1,
        topics=_sets(model.topics, positions, of_region),
        groups=_sets(model.target_groups, positions, of_region),
        places=_spread(named),
        named=frozenset(named),
        seeking=_number(size, map(positions.get, seeking)),
    )


def _sets(relation, positions: dict[int, int], of_region: dict) -> dict[int, int]:
    """Return for each choice of a relation the set of the listings that chose it."""
    owner, choice = relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
    rows = relation.through.objects.filter(
        **{f"{owner}__{name}": value for name, value in of_region.items()}
    ).values_list(f"{owner}_id", f"{choice}_id")
    chosen: dict[int, list[int | None]] = {}
    for pk, choice_pk in rows:
        chosen.setdefault(choice_pk, []).append(positions.get(pk))
    sets = {pk: _number(len(positions), found) for pk, found in chosen.items()}
    return {pk: found for pk, found in sets.items() if found}


def _spread(named: dict[int, int]) -> dict[int, int]:
    """Return for each place the set of the listings that name it or a place it shares ground with."""
    sets: dict[int, int] = {}
    overlaps = PlaceOverlap.objects.filter(place__in=list(named)).values_list(
        "place_id", "other_id"
    )
    for place_pk, other_pk in overlaps:
        sets[other_pk] = sets.get(other_pk, 0) | named[place_pk]
    return sets


def _number(size: int, positions: Iterable[int | None]) -> int:
    """Return the set with these positions; None stands for what is not in the list."""
    # Bytes that can be written in place: setting bits of a Python number copies all of it each time.
    digits = bytearray(size // 8 + 1)
    for position in positions:
        if position is not None:
            digits[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(digits, "little")
