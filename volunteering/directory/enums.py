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


class Outcome(models.TextChoices):
    """How the centre decided about a submission."""

    UNDECIDED = "", _("undecided")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("returned for correction")


# Addresses below the directory that are not profiles.
RESERVED_SLUGS = frozenset({"pridat", "odeslano", "mapa", "export", "hledat", "rss", "api"})

# What stands above places of one kind where people choose; the official words are for the admin.
PLACE_HEADINGS = {
    PlaceKind.KRAJ: _("The whole region"),
    PlaceKind.OKRES: _("Districts"),
    PlaceKind.AREA: _("As people say"),
    PlaceKind.ORP: _("A larger town with its surroundings"),
    PlaceKind.MUNICIPALITY: _("Towns and villages"),
}
