"""The words of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from volunteering.places.enums import PlaceKind


class LegalForm(models.TextChoices):
    """Legal forms of organizations that work with volunteers in the Czech Republic."""

    ASSOCIATION = "association", _("association (spolek)")
    INSTITUTE = "institute", _("institute (ústav)")
    PUBLIC_BENEFIT_COMPANY = "public_benefit_company", _("public benefit company (o. p. s.)")
    CHURCH_ENTITY = "church_entity", _("church legal entity")
    CONTRIBUTORY_ORGANIZATION = "contributory_organization", _("contributory organization")
    MUNICIPALITY = "municipality", _("municipality")
    FOUNDATION = "foundation", _("foundation or endowment fund")
    SOCIAL_COOPERATIVE = "social_cooperative", _("social cooperative")
    INFORMAL_GROUP = "informal_group", _("informal group")


class LinkKind(models.TextChoices):
    """Where an organization can be followed."""

    WEBSITE = "website", _("website")
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    YOUTUBE = "youtube", "YouTube"
    OTHER = "other", _("other link")


class ProgramStatus(models.TextChoices):
    """The life cycle of a program."""

    PREPARED = "prepared", _("being prepared")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")


# What lists, filters and counters show; the page of an ended program stays and says so.
CURRENT_STATUSES = (ProgramStatus.PREPARED, ProgramStatus.RUNNING)


class SubmissionKind(models.TextChoices):
    """What somebody sent."""

    NEW = "new", _("new listing")
    CORRECTION = "correction", _("correction")


class Outcome(models.TextChoices):
    """How the centre decided about a submission."""

    UNDECIDED = "", _("undecided")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("returned for correction")
    SUPERSEDED = "superseded", _("replaced by a newer one")


class Origin(models.TextChoices):
    """How a listing came to the directory."""

    FORM = "form", _("the organization itself, by the form")
    CENTRE = "centre", _("entered by the centre")
    IMPORT = "import", _("imported from a table")


class Confirmer(models.TextChoices):
    """Who confirmed that a listing is right."""

    ORGANIZATION = "organization", _("the organization")
    CENTRE = "centre", _("the centre")


class FreshnessStep(models.TextChoices):
    """The mails of one cycle."""

    QUESTION = "question", _("question")
    REMINDER = "reminder", _("reminder")


class Answer(models.TextChoices):
    """What an organization answered to the yearly question."""

    VALID = "valid", _("it is right")
    CORRECT = "correct", _("correct it")
    ENDED = "ended", _("we have ended")
    REFUSED = "refused", _("we do not wish to be listed")


class SuggestionTopic(models.TextChoices):
    """What a suggestion to a profile is about."""

    CONTACT = "contact", _("a contact or address is wrong")
    CONTENT = "content", _("something else is wrong or missing")
    GONE = "gone", _("the organization no longer works")
    OTHER = "other", _("something else")


# Addresses below the directory that are not profiles.
RESERVED_SLUGS = frozenset(
    {"pridat", "odeslano", "mapa", "export", "hledat", "rss", "api", "programy"}
)
# Addresses below a profile that are not programs.
RESERVED_PROGRAM_SLUGS = frozenset({"podnet", "upravit", "mapa", "export"})

# What stands above places of one kind where people choose; the official words are for the admin.
PLACE_HEADINGS = {
    PlaceKind.KRAJ: _("The whole region"),
    PlaceKind.OKRES: _("Districts"),
    PlaceKind.AREA: _("As people say"),
    PlaceKind.ORP: _("A larger town with its surroundings"),
    PlaceKind.MUNICIPALITY: _("Towns and villages"),
}
