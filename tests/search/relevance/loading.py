"""Puts the documents of a relevance set on the site, as editors would have: pages, listings, programs."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime, time

from django.db.models import Model
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Page

from tests.support.editing import path_of
from volunteering.core.models import Region
from volunteering.directory.models import Organization, Program
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.pages.models import PlainPage
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from volunteering.topics.models import Topic

from .sets import Document

# An organization of its own bears all programs; nobody asks for its name.
BEARER = "Qx"


class Loader:
    """Makes public things of documents.

    Attributes:
        addresses: the identifier of each document by its path on the site.
        keys: the same by its model and primary key.
    """

    def __init__(self, region: Region):
        self.region = region
        towns = Place.objects.in_region(region.nuts_code).filter(kind=PlaceKind.MUNICIPALITY)
        self.towns = {place.name: place for place in towns.order_by("-pk")}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.bearer: Organization | None = None
        self.addresses: dict[str, str] = {}
        self.keys: dict[tuple[type, int], str] = {}
        self.makers: dict[str, Callable[[Document], Model]] = {
            "organization": self.organization,
            "organisation": self.organization,
            "program": self.program,
            "offer": self.program,
            "news": self.news,
            "story": self.story,
            "event": self.event,
        }

    def load(self, documents: Iterable[Document]) -> None:
        """Put documents on the site."""
        for document in documents:
            item = self.makers.get(document.type, self.page)(document)
            path = path_of(item) if isinstance(item, Page) else item.get_url()
            self.addresses[path] = document.id
            self.keys[type(item), item.pk] = document.id

    def organization(self, document: Document) -> Organization:
        """Make a public listing."""
        summary, rest = halves(document.body)
        town = self.towns.get(document.place)
        organization = Organization(
            region=self.region,
            name=document.title,
            slug=document.id,
            seat=town or next(iter(self.towns.values())),
            summary=summary,
            description=rest if town else f"{rest} {document.place}",
            live=True,
            has_unpublished_changes=False,
            first_published_at=_moment(document),
            last_published_at=_moment(document),
        )
        organization.areas = [town] if town else []
        organization.topics = self._topics(document)
        organization.save()
        return organization

    def program(self, document: Document) -> Program:
        """Make a program."""
        if self.bearer is None:
            self.bearer = Organization.objects.create(
                region=self.region,
                name=BEARER,
                slug="qx",
                seat=next(iter(self.towns.values())),
                summary=BEARER,
                live=True,
                has_unpublished_changes=False,
            )
        summary, rest = halves(document.body)
        town = self.towns.get(document.place)
        program = Program(
            organization=self.bearer,
            name=document.title,
            slug=document.id,
            summary=summary,
            description=rest if town else f"{rest} {document.place}",
        )
        program.areas = [town] if town else []
        program.topics = self._topics(document)
        program.save()
        return program

    def news(self, document: Document) -> NewsPage:
        """Make a news item."""
        return self._content(NewsPage(**self._fields(document)), NewsIndexPage, document)

    def story(self, document: Document) -> StoryPage:
        """Make a story."""
        page = StoryPage(**self._fields(document), person_name="Qx", consent_scope="web")
        return self._content(page, StoryIndexPage, document)

    def event(self, document: Document) -> EventPage:
        """Make an event on the day of the document."""
        town = self.towns.get(document.place)
        page = EventPage(
            **self._fields(document),
            starts_at=_moment(document),
            municipality=town,
            # An event is somewhere, also outside the region.
            venue_name="" if town else document.place or BEARER,
        )
        return self._content(page, EventIndexPage, document)

    def page(self, document: Document) -> PlainPage:
        """Make a plain page. It has no places: the name of its place stands below its text."""
        page = PlainPage(**self._fields(document, f"{document.body} {document.place}"))
        self.region.site.root_page.specific.add_child(instance=page)
        return page

    def _content(self, page, index: type[Page], document: Document):
        page.topics = self._topics(document)
        town = self.towns.get(document.place)
        # Editors of an event fill in where it is, which says the same.
        page.places = [town] if town and not isinstance(page, EventPage) else []
        index.objects.get().add_child(instance=page)
        return page

    def _fields(self, document: Document, text: str = "") -> dict:
        outside = document.place if document.place not in self.towns else ""
        lead, rest = halves(text or f"{document.body} {outside}")
        body = [{"type": "text", "value": f"<p>{escape(rest)}</p>"}] if rest else []
        return {
            "title": document.title,
            "slug": document.id,
            "lead": lead,
            "body": json.dumps(body),
            "live": True,
            "has_unpublished_changes": False,
            "first_published_at": _moment(document),
            "last_published_at": _moment(document),
        }

    def _topics(self, document: Document) -> list[Topic]:
        return [self.topics[slug] for slug in document.topics if slug in self.topics]


def halves(text: str) -> tuple[str, str]:
    """Return the first sentence of a text, for leads and summaries, and the rest of it."""
    first, *rest = re.split(r"(?<=[.!?])\s+", text.strip(), maxsplit=1)
    return first, "".join(rest)


def _moment(document: Document) -> datetime:
    day = document.day or timezone.localdate()
    return datetime.combine(day, time(9), tzinfo=timezone.get_default_timezone())
