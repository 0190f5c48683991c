"""Adds events to what lower features show: the search and the profiles of organizations."""

from django.utils.translation import gettext_lazy as _

from volunteering.core.sections import Section, register_profile_section
from volunteering.pages.registration import searchable_page

from .pages import EventPage

ITEMS = 6


def register() -> None:
    """Register with the search and the profiles."""
    searchable_page("akce", _("Events"), EventPage)
    register_profile_section(_events_of)


def _events_of(organization, request) -> Section:
    pages = EventPage.objects.listed().in_region(organization.region).of_organization(organization)
    coming = pages.upcoming().select_related("office__place", "municipality").for_cards()
    return Section(
        _("Coming events"), list(coming[:ITEMS]), "volunteering/components/event_row.html"
    )
