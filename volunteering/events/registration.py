"""Adds events to what lower features show: the search and the profiles of organizations."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.core.sections import Section, register_profile_section
from volunteering.pages.registration import content_facts, searchable_page
from volunteering.places.search import slugs_around
from volunteering.search.kinds import Facts

from .pages import EventPage

ITEMS = 6


def register() -> None:
    """Register with the search and the profiles."""
    searchable_page("akce", _("Events"), EventPage, event_facts)
    register_profile_section(_events_of)


def event_facts(page: EventPage) -> Facts:
    """Return where and about what an event is, when it begins and when it is over."""
    places = [*page.places.all()]
    if page.municipality:
        places.append(page.municipality)
    elif page.office and page.office.place:
        places.append(page.office.place)
    begins = timezone.localdate(page.starts_at)
    facets = content_facts(page).facets | {"misto": slugs_around(places), "rok": [str(begins.year)]}
    return Facts(facets, day=begins, until=timezone.localdate(page.over_at))


def _events_of(organization, request) -> Section:
    pages = EventPage.objects.listed().in_region(organization.region).of_organization(organization)
    coming = pages.upcoming().select_related("office__place", "municipality").for_cards()
    return Section(
        _("Coming events"), list(coming[:ITEMS]), "volunteering/components/event_row.html"
    )
