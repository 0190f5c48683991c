"""Questions about events."""

from django.utils import timezone
from wagtail.models import PageManager

from volunteering.pages.querysets import ContentQuerySet


class EventQuerySet(ContentQuerySet):
    """Events by time."""

    def upcoming(self) -> "EventQuerySet":
        """Return events that are not over, the nearest first."""
        return self.filter(over_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self) -> "EventQuerySet":
        """Return events that are over, the latest first."""
        return self.filter(over_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def during(self, start, end) -> "EventQuerySet":
        """Return events of which some part lies between two moments."""
        return self.filter(starts_at__lt=end, over_at__gt=start)

    def for_feeds(self) -> "EventQuerySet":
        """Fetch the place of each event too."""
        return super().for_feeds().select_related("office", "municipality")

    def for_cards(self) -> "EventQuerySet":
        """Fetch the place of each event too."""
        return super().for_cards().select_related("office", "municipality")


EventManager = PageManager.from_queryset(EventQuerySet)
