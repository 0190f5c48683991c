"""Programs of organizations as services of HSDS."""

from .organizations import contacts, email, location, phones
from .organizations import in_brief as organization_in_brief
from .organizations import in_full as organization_in_full
from .words import Entity, Told, attributes, description, known, part_id

# One that has ended stays: whoever took it over learns so, and its page is still there.
STATUSES = {"running": "active", "prepared": "inactive", "ended": "defunct"}


def in_brief(told: Told, organization: Told) -> Entity:
    """Return the fields that a program has once, and whose it is.

    Args:
        told: the program.
        organization: all that is told of its organization, which answers for it.
    """
    freshness = organization["freshness"] or {}
    return known(
        id=told["id"],
        organization_id=organization["id"],
        name=told["name"],
        description=description(told),
        url=told["website"] or told["url"],
        email=email(organization),
        status=STATUSES[told["status"]],
        eligibility_description=", ".join(group["name"] for group in told["target_groups"]),
        # The day of the last confirmation, and of nothing else: an entry that nobody has confirmed is not assured.
        assured_date=freshness.get("confirmed_on"),
        last_modified=told["modified_at"],
        organization=organization_in_brief(organization),
    )


def in_full(told: Told, organization: Told, terms: dict) -> Entity:
    """Return all that is told of a program and of its organization."""
    place = location(organization)
    return in_brief(told, organization) | known(
        organization=organization_in_full(organization, terms),
        contacts=contacts(organization),
        phones=phones(organization),
        service_areas=[
            {
                "id": part_id(told["id"], "area", area["slug"]),
                "service_id": told["id"],
                "name": area["name"],
            }
            for area in told["areas"]
        ],
        service_at_locations=[
            {
                "id": part_id(told["id"], "at", place["id"]),
                "service_id": told["id"],
                "location_id": place["id"],
                "location": place,
            }
        ]
        if place
        else [],
        attributes=attributes(told, "service", terms),
    )


def minimal(told: Told) -> Entity:
    """Return which program it is and when it has changed last (HSDS, the parameter `minimal`)."""
    return {"id": told["id"], "modified_date": told["modified_at"]}
