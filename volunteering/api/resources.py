"""How the objects of each kind are found: the filters, orders and columns of the lists."""

from .index import Resource

ABOUT = {"topic": "topics", "target_group": "target_groups", "place": "places"}
MOMENTS = ("first_published_at", "last_published_at")
NEWEST: dict[str, tuple[str, ...]] = {
    "-published_at": ("-first_published_at",),
    "published_at": ("first_published_at",),
    "-modified_at": ("-last_published_at",),
    "title": ("title",),
}

NEWS = Resource(
    "news", ABOUT | {"organization": "organizations"}, NEWEST, places="place", moments=MOMENTS
)
STORIES = Resource(
    "stories", ABOUT | {"organization": "organizations"}, NEWEST, places="place", moments=MOMENTS
)
EVENTS = Resource(
    "events",
    ABOUT | {"organization": "organizations"},
    {"starts_at": ("starts_at",), "-starts_at": ("-starts_at",)} | NEWEST,
    places="place",
    columns={"event_kind": "kind", "status": "status"},
    moments=(*MOMENTS, "starts_at", "over_at"),
)
