"""Parts that many objects tell: pictures, places, terms, organizations, addresses."""

from collections.abc import Iterable

from django.utils import timezone

from volunteering.core.html import full_srcset
from volunteering.core.models import Region
from volunteering.core.renditions import alternative_text, renditions_of
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
    now = timezone.now()
    return [
        {
            "id": organization.uuid,
            "name": organization.name,
            "url": full_url(_profile_url(organization, region), region),
        }
        for organization in found
        if organization.live
        and organization.region_id == region.pk
        and (organization.expire_at is None or organization.expire_at > now)
    ]


def _profile_url(organization, region: Region) -> str | None:
    # The one at hand knows its site and root page.
    organization.region = region
    return organization.get_url()


def local(moment):
    """Return a moment by the clocks of the site, with its offset; None stays None."""
    return None if moment is None else timezone.localtime(moment)
