"""Which endpoint has what stands on a page of the site."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from wagtail.models import Page

from volunteering.core.models import Region
from volunteering.directory.pages import DirectoryPage
from volunteering.pages.content import ContentPage
from volunteering.pages.index import ContentIndexPage
from volunteering.pages.models import TextPage
from volunteering.readmodels.registry import representations

# Public, and of a type that no endpoint knows: one of the host's own.
OTHER = "other"


@dataclass(frozen=True)
class Endpoint:
    """Where the API has what a page shows.

    Attributes:
        kind: name of the kind, as in addresses; `OTHER` when no endpoint has it.
        is_list: whether the page lists things of this kind instead of being one.
    """

    kind: str
    is_list: bool

    def url(self, region: Region, page: Page) -> str | None:
        """Return the address in the API, or None when there is none.

        Args:
            region: whose API.
            page: the page in its own type.
        """
        if self.kind == OTHER:
            return None
        if self.is_list:
            return api_url(region, self.kind)
        return api_url(region, self.kind, str(getattr(page, "uuid", "")))


def endpoint_of(model: type[Page] | None) -> Endpoint:
    """Return which endpoint has what pages of a type show.

    Args:
        model: the type; None when it is no longer installed.
    """
    if model is None:
        return Endpoint(OTHER, is_list=False)
    if issubclass(model, TextPage):
        return Endpoint("pages", is_list=False)
    if issubclass(model, DirectoryPage):
        return Endpoint("organizations", is_list=True)
    if issubclass(model, ContentIndexPage):
        return Endpoint(_kind_of(model.content_model), is_list=True)
    return Endpoint(_kind_of(model), is_list=False)


def _kind_of(model: type[Page]) -> str:
    if issubclass(model, ContentPage):
        for one in representations():
            if issubclass(model, one.model):
                return one.kind
    return OTHER


def api_url(region: Region, *parts: str) -> str:
    """Return an address of the region's API.

    Args:
        region: whose site.
        parts: of the path, such as the name of a kind and a UUID.
    """
    return f"{region.site.root_url}{reverse('volunteering:api:api-root')}{'/'.join(parts)}"


def page_link(page: Page) -> dict[str, str]:
    """Return title and address of a page, as `schemas.pages.PageLink` has them."""
    url = page.get_full_url() or ""
    return {"title": page.title, "url": url, "path": urlsplit(url).path}
