"""Makes organizations and their programs searchable."""

from django.utils.translation import gettext_lazy as _

from volunteering.places.search import slugs_around
from volunteering.search.kinds import Facts, SearchKind, register_kind

from .filters import ORGANIZATIONS, PROGRAMS
from .listing.index import DIRECTORY
from .models import Organization, Program


def listing_facts(listing: Organization | Program) -> Facts:
    """Return where a listing is active and what it does."""
    return Facts(
        {
            "tema": [topic.slug for topic in listing.topics.all()],
            "misto": slugs_around(listing.areas.all()),
        }
    )


def register() -> None:
    """Register organizations and programs with the search."""
    register_kind(
        SearchKind(
            name=ORGANIZATIONS,
            label=_("Organizations"),
            listed=lambda region: (
                Organization.objects.listed()
                .in_region(region)
                .select_related("seat", "region__site")
            ),
            template="volunteering/search/organization.html",
            facts=listing_facts,
            subjects=(DIRECTORY,),
        )
    )
    register_kind(
        SearchKind(
            name=PROGRAMS,
            label=_("Programs"),
            listed=lambda region: (
                Program.objects.listed()
                .current()
                .in_region(region)
                .select_related("organization__seat", "organization__region__site")
            ),
            template="volunteering/search/program.html",
            facts=listing_facts,
            subjects=(DIRECTORY,),
        )
    )
