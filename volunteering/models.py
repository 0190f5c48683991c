"""The index of the plugin's models: imports every one, defines none."""

from .core.changes import Change
from .core.models import Attempt, ConsentText, Region, SpentProof, Tombstone
from .directory.models import (
    DirectorySettings,
    DoorKey,
    DuplicateKey,
    FormerSlug,
    FreshnessMail,
    ImportFile,
    ListingRecord,
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
    Program,
    Refusal,
    Steward,
    Submission,
    SubmittedFile,
    Suggestion,
)
from .directory.pages import DirectoryPage
from .documents.models import DocumentText
from .events.models import EventTag
from .events.pages import EventIndexPage, EventPage
from .offices.models import HoursException, Office, WeeklyHours
from .pages.models import ContactMessage, MenuItem, PlainPage, SiteDetails, SiteMenu
from .pages.pages import EntrancePage
from .places.models import Place, PlaceOverlap
from .posts.models import NewsTag, StoryTag
from .posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from .previews.models import FrontEnd, PreviewState
from .readmodels.models import ReadModel, Touch
from .search.models import MissedQuery, PromotedResult, SearchEntry, SearchState, SynonymGroup
from .syndication.tombstones.models import GoneObject
from .syndication.webhooks.models import WebhookDelivery, WebhookTarget
from .topics.models import TargetGroup, Topic

__all__ = [
    "Attempt",
    "Change",
    "ConsentText",
    "ContactMessage",
    "DirectoryPage",
    "DirectorySettings",
    "DocumentText",
    "DoorKey",
    "DuplicateKey",
    "EntrancePage",
    "EventIndexPage",
    "EventPage",
    "EventTag",
    "FormerSlug",
    "FreshnessMail",
    "FrontEnd",
    "GoneObject",
    "HoursException",
    "ImportFile",
    "ListingRecord",
    "MenuItem",
    "MissedQuery",
    "NewsIndexPage",
    "NewsPage",
    "NewsTag",
    "Office",
    "Organization",
    "OrganizationContact",
    "OrganizationLink",
    "OrganizationPhoto",
    "Place",
    "PlaceOverlap",
    "PlainPage",
    "PreviewState",
    "Program",
    "PromotedResult",
    "ReadModel",
    "Refusal",
    "Region",
    "SearchEntry",
    "SearchState",
    "SiteDetails",
    "SiteMenu",
    "SpentProof",
    "Steward",
    "StoryIndexPage",
    "StoryPage",
    "StoryTag",
    "Submission",
    "SubmittedFile",
    "Suggestion",
    "SynonymGroup",
    "TargetGroup",
    "Tombstone",
    "Topic",
    "Touch",
    "WebhookDelivery",
    "WebhookTarget",
    "WeeklyHours",
]
