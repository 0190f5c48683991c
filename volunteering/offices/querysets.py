"""Questions about offices; `listed` is the one definition of a public office."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class OfficeQuerySet(models.QuerySet):
    """Offices that the public may see."""

    def listed(self) -> "OfficeQuerySet":
        """Return the published offices, not past their expiry."""
        return self.filter(live=True).filter(
            Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
        )

    def in_region(self, region) -> "OfficeQuerySet":
        """Return the offices of a region; none without a region."""
        return self.filter(region=region) if region is not None else self.none()

    def for_cards(self) -> "OfficeQuerySet":
        """Fetch what a card shows in a fixed number of queries."""
        return self.select_related("place", "image").prefetch_related(
            "weekly_hours", "hour_exceptions", "image__renditions"
        )
