"""RSS 2.0 feeds: everything, or one kind of content."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from volunteering.core.models import Region
from volunteering.pages.content import content_page_types

EVERYTHING = "vse"
ITEMS = 30


class ChannelFeed(Feed):
    """The newest items of a channel; identified by UUID, so that a changed slug makes no new item."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = False
    language = "cs"

    def get_object(self, request, channel: str):
        """Return the request and the page types of the channel.

        Raises:
            Http404: there is no such channel, or the site has no region.
        """
        types = [model for model in content_page_types() if channel in (EVERYTHING, model.channel)]
        region = Region.objects.for_request(request)
        if not types or region is None:
            raise Http404
        return {"request": request, "channel": channel, "types": types, "region": region}

    def title(self, obj) -> str:
        """Name the centre, and the kind if it is not everything."""
        centre = obj["region"].centre_name
        if obj["channel"] == EVERYTHING:
            return centre
        kind = str(obj["types"][0]._meta.verbose_name_plural)
        return f"{kind[:1].upper()}{kind[1:]} – {centre}"

    def description(self, obj) -> str:
        """Say what the reader of the feed gets."""
        return _("New posts of %(centre)s") % {"centre": obj["region"].centre_name}

    def link(self, obj) -> str:
        """Return the address of the site."""
        return obj["region"].site.root_url + "/"

    def feed_url(self, obj) -> str:
        """Return the feed's own address."""
        path = reverse("volunteering:feed", args=[obj["channel"]])
        return obj["region"].site.root_url + path

    def items(self, obj) -> list:
        """Return the newest public pages of the channel's types, newest first."""
        pages = [
            page
            for model in obj["types"]
            for page in model.objects.listed()
            .in_region(obj["region"])
            .for_feeds()
            .order_by("-first_published_at", "-pk")[:ITEMS]
        ]
        pages.sort(key=lambda page: page.first_published_at, reverse=True)
        return [(page, obj) for page in pages[:ITEMS]]

    def item_title(self, item) -> str:
        """Return the title."""
        return item[0].title

    def item_description(self, item) -> str:
        """Return the whole text as HTML with full addresses."""
        page, obj = item
        return render_to_string(
            "volunteering/syndication/item.html",
            {"page": page, "base_url": obj["region"].site.root_url},
            request=obj["request"],
        ).strip()

    def item_link(self, item) -> str:
        """Return the address of the page."""
        return item[0].get_full_url(item[1]["request"])

    def item_guid(self, item) -> str:
        """Return the UUID as an URN (RFC 9562)."""
        return item[0].uuid.urn

    def item_pubdate(self, item):
        """Return the moment of first publication."""
        return item[0].first_published_at

    def item_updateddate(self, item):
        """Return the moment of the last publication."""
        return item[0].last_published_at

    def item_categories(self, item) -> list[str]:
        """Return the topics."""
        return [topic.name for topic in item[0].topics.all()]
