"""Questions about content pages."""

from volunteering.core.querysets import ListedPageQuerySet


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

    def for_feeds(self) -> "ContentQuerySet":
        """Fetch what a feed tells of a page in a fixed number of queries."""
        return self.select_related("lead_image").prefetch_related(
            "topics", "lead_image__renditions"
        )

    def for_cards(self) -> "ContentQuerySet":
        """Fetch what a card shows in a fixed number of queries, and leave the long body in the database."""
        return (
            self.defer_streamfields()
            .select_related("lead_image")
            .prefetch_related("topics", "places", "lead_image__renditions")
        )
