"""The sitemap: every public page and profile with the day of its last change."""

from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Page

from volunteering.core.querysets import listed_pages


class PublicSitemap(Sitemap):
    """Wagtail's sitemap, going through the one definition of a public page."""

    def items(self):
        """Return the public pages of the site; profiles are added by the directory's own page."""
        root = self.get_wagtail_site().root_page
        pages = listed_pages(Page.objects.descendant_of(root, inclusive=True))
        return pages.order_by("path").defer_streamfields().specific()


def sitemap(request):
    """Serve the sitemap of the request's site."""
    return wagtail_sitemap(request, {"pages": PublicSitemap})
