"""Makes organizations searchable."""

from django.utils.translation import gettext_lazy as _

from volunteering.search.engine import SearchKind, register_kind

from .models import Organization


def register() -> None:
    """Register organizations with the search."""
    register_kind(
        SearchKind(
            name="organizace",
            label=_("Organizations"),
            listed=lambda region: (
                Organization.objects.listed()
                .in_region(region)
                .select_related("seat", "region__site")
            ),
            template="volunteering/search/organization.html",
        )
    )
