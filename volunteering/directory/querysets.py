"""Questions about organizations; `listed` is the one definition of a public listing."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class OrganizationQuerySet(models.QuerySet):
    """Organizations by visibility, region and what a reader looks for."""

    def listed(self) -> "OrganizationQuerySet":
        """Return the public listings: published and not past their expiry."""
        return self.filter(live=True).filter(
            Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
        )

    def in_region(self, region) -> "OrganizationQuerySet":
        """Return the listings of a region; none without a region."""
        return self.filter(region=region) if region is not None else self.none()

    def active_in(self, place) -> "OrganizationQuerySet":
        """Return the listings whose area shares ground with this place, each once."""
        rows = self.model.areas.through.objects.filter(place__overlaps__other=place)
        return self.filter(pk__in=rows.values("organization_id"))

    def working_on(self, topic) -> "OrganizationQuerySet":
        """Return the listings with this focus."""
        return self.filter(topics=topic)

    def for_cards(self) -> "OrganizationQuerySet":
        """Fetch what a card shows in a fixed number of queries."""
        return (
            self.defer("description")
            .select_related("seat", "logo", "region__site")
            .prefetch_related("topics", "areas", "logo__renditions")
        )
