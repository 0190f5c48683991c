"""A listing as plain values that JSON can hold: what forms send, imports read, drafts keep and moderators compare.

`values_of` reads them off a live listing or a revision, `put` writes them onto one. Nothing here saves.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID

from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from .enums import LinkKind
from .models import (
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
    Program,
)

TEXTS = (
    "name",
    "alternate_name",
    "legal_form",
    "ico",
    "street",
    "postal_code",
    "summary",
    "description",
    "opening_hours",
)
FLAGS = ("is_volunteer_centre", "is_sending", "is_receiving", "hide_address")
DAYS = ("accreditation_until", "seeking_until")
DEGREES = ("latitude", "longitude")
TERMS = {"areas": Place, "topics": Topic, "target_groups": TargetGroup}
CONTACT_TEXTS = ("name", "role", "email", "phone")
PROGRAM_TEXTS = ("name", "status", "summary", "description", "website")


def values_of(organization: Organization) -> dict:
    """Return what a listing says about itself; two listings that read the same have equal values.

    Args:
        organization: a live listing, or one that a revision holds.
    """
    values: dict = {name: getattr(organization, name) for name in (*TEXTS, *FLAGS)}
    values |= {name: _iso(getattr(organization, name)) for name in DAYS}
    values |= {name: _degrees(getattr(organization, name)) for name in DEGREES}
    values |= {name: _slugs(getattr(organization, name)) for name in TERMS}
    values["seat"] = organization.seat.slug if organization.seat_id else ""
    values["links"] = _links_of(organization)
    values["contacts"] = [
        {"key": str(contact.uuid)}
        | {name: getattr(contact, name) for name in CONTACT_TEXTS}
        | {"is_public": contact.is_public}
        for contact in organization.contacts.all()
    ]
    values["logo"] = organization.logo_id
    values["photos"] = [photo.image_id for photo in organization.photos.all()]
    values["programs"] = [program_values(program) for program in organization.programs.all()]
    return values


def program_values(program: Program) -> dict:
    """Return what a program says about itself."""
    return (
        {"key": str(program.uuid)}
        | {name: getattr(program, name) for name in PROGRAM_TEXTS}
        | {"seeking_until": _iso(program.seeking_until)}
        | {name: _slugs(getattr(program, name)) for name in TERMS}
    )


def put(organization: Organization, values: dict) -> None:
    """Write values onto a listing; the caller saves it or makes a revision of it.

    Args:
        organization: the listing, live or a draft.
        values: any part of what `values_of` gives; what is not named stays as it is.

    Raises:
        Place.DoesNotExist: no place has the slug of the seat.
        ValueError: a day or number is none.
    """
    for name, write in _WRITERS.items():
        if name in values:
            write(organization, name, values[name])


def link_kind(name: str) -> LinkKind:
    """Return the kind of a link by its name: "website", and "website_2" for a further one."""
    return LinkKind(name.partition("_")[0])


def _links_of(organization: Organization) -> dict[str, str]:
    links: dict[str, str] = {}
    for link in organization.links.all():
        name, number = str(link.kind), 1
        while name in links:
            number += 1
            name = f"{link.kind}_{number}"
        links[name] = link.url
    return links


def _slugs(manager) -> list[str]:
    return sorted(term.slug for term in manager.all())


def _iso(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day or None


def _degrees(value) -> str | None:
    # As the column keeps them, so that 50.7 and 50.70000 are the same point.
    return None if value in (None, "") else f"{Decimal(str(value)):.5f}"


def _put_plain(target, name: str, value) -> None:
    setattr(target, name, value)


def _put_day(target, name: str, value: str | None) -> None:
    setattr(target, name, date.fromisoformat(value) if value else None)


def _put_degrees(target, name: str, value: str | None) -> None:
    setattr(target, name, Decimal(value) if value else None)


def _put_terms(target, name: str, slugs: list[str]) -> None:
    setattr(target, name, TERMS[name].objects.filter(slug__in=slugs))


def _put_seat(organization: Organization, name: str, slug: str) -> None:
    organization.seat = Place.objects.get(slug=slug)


def _put_links(organization: Organization, name: str, links: dict[str, str]) -> None:
    _put_parts(
        organization.links,
        [OrganizationLink(kind=link_kind(kind), url=url) for kind, url in links.items() if url],
        lambda link: (link.kind, link.url),
        ("kind", "url"),
    )


def _put_contacts(organization: Organization, name: str, contacts: list[dict]) -> None:
    parts = [
        OrganizationContact(
            uuid=UUID(contact["key"]),
            is_public=contact["is_public"],
            **{field: contact[field] for field in CONTACT_TEXTS},
        )
        for contact in contacts
    ]
    _put_parts(
        organization.contacts, parts, lambda contact: contact.uuid, (*CONTACT_TEXTS, "is_public")
    )


def _put_logo(organization: Organization, name: str, key: int | None) -> None:
    organization.logo_id = key  # type: ignore[attr-defined]


def _put_photos(organization: Organization, name: str, keys: list[int]) -> None:
    _put_parts(
        organization.photos,
        [OrganizationPhoto(image_id=key) for key in keys],
        lambda photo: photo.image_id,
        (),
    )


def _put_programs(organization: Organization, name: str, programs: list[dict]) -> None:
    known = {program.uuid: program for program in organization.programs.get_object_list()}
    result = []
    for values in programs:
        program = known.get(UUID(values["key"])) or Program(uuid=UUID(values["key"]))
        for field in PROGRAM_TEXTS:
            setattr(program, field, values[field])
        _put_day(program, "seeking_until", values["seeking_until"])
        for field in TERMS:
            _put_terms(program, field, values[field])
        result.append(program)
    organization.programs.set(_in_order(result))


def _put_parts(manager, parts: list, identity: Callable, fields: tuple[str, ...]) -> None:
    """Replace the parts of a listing; one that was there before keeps its row."""
    known = {identity(part): part for part in manager.get_object_list()}
    result = []
    for part in parts:
        kept = known.pop(identity(part), part)
        for field in fields:
            setattr(kept, field, getattr(part, field))
        result.append(kept)
    manager.set(_in_order(result))


def _in_order(parts: list) -> list:
    for number, part in enumerate(parts):
        part.sort_order = number
    return parts


_WRITERS: dict[str, Callable] = (
    dict.fromkeys((*TEXTS, *FLAGS), _put_plain)
    | dict.fromkeys(DAYS, _put_day)
    | dict.fromkeys(DEGREES, _put_degrees)
    | dict.fromkeys(TERMS, _put_terms)
    | {
        "seat": _put_seat,
        "links": _put_links,
        "contacts": _put_contacts,
        "logo": _put_logo,
        "photos": _put_photos,
        "programs": _put_programs,
    }
)
