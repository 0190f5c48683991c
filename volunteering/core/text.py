"""Small helpers for words: folding accents, and the key two names are compared by."""

import re
import unicodedata

from django.utils.translation import gettext as _


def fold(text: str) -> str:
    """Return the text in lower case without diacritics: "Česká Lípa" becomes "ceska lipa"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def name_key(name: str) -> str:
    """Return what remains of an organization's name when accents, punctuation and legal forms are left out.

    Two names with the same key are probably the same organization: "Pomocná ruka, z. s." and "POMOCNA RUKA".
    At most 200 characters, because folding can make a name longer ("½" becomes "1 2").
    """
    folded = re.sub(r"[^a-z0-9]+", " ", fold(name))
    folded = re.sub(
        r"\b(z s|z u|o p s|s r o|p o|zapsany spolek|zapsany ustav|spolek)\b", " ", folded
    )
    return " ".join(folded.split())[:200]


def quoted(text: str) -> str:
    """Return a text in the quotation marks of the reader's language."""
    return _("“%(text)s”") % {"text": text}
