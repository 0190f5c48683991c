"""Organizations of the directory as organizations of HSDS, with their contacts and, where it is public, their address."""

import json

from volunteering.api.endpoints.vocabularies import told_terms

from .words import Entity, Told, attributes, description, known, part_id

# The list of registers at org-id.guide: the Czech register of economic subjects.
ICO_SCHEME = "CZ-ICO"
COUNTRY = "CZ"


def in_brief(told: Told) -> Entity:
    """Return the fields that an organization has once."""
    return known(
        id=told["id"],
        name=told["name"],
        alternate_name=told["alternate_name"],
        description=description(told),
        email=email(told),
        website=told["website"],
        legal_status=told["legal_form"]["label"] if told["legal_form"] else "",
        logo=told["logo"]["sizes"][-1]["url"] if told["logo"] and told["logo"]["sizes"] else "",
        uri=f"urn:uuid:{told['id']}",
    )


def in_full(told: Told, terms: dict) -> Entity:
    """Return all that is told of an organization."""
    place = location(told)
    return in_brief(told) | known(
        contacts=contacts(told),
        phones=phones(told),
        locations=[place] if place else [],
        organization_identifiers=_identifiers(told),
        attributes=attributes(told, "organization", terms),
    )


def email(told: Told) -> str:
    """Return the first address for mails."""
    return next((one["email"] for one in told["contacts"] if one["email"]), "")


def contacts(told: Told) -> list[Entity]:
    """Return the contacts that may be shown."""
    return [
        known(
            id=part_id(told["id"], "contact", *one.values()),
            organization_id=told["id"],
            name=one["name"],
            title=one["role"],
            email=one["email"],
            phones=[_phone(told, one["phone"])] if one["phone"] else [],
        )
        for one in told["contacts"]
    ]


def phones(told: Told) -> list[Entity]:
    """Return the telephone numbers, each once."""
    numbers = dict.fromkeys(one["phone"] for one in told["contacts"] if one["phone"])
    return [_phone(told, number) for number in numbers]


def location(told: Told) -> Entity | None:
    """Return where an organization is; None for one that hides its address, or has none with a street."""
    where = told["address"]
    if where["hides_address"] or not where["street"]:
        return None
    town = where["municipality"]
    place = json.loads(told_terms("place")[0][town["slug"]])
    key = part_id(told["id"], "location")
    return known(
        id=key,
        location_type="physical",
        organization_id=told["id"],
        name=told["name"],
        latitude=where["latitude"],
        longitude=where["longitude"],
        addresses=[
            # HSDS requires all of them; what nobody has given is empty.
            {
                "id": part_id(told["id"], "address"),
                "location_id": key,
                "address_1": where["street"],
                "city": place["official_name"],
                "state_province": place["kraj"]["name"] if place["kraj"] else "",
                "postal_code": where["postal_code"],
                "country": COUNTRY,
                "address_type": "physical",
            }
        ],
    )


def _phone(told: Told, number: str) -> Entity:
    return {"id": part_id(told["id"], "phone", number), "number": number, "type": "voice"}


def _identifiers(told: Told) -> list[Entity]:
    if not told["ico"]:
        return []
    return [
        {
            "id": part_id(told["id"], ICO_SCHEME),
            "organization_id": told["id"],
            "identifier_scheme": ICO_SCHEME,
            "identifier_type": "IČO",
            "identifier": told["ico"],
        }
    ]
