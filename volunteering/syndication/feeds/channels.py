"""The channels: everything, and one for each kind of posts that the API tells."""

from dataclasses import dataclass

from volunteering.api.index import Resource
from volunteering.api.resources import ABOUT, EVENTS, MOMENTS, NEWEST, NEWS, STORIES
from volunteering.pages.content import content_page_types
from volunteering.readmodels.registry import representations

# The channel of all kinds together; its address never changes, nor do those of the others.
EVERYTHING = "vse"
KNOWN = {resource.kind: resource for resource in (NEWS, STORIES, EVENTS)}


@dataclass(frozen=True)
class Channel:
    """What one feed is about.

    Attributes:
        name: the last part of its address, without the format.
        title: what kind of posts it has; "" when it has them all.
        resources: how the posts are found.
    """

    name: str
    title: str
    resources: tuple[Resource, ...]


def channel_of(name: str) -> Channel | None:
    """Return the channel with this name, or None when no kind of posts that the API tells has it.

    Args:
        name: as in the address.
    """
    kinds = {one.model: one.kind for one in representations()}
    types = [
        model
        for model in content_page_types()
        if model.channel and model in kinds and name in (EVERYTHING, model.channel)
    ]
    if not types:
        return None
    title = "" if name == EVERYTHING else str(types[0]._meta.verbose_name_plural)
    resources = tuple(_resource(kinds[model]) for model in types)
    return Channel(name, f"{title[:1].upper()}{title[1:]}", resources)


def _resource(kind: str) -> Resource:
    """Return how posts of a kind are found; those of a host's own kind by what every content page has."""
    if kind in KNOWN:
        return KNOWN[kind]
    relations = ABOUT | {"organization": "organizations"}
    return Resource(kind, relations, NEWEST, places="place", moments=MOMENTS)
