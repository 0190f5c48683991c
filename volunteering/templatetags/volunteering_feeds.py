"""Where the feeds of a page are; part of `{% load volunteering_tags %}`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse

register = template.Library()

# The formats in the order in which readers of feeds should try them.
FORMATS = (
    ("RSS", "feed", "application/rss+xml"),
    ("Atom", "feed_atom", "application/atom+xml"),
    ("JSON Feed", "feed_json", "application/feed+json"),
)


@dataclass(frozen=True)
class FeedLink:
    """A feed that a page names.

    Attributes:
        title: what the format is called.
        url: its address.
        content_type: its media type.
    """

    title: str
    url: str
    content_type: str


@register.simple_tag
def feed_links(about, *, topic=None, place=None, organization=None) -> list[FeedLink]:
    """Return the feeds of a page in every format; none where there are none.

    Args:
        about: a content page, its index, or the name of a channel.
        topic: what an index page is narrowed to, or None.
        place: likewise.
        organization: the organization that the posts have to name, or None.
    """
    listed = getattr(about, "content_model", None)
    channel = about if isinstance(about, str) else getattr(listed or about, "channel", "")
    chosen = {
        "misto": place and place.slug,
        "tema": topic and topic.slug,
        "organizace": organization and organization.uuid,
    }
    # A single page is narrowed to nothing, whatever the names in its template stand for.
    is_list = listed is not None or isinstance(about, str)
    query = urlencode({name: value for name, value in chosen.items() if value and is_list})
    try:
        return [
            FeedLink(
                title,
                reverse(f"volunteering:{name}", args=[channel]) + (f"?{query}" if query else ""),
                content_type,
            )
            for title, name, content_type in FORMATS
            if channel
        ]
    except NoReverseMatch:
        return []
