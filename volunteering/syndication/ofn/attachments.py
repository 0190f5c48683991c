"""Pictures and pages in the words of the norm "Digitální objekty"."""

from mimetypes import guess_type
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from .words import MEDIA_TYPES, Thing, Told, known, text

# Licences by the words that stand below pictures; others are told in words.
LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def page(url: str, title: str) -> Thing:
    """Return the page on the site of the centre; the norms have no other property for its address."""
    return _object(url, "text/html", název=text(title))


def picture(told: Told | None) -> Thing | None:
    """Return a picture in its largest size, or None without one.

    Its author goes into the description: the norm wants first name and surname apart, and the centre does not note them so.

    Args:
        told: a picture of a page in its shapes, as the API tells it.
    """
    sizes = told["whole"]["sizes"] if told else []
    if not told or not sizes:
        return None
    url = max(sizes, key=lambda size: size["width"])["url"]
    whole = told["whole"]
    licence = LICENCES.get(whole["licence"])
    credit = ", ".join(filter(None, (whole["author"], whole["licence"])))
    return _object(
        url,
        guess_type(urlsplit(url).path)[0],
        název=text(whole["alt"]),
        popis=text(_("Photo: %(credit)s") % {"credit": credit} if credit else ""),
        podmínky_užití=known(
            typ="Podmínky užití", obsahuje_autorské_dílo=True, licence_autorského_díla=licence
        ),
    )


def _object(url: str, media_type: str | None, **more: Thing | None) -> Thing:
    media = f"{MEDIA_TYPES}{media_type}" if media_type else None
    return known(typ="Digitální objekt", url=url, typ_média=media, **more)
