"""How old the data of a listing are, in templates of the directory, its mails and the admin."""

from django import template
from django.urls import reverse

from volunteering.directory.freshness.public import Freshness, freshness_of
from volunteering.directory.freshness.querysets import intervals_for, intervals_of
from volunteering.directory.freshness.schedule import Intervals
from volunteering.directory.models import Organization

register = template.Library()


@register.simple_tag(takes_context=True)
def freshness(context, organization: Organization) -> Freshness | None:
    """Return how fresh a listing is; the region's intervals are fetched once for each request."""
    request = context.get("request")
    intervals = intervals_for(request) if request else intervals_of(organization.region)
    return freshness_of(organization, intervals)


@register.filter
def freshness_sentence(organization: Organization) -> str:
    """Return who confirmed or entered the data of a listing, and when."""
    found = freshness_of(organization, Intervals())
    return found.sentence if found else ""


@register.simple_tag
def organization_edit_url(organization: Organization) -> str:
    """Return the address of a listing in the admin."""
    viewset = Organization.snippet_viewset  # ty: ignore[missing-attribute]
    return reverse(viewset.get_url_name("edit"), args=[organization.pk])
