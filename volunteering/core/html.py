"""Our own HTML for readers elsewhere: meaning without looks, with full addresses."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString, mark_safe

# What remains of the mark-up of a page when it goes into somebody else's: meaning, not looks.
KEPT_ATTRIBUTES = frozenset({"href", "src", "alt", "title", "width", "height", "datetime", "lang"})
SIZES = frozenset({"srcset", "sizes"})
REMOVED_ELEMENTS = ("svg", "script", "style", "form", "iframe")


def clean_html(html: str, base_url: str, *, with_sizes: bool = False) -> SafeString:
    """Return HTML with full addresses, without scripts, icons and what only we can style.

    Args:
        html: HTML made by our own templates.
        base_url: scheme and host of the site, without a slash at the end.
        with_sizes: keep the other sizes of pictures; feed readers take one.
    """
    kept = KEPT_ATTRIBUTES | SIZES if with_sizes else KEPT_ATTRIBUTES
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(REMOVED_ELEMENTS):
        element.decompose()
    for element in soup.find_all(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in kept}
        for name in ("href", "src"):
            if name in element.attrs:
                element[name] = urljoin(f"{base_url}/", str(element[name]))
        if "srcset" in element.attrs:
            element["srcset"] = full_srcset(str(element["srcset"]), base_url)
    # The input is the site's own HTML, and BeautifulSoup escapes what it writes.
    return mark_safe(str(soup).strip())  # noqa: S308


def full_srcset(srcset: str, base_url: str) -> str:
    """Return the sizes of a picture with full addresses (HTML `srcset`: addresses with widths, parted by commas)."""
    parts = (part.split() for part in srcset.split(", "))
    return ", ".join(
        " ".join([urljoin(f"{base_url}/", address), *rest]) for address, *rest in parts
    )
