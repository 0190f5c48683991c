"""Pictures in the sizes that a place on a page needs: WebP, fixed filters, so that lists can prefetch the renditions."""

from dataclasses import dataclass

from wagtail.images.shortcuts import get_renditions_or_not_found


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


def renditions_of(image, use: str) -> list:
    """Return the renditions of a picture for a place, the smallest first; a drawing (SVG) has one.

    Args:
        image: a picture.
        use: where it stands; a key of USES.
    """
    if image.is_svg():
        return [image.get_rendition("original")]
    return list(get_renditions_or_not_found(image, USES[use].specs).values())


def alternative_text(image) -> str:
    """Return what the editor wrote for this place in a text, or the picture's own alternative text; "" for decoration."""
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or image.default_alt_text
