"""Questions about content pages; `listed` is the one definition of a public page."""

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageQuerySet


class ListedPageQuerySet(PageQuerySet):
    """Pages that the public may see."""

    def listed(self) -> "ListedPageQuerySet":
        """Return the public pages: published, not behind a password or login, not past their expiry.

        Wagtail unpublishes an expired page when `publish_scheduled` runs; until then it is not listed either.
        """
        return self.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))

    def in_region(self, region) -> "ListedPageQuerySet":
        """Return the pages below the root page of the region's site; none without a region."""
        if region is None:
            return self.none()
        return self.descendant_of(region.site.root_page, inclusive=True)


class ContentQuerySet(ListedPageQuerySet):
    """Content pages by what they are about, ready for cards."""

    def about(self, topic) -> "ContentQuerySet":
        """Return pages that carry this topic."""
        return self.filter(topics=topic)

    def in_place(self, place) -> "ContentQuerySet":
        """Return pages about this place or one that shares ground with it, each once."""
        through = self.model.places.through
        source = through._meta.get_field(self.model._meta.model_name)
        rows = through.objects.filter(place__overlaps__other=place)
        return self.filter(pk__in=rows.values(source.attname))

    def of_organization(self, organization) -> "ContentQuerySet":
        """Return pages that name this organization."""
        return self.filter(organizations=organization)

    def for_cards(self) -> "ContentQuerySet":
        """Fetch what a card shows in a fixed number of queries, and leave the long body in the database."""
        return self.defer_streamfields().select_related("lead_image").prefetch_related(
            "topics", "places", "lead_image__renditions"
        )
