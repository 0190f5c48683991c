"""Questions about organizations; `listed` is the one definition of a public listing."""

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from .enums import CURRENT_STATUSES


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

    def seeking(self) -> "OrganizationQuerySet":
        """Return the listings that look for volunteers today, themselves or in a current program."""
        programs = self.model._meta.get_field("programs").related_model.objects.seeking()
        return self.filter(
            Q(seeking_until__gte=timezone.localdate())
            | Q(pk__in=programs.values("organization_id"))
        )

    def for_cards(self) -> "OrganizationQuerySet":
        """Fetch what a card shows in a fixed number of queries."""
        seeking = self.model._meta.get_field("programs").related_model.objects.seeking()
        return (
            self.defer("description")
            .select_related("seat", "logo", "region__site", "record")
            .prefetch_related("topics", "areas", "logo__renditions")
            .annotate(has_seeking_program=Exists(seeking.filter(organization=OuterRef("pk"))))
        )

    def with_program_facts(self) -> "OrganizationQuerySet":
        """Add `program_count` and `programs_seeking_until` (the last day on which one seeks volunteers) of current programs."""
        programs = self.model._meta.get_field("programs").related_model.objects.current()
        own = programs.filter(organization=OuterRef("pk")).order_by().values("organization")
        count = Subquery(own.annotate(number=Count("pk")).values("number"))
        return self.annotate(
            program_count=Coalesce(count, Value(0)),
            programs_seeking_until=Subquery(own.annotate(last=Max("seeking_until")).values("last")),
        )


class ProgramQuerySet(models.QuerySet):
    """Programs by visibility, region and what a reader looks for."""

    def listed(self) -> "ProgramQuerySet":
        """Return the public programs: those of public organizations; ended ones keep their page."""
        return self.filter(organization__live=True).filter(
            Q(organization__expire_at__isnull=True) | Q(organization__expire_at__gt=timezone.now())
        )

    def current(self) -> "ProgramQuerySet":
        """Return those that are being prepared or running: what lists, filters and counters show."""
        return self.filter(status__in=CURRENT_STATUSES)

    def seeking(self) -> "ProgramQuerySet":
        """Return the current programs that look for volunteers today."""
        return self.current().filter(seeking_until__gte=timezone.localdate())

    def in_region(self, region) -> "ProgramQuerySet":
        """Return the programs of a region's organizations; none without a region."""
        return self.filter(organization__region=region) if region is not None else self.none()

    def with_publication(self) -> "ProgramQuerySet":
        """Add what Wagtail knows of the organization, with which programs are published and expire."""
        return self.annotate(
            last_published_at=F("organization__last_published_at"),
            expire_at=F("organization__expire_at"),
        )

    def for_cards(self) -> "ProgramQuerySet":
        """Fetch what a card shows in a fixed number of queries."""
        return (
            self.defer("description")
            .select_related(
                "organization__seat", "organization__logo", "organization__region__site"
            )
            .prefetch_related("topics", "areas", "organization__logo__renditions")
        )
