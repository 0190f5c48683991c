"""Places in the search: their names in questions, and by which of them a thing can be found."""

from collections.abc import Iterable, Iterator

from volunteering.core.models import Region
from volunteering.search.lexicon import register_names

from .enums import PlaceKind
from .models import Place

FACET = "misto"


def slugs_around(places: Iterable[Place]) -> list[str]:
    """Return the slugs of every place that shares a municipality with one of these."""
    keys = [place.pk for place in places]
    if not keys:
        return []
    around = Place.objects.filter(overlaps__other__in=keys).order_by("slug")
    return list(around.values_list("slug", flat=True).distinct())


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
