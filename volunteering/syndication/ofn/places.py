"""Places in the words of the norms "Umístění" and "Adresy"."""

import re

from volunteering.places.enums import PlaceKind

from .words import Thing, Told, known, text

RUIAN = "https://linked.cuzk.cz/resource/ruian/"
# The codes of the kraje in RÚIAN by those in the European list (NUTS 3).
KRAJE = {
    "CZ010": 19,
    "CZ020": 27,
    "CZ031": 35,
    "CZ032": 43,
    "CZ041": 51,
    "CZ042": 60,
    "CZ051": 78,
    "CZ052": 86,
    "CZ053": 94,
    "CZ063": 108,
    "CZ064": 116,
    "CZ071": 124,
    "CZ072": 141,
    "CZ080": 132,
}
# The whole country, where a kraj is not known.
STATE = f"{RUIAN}stat/1"


def kraj_iri(nuts_code: str) -> str | None:
    """Return the IRI of a kraj in RÚIAN, or None for a code that is none."""
    return f"{RUIAN}vusc/{KRAJE[nuts_code]}" if nuts_code in KRAJE else None


def municipality_iri(code: str) -> str | None:
    """Return the IRI of a municipality in RÚIAN, or None without a code. ČSÚ and RÚIAN have the same codes for them."""
    return f"{RUIAN}obec/{code}" if re.fullmatch(r"[0-9]+", code) else None


def territory(place: Told) -> Thing:
    """Return a place that something is about.

    Args:
        place: all that the API tells of it.
    """
    name = place["official_name"]
    address = None
    if place["kind"] == PlaceKind.MUNICIPALITY:
        address = _address(obec=municipality_iri(place["code"]), název_obce=text(name))
    elif place["kind"] == PlaceKind.KRAJ:
        address = _address(vúsc=kraj_iri(place["code"]), název_vúsc=text(name))
    elif place["kind"] == PlaceKind.OKRES:
        address = _address(název_okresu=text(name))
    return known(typ="Umístění", název=text(place["name"]), geometrie=_point(place), adresa=address)


def location(
    *, name: str = "", street: str = "", postal_code: str = "", municipality: Told | None = None
) -> Thing | None:
    """Return where something takes place, or None when nothing of it is known.

    Street and number are in one text: the centre does not note them apart. A point is not given, because that of the
    municipality would pass for that of the house.

    Args:
        name: of the building or the meeting point.
        street: with the number.
        postal_code: five digits.
        municipality: all that the API tells of it.
    """
    address = {}
    if municipality:
        town = municipality["official_name"]
        address = known(
            obec=municipality_iri(municipality["code"]), název_obce=text(town), psč=postal_code
        )
        line = f"{postal_code} {town}".strip()
    else:
        line = postal_code
    whole = text(", ".join(filter(None, (street, line))))
    if whole:
        address = _address(**address, text=whole)
    found = known(název=text(name), adresa=address)
    return {"typ": "Umístění", **found} if found else None


def _address(**properties) -> Thing:
    return {"typ": "Adresa", **known(**properties)}


def _point(place: Told) -> Thing | None:
    """Return the reference point of a place as GeoJSON (RFC 7946, 3.1.1): longitude first."""
    position = place["position"]
    if position is None:
        return None
    return {"type": "Point", "coordinates": [position["longitude"], position["latitude"]]}
