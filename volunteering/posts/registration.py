"""Adds news and stories to what lower features show: the search and the profiles of organizations."""

from django.utils.translation import gettext_lazy as _

from volunteering.core.sections import Section, register_profile_section
from volunteering.pages.registration import content_facts, searchable_page

from .pages import NewsPage, StoryPage

ITEMS = 6


def register() -> None:
    """Register with the search and the profiles."""
    searchable_page("aktuality", _("News"), NewsPage, content_facts)
    searchable_page("pribehy", _("Stories"), StoryPage, content_facts)
    register_profile_section(_news_of)
    register_profile_section(_stories_of)


def _news_of(organization, request) -> Section:
    return _section(_("News of the organization"), NewsPage, organization)


def _stories_of(organization, request) -> Section:
    return _section(_("Stories"), StoryPage, organization)


def _section(heading, model, organization) -> Section:
    pages = model.objects.listed().in_region(organization.region).of_organization(organization)
    newest = pages.order_by("-first_published_at").for_cards()[:ITEMS]
    return Section(heading, list(newest), "volunteering/components/post_card.html")
