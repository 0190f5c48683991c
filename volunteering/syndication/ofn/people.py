"""Organizations in the words of the norm "Lidé a osoby"."""

import re

from .words import Thing, known, text

CZECHIA = "http://publications.europa.eu/resource/authority/country/CZE"


def person(name: str, ico: str = "") -> Thing:
    """Return an organization.

    Args:
        name: of the organization.
        ico: with its leading zeros. The check digit is not asked for: the norm asks only for eight digits.
    """
    if re.fullmatch(r"[0-9]{8}", ico):
        return known(typ="Osoba", ičo=ico, název=text(name))
    # See the package: whoever has no IČO has no other form.
    return known(typ="Zahraniční osoba", název=text(name), stát_registrace=CZECHIA)
