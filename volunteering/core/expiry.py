"""Pages whose time is over are gone at once, also before `publish_scheduled` has taken them down."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    # A mixin that is no page: it has to stand before RoutablePageMixin, which has a `serve` of its own.
    Base = object


class ExpiringPageMixin(Base):
    """For page types; `ListedPageQuerySet.listed` says the same of lists."""

    @property
    def is_past_expiry(self) -> bool:
        """Whether its time is over although Wagtail has not unpublished it yet."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def serve(self, request, *args, **kwargs):
        """Show the page, unless its time is over.

        Raises:
            Http404: past its expiry.
        """
        if self.is_past_expiry:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request=None):
        """Leave a page past its expiry out of the sitemap."""
        return [] if self.is_past_expiry else super().get_sitemap_urls(request)
