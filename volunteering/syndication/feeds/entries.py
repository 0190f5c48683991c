"""A post as every format of feeds has it, made of what the API tells of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from volunteering.core.dates import Stretch
from volunteering.events.enums import EventStatus

from .files import File, file_of

# How wide the picture in the text is at most; readers of feeds show a column, not a page.
WIDTH = 1300
# What no XML document may hold, however it is written (XML 1.0, production 2).
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Tags in what `core.html.clean_html` has written: it escapes the sign in texts and in values.
TAG = re.compile(r"<[a-z][^>]*>")
ATTRIBUTE = re.compile(r"""\s([\w:-]+)(?:=("[^"]*"|'[^']*'))?""")
SIZES = frozenset({"srcset", "sizes"})


@dataclass(frozen=True)
class Entry:
    """A post.

    Attributes:
        guid: the UUID as a URN (RFC 9562), the same whatever becomes of title and address.
        url: the address of the page.
        title: in plain text.
        lead: one or two sentences in plain text.
        html: the whole text.
        published_at, modified_at: first and last publication.
        categories: what it is about, in words.
        picture: the picture above it.
    """

    guid: str
    url: str
    title: str
    lead: str
    html: str
    published_at: datetime
    modified_at: datetime
    categories: list[str]
    picture: File | None


def entry_of(told: dict[str, Any], root_url: str) -> Entry:
    """Return a post.

    Args:
        told: all that the API tells of it; parts that only some kinds have may be missing.
        root_url: scheme and host of the site.
    """
    sizes = told["picture"]["whole"]["sizes"] if told["picture"] else []
    return Entry(
        guid=UUID(told["id"]).urn,
        url=told["url"],
        title=plain(told["title"]),
        lead=plain(told["lead"]),
        html=plain(_html(told)),
        published_at=datetime.fromisoformat(told["published_at"]),
        modified_at=datetime.fromisoformat(told["modified_at"]),
        categories=_categories(told),
        picture=file_of(sizes[-1]["url"], root_url) if sizes else None,
    )


def plain(text: str) -> str:
    """Return a text without the signs that XML cannot hold."""
    return NOT_XML.sub("", text)


def _categories(told: dict) -> list[str]:
    names = [term["name"] for part in ("topics", "target_groups", "places") for term in told[part]]
    return list(dict.fromkeys(plain(name) for name in [*names, *told["tags"]]))


def _html(told: dict) -> str:
    parts = [
        _picture(told["picture"]["whole"]) if told["picture"] else "",
        format_html("<p><strong>{}</strong></p>", told["lead"]) if told["lead"] else "",
        _event(told) if "starts_at" in told else "",
        one_size(told["body_html"]),
    ]
    return "\n".join(part for part in parts if part)


def one_size(html: str) -> SafeString:
    """Return HTML of the API with one size of each picture; some readers of feeds take none of several.

    Args:
        html: as `core.html.clean_html` has written it.
    """
    return mark_safe(TAG.sub(_without_sizes, html))  # noqa: S308 - the API's own HTML, with less in it


def _without_sizes(tag: re.Match[str]) -> str:
    return ATTRIBUTE.sub(lambda found: "" if found[1] in SIZES else found[0], tag[0])


def _picture(picture: dict) -> str:
    sizes = picture["sizes"]
    size = next((one for one in reversed(sizes) if one["width"] <= WIDTH), sizes[0])
    image = format_html(
        '<p><img src="{}" alt="{}" width="{}" height="{}"></p>',
        size["url"],
        picture["alt"],
        size["width"],
        size["height"],
    )
    credit = ", ".join(part for part in (picture["author"], picture["licence"]) if part)
    if not credit:
        return image
    credit = _("Photo: %(credit)s") % {"credit": credit}
    return format_html("{}\n<p><small>{}</small></p>", image, credit)


def _event(told: dict) -> str:
    """Return when and where an event is, and whether it is at all."""
    ends_at = told["ends_at"]
    stretch = Stretch(
        datetime.fromisoformat(told["starts_at"]),
        datetime.fromisoformat(ends_at) if ends_at else None,
        told["is_all_day"],
    )
    status, venue = told["status"], told["venue"]
    lines = []
    if status != EventStatus.SCHEDULED:
        label = str(EventStatus(status).label)
        lines.append(format_html("<strong>{}</strong>", f"{label[:1].upper()}{label[1:]}"))
    lines.append(format_html("{}", _joined([stretch.when, *_place(status, venue)])))
    if venue["online_url"]:
        lines.append(format_html('<a href="{0}">{0}</a>', venue["online_url"]))
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines))


def _place(status: str, venue: dict) -> list[str]:
    if status == EventStatus.MOVED_ONLINE:
        return []
    town = venue["municipality"]["name"] if venue["municipality"] else ""
    # "Turnov, town hall of Turnov" says the town once.
    return [venue["name"], venue["street"], "" if town and town in venue["name"] else town]


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
