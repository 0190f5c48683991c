"""News, stories and events."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from volunteering.core.models import Region
from volunteering.events.pages import EventPage
from volunteering.offices.models import Office
from volunteering.pages.content import ContentPage
from volunteering.places.models import Place
from volunteering.posts.pages import NewsPage, StoryPage
from volunteering.readmodels.dependencies import Uses
from volunteering.readmodels.registry import Representation, register_representation
from volunteering.topics.models import TargetGroup, Topic

from ..schemas.content import (
    Event,
    EventSummary,
    News,
    NewsSummary,
    Story,
    StorySummary,
)
from .body import body
from .parts import (
    breadcrumbs,
    is_listed,
    local,
    organizations,
    pictures,
    place,
    places,
    tags,
    terms,
)
from .plain import plain_text

ABOUT = ("topics", "target_groups", "places", "organizations", "tags", "lead_image__renditions")


def fetched(pages: QuerySet) -> Iterable[ContentPage]:
    """Return pages with what a card tells of them."""
    return pages.select_related("lead_image").prefetch_related(*ABOUT)


def fetched_events(pages: QuerySet) -> Iterable[ContentPage]:
    """Return events with what a card tells of them."""
    return fetched(pages.select_related("municipality", "office__place"))


def summarize(kind: str):
    """Return the function that tells what every content page has.

    Args:
        kind: the name of the kind.
    """

    def told(page: Any, region: Region, uses: Uses) -> dict:
        return {
            "id": page.uuid,
            "kind": kind,
            "slug": page.slug,
            "url": page.get_full_url(),
            "title": page.title,
            "lead": page.lead,
            "published_at": local(page.first_published_at),
            "modified_at": local(page.last_published_at),
            "picture": pictures(page.lead_image, region, uses),
            "topics": terms(page.topics.all(), uses),
            "target_groups": terms(page.target_groups.all(), uses),
            "places": places(page.places.all(), uses),
            "organizations": organizations(page.organizations.all(), region, uses),
            "tags": tags(page.tags.all(), uses),
        }

    return told


def complete(page: ContentPage, region: Region, uses: Uses) -> dict:
    """Return what the page says beyond its card."""
    blocks, html = body(page.body, region, uses)
    return {
        "body": blocks,
        "body_html": html,
        "seo_title": page.seo_title or page.title,
        "seo_description": page.search_description or page.lead,
        "breadcrumbs": breadcrumbs(page, region, uses),
    }


def summarize_story(page: StoryPage, region: Region, uses: Uses) -> dict:
    """Return what a card tells of a story."""
    return summarize("stories")(page, region, uses) | {"person_name": page.person_name}


def summarize_event(page: EventPage, region: Region, uses: Uses) -> dict:
    """Return what a card tells of an event."""
    uses.note(page.office, page.office and page.office.place)
    return summarize("events")(page, region, uses) | {
        "event_kind": page.kind,
        "status": page.status,
        "starts_at": local(page.starts_at),
        "ends_at": local(page.ends_at),
        "first_day": local(page.starts_at).date(),
        "last_day": page.last_day,
        "is_all_day": page.is_all_day,
        "over_at": local(page.over_at),
        "venue": _venue(page, region, uses),
        "organizer_name": page.organizer_name,
    }


def _venue(page: EventPage, region: Region, uses: Uses) -> dict:
    office = page.office
    if office is not None and is_listed(office, region):
        return {
            "name": page.venue_name or office.name,
            "street": page.street or office.street,
            "municipality": place(page.municipality or office.place, uses),
            "office_id": office.uuid,
            "online_url": page.online_url,
        }
    return {
        "name": page.venue_name,
        "street": page.street,
        "municipality": place(page.municipality, uses) if page.municipality else None,
        "office_id": None,
        "online_url": page.online_url,
    }


def register() -> None:
    """Let news, stories and events be told."""
    used = (
        Page,
        Topic,
        TargetGroup,
        Place,
        apps.get_model("volunteering.Organization"),
        Office,
        Tag,
        get_image_model(),
        get_document_model(),
    )
    for kind, model, one, schemas in (
        ("news", NewsPage, summarize("news"), (NewsSummary, News)),
        ("stories", StoryPage, summarize_story, (StorySummary, Story)),
        ("events", EventPage, summarize_event, (EventSummary, Event)),
    ):
        register_representation(
            Representation(
                kind=kind,
                model=model,
                listed=lambda region, model=model: model.objects.listed().in_region(region),
                fetched=fetched_events if model is EventPage else fetched,
                summarize=one,
                complete=complete,
                summary=schemas[0],
                full=schemas[1],
                plain=plain_text,
                used=used,
            )
        )
