"""Addresses of calendars in templates: `{% load volunteering_calendar %}`."""

from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse

from volunteering.core.models import Region

register = template.Library()


@register.simple_tag
def event_calendar_url(page) -> str:
    """Return the address of an event as a calendar; "" when nobody should note it down: it is over, or not held then."""
    if page.is_over or not page.is_on:
        return ""
    try:
        return reverse("volunteering:event_calendar", args=[page.uuid])
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def calendar_urls(context) -> dict[str, str]:
    """Return the full addresses of the calendar of events, narrowed like the list: `https`, and `webcal` for programs.

    Takes `topic` and `place` of the page. Empty where there is no calendar.
    """
    region = Region.objects.for_request(context["request"]) if context.get("request") else None
    try:
        path = reverse("volunteering:calendar")
    except NoReverseMatch:
        return {}
    if region is None:
        return {}
    terms = {"tema": context.get("topic"), "misto": context.get("place")}
    query = urlencode({name: term.slug for name, term in terms.items() if term})
    address = f"{region.site.root_url}{path}" + (f"?{query}" if query else "")
    # Programs that subscribe are opened by this scheme; it means the same address (no RFC has it, every program knows it).
    return {"https": address, "webcal": f"webcal:{address.partition(':')[2]}"}
