"""Small helpers for words: folding accents, and the key two names are compared by."""

import re
import unicodedata

from django.utils.translation import gettext as _


class _Folding(dict[int, str]):
    """What becomes of each character; those that have been met are kept, so that a text is folded at once."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        self[code] = folded = "".join(
            char for char in decomposed if not unicodedata.combining(char)
        )
        return folded


_folding = _Folding()


def fold(text: str) -> str:
    """Return the text in lower case without diacritics: "Česká Lípa" becomes "ceska lipa"."""
    return text.lower() if text.isascii() else text.translate(_folding)


def fold_in_place(text: str) -> str:
    """Return the text folded, each character at the place where it was; one that becomes several stays as it is."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := fold(char)) == 1 else char for char in text)


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
