"""News, stories and events."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from .body import AnyBlock
from .common import Breadcrumb, OrganizationRef, Pictures, PlaceRef, Term, Told, Url


class ContentSummary(Told):
    """What a card shows."""

    id: UUID = Field(description="Never changes, whatever becomes of title and address.")
    slug: str = Field(examples=["sberna-potravin"])
    url: Url
    title: str = Field(examples=["Sbírka potravin vynesla tři tuny"])
    lead: str = Field(description="One or two sentences in plain text.")
    published_at: datetime = Field(description="First publication.")
    modified_at: datetime = Field(description="Last publication.")
    picture: Pictures | None
    topics: list[Term]
    target_groups: list[Term]
    places: list[PlaceRef]
    organizations: list[OrganizationRef]
    tags: list[str]


class ContentInFull(Told):
    """What the page says beyond its card."""

    body: list[AnyBlock]
    body_html: str = Field(description="The whole body as clean HTML with full addresses.")
    seo_title: str
    seo_description: str
    breadcrumbs: list[Breadcrumb]


class NewsSummary(ContentSummary):
    """A piece of news."""

    kind: Literal["news"]


class News(NewsSummary, ContentInFull):
    """A piece of news with its body (schema.org NewsArticle)."""


class StorySummary(ContentSummary):
    """A volunteer's story."""

    kind: Literal["stories"]
    person_name: str = Field(description="As the person wants it to be shown.")


class Story(StorySummary, ContentInFull):
    """A volunteer's story with its body (schema.org Article)."""


class Venue(Told):
    """Where an event is."""

    name: str
    street: str
    municipality: PlaceRef | None
    office_id: UUID | None = Field(description="Of the centre's office, when it is held there.")
    online_url: str = Field(description="Address of the online meeting, if it is one.")


class EventSummary(ContentSummary):
    """An event."""

    kind: Literal["events"]
    event_kind: str = Field(examples=["training"])
    status: str = Field(
        description="schema.org EventStatusType in short: scheduled, cancelled, postponed, rescheduled, moved_online.",
        examples=["scheduled"],
    )
    starts_at: datetime
    ends_at: datetime | None = Field(description="Nothing when the end was not given.")
    first_day: date
    last_day: date
    is_all_day: bool = Field(description="Only the days count, not the times.")
    over_at: datetime = Field(description="From then on it is among the past ones.")
    venue: Venue
    organizer_name: str = Field(description="An organizer that is not in the directory.")


class Event(EventSummary, ContentInFull):
    """An event with its body (schema.org Event)."""
