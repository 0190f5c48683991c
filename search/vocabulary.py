"""Places and topics that results are narrowed by: kept in memory, for a page that asks nothing else of the directory."""

from dataclasses import dataclass

from volunteering.core.kept import Kept
from volunteering.core.models import Region
from volunteering.directory.listing.index import DIRECTORY
from volunteering.directory.models import Organization, Program
from volunteering.places.actions import PLACES
from volunteering.places.models import Place
from volunteering.topics.models import Topic


@dataclass(frozen=True)
class Vocabulary:
    """What results are narrowed by.

    Attributes:
        places: all, with what their names need.
        topics: all.
        named: primary keys of the places that a public listing names itself.
    """

    places: list[Place]
    topics: list[Topic]
    named: frozenset[int]


_kept: Kept[Vocabulary] = Kept(DIRECTORY, PLACES)


def vocabulary_of(region: Region | None) -> Vocabulary:
    """Return the vocabulary for a region; costs one small query while nothing in the directory has changed."""
    return _kept.get(region and region.pk, lambda: _vocabulary_of(region))


def _vocabulary_of(region: Region | None) -> Vocabulary:
    named: set[int] = set()
    for model, owner in ((Organization, "organization"), (Program, "program")):
        public = model.objects.listed().in_region(region).order_by().values("pk")
        rows = model.areas.through.objects.filter(**{f"{owner}__in": public})
        named.update(rows.values_list("place_id", flat=True).distinct())
    return Vocabulary(
        list(Place.objects.only("name", "display_name", "slug", "kind", "is_town")),
        list(Topic.objects.all()),
        frozenset(named),
    )
