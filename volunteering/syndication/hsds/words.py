"""What the parts of HSDS objects have in common: identifiers made of others, and nothing where nothing is known."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

# What the API tells, and what becomes of it here.
Told = Mapping[str, Any]
Entity = dict[str, Any]

# HSDS wants a UUID for every address and number. Those that have none get one made of what they belong to (RFC 9562, 5.5),
# so that it stays the same as long as they do.
NAMESPACE = UUID("6c0b7a52-51c1-5d0b-9d5f-3f5f0f3f8f11")


def part_id(owner: str, *what: str) -> str:
    """Return the identifier of a part of something.

    Args:
        owner: the UUID of what it is a part of.
        what: tells it apart from the other parts.
    """
    return str(uuid5(UUID(owner), " ".join(what)))


def known(**properties: Any) -> Entity:
    """Return an object of HSDS without the properties that nothing is known of."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def description(told: Told) -> str:
    """Return what it is in plain text: the sentences of the list, and below them all that is told."""
    return "\n\n".join(filter(None, (told["summary"], told["description"])))


def attributes(
    told: Told, link_entity: str, terms: Mapping[tuple[str, str], Entity]
) -> list[Entity]:
    """Return by which terms something is sorted.

    Args:
        told: an organization or a program.
        link_entity: the table of HSDS in which it stands.
        terms: the terms of all taxonomies by the name of the filter and the slug.
    """
    named: Iterable[tuple[str, Told]] = [
        *(("topic", term) for term in told["topics"]),
        *(("target_group", term) for term in told["target_groups"]),
    ]
    found = [terms[name, term["slug"]] for name, term in named if (name, term["slug"]) in terms]
    return [
        {
            "id": part_id(told["id"], "attribute", term["id"]),
            "link_id": told["id"],
            "link_entity": link_entity,
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        for term in found
    ]
