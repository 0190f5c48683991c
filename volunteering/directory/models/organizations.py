"""An organization in the directory, with its contacts, links and photos."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from volunteering.core.collation import sort_key
from volunteering.core.ico import clean_ico, validate_ico
from volunteering.core.identity import Identified
from volunteering.core.models import Region, only_region
from volunteering.core.text import name_key
from volunteering.places.search import IndexedWithAreas
from volunteering.previews.mixins import PreviewedElsewhereMixin

from ..addresses import directory_url
from ..enums import RESERVED_SLUGS, LegalForm, LinkKind
from ..querysets import OrganizationQuerySet
from .drafted import DraftedListingMixin
from .parts import FormerSlug, OrganizationContact, OrganizationLink, OrganizationPhoto
from .programs import Program
from .records import ListingRecord
from .stewards import Steward


class Organization(
    PreviewedElsewhereMixin,
    DraftedListingMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Identified,
    IndexedWithAreas,
    ClusterableModel,
):
    """An organization that works with volunteers.

    Wagtail keeps its state (draft, in moderation, published). Relations are parental, so that a change that
    waits for approval stays in the revision and the public profile as it was.
    """

    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="organizations",
        verbose_name=_("region"),
        default=only_region,
    )
    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(
        _("other name"),
        max_length=200,
        blank=True,
        help_text=_("Short name or acronym, if it is used."),
    )
    slug = models.SlugField(
        _("slug"), max_length=120, help_text=_("The last part of the profile's address.")
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    # Names in Czech alphabetical order, which databases do not keep.
    sort_key = models.CharField(max_length=200, editable=False, default="")
    legal_form = models.CharField(
        _("legal form"), max_length=30, choices=LegalForm.choices, blank=True
    )
    ico = models.CharField(
        "IČO",
        max_length=8,
        blank=True,
        db_index=True,
        validators=[validate_ico],
        help_text=_("Eight digits. Informal groups leave it empty; branches may share one."),
    )
    is_volunteer_centre = models.BooleanField(_("volunteer centre"), default=False)
    is_sending = models.BooleanField(_("sends volunteers to others"), default=False)
    is_receiving = models.BooleanField(_("receives volunteers"), default=False)
    accreditation_until = models.DateField(
        _("accredited until"),
        null=True,
        blank=True,
        help_text=_(
            "End of the accreditation by the Ministry of the Interior (Act 198/2002), if there is one."
        ),
    )

    street = models.CharField(_("street and number"), max_length=150, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=6, blank=True)
    seat = models.ForeignKey(
        "volunteering.Place",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality of the seat"),
    )
    hide_address = models.BooleanField(
        _("show only the municipality"),
        default=False,
        help_text=_("For shelters and private flats: street and postal code stay with the centre."),
    )
    # Where the pin on the map stands; without them it stands in the middle of the municipality.
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    areas = ParentalManyToManyField(
        "volunteering.Place", related_name="organizations", verbose_name=_("where it works")
    )
    topics = ParentalManyToManyField(
        "volunteering.Topic", related_name="organizations", verbose_name=_("topics")
    )
    target_groups = ParentalManyToManyField(
        "volunteering.TargetGroup",
        related_name="organizations",
        verbose_name=_("target groups"),
        blank=True,
    )

    summary = models.TextField(
        _("in short"), max_length=300, help_text=_("One or two sentences for lists and search.")
    )
    # Plain text: it may come from outside, and nothing from outside is HTML.
    description = models.TextField(_("description"), max_length=6000, blank=True)
    opening_hours = models.TextField(_("opening hours"), max_length=500, blank=True)
    seeking_until = models.DateField(
        _("looking for volunteers until"),
        null=True,
        blank=True,
        help_text=_("Till this day people see that volunteers are wanted now."),
    )
    source_note = models.CharField(
        _("where we know it from"),
        max_length=250,
        blank=True,
        help_text=_(
            "When the centre enters a listing on behalf of the organization: who told us, and when. Not public."
        ),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )

    objects = OrganizationQuerySet.as_manager()

    # Made by the ParentalKeys below.
    contacts: models.Manager[OrganizationContact]
    links: models.Manager[OrganizationLink]
    photos: models.Manager[OrganizationPhoto]
    programs: models.Manager[Program]
    # Made by the rows that point here; a listing has a steward only once an address is confirmed.
    record: ListingRecord
    steward: Steward

    search_fields = [
        index.SearchField("name", boost=4),
        index.AutocompleteField("name"),
        index.SearchField("alternate_name", boost=3),
        index.SearchField("summary", boost=2),
        index.SearchField("description"),
        index.SearchField("ico"),
        index.RelatedFields("seat", [index.SearchField("name")]),
        # The non-key columns are what admin filters go through (django-modelsearch#100).
        index.RelatedFields("areas", [index.SearchField("name"), index.FilterField("slug")]),
        index.RelatedFields("topics", [index.SearchField("name"), index.FilterField("slug")]),
        index.RelatedFields("target_groups", [index.SearchField("name")]),
        index.FilterField("live"),
        index.FilterField("expire_at"),
        index.FilterField("region_id"),
        index.FilterField("legal_form"),
    ]

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "slug"], name="volunteering_organization_slug"
            )
        ]
        indexes = [
            models.Index(fields=["region", "live", "name"], name="volunteering_listed_idx"),
            models.Index(fields=["region", "live", "sort_key"], name="volunteering_sorted_idx"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_accredited(self) -> bool:
        """Whether its accreditation is valid today."""
        return bool(self.accreditation_until) and self.accreditation_until >= timezone.localdate()

    @property
    def is_seeking(self) -> bool:
        """Whether the organization itself looks for volunteers today."""
        return self.seeking_until is not None and self.seeking_until >= timezone.localdate()

    @property
    def current_programs(self) -> list[Program]:
        """Its programs that are being prepared or running, in the order it gave them."""
        return [program for program in self.programs.all() if program.is_current]

    @property
    def public_contacts(self) -> list:
        """The contacts that may be shown; the others stay with the centre."""
        return [contact for contact in self.contacts.all() if contact.is_public]

    @property
    def public_address(self) -> str:
        """The address as it may be shown: only the municipality when the exact one is hidden."""
        if self.hide_address or not self.street:
            return str(self.seat)
        code = f"{self.postal_code[:3]} {self.postal_code[3:]} " if self.postal_code else ""
        return f"{self.street}, {code}{self.seat.name}"

    @property
    def website(self) -> str:
        """The address of its own site, or ""."""
        links = (link for link in self.links.all() if link.kind == LinkKind.WEBSITE)
        return next((link.url for link in links), "")

    def clean(self):
        """Refuse a slug that is another address of the directory or another listing's.

        The admin's form knows the region only for some people, so it cannot check the two together.

        Raises:
            ValidationError: at the field `slug`.
        """
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": _(
                        "This address is used by the directory itself. Please choose another one."
                    )
                }
            )
        others = Organization.objects.filter(region_id=self.region_id, slug=self.slug)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"slug": _("Another listing has this address. Please choose another one.")}
            )

    def save(self, *args, **kwargs):
        """Keep the key that duplicates are found by, and remember an address that readers may know."""
        self.name_key = name_key(self.name)
        self.sort_key = sort_key(self.name)
        before = Organization.objects.filter(pk=self.pk).values("slug", "live").first()
        super().save(*args, **kwargs)
        if before is None:
            ListingRecord.objects.create(organization=self)
        # Of a draft, only what Wagtail keeps about it is saved; its slug is not public yet.
        is_written = "slug" in (kwargs.get("update_fields") or ["slug"])
        if is_written and before and before["live"] and before["slug"] != self.slug:
            FormerSlug.objects.filter(region=self.region, slug=self.slug).delete()
            FormerSlug.objects.update_or_create(
                region=self.region, slug=before["slug"], defaults={"organization": self}
            )

    def full_clean(self, *args, **kwargs):
        """Store IČO and postal code in their plain form before validation."""
        self.postal_code = "".join(self.postal_code.split())
        with suppress(ValidationError):
            # What is wrong with it, the validator of the field says.
            self.ico = clean_ico(self.ico)
        super().full_clean(*args, **kwargs)

    def get_url(self, request=None) -> str | None:
        """Return the address of the profile, or None while the region's site has no public directory."""
        from_directory = directory_url(self.region, request)
        return f"{from_directory}{self.slug}/" if from_directory else None

    @property
    def url(self) -> str | None:
        """The address of the profile without a request at hand."""
        return self.get_url()

    # The admin and feeds ask by this name.
    get_absolute_url = get_url
