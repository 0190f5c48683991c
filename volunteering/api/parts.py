"""Lists of which only some parts are wanted: `fields=title,url`."""

import json
from collections.abc import Iterable

from django.utils.translation import gettext as _

from .problems import Problem

# What items are made of then is another schema, so it is another media type (RFC 6838, 3.2; RFC 6839, 3.1).
CONTENT_TYPE = "application/vnd.volunteering.parts+json"
# What an item is, and which, is always told.
ALWAYS = ("id", "kind")


def wanted_parts(text: str, known: Iterable[str]) -> list[str]:
    """Return the names of the parts that each item is to have; none when nothing is said of them.

    Args:
        text: names, separated by commas.
        known: the parts that there are.

    Raises:
        Problem: one of them is not among the known.
    """
    names = [name for part in text.split(",") if (name := part.strip())]
    if not names:
        return []
    possible = list(known)
    unknown = [name for name in names if name not in possible]
    if unknown:
        sentence = _("Unknown: %(names)s. Known are: %(known)s.") % {
            "names": ", ".join(unknown),
            "known": ", ".join(possible),
        }
        raise Problem(400, f"fields: {sentence}", {"fields": sentence})
    return list(dict.fromkeys([*ALWAYS, *names]))


def cut_to(names: list[str], item: str) -> str:
    """Return the JSON of an item with some of its parts.

    Args:
        names: of the parts.
        item: its JSON.
    """
    told = json.loads(item)
    return json.dumps({name: told[name] for name in names}, ensure_ascii=False)
