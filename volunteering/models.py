"""The index of the plugin's models: imports every one, defines none."""

from .core.models import Attempt, ConsentText, Region, SpentProof
from .directory.models import (
    FormerSlug,
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
    Submission,
    SubmittedFile,
)
from .directory.pages import DirectoryPage
from .events.models import EventTag
from .events.pages import EventIndexPage, EventPage
from .offices.models import HoursException, Office, WeeklyHours
from .pages.models import ContactMessage, MenuItem, PlainPage, SiteDetails, SiteMenu
from .pages.pages import EntrancePage
from .places.models import Place, PlaceOverlap
from .posts.models import NewsTag, StoryTag
from .posts.pages import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from .topics.models import TargetGroup, Topic

__all__ = [
    "Attempt",
    "ConsentText",
    "ContactMessage",
    "DirectoryPage",
    "EntrancePage",
    "EventIndexPage",
    "EventPage",
    "EventTag",
    "FormerSlug",
    "HoursException",
    "MenuItem",
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
    "Region",
    "SiteDetails",
    "SiteMenu",
    "SpentProof",
    "StoryIndexPage",
    "StoryPage",
    "StoryTag",
    "Submission",
    "SubmittedFile",
    "TargetGroup",
    "Topic",
    "WeeklyHours",
]
