"""How the objects of each kind are found: the filters, orders and columns of the lists."""

from volunteering.documents.signal_handlers import DOCUMENTS as COLLECTIONS

from .index import Resource
from .representations.documents import kind_field

ABOUT = {"topic": "topics", "target_group": "target_groups", "place": "places"}
MOMENTS = ("first_published_at", "last_published_at")
NEWEST: dict[str, tuple[str, ...]] = {
    "-published_at": ("-first_published_at",),
    "published_at": ("first_published_at",),
    "-modified_at": ("-last_published_at",),
    "title": ("title",),
}
# In Czech alphabetical order, which databases do not keep.
BY_NAME: dict[str, tuple[str, ...]] = {
    "name": ("sort_key",),
    "-modified_at": ("-last_published_at",),
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
ORGANIZATIONS = Resource(
    "organizations",
    ABOUT | {"place": "areas"},
    BY_NAME,
    places="place",
    columns={
        "legal_form": "legal_form",
        "is_volunteer_centre": "is_volunteer_centre",
        "is_sending": "is_sending",
        "is_receiving": "is_receiving",
    },
    moments=("last_published_at", "seeking_until", "programs_seeking_until"),
)
# Those that have ended as well, for the sake of their addresses; lists leave them out by their status.
PROGRAMS = Resource(
    "programs",
    ABOUT | {"place": "areas"},
    BY_NAME,
    places="place",
    columns={"organization": "organization_id", "status": "status"},
    moments=("last_published_at", "seeking_until"),
    slug="",
)
OFFICES = Resource(
    "offices",
    {},
    {"sort_order": ("sort_order", "name"), "name": ("name",)},
    places="place",
    columns={"place": "place_id", "office_kind": "kind"},
    moments=("last_published_at",),
)
PAGES = Resource(
    "pages",
    {},
    {"path": ("url_path",), "-modified_at": ("-last_published_at",), "title": ("title",)},
    moments=MOMENTS,
    slug="url_path",
)
DOCUMENTS = Resource(
    "documents",
    {},
    {
        "-created_at": ("-created_at",),
        "created_at": ("created_at",),
        "title": ("title",),
    },
    columns={"document_kind": "kind"} if kind_field() else {},
    slug="",
    uuid="",
    subjects=(COLLECTIONS,),
)

# What the values of a vocabulary are used for.
SORTED = (NEWS, STORIES, EVENTS, ORGANIZATIONS, OFFICES)
