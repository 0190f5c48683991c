"""What is done with places: loading them, and working out which overlap."""

from collections import Counter, defaultdict

from django.db import transaction
from django.utils.text import slugify

from volunteering.core.changes import note_change
from volunteering.core.text import fold
from volunteering.search.lexicon import PLACES

from .enums import PlaceKind
from .models import Place, PlaceOverlap

# What is marked as changed, for whoever keeps places and their overlaps in memory.


@transaction.atomic
def rebuild_overlaps() -> int:
    """Work out anew which places share a municipality.

    Returns:
        the number of pairs.
    """
    extents = _extents()
    holders = defaultdict(set)
    for place_id, municipalities in extents.items():
        for municipality_id in municipalities:
            holders[municipality_id].add(place_id)
    pairs = {(place_id, place_id) for place_id in extents}
    for together in holders.values():
        pairs.update((one, other) for one in together for other in together)
    PlaceOverlap.objects.all().delete()
    PlaceOverlap.objects.bulk_create(
        (PlaceOverlap(place_id=one, other_id=other) for one, other in sorted(pairs)),
        batch_size=2000,
    )
    note_change(PLACES)
    return len(pairs)


def _extents() -> dict[int, set[int]]:
    """Return for each place the ids of the municipalities it consists of."""
    extents: dict[int, set[int]] = defaultdict(set)
    kinds = {}
    rows = Place.objects.values_list("pk", "kind", "kraj_id", "okres_id", "orp_id")
    for pk, kind, *parents in rows:
        kinds[pk] = kind
        extents[pk]
        if kind == PlaceKind.MUNICIPALITY:
            extents[pk].add(pk)
            for parent in filter(None, parents):
                extents[parent].add(pk)
    for area, part in Place.covers.through.objects.values_list("from_place_id", "to_place_id"):
        if kinds[area] == PlaceKind.AREA:
            extents[area] |= extents[part]
    return extents


@transaction.atomic
def load_places(rows) -> tuple[int, int]:
    """Create or update places from rows of facts; parents must come before their children.

    Args:
        rows: mappings with `kind`, `code`, `name` and, where they apply, `kraj`, `okres`, `orp` (codes of the
            parents), `is_town`, `latitude`, `longitude`, `covers` (a list of "kind:code").

    Returns:
        how many places were created and how many changed.

    Raises:
        ValueError: a row names a parent that is not there; nothing is loaded then.
    """
    known = {(place.kind, place.code): place for place in Place.objects.exclude(code="")}
    areas = {place.slug: place for place in Place.objects.filter(kind=PlaceKind.AREA)}
    slugs = set(Place.objects.values_list("slug", flat=True))
    rows = list(rows)
    names = Counter(row["name"] for row in rows if row["kind"] == PlaceKind.MUNICIPALITY)
    created = updated = 0
    for row in rows:
        kind, code = row["kind"], row.get("code", "")
        place = known.get((kind, code)) if code else areas.get(slugify(fold(row["name"])))
        is_new = place is None
        if place is None:
            place = Place(kind=kind, code=code)
        values = {"name": row["name"]}
        if "is_town" in row:
            values["is_town"] = bool(row["is_town"])
        for parent in (PlaceKind.KRAJ, PlaceKind.OKRES, PlaceKind.ORP):
            if row.get(parent):
                values[str(parent.value)] = _parent(known, parent, row)
        for axis in ("latitude", "longitude"):
            if row.get(axis):
                values[axis] = row[axis]
        changed = is_new or any(_differs(place, field, value) for field, value in values.items())
        for field, value in values.items():
            setattr(place, field, value)
        if is_new:
            place.slug = _free_slug(place, slugs, is_namesake=names[place.name] > 1)
            slugs.add(place.slug)
        if changed:
            place.save()
            created, updated = created + is_new, updated + (not is_new)
        if code:
            known[(kind, code)] = place
        if row.get("covers"):
            place.covers.set([_covered(known, entry) for entry in row["covers"]])
    _tell_namesakes_apart()
    rebuild_overlaps()
    return created, updated


def _differs(place: Place, field: str, value) -> bool:
    current = getattr(place, field)
    if field in ("latitude", "longitude"):
        return current is None or abs(float(current) - float(value)) > 1e-5
    return current != value


def _parent(known, kind: PlaceKind, row) -> Place:
    try:
        return known[(kind.value, row[kind])]
    except KeyError:
        raise ValueError(
            f"{row['name']}: the {kind.value} with code {row[kind]} is not known."
        ) from None


def _covered(known, entry: str) -> Place:
    kind, _colon, code = entry.partition(":")
    return known[(kind, code)]


def _free_slug(place: Place, taken: set[str], *, is_namesake: bool) -> str:
    """Towns have the plain name; what shares it says what it is, then where it is."""
    name = slugify(fold(place.name))
    if place.kind in (PlaceKind.OKRES, PlaceKind.ORP):
        name = f"{place.kind}-{name}"
    with_okres = f"{name}-okres-{slugify(fold(place.okres.name))}" if place.okres else name
    candidates = [with_okres] if is_namesake else [name, with_okres]
    candidates.append(f"{name}-{place.code or place.kind}")
    return next(slug for slug in candidates if slug not in taken)


def _tell_namesakes_apart() -> None:
    """Add the okres to municipalities of the same kraj whose name repeats."""
    by_name = defaultdict(list)
    for place in Place.objects.filter(kind=PlaceKind.MUNICIPALITY).select_related("okres"):
        by_name[(place.kraj_id, place.name)].append(place)
    for same in by_name.values():
        for place in same:
            display = (
                f"{place.name} (okres {place.okres.name})" if len(same) > 1 and place.okres else ""
            )
            if place.display_name != display:
                place.display_name = display
                place.save(update_fields=["display_name"])
