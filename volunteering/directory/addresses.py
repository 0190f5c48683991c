"""Where the directory of a region is."""

from django.apps import apps
from wagtail.models import Page

from volunteering.core.kept import FRAME, Kept, first_expiry
from volunteering.core.models import Region

_pages: Kept[Page | None] = Kept(FRAME, until=lambda page: first_expiry([page]))


def directory_url(region: Region, request) -> str | None:
    """Return the address of the region's directory, remembered on the request; None while none is public.

    Args:
        region: the region.
        request: the request that is being answered, or None without one.
    """
    cache = {} if request is None else request.__dict__.setdefault("_volunteering_directories", {})
    if region.pk not in cache:
        page = directory_page(region)
        cache[region.pk] = page.get_url(request) if page else None
    return cache[region.pk]


def directory_page(region: Region) -> Page | None:
    """Return the public directory of a region; costs one small query."""
    return _pages.get(region.pk, lambda: _directory_of(region))


def _directory_of(region: Region) -> Page | None:
    # By name: page types stand above models and may import them, not the other way round.
    pages = apps.get_model("volunteering", "DirectoryPage").objects
    return pages.listed().in_region(region).first()
