"""The promise of posts a month, in numbers: published, scheduled, missing."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from volunteering import conf
from volunteering.pages.index import month_bounds


@dataclass(frozen=True)
class Promise:
    """How a month stands."""

    month: object
    published: int
    scheduled: int
    low: int
    high: int

    @property
    def missing_to_low(self) -> int:
        """How many posts are missing to the lower number, when the scheduled ones come out."""
        return max(0, self.low - self.published - self.scheduled)

    @property
    def missing_to_high(self) -> int:
        """How many posts are missing to the upper number, when the scheduled ones come out."""
        return max(0, self.high - self.published - self.scheduled)


def this_month(site=None) -> Promise:
    """Return how the current month of the site's time zone stands.

    A post counts in the month of its first publication; editing it or publishing it again does not count.
    Scheduled are posts that have never been published and go live before the month ends.

    Args:
        site: only posts of this site; None counts all.
    """
    first_day = timezone.localdate().replace(day=1)
    start, end = month_bounds(first_day)
    types = [
        ContentType.objects.get_for_model(apps.get_model(label))
        for label in conf.counted_page_types()
    ]
    pages = Page.objects.filter(content_type__in=types)
    if site is not None:
        pages = pages.descendant_of(site.root_page)
    published = pages.live().filter(first_published_at__gte=start, first_published_at__lt=end)
    due = Revision.page_revisions.filter(
        approved_go_live_at__gt=timezone.now(), approved_go_live_at__lt=end
    )
    fresh = pages.filter(first_published_at__isnull=True).values_list("pk", flat=True)
    scheduled = set(due.values_list("object_id", flat=True)) & {str(pk) for pk in fresh}
    low, high = conf.monthly_target()
    return Promise(first_day, published.count(), len(scheduled), low, high)
