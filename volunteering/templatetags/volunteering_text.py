"""Text in templates: search passages, phones, addresses, HTML for feeds; loaded with `volunteering_tags`."""

import re
from collections.abc import Set
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from volunteering.core.collation import czech_key
from volunteering.core.dates import NBSP
from volunteering.search.passages import describing_texts, highlight, passage

register = template.Library()

register.filter("highlight", highlight)


@register.filter
def phone_href(number: str) -> str:
    """Return the address that a phone calls (RFC 3966); a number without a country is Czech. "" if it is no number."""
    digits = re.sub(r"[^0-9+]", "", number)
    if len(digits) < 3:
        return ""
    if re.fullmatch(r"[0-9]{9}", digits):
        digits = f"+420{digits}"
    return "tel:" + re.sub(r"^00", "+", digits)


@register.filter
def phone_link(number: str) -> SafeString:
    """Return a phone number as a link that a phone can call."""
    href = phone_href(number)
    words = number.replace(" ", NBSP)
    return format_html('<a href="{}">{}</a>', href, words) if href else format_html("{}", words)


@register.filter
def postal_code(code: str) -> str:
    """Return a Czech postal code as it is written: "460 01"."""
    plain = "".join(code.split())
    return f"{plain[:3]}{NBSP}{plain[3:]}" if re.fullmatch(r"[0-9]{5}", plain) else code


@register.filter
def address_line(thing) -> str:
    """Return street, postal code and municipality of an office in one line."""
    town = " ".join(part for part in (postal_code(thing.postal_code), thing.place.name) if part)
    return ", ".join(part for part in (thing.street, town) if part)


@register.filter
def host_name(url: str) -> str:
    """Return the part of an address that people read: "example.org"."""
    return urlsplit(url).netloc.removeprefix("www.") or url


@register.filter
def initials(name: str) -> str:
    """Return the two letters that stand for a logo: first letters of the first words that are names, not articles."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1]
    return "".join(word[0] for word in words[:2]).upper() or name[:1].upper()


@register.filter
def in_czech_order(things) -> list:
    """Return things sorted by their names as Czech is sorted."""
    return sorted(things, key=lambda thing: czech_key(str(thing)))


@register.simple_tag
def search_passage(item, words: Set[str]) -> SafeString:
    """Return what a search result shows of a page or an organization, with the words marked.

    Reads only what the list has fetched: pictures and documents of a body are not loaded for it.
    """
    body = item.__dict__.get("body")
    texts = describing_texts(item.__dict__, body.raw_data if body else ())
    return highlight(passage(texts, words), words)
