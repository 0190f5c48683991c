"""The index page of one kind of content: newest first, filtered by topic, place and month, in pages."""

from datetime import datetime, time

from django.db import models
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager

from volunteering.core.expiry import ExpiringPageMixin
from volunteering.core.paging import paginate
from volunteering.core.querysets import ListedPageQuerySet
from volunteering.places.models import Place
from volunteering.topics.models import Topic

from .content import ContentPage
from .filters import ContentFilter


def month_bounds(first_day) -> tuple[datetime, datetime]:
    """Return the first moment of a month and of the next one, in the site's time zone."""
    year, month = divmod(first_day.year * 12 + first_day.month, 12)
    next_month = first_day.replace(year=year, month=month + 1)
    zone = timezone.get_default_timezone()
    return (
        datetime.combine(first_day, time.min, tzinfo=zone),
        datetime.combine(next_month, time.min, tzinfo=zone),
    )


class ContentIndexPage(ExpiringPageMixin, Page):
    """Abstract: lists the content pages of one type below it."""

    # The page type that is listed; set by the subclass.
    content_model: type[ContentPage]
    max_count_per_parent = 1

    objects = PageManager.from_queryset(ListedPageQuerySet)()

    intro = models.TextField(_("introduction"), max_length=500, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Add the filtered, paged items and the choices of the filter."""
        context = super().get_context(request, *args, **kwargs)
        asked = ContentFilter.parse(request.GET)
        everything = self.content_model.objects.listed().child_of(self)
        topic = Topic.objects.filter(slug=asked.topic).first() if asked.topic else None
        place = Place.objects.filter(slug=asked.place).first() if asked.place else None
        items = self.narrow(everything, asked, topic, place)
        context |= {
            "asked": asked,
            "topic": topic,
            "place": place,
            "items": paginate(items.for_cards(), request),
            # A value that names nothing is left out, and the page says so instead of failing.
            "unknown_filter": bool((asked.topic and not topic) or (asked.place and not place)),
            "topics": self.used(everything, "topics", Topic),
            "places": self.used(everything, "places", Place),
            "months": self.months(everything),
        }
        return context

    def narrow(self, items, asked: ContentFilter, topic, place):
        """Return the items that the filter asks for, in the order of the list."""
        if topic:
            items = items.about(topic)
        if place:
            items = items.in_place(place)
        if asked.month:
            items = self.in_month(items, *month_bounds(asked.month))
        return items.order_by("-first_published_at", "-pk")

    def in_month(self, items, start: datetime, end: datetime):
        """Return the items of a month: by first publication."""
        return items.filter(first_published_at__gte=start, first_published_at__lt=end)

    def months(self, items) -> list:
        """Return the months that have items, newest first, as first days."""
        return list(
            items.order_by()
            .annotate(month=TruncMonth("first_published_at"))
            .values_list("month", flat=True)
            .distinct()
            .order_by("-month")
        )

    def used(self, items, field: str, model):
        """Return the terms of a vocabulary that some item carries."""
        through = getattr(self.content_model, field).through
        source = through._meta.get_field(self.content_model._meta.model_name).attname
        target = through._meta.get_field(model._meta.model_name).attname
        rows = through.objects.filter(**{f"{source}__in": items.order_by().values("pk")})
        return model.objects.filter(pk__in=rows.values(target))
