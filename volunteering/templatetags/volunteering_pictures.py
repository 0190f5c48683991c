"""Pictures in templates: WebP in the sizes that a place on the page needs; loaded with `volunteering_tags`."""

from dataclasses import dataclass

from django import template
from django.db.models import prefetch_related_objects
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()


@dataclass(frozen=True)
class Use:
    """A place for pictures on the page.

    Attributes:
        specs: Wagtail's filters, the smallest first; fixed, so that lists can prefetch the renditions.
        sizes: how wide the picture is shown (HTML `sizes`).
    """

    specs: tuple[str, ...]
    sizes: str


USES = {
    # The picture of a card: three in a row, or the whole width of a phone.
    "card": Use(
        ("fill-480x320|format-webp", "fill-960x640|format-webp"),
        "(min-width: 62em) 24rem, (min-width: 40em) 45vw, 92vw",
    ),
    "row": Use(("fill-240x180|format-webp", "fill-480x360|format-webp"), "7rem"),
    "featured": Use(
        ("fill-480x320|format-webp", "fill-960x640|format-webp", "fill-1440x960|format-webp"),
        "(min-width: 62em) 42rem, 92vw",
    ),
    # Above an article, as wide as the page.
    "lead": Use(
        ("width-640|format-webp", "width-1280|format-webp", "width-1920|format-webp"),
        "(min-width: 75em) 72rem, 92vw",
    ),
    # In the text.
    "figure": Use(
        ("width-480|format-webp", "width-960|format-webp", "width-1440|format-webp"),
        "(min-width: 48em) 43rem, 92vw",
    ),
    "gallery": Use(
        ("fill-400x300|format-webp", "fill-800x600|format-webp"),
        "(min-width: 48em) 14rem, 45vw",
    ),
    "hero": Use(
        ("fill-720x600|format-webp", "fill-1440x1200|format-webp"), "(min-width: 48em) 36rem, 92vw"
    ),
    "logo": Use(("max-128x128|format-webp", "max-256x256|format-webp"), "8rem"),
}
# What social networks show beside a shared link; they do not all read WebP.
SOCIAL = "fill-1200x630|format-jpeg"
LARGE = "max-2000x2000|format-webp"


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
    if image.is_svg():
        renditions = [image.get_rendition("original")]
    else:
        renditions = list(get_renditions_or_not_found(image, place.specs).values())
    # A small original is not enlarged: several filters then give the same width.
    by_width = {rendition.width: rendition for rendition in renditions}
    first = renditions[0]
    attributes = {
        "src": first.url,
        "alt": _alternative_text(image) if alt is None else alt,
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
def social_picture(page):
    """Return the rendition that goes with a shared link to a page, or None when the page has no picture."""
    image = getattr(page, "lead_image", None) or getattr(page, "hero_image", None)
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


def _alternative_text(image) -> str:
    """Return what the editor wrote for this place in a text, or the picture's own alternative text."""
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or image.default_alt_text
