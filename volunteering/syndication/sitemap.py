"""The sitemap: every public page and profile with the day of its last change."""

from django.db.models import Q
from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap


class PublicSitemap(Sitemap):
    """Wagtail's sitemap without pages past their expiry that are not unpublished yet."""

    def items(self):
        """Return the public pages of the site; profiles are added by the directory's own page."""
        now = timezone.now()
        return super().items().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now))


def sitemap(request):
    """Serve the sitemap of the request's site."""
    return wagtail_sitemap(request, {"pages": PublicSitemap})
