"""What is public of each kind, in memory: found by identifiers, narrowed by filters, counted and put in order by sets.

Every process keeps one for each kind of a region. A set of objects is a Python number whose bits stand for their positions in the
first order, so a filter is an `&` and a count a `bit_count()`. It is made anew, through `listed()`, when anything that is
told has changed, and when the first of its objects expires. What is shown comes from the read models.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import compress
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from volunteering.core.collation import czech_key
from volunteering.core.kept import Kept
from volunteering.core.models import Region
from volunteering.places.actions import PLACES
from volunteering.places.models import PlaceOverlap
from volunteering.readmodels.registry import representation_of
from volunteering.readmodels.touches import TOLD

from .vocabularies import MODELS, Vocabulary, vocabulary

# Bounds how long something that goes public by the clock, or was written past Django's signals, can go unseen.
LONGEST_LIFE = timedelta(minutes=5)
ONE = "1"
# Up to so many objects are named one by one to the database; of more, all rows are read.
FEW = 500


@dataclass(frozen=True)
class Resource:
    """How the objects of a kind are found.

    Attributes:
        kind: name of the kind; see `readmodels.registry`.
        relations: the many-to-many fields that filters ask about, by the name of the filter.
        places: the name of the filter that spreads over places that share ground; one of `relations` or `columns`.
        columns: plain columns that filters ask about, by the name of the filter.
        orders: by their names the columns that put objects in order, the first one being that of the positions; "-" before a
            column turns it round.
        moments: columns with moments or days that filters compare.
        slug: the column with the last part of the address, unique among the objects; "" when there is none.
        uuid: the column with the UUID; "" when the model, such as the host's own, has none: the primary key takes its place.
        subjects: what else than a change of something told decides about which objects are public; see `core/changes.py`.
    """

    kind: str
    relations: dict[str, str]
    orders: dict[str, tuple[str, ...]]
    places: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    moments: tuple[str, ...] = ()
    slug: str = "slug"
    uuid: str = "uuid"
    subjects: tuple[str, ...] = ()

    @property
    def model(self) -> type[Model]:
        """The model of the objects."""
        return representation_of(self.kind).model


@dataclass
class Index:
    """The public objects of one kind in one region.

    Attributes:
        keys: their primary keys in the first order.
        everything: the set of all.
        sets: by the name of a filter, by its value, the set of objects that fit.
        orders: by the name of an order the positions in it; the first order is left out.
        moments: by the name of a column, the moments (or days) of all objects by position.
        by_id, by_slug: positions by UUID (by primary key where there is none) and by slug.
        vocabularies: by the name of a filter, its values.
        valid_until: when the first of them expires.
    """

    keys: list[int]
    everything: int
    sets: dict[str, dict[Any, int]]
    orders: dict[str, list[int]]
    moments: dict[str, list[Any]]
    by_id: dict[UUID | int, int]
    by_slug: dict[str, int]
    vocabularies: dict[str, Vocabulary]
    valid_until: datetime
    made_at: datetime

    def positions(self, members: int, order: str = "") -> list[int]:
        """Return the positions of a set in an order; the first one when none is named."""
        if not members:
            return []
        flags = f"{members:0{len(self.keys)}b}"[::-1]
        if order not in self.orders:
            return list(compress(range(len(flags)), map(ONE.__eq__, flags)))
        return [position for position in self.orders[order] if flags[position] == ONE]

    def id_at(self, positions: Sequence[int]) -> UUID | int | None:
        """Return the identifier of the last of some objects, or None when there are none."""
        return list(self.by_id)[positions[-1]] if positions else None

    def set_of_keys(self, keys: Iterable[int]) -> int:
        """Return the set of the objects with these primary keys; others are passed over."""
        wanted = set(keys)
        return set_of(len(self.keys), (at for at, key in enumerate(self.keys) if key in wanted))

    def where(self, column: str, fits: Callable[[Any], bool]) -> int:
        """Return the set of the objects whose moment fits; those without one do not.

        Args:
            column: one of the resource's `moments`.
            fits: decides about a moment.
        """
        moments = enumerate(self.moments[column])
        return set_of(len(self.keys), (at for at, moment in moments if moment and fits(moment)))


def set_of(size: int, positions: Iterable[int]) -> int:
    """Return the set with these positions of so many."""
    digits = bytearray(size // 8 + 1)
    for position in positions:
        digits[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(digits, "little")


@cache
def _indexes(subjects: tuple[str, ...]) -> Kept[Index]:
    return Kept(TOLD, PLACES, *subjects, until=lambda index: index.valid_until)


def index_of(resource: Resource, region: Region) -> Index:
    """Return the index of a kind as of this moment; costs one small query while nothing has changed."""
    indexes = _indexes(resource.subjects)
    return indexes.get((resource.kind, region.pk), lambda: _build(resource, region))


def _build(resource: Resource, region: Region) -> Index:
    now = timezone.now()
    first = next(iter(resource.orders.values()))
    listed = representation_of(resource.kind).listed(region).order_by(*first, "pk")
    has_expiry = "expire_at" in listed.query.annotations or any(
        one.name == "expire_at" for one in resource.model._meta.get_fields()
    )
    named = filter(None, (resource.uuid, resource.slug))
    names = ["pk", *named, *resource.columns.values(), *resource.moments]
    orders = dict(list(resource.orders.items())[1:])
    others = [column.removeprefix("-") for columns in orders.values() for column in columns]
    names += others + (["expire_at"] if has_expiry else [])
    names = list(dict.fromkeys(names))
    rows = [dict(zip(names, row, strict=True)) for row in listed.values_list(*names)]
    at_key = {row["pk"]: at for at, row in enumerate(rows)}
    size = len(rows)
    sets = {
        name: _related(resource, field_name, at_key)
        for name, field_name in resource.relations.items()
    }
    for name, column in resource.columns.items():
        values: dict[Any, list[int]] = {}
        for at, row in enumerate(rows):
            values.setdefault(row[column], []).append(at)
        sets[name] = {value: set_of(size, found) for value, found in values.items()}
    if resource.places:
        sets[resource.places] = _spread(sets[resource.places])
    expiries = [row["expire_at"] for row in rows if has_expiry and row["expire_at"]]
    return Index(
        keys=[row["pk"] for row in rows],
        everything=(1 << size) - 1,
        sets=sets,
        orders={name: _ordered(rows, columns) for name, columns in orders.items()},
        moments={name: [row[name] for row in rows] for name in resource.moments},
        by_id={row[resource.uuid or "pk"]: at for at, row in enumerate(rows)},
        by_slug={row[resource.slug]: at for at, row in enumerate(rows)} if resource.slug else {},
        vocabularies={name: vocabulary(name) for name in MODELS if name in sets},
        valid_until=min([*expiries, now + LONGEST_LIFE]),
        made_at=now,
    )


def _ordered(rows: Sequence[dict], columns: tuple[str, ...]) -> list[int]:
    positions = list(range(len(rows)))
    # The least important column first: sorting keeps the order of what is equal.
    for column in reversed(columns):
        name = column.removeprefix("-")
        positions.sort(
            key=lambda at, name=name: (rows[at][name] is not None, _sortable(rows[at][name])),
            reverse=column.startswith("-"),
        )
    return positions


def _sortable(value: Any) -> Any:
    """Return the key of a value in its order; words stand as in a Czech dictionary, whatever the database thinks."""
    return czech_key(value) if isinstance(value, str) else value


def _related(resource: Resource, name: str, at_key: dict[int, int]) -> dict[int, int]:
    """Return by the primary key of a related object the set of those that name it."""
    through = getattr(resource.model, name).through
    rows = through.objects.filter(
        **{f"{_owner(resource.model)}__in": list(at_key)} if len(at_key) < FEW else {}
    ).values_list(_owner(resource.model), _owner(getattr(resource.model, name).field.related_model))
    found: dict[int, list[int]] = {}
    for owner_key, other_key in rows:
        if owner_key in at_key:
            found.setdefault(other_key, []).append(at_key[owner_key])
    return {key: set_of(len(at_key), positions) for key, positions in found.items()}


def _owner(model: type[Model]) -> str:
    """Return the column by which a many-to-many table names objects of a model."""
    return f"{model._meta.model_name}_id"


def _spread(named: dict[int, int]) -> dict[int, int]:
    """Return for each place the set of the objects that name it or a place it shares ground with."""
    sets: dict[int, int] = {}
    overlaps = PlaceOverlap.objects.filter(place__in=list(named))
    for place, other in overlaps.values_list("place_id", "other_id"):
        sets[other] = sets.get(other, 0) | named[place]
    return sets
