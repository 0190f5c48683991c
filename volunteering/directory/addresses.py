"""Where the directory of a region is."""

from django.apps import apps

from volunteering.core.models import Region


def directory_url(region: Region, request) -> str | None:
    """Return the address of the region's directory, remembered on the request; None while none is public.

    Args:
        region: the region.
        request: the request that is being answered, or None without one.
    """
    cache = {} if request is None else request.__dict__.setdefault("_volunteering_directories", {})
    if region.pk not in cache:
        # By name: page types stand above models and may import them, not the other way round.
        pages = apps.get_model("volunteering", "DirectoryPage").objects
        page = pages.listed().in_region(region).first()
        cache[region.pk] = page.get_url(request) if page else None
    return cache[region.pk]
