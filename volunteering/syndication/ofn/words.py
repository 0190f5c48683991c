"""The basic data types of the norms: texts, moments, intervals; and the words that several norms have in common."""

import re
from collections.abc import Mapping
from typing import Any

NORMS = "https://ofn.gov.cz/"
CODE_LISTS = "https://data.mvcr.gov.cz/zdroj/číselníky/"
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"

# What the API tells, and what becomes of it here.
Told = Mapping[str, Any]
Thing = dict[str, Any]


def known(**properties: Any) -> Thing:
    """Return a thing without the properties that nothing is known of.

    Args:
        properties: by their Czech names; False and 0 are known.
    """
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def text(words: str) -> Thing | None:
    """Return words as a text by language (základní datové typy, Text); None for none. The content is in Czech."""
    return {"cs": words} if words else None


def day(value: str) -> Thing:
    """Return a day as a moment (Časový okamžik): it has exactly one of three forms."""
    return {"typ": "Časový okamžik", "datum": value}


def moment(value: str) -> Thing:
    """Return a moment with its offset (Časový okamžik)."""
    return {"typ": "Časový okamžik", "datum_a_čas": value}


def some_day() -> Thing:
    """Return a moment of which nothing is known (Časový okamžik)."""
    return {"typ": "Časový okamžik", "nespecifikovaný": True}


def interval(start: Thing, end: Thing) -> Thing:
    """Return the time between two moments (Časový interval)."""
    return {"typ": "Časový interval", "začátek": start, "konec": end}


def mail(address: str) -> str:
    """Return a mail address as an IRI, which the norm "Kontakty" asks for; "" for none."""
    return f"mailto:{address}" if address else ""


def phone(number: str) -> str:
    """Return a phone number as an IRI (RFC 3966), which the norm "Kontakty" asks for; "" if it is none.

    Args:
        number: as people write it; one without a country is Czech.
    """
    digits = re.sub(r"[^0-9+]", "", number)
    if len(digits) < 3:
        return ""
    if re.fullmatch(r"[0-9]{9}", digits):
        digits = f"+420{digits}"
    return "tel:" + re.sub(r"^00", "+", digits)
