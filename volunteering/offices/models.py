"""Offices and branches: where the centre can be visited, and when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
)

from volunteering import conf
from volunteering.core.identity import Identified
from volunteering.core.models import Region, only_region
from volunteering.previews.mixins import PreviewedElsewhereMixin

from .enums import OfficeKind, Weekday
from .hours import HoursOverride, OpeningHours, State, WeeklyInterval
from .querysets import OfficeQuerySet


class Office(
    PreviewedElsewhereMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Identified,
    ClusterableModel,
):
    """A place where people can come in."""

    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="offices",
        verbose_name=_("region"),
        default=only_region,
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120)
    kind = models.CharField(
        _("kind"), max_length=10, choices=OfficeKind.choices, default=OfficeKind.CENTRE
    )
    description = models.TextField(_("description"), max_length=1000, blank=True)
    street = models.CharField(_("street and number"), max_length=150)
    postal_code = models.CharField(_("postal code"), max_length=6, blank=True)
    place = models.ForeignKey(
        "volunteering.Place",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    directions = models.TextField(
        _("how to find us"),
        max_length=1000,
        blank=True,
        help_text=_("In words: from the stop, which door."),
    )
    map_url = models.URLField(_("link to a map"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    by_appointment = models.CharField(
        _("outside opening hours"),
        max_length=150,
        blank=True,
        help_text=_("For example: by appointment at any time."),
    )
    opens_on = models.DateField(
        _("opens on"), null=True, blank=True, help_text=_("For a branch that is being prepared.")
    )
    closes_on = models.DateField(_("last day"), null=True, blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    objects = OfficeQuerySet.as_manager()

    # Made by the ParentalKeys below.
    weekly_hours: models.Manager["WeeklyHours"]
    hour_exceptions: models.Manager["HoursException"]

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["sort_order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "slug"], name="volunteering_office_slug")
        ]

    def __str__(self):
        return self.name

    @property
    def opening_hours(self) -> OpeningHours:
        """Its hours as arithmetic."""
        return OpeningHours(
            weekly=tuple(
                WeeklyInterval(
                    item.weekday, item.opens, item.closes, item.valid_from, item.valid_through
                )
                for item in self.weekly_hours.all()
            ),
            exceptions=tuple(
                HoursOverride(
                    item.first_day,
                    item.last_day or item.first_day,
                    item.opens,
                    item.closes,
                    item.note,
                )
                for item in self.hour_exceptions.all()
            ),
            zone=timezone.get_default_timezone(),
            country=conf.holiday_country(),
            starts_on=self.opens_on,
            ends_on=self.closes_on,
        )

    @property
    def state(self) -> State:
        """Whether it is open now."""
        return self.opening_hours.state_at(timezone.now())

    @property
    def week(self) -> list[tuple[str, list]]:
        """The usual week: day names with their intervals, only days on which it opens."""
        today = timezone.localdate()
        rows = []
        for weekday in Weekday:
            intervals = [
                item
                for item in self.weekly_hours.all()
                if item.weekday == weekday
                and (item.valid_through is None or item.valid_through >= today)
            ]
            if intervals:
                rows.append((weekday.label, sorted(intervals, key=lambda item: item.opens)))
        return rows

    @property
    def coming_exceptions(self) -> list:
        """Exceptions of today and later, the nearest first."""
        today = timezone.localdate()
        return sorted(
            (
                item
                for item in self.hour_exceptions.all()
                if (item.last_day or item.first_day) >= today
            ),
            key=lambda item: item.first_day,
        )

    def get_preview_template(self, request, mode_name) -> str:
        """Return the template of the preview: the card of the office."""
        return "volunteering/offices/preview.html"

    def get_preview_context(self, request, mode_name) -> dict:
        """Return the context of the preview."""
        return {"office": self}


class WeeklyHours(Orderable):
    """An interval of the usual week; a day may have several."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(
        _("to"), help_text=_("An earlier time than the start means after midnight.")
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_through = models.DateField(_("valid through"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("opening hours")

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}-{self.closes:%H:%M}"


class HoursException(Orderable):
    """Days on which the office is closed or keeps other hours. State holidays need none."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="hour_exceptions")
    first_day = models.DateField(_("day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: one day only.")
    )
    opens = models.TimeField(
        _("open from"), null=True, blank=True, help_text=_("Both times empty: closed.")
    )
    closes = models.TimeField(_("to"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=150, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("exception")

    def __str__(self):
        return f"{self.first_day:%d.%m.%Y} {self.note}"

    @property
    def is_closed(self) -> bool:
        """Whether the office stays closed."""
        return self.opens is None

    def clean(self):
        """Refuse half an interval and a range that ends before it starts.

        Raises:
            ValidationError: at the field that is wrong.
        """
        super().clean()
        if (self.opens is None) != (self.closes is None):
            raise ValidationError(
                {"closes": _("Fill in both times, or neither when it is closed.")}
            )
        if self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first.")})
