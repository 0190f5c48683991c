"""Places in the search: their names in questions, and by which of them a thing can be found."""

from collections.abc import Iterable, Iterator

from django.db.models import prefetch_related_objects
from wagtail.search import index

from volunteering.core.models import Region
from volunteering.search.lexicon import register_names

from .enums import PlaceKind
from .models import Place

FACET = "misto"
# How Czech adjectives in the names of towns end.
ADJECTIVE = ("á", "ý", "é", "í")
AROUND_A_TOWN = ("okolí", "v okolí", "kolem", "blízko", "poblíž", "nedaleko")


# What `slugs_around` reads of a place; fetched for many at once where many things are indexed.
AROUND = "overlaps__other"


def slugs_around(places: Iterable[Place]) -> list[str]:
    """Return the slugs of every place that shares a municipality with one of these."""
    places = list(places)
    prefetch_related_objects(places, AROUND)
    return sorted({near.other.slug for place in places for near in place.overlaps.all()})


class IndexedWithAreas(index.Indexed):
    """For models with `areas`: what the search reads of the places of many objects is fetched at once."""

    @classmethod
    def get_indexed_objects(cls):
        return super().get_indexed_objects().prefetch_related(f"areas__{AROUND}")


def names_in(region: Region) -> Iterator[tuple[str, str]]:
    """Give the name and the slug of every place of a region, as people call it.

    An okres is called by its town ("okres Liberec"); its bare name means the town. What lies around a town that has the
    offices of the state is what they are in charge of ("okolí Jablonce"); everybody there calls such a town by its second
    name alone where the first is an adjective ("v Lípě").
    """
    for place in Place.objects.in_region(region.nuts_code):
        if place.kind in (PlaceKind.OKRES, PlaceKind.ORP):
            yield place.label, place.slug
        else:
            yield place.name, place.slug
        if place.kind == PlaceKind.ORP:
            yield from ((f"{around} {place.name}", place.slug) for around in AROUND_A_TOWN)
            yield from ((short, place.slug) for short in _short_forms(place.name))


def _short_forms(name: str) -> list[str]:
    first, _, second = name.partition(" ")
    if " " in second or not first.endswith(ADJECTIVE) or not second.istitle():
        return []
    return [f"{preposition} {second}" for preposition in ("v", "ve", "do", "z", "ze", "u")]


def register() -> None:
    """Let questions name places."""
    register_names(FACET, names_in)
