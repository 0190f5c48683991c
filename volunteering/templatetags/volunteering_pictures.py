"""Pictures in templates: WebP in the sizes that a place on the page needs; loaded with `volunteering_tags`."""

from django import template
from django.db.models import prefetch_related_objects
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.shortcuts import get_renditions_or_not_found

from volunteering.core.renditions import LARGE, SOCIAL, USES, alternative_text, renditions_of

register = template.Library()


@register.simple_tag
def picture(image, use: str = "card", *, alt: str | None = None, eager: bool = False) -> SafeString:
    """Return an <img> that lets the browser choose the size.

    Args:
        image: a picture, or None for nothing.
        use: where it stands; a key of USES.
        alt: alternative text; None takes the picture's own.
        eager: load it at once, because it is seen first.
    """
    if image is None:
        return SafeString("")
    place = USES[use]
    renditions = renditions_of(image, use)
    # A small original is not enlarged: several filters then give the same width.
    by_width = {rendition.width: rendition for rendition in renditions}
    first = renditions[0]
    attributes = {
        "src": first.url,
        "alt": alternative_text(image) if alt is None else alt,
        "width": first.width,
        "height": first.height,
        "decoding": "async",
    }
    if len(by_width) > 1:
        attributes["srcset"] = ", ".join(
            f"{rendition.url} {width}w" for width, rendition in by_width.items()
        )
        attributes["sizes"] = place.sizes
    if eager:
        attributes["fetchpriority"] = "high"
    else:
        attributes["loading"] = "lazy"
    return format_html("<img{}>", flatatt(attributes))


@register.filter
def large_url(image) -> str:
    """Return the address of a picture in full size, for the link of a gallery."""
    spec = "original" if image.is_svg() else LARGE
    return get_renditions_or_not_found(image, (spec,))[spec].url


@register.simple_tag
def social_picture(thing):
    """Return the rendition that goes with a shared link to a page or profile, or None when it has no picture.

    Args:
        thing: a page, or an organization, whose first photo is taken.
    """
    photos = thing.photos.all() if hasattr(thing, "photos") else ()
    image = getattr(thing, "lead_image", None) or getattr(thing, "hero_image", None)
    image = image or next((photo.image for photo in photos), None)
    if image is None or image.is_svg():
        return None
    return get_renditions_or_not_found(image, (SOCIAL,))[SOCIAL]


@register.simple_tag
def body_blocks(body):
    """Return the blocks of a body, with the renditions of all its pictures fetched in one query."""
    if not body:
        return []
    images = [image for block in body for image in _images(block)]
    if images:
        prefetch_related_objects(images, "renditions")
    return body


def _images(block) -> list:
    values = {"image": lambda: [block.value], "gallery": lambda: block.value}.get(
        block.block_type, list
    )()
    return [value["image"] for value in values if value["image"] is not None]
