"""Parts that many things have in the words of schema.org: pictures, places, addresses, references."""

from collections.abc import Iterable, Mapping
from typing import Any

COUNTRY = "CZ"
# What is told by the API, and what becomes of it here.
Told = Mapping[str, Any]
Thing = dict[str, Any]


def thing(kind: str, **properties: Any) -> Thing:
    """Return a thing without the properties that nothing is known of.

    Args:
        kind: its type in schema.org.
        properties: `id` becomes `@id`.
    """
    named = {"@id" if name == "id" else name: value for name, value in properties.items()}
    known = {name: value for name, value in named.items() if value not in (None, "", [], {})}
    return {"@type": kind} | known


def urn(uuid: str) -> str:
    """Return the identifier of a public object, which stays whatever becomes of its address (RFC 9562)."""
    return f"urn:uuid:{uuid}"


def pictures(told: Told | None) -> list[Thing]:
    """Return a picture of a page, whole and cut for a card, each in its largest size; [] without one."""
    shapes = [told["whole"], told["card"]] if told else []
    return [found for shape in shapes if (found := picture(shape))]


def picture(told: Told | None) -> Thing | None:
    """Return a picture in its largest size, or None without one."""
    if not told or not told["sizes"]:
        return None
    size = max(told["sizes"], key=lambda one: one["width"])
    return thing(
        "ImageObject",
        url=size["url"],
        width=size["width"],
        height=size["height"],
        caption=told["alt"],
        creditText=told["author"],
    )


def place_name(told: Told) -> str:
    """Return the bare name of a place: the okres in brackets, which tells namesakes apart, is no part of an address."""
    return told["name"].partition(" (")[0]


def address(*, street: str = "", postal_code: str = "", municipality: Told | None = None) -> Thing:
    """Return a postal address; of one that is hidden the API tells only the municipality."""
    return thing(
        "PostalAddress",
        streetAddress=street,
        postalCode=postal_code,
        addressLocality=place_name(municipality) if municipality else "",
        addressCountry=COUNTRY,
    )


def areas(told: Iterable[Told]) -> list[Thing]:
    """Return the places where something works."""
    return [thing("AdministrativeArea", name=one["name"]) for one in told]


def organizations(told: Iterable[Told]) -> list[Thing]:
    """Return references to organizations of the directory."""
    return [
        thing("Organization", id=urn(one["id"]), name=one["name"], url=one["url"]) for one in told
    ]


def names(*vocabularies: Iterable[Told]) -> list[str]:
    """Return the names of terms, each once."""
    return list(dict.fromkeys(term["name"] for terms in vocabularies for term in terms))
