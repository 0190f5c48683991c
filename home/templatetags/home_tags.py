"""Addresses in templates of the site."""

from urllib.parse import urlencode, urljoin

from django import template
from wagtail.models import Site

from volunteering.core.query import page_value

register = template.Library()


@register.simple_tag(takes_context=True)
def full_address(context, path: str) -> str:
    """Return the address with scheme and host of the request's site, whatever name the request came under."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    return urljoin(site.root_url, path) if site else ""


@register.simple_tag(takes_context=True)
def canonical_url(context) -> str:
    """Return the one address of what is shown: without filters and tracking marks, but with the page of a list."""
    request = context.get("request")
    if request is None:
        return ""
    number = page_value(request.GET.get("strana", ""))
    return full_address(context, request.path + (f"?strana={number}" if number > 1 else ""))


@register.simple_tag
def querystring_of(**values) -> str:
    """Return the values as a query string, without empty ones."""
    return urlencode({name: value for name, value in values.items() if value})
