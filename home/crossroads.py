"""What the front page shows besides its own text; a fixed number of queries, whatever the number of items."""

from volunteering.directory.counters import public_counts
from volunteering.directory.filters import DirectoryFilter
from volunteering.directory.listing.results import Search
from volunteering.directory.pages import DirectoryPage
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.places.enums import PlaceKind
from volunteering.posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage

POSTS = 7
EVENTS = 4
CHIPS = 8


def crossroads(region) -> dict:
    """Return the context of the front page.

    Args:
        region: the region of the request's site, or None: everything is empty then.

    Returns:
        `posts` (news and stories, newest first), `events` (coming ones), `counts` (of the directory),
        `topics` and `areas` (choices of the directory with their counts, the largest first), and the pages to
        go on to: `directory`, `news_index`, `story_index`, `event_index` (each may be None).
    """
    listing = Search(region, DirectoryFilter())
    areas = [
        choice
        for group in listing.place_groups
        if group.kind == PlaceKind.AREA
        for choice in group.choices
    ]
    return {
        "posts": newest_posts(region),
        "events": list(
            EventPage.objects.listed().in_region(region).upcoming().for_cards()[:EVENTS]
        ),
        "counts": public_counts(region, listing.index),
        "topics": _largest(listing.topics),
        "areas": _largest(areas),
        "directory": DirectoryPage.objects.listed().in_region(region).first(),
        "news_index": _first_public(NewsIndexPage, region),
        "story_index": _first_public(StoryIndexPage, region),
        "event_index": _first_public(EventIndexPage, region),
    }


def newest_posts(region) -> list:
    """Return the newest news and stories in one list."""
    posts = [
        post
        for model in (NewsPage, StoryPage)
        for post in model.objects.listed()
        .in_region(region)
        .order_by("-first_published_at", "-pk")
        .for_cards()[:POSTS]
    ]
    return sorted(posts, key=lambda post: post.first_published_at, reverse=True)[:POSTS]


def _largest(choices) -> list:
    return sorted(choices, key=lambda choice: -choice.count)[:CHIPS]


def _first_public(model, region):
    return model.objects.listed().in_region(region).order_by("path").first()
