"""`listed`: the one definition of a public page."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import PageQuerySet, PageViewRestriction


def listed_pages(pages: PageQuerySet) -> PageQuerySet:
    """Return the public ones of these pages: published, not behind a password or login, not past their expiry.

    Wagtail unpublishes an expired page when `publish_scheduled` runs; until then it is not listed either. The
    restriction of an ancestor holds too; asking for it inside the query saves Wagtail's `public()` one query for
    each list on a page.
    """
    restricted = PageViewRestriction.objects.filter(
        page__path=Substr(OuterRef("path"), 1, Length("page__path"))
    )
    return pages.live().filter(
        ~Exists(restricted), Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    )


class ListedPageQuerySet(PageQuerySet):
    """Pages that the public may see."""

    def listed(self) -> "ListedPageQuerySet":
        """Return the public pages; see `listed_pages`."""
        return listed_pages(self)

    def in_region(self, region) -> "ListedPageQuerySet":
        """Return the pages below the root page of the region's site; none without a region."""
        if region is None:
            return self.none()
        return self.descendant_of(region.site.root_page, inclusive=True)
