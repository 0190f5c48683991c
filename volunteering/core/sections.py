"""The registry through which an upper feature adds a section to a lower one's page.

A profile of an organization shows its news and events, yet the directory must not know posts or events:
they register here, and the directory asks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A headed list of pages on somebody else's page."""

    heading: str
    items: Sequence
    template: str


_profile_sections: list[Callable] = []


def register_profile_section(build: Callable) -> Callable:
    """Add a section to the profile of an organization.

    Args:
        build: called with the organization and the request; returns a Section, or None when it has no items.
    """
    if build not in _profile_sections:
        _profile_sections.append(build)
    return build


def profile_sections(organization, request) -> list[Section]:
    """Return the sections of an organization's profile, in the order of registration, without empty ones."""
    sections = [build(organization, request) for build in _profile_sections]
    return [section for section in sections if section is not None and section.items]
