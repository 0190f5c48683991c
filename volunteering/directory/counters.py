"""The one function behind every public number of the directory: organizations and programs as of today."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from volunteering.core.models import Region

from .listing.index import ListingIndex, listing_index


@dataclass(frozen=True)
class Counts:
    """How many organizations and programs the public directory has.

    Attributes:
        organizations: public listings.
        programs: their programs that are being prepared or running.
        as_of: the day that the numbers hold for.
    """

    organizations: int
    programs: int
    as_of: date


def public_counts(region: Region | None, index: ListingIndex | None = None) -> Counts:
    """Return the numbers of a region's directory; zeros without a region.

    Args:
        region: the region.
        index: its index, for who has it at hand.
    """
    index = index or listing_index(region)
    return Counts(len(index.organizations.keys), len(index.programs.keys), timezone.localdate())
