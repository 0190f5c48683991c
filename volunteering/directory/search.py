"""Makes organizations and their programs searchable."""

from django.utils.translation import gettext_lazy as _

from volunteering.search.engine import SearchKind, register_kind

from .filters import ORGANIZATIONS, PROGRAMS
from .models import Organization, Program


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
        )
    )
