"""Events and their index page."""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from volunteering.pages.content import ContentPage
from volunteering.pages.index import ContentIndexPage
from volunteering.places.search import AROUND

from .enums import EventKind, EventStatus
from .querysets import EventManager


class EventPage(ContentPage):
    """An event (schema.org Event): one stretch of time, on one or several days, at one venue."""

    channel = "akce"
    kind_label = _("Event")

    kind = models.CharField(
        _("kind"), max_length=12, choices=EventKind.choices, default=EventKind.OTHER
    )
    status = models.CharField(
        _("status"), max_length=12, choices=EventStatus.choices, default=EventStatus.SCHEDULED
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Empty: the end was not given.")
    )
    is_all_day = models.BooleanField(
        _("all day"), default=False, help_text=_("Only the days are shown, without times.")
    )
    # When it leaves the upcoming list; derived, so that lists can filter and sort in the database.
    over_at = models.DateTimeField(editable=False, db_index=True)
    office = models.ForeignKey(
        "volunteering.Office",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in our office"),
    )
    venue_name = models.CharField(_("venue"), max_length=150, blank=True)
    street = models.CharField(_("street and number"), max_length=150, blank=True)
    municipality = models.ForeignKey(
        "volunteering.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
        limit_choices_to={"kind": "obec"},
    )
    online_url = models.URLField(_("address of the online meeting"), max_length=300, blank=True)
    organizer_name = models.CharField(
        _("another organizer"),
        max_length=150,
        blank=True,
        help_text=_("If it is not in the directory. Organizations below count as organizers."),
    )
    tags = ClusterTaggableManager(
        through="volunteering.EventTag", blank=True, verbose_name=_("tags")
    )

    objects = EventManager()

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("is_all_day"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("office"),
                FieldRowPanel([FieldPanel("venue_name"), FieldPanel("street")]),
                FieldPanel("municipality"),
                FieldPanel("online_url"),
                FieldPanel("organizer_name"),
            ],
            heading=_("Where and who"),
        ),
        *ContentPage.lead_panels,
        *ContentPage.body_panels,
        *ContentPage.about_panels,
    ]
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("venue_name"),
        index.SearchField("organizer_name"),
        index.RelatedFields("municipality", [index.SearchField("name")]),
        index.RelatedFields("tags", [index.SearchField("name")]),
        index.FilterField("starts_at"),
        index.FilterField("over_at"),
    ]

    parent_page_types = ["volunteering.EventIndexPage"]
    template = "volunteering/events/event_page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @classmethod
    def get_indexed_objects(cls):
        """Fetch at once what the search reads of many events."""
        return (
            super()
            .get_indexed_objects()
            .select_related("office__place")
            .prefetch_related(f"municipality__{AROUND}", f"office__place__{AROUND}")
        )

    @property
    def summary_date(self):
        """Lists show when the event starts, not when it was announced."""
        return self.starts_at

    @property
    def is_over(self) -> bool:
        """Whether it has ended; of what was never saved that is not known yet."""
        return self.over_at is not None and self.over_at <= timezone.now()

    @property
    def is_on(self) -> bool:
        """Whether people should come (or connect) at the given time."""
        return self.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)

    @property
    def last_day(self):
        """The last calendar day, in the site's time zone."""
        return timezone.localtime(self.ends_at or self.starts_at).date()

    def clean(self):
        """Refuse an end before the start, and an event that is nowhere.

        Raises:
            ValidationError: at the field that is wrong.
        """
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The event ends before it starts.")})
        if not (self.office or self.venue_name or self.municipality or self.online_url):
            raise ValidationError(
                {
                    "venue_name": _(
                        "Say where it takes place: an office, a venue, a municipality or an address online."
                    )
                }
            )

    def save(self, *args, **kwargs):
        """Keep the moment it is over: its end, or the end of its last day when no time is given."""
        if self.ends_at and not self.is_all_day:
            self.over_at = self.ends_at
        else:
            self.over_at = datetime.combine(
                self.last_day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone()
            )
        super().save(*args, **kwargs)


class EventIndexPage(ContentIndexPage):
    """Coming events, and on request the past ones."""

    content_model = EventPage
    subpage_types = ["volunteering.EventPage"]
    template = "volunteering/events/index_page.html"

    class Meta:
        verbose_name = _("index of events")
        verbose_name_plural = _("indexes of events")

    def narrow(self, items, asked, topic, place):
        """Narrow as every index does; a month shows all of its events, otherwise coming ones or past ones."""
        items = super().narrow(items, asked, topic, place)
        if asked.month:
            return items.order_by("starts_at", "pk")
        return items.past() if asked.past else items.upcoming()

    def in_month(self, items, start, end):
        """Return the events of which some part lies in the month."""
        return items.during(start, end)

    def months(self, items) -> list:
        """Return the months of which events take up some part, newest first, as first days."""
        months = set()
        for starts_at, over_at in items.order_by().values_list("starts_at", "over_at"):
            # What ends at midnight does not reach the next day.
            last_day = max(starts_at, over_at - timedelta(microseconds=1))
            month = timezone.localtime(starts_at).date().replace(day=1)
            while month <= timezone.localtime(last_day).date():
                months.add(month)
                month = (month + timedelta(days=31)).replace(day=1)
        return sorted(months, reverse=True)
