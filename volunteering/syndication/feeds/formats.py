"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1: one page of a channel written down."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed

from .entries import Entry
from .feed import Feed


@dataclass(frozen=True)
class Format:
    """A format of feeds.

    Attributes:
        content_type: its media type.
        write: writes a page down.
    """

    content_type: str
    write: Callable[[Feed], str]


class DatedFeed(SyndicationFeed):
    """A feed that is as old as the newest change of its channel, also when it is empty."""

    def latest_post_date(self):
        return self.feed["updated_at"]


class Rss(DatedFeed, Rss201rev2Feed):
    """RSS 2.0 with links to the other pages (RFC 5005, 3)."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for relation, address in self.feed["neighbours"].items():
            handler.addQuickElement("atom:link", None, {"rel": relation, "href": address})


class Atom(DatedFeed, Atom1Feed):
    """Atom with the lead as the summary and the whole text as the content."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for relation, address in self.feed["neighbours"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["lead"]:
            handler.addQuickElement("summary", item["lead"])
        handler.addQuickElement("content", item["html"], {"type": "html"})


def write_rss(feed: Feed) -> str:
    """Return RSS; the whole text is the description, as it has always been."""
    channel = _filled(Rss, feed)
    for entry in feed.entries:
        _add(channel, entry, description=entry.html, unique_id_is_permalink=False)
    return channel.writeString("utf-8")


def write_atom(feed: Feed) -> str:
    """Return Atom."""
    channel = _filled(Atom, feed)
    for entry in feed.entries:
        _add(channel, entry, description=None, lead=entry.lead, html=entry.html)
    return channel.writeString("utf-8")


def _filled(writer: type[SyndicationFeed], feed: Feed) -> SyndicationFeed:
    return writer(
        title=feed.title,
        link=feed.home_url,
        description=feed.description,
        subtitle=feed.description,
        language=settings.LANGUAGE_CODE,
        author_name=feed.author,
        author_link=feed.home_url,
        feed_url=feed.url,
        # All pages are one feed (RFC 5005, 3).
        feed_guid=feed.page_url(1),
        neighbours=feed.neighbours,
        updated_at=feed.updated_at,
    )


def _add(channel: SyndicationFeed, entry: Entry, **more) -> None:
    picture = entry.picture
    channel.add_item(
        title=entry.title,
        link=entry.url,
        unique_id=entry.guid,
        pubdate=entry.published_at,
        updateddate=entry.modified_at,
        categories=tuple(entry.categories),
        enclosures=[Enclosure(picture.url, str(picture.length), picture.mime_type)]
        if picture
        else [],
        **more,
    )


def write_json(feed: Feed) -> str:
    """Return JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": feed.url,
        "description": feed.description,
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": feed.author, "url": feed.home_url}],
    }
    if "next" in feed.neighbours:
        told["next_url"] = feed.neighbours["next"]
    told["items"] = [_item(entry) for entry in feed.entries]
    return json.dumps(told, ensure_ascii=False)


def _item(entry: Entry) -> dict:
    told = {
        "id": entry.guid,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.lead,
        "content_html": entry.html,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.modified_at.isoformat(),
        "tags": entry.categories,
    }
    if entry.picture:
        told["image"] = entry.picture.url
    return told


FORMATS = {
    "rss": Format(Rss.content_type, write_rss),
    "atom": Format(Atom.content_type, write_atom),
    "json": Format("application/feed+json; charset=utf-8", write_json),
}
