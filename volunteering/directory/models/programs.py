"""A program of an organization: what its volunteers do, where, with whom, and whether it is running."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from volunteering.core.collation import sort_key
from volunteering.core.identity import Identified
from volunteering.places.search import IndexedWithAreas

from ..enums import ProgramStatus
from ..querysets import ProgramQuerySet


class Program(Orderable, Identified, IndexedWithAreas, ClusterableModel):
    """A program (HSDS: service). It belongs to the cluster of its organization: both change in one revision."""

    organization = ParentalKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="programs"
    )
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        blank=True,
        help_text=_("The last part of the program's address; made of the name when left empty."),
    )
    # Names in Czech alphabetical order, which databases do not keep.
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    status = models.CharField(
        _("life cycle"),
        max_length=10,
        choices=ProgramStatus.choices,
        default=ProgramStatus.RUNNING,
    )
    summary = models.TextField(
        _("in short"), max_length=300, help_text=_("One or two sentences for lists and search.")
    )
    # Plain text, for the same reason as at the organization.
    description = models.TextField(_("description"), max_length=6000, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    seeking_until = models.DateField(
        _("looking for volunteers until"),
        null=True,
        blank=True,
        help_text=_("Till this day people see that volunteers are wanted now."),
    )
    areas = ParentalManyToManyField(
        "volunteering.Place", related_name="programs", verbose_name=_("where it works")
    )
    topics = ParentalManyToManyField(
        "volunteering.Topic", related_name="programs", verbose_name=_("topics")
    )
    target_groups = ParentalManyToManyField(
        "volunteering.TargetGroup",
        related_name="programs",
        verbose_name=_("target groups"),
        blank=True,
    )

    objects = ProgramQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=4),
        index.AutocompleteField("name"),
        index.SearchField("summary", boost=2),
        index.SearchField("description"),
        index.RelatedFields("organization", [index.SearchField("name")]),
        index.RelatedFields("areas", [index.SearchField("name"), index.FilterField("slug")]),
        index.RelatedFields("topics", [index.SearchField("name"), index.FilterField("slug")]),
        index.RelatedFields("target_groups", [index.SearchField("name")]),
        index.FilterField("status"),
        index.FilterField("organization_id"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "slug"], name="volunteering_program_slug"
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Keep the key that lists are sorted by."""
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def is_current(self) -> bool:
        """Whether it is offered: being prepared or running."""
        return self.status != ProgramStatus.ENDED

    @property
    def is_seeking(self) -> bool:
        """Whether it looks for volunteers today."""
        return (
            self.is_current
            and self.seeking_until is not None
            and self.seeking_until >= timezone.localdate()
        )

    def get_url(self, request=None) -> str | None:
        """Return the address of its page below the profile, or None while the profile has none."""
        profile = self.organization.get_url(request)
        return f"{profile}{self.slug}/" if profile else None

    @property
    def url(self) -> str | None:
        """The address of its page without a request at hand."""
        return self.get_url()

    def get_absolute_url(self) -> str | None:
        """Return the address of its page; admin links and feeds ask by this name."""
        return self.get_url()
