"""Places: official units with two independent parents, everyday areas, and which of them overlap."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from volunteering.core.identity import Identified

from .enums import PlaceKind
from .querysets import PlaceQuerySet


class Place(Identified, index.Indexed, models.Model):
    """A kraj, okres, ORP, municipality or everyday area.

    ORP do not nest in okresy (Turnov spans three of them), so a municipality names both, and whatever
    is larger than a municipality is a set of municipalities. Names repeat (two Pěnčín): the official code or the
    slug is the key.
    """

    name = models.CharField(_("name"), max_length=100)
    # Filled for municipalities whose name repeats: "Pěnčín (okres Liberec)".
    display_name = models.CharField(max_length=160, blank=True, editable=False)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind.choices)
    code = models.CharField(
        _("official code"),
        max_length=10,
        blank=True,
        help_text=_(
            "ČSÚ code of the municipality, LAU 1 of the okres, NUTS 3 of the kraj, CISORP of the ORP."
        ),
    )
    kraj = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kraj"),
        limit_choices_to={"kind": PlaceKind.KRAJ},
    )
    okres = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("okres"),
        limit_choices_to={"kind": PlaceKind.OKRES},
    )
    orp = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ORP"),
        limit_choices_to={"kind": PlaceKind.ORP},
    )
    covers = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="areas",
        verbose_name=_("covers"),
        help_text=_("What an everyday area consists of: okresy, ORP or municipalities."),
    )
    is_town = models.BooleanField(_("is a town"), default=False)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    objects = PlaceQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind"), FieldPanel("code")]
        ),
        MultiFieldPanel(
            [FieldPanel("kraj"), FieldPanel("okres"), FieldPanel("orp"), FieldPanel("is_town")],
            heading=_("belongs to"),
        ),
        FieldPanel("covers"),
        MultiFieldPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("position")),
    ]

    # Made by the key of `PlaceOverlap`.
    overlaps: models.Manager["PlaceOverlap"]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code"],
                condition=~models.Q(code=""),
                name="volunteering_place_code",
            )
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The name as it stands alone, so that okres Liberec, ORP Liberec and Liberec are told apart."""
        if self.kind == PlaceKind.OKRES:
            return _("%(name)s district") % {"name": self.name}
        if self.kind == PlaceKind.ORP:
            return _("%(name)s and surroundings") % {"name": self.name}
        return self.display_name or self.name


class PlaceOverlap(models.Model):
    """Two places that share at least one municipality, kept ready so that a filter is one join.

    A place overlaps itself. Rebuilt by `actions.rebuild_overlaps` whenever places change.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="overlaps")
    other = models.ForeignKey(Place, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "other"], name="volunteering_place_overlap")
        ]

    def __str__(self):
        return f"{self.place_id} ~ {self.other_id}"
