"""Parts that many objects tell: pictures, places, terms, organizations, addresses."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page

from volunteering.core.html import full_srcset
from volunteering.core.models import Region
from volunteering.core.querysets import listed_pages
from volunteering.core.renditions import alternative_text, renditions_of
from volunteering.directory.addresses import directory_page
from volunteering.readmodels.dependencies import Uses


def full_url(address: str | None, region: Region) -> str | None:
    """Return an address of the region's site with scheme and host; None stays None."""
    if address is None:
        return None
    return full_srcset(address, region.site.root_url)


def picture(image, use: str, region: Region, *, alt: str | None = None) -> dict:
    """Return a picture in the sizes of a place.

    Args:
        image: the picture.
        use: where it stands; a key of `core.renditions.USES`.
        region: whose site gives the addresses.
        alt: alternative text; None takes the picture's own.
    """
    # A small original is not enlarged: several filters then give the same width.
    by_width = {rendition.width: rendition for rendition in renditions_of(image, use)}
    sizes = [
        {
            "url": full_url(rendition.url, region),
            "width": rendition.width,
            "height": rendition.height,
        }
        for rendition in by_width.values()
    ]
    licence = getattr(image, "licence", "")
    return {
        "alt": alternative_text(image) if alt is None else alt,
        "author": getattr(image, "author", ""),
        "licence": str(image.get_licence_display()) if licence else "",
        "sizes": sizes,
        "srcset": ", ".join(f"{size['url']} {size['width']}w" for size in sizes),
    }


def pictures(image, region: Region, uses: Uses, *, whole: str = "lead") -> dict | None:
    """Return a picture cut for cards and whole, or None without one.

    Args:
        image: the picture or None.
        region: whose site gives the addresses.
        uses: notes the picture.
        whole: which sizes the whole picture has; a key of `core.renditions.USES`.
    """
    uses.note(image)
    if image is None:
        return None
    return {"card": picture(image, "card", region), "whole": picture(image, whole, region)}


def terms(things: Iterable, uses: Uses) -> list[dict]:
    """Return terms of a vocabulary."""
    found = list(things)
    uses.note(*found)
    return [{"slug": term.slug, "name": term.name} for term in found]


def tags(things: Iterable, uses: Uses) -> list[str]:
    """Return the words of tags."""
    found = list(things)
    uses.note(*found)
    return sorted(tag.name for tag in found)


def places(things: Iterable, uses: Uses) -> list[dict]:
    """Return places."""
    return [place(thing, uses) for thing in things]


def place(thing, uses: Uses) -> dict:
    """Return one place."""
    uses.note(thing)
    return {"slug": thing.slug, "name": str(thing), "kind": thing.kind}


def organizations(things: Iterable, region: Region, uses: Uses) -> list[dict]:
    """Return the public ones of some organizations of the region; of the others only that they are waited for.

    Args:
        things: organizations, public or not.
        region: whose directory.
        uses: notes all of them: one that is not public today may be tomorrow.
    """
    found = list(things)
    uses.note(*found)
    return [
        {
            "id": organization.uuid,
            "name": organization.name,
            "url": profile_url(organization, region, uses),
        }
        for organization in found
        if is_listed(organization, region)
    ]


def is_listed(thing, region: Region) -> bool:
    """Tell of an organization or office at hand what `listed().in_region(region)` tells of it."""
    has_expired = thing.expire_at is not None and thing.expire_at <= timezone.now()
    return thing.live and thing.region_id == region.pk and not has_expired


def profile_url(organization, region: Region, uses: Uses) -> str | None:
    """Return the address of a profile, or None while the region has no public directory.

    Args:
        organization: an organization of the region.
        region: whose directory.
        uses: notes the page of the directory.
    """
    if "directory" not in uses.shared:
        page = directory_page(region)
        uses.shared["directory"] = (page, full_url(page.get_url(), region) if page else None)
    page, address = uses.shared["directory"]
    uses.note(page)
    return f"{address}{organization.slug}/" if address else None


def breadcrumbs(page: Page, region: Region, uses: Uses) -> list[dict]:
    """Return the public pages above a page, from the front page of the site down.

    Args:
        page: the page.
        region: whose site.
        uses: notes all pages above; pages below the same one look them up once.
    """
    above = f"above {page.path[: -page.steplen]}"
    if above not in uses.shared:
        ancestors = page.get_ancestors().filter(depth__gte=region.site.root_page.depth)
        itself = Page.objects.filter(pk=OuterRef("pk"))
        found = list(ancestors.annotate(is_listed=Exists(listed_pages(itself))))
        links = [{"title": one.title, "url": one.get_full_url()} for one in found if one.is_listed]
        uses.shared[above] = (found, links)
    found, links = uses.shared[above]
    uses.note(*found)
    return links


def local(moment):
    """Return a moment by the clocks of the site, with its offset; None stays None."""
    return None if moment is None else timezone.localtime(moment)
