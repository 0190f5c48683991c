"""Feeds as their readers understand them."""

import json

import feedparser
from django.test import Client

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_story,
    place,
    topic,
)
from tests.syndication.rules_of_feeds import json_problems
from volunteering.topics.models import TargetGroup

ENDINGS = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def get(ending: str, channel: str = "vse", **query):
    """Return the answer of a feed."""
    return Client().get(f"/kanaly/{channel}.{ending}", query)


def parsed(response):
    """Return a feed of XML as a reader of feeds understands it; it must be well-formed."""
    assert response.status_code == 200, response.content
    told = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not told.bozo, told.get("bozo_exception")
    return told


def json_feed(channel: str = "vse", **query) -> dict:
    """Return a JSON Feed; it must be by the rules."""
    response = get("json", channel, **query)
    assert response.status_code == 200, response.content
    told = json.loads(response.content)
    assert json_problems(told) == []
    return told


def titles(channel: str = "vse", **query) -> set[str]:
    """Return the titles in a feed; all three formats have the same, in the same order."""
    told = [item["title"] for item in json_feed(channel, **query)["items"]]
    for ending in ("rss", "atom"):
        entries = parsed(get(ending, channel, **query)).entries
        assert [entry.title for entry in entries] == told
    return set(told)


def everything() -> None:
    """Make a post of every kind with all that a feed tells."""
    about = {
        "topics": [topic("seniori")],
        "places": [place("turnovsko")],
        "target_groups": [TargetGroup.objects.order_by("pk")[0]],
        "organizations": [make_organization("Lípa")],
        "lead_image": make_image(alt='Kniha "v ruce"'),
        "body": json.dumps([{"type": "text", "value": "<p>Celý <b>text</b>.</p>"}]),
    }
    make_news("Zpráva", **about)
    make_story("Příběh", **about)
    make_event("Akce", venue_name="Sokolovna", status="cancelled", **about)
