"""Places in the search: their names in questions, and by which of them a thing can be found."""

from collections.abc import Iterable, Iterator

from django.db.models import prefetch_related_objects
from wagtail.search import index

from volunteering.core.models import Region
from volunteering.search.lexicon import register_names

from .enums import PlaceKind
from .models import Place

FACET = "misto"


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

    An okres is called by its town ("okres Liberec"); its bare name means the town.
    """
    for place in Place.objects.in_region(region.nuts_code):
        if place.kind in (PlaceKind.OKRES, PlaceKind.ORP):
            yield place.label, place.slug
        else:
            yield place.name, place.slug


def register() -> None:
    """Let questions name places."""
    register_names(FACET, names_in)
