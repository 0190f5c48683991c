"""What the query string of a feed may ask for: places, topics, target groups, organizations, and a page."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from volunteering.api.asking import known_values
from volunteering.api.problems import Problem
from volunteering.api.resources import ORGANIZATIONS
from volunteering.api.vocabularies import Value, vocabulary
from volunteering.core.models import Region
from volunteering.readmodels.reading import Text, texts_of

from ..organizations import PARAMETER as ORGANIZATION
from ..organizations import organizations_named

# The parameters, and what the API calls them.
VOCABULARIES = {"misto": "place", "tema": "topic", "komu": "target_group"}
PAGE = "strana"
PARAMETERS = (*VOCABULARIES, ORGANIZATION, PAGE)


@dataclass(frozen=True)
class Narrowing:
    """What is asked for.

    Attributes:
        values: by parameter, the values of a vocabulary that were chosen, each once.
        organizations: texts of the chosen organizations by primary key.
        page: which page, from 1.
    """

    values: Mapping[str, list[Value]]
    organizations: Mapping[int, Text]
    page: int

    def terms(self) -> dict[str, list[str]]:
        """Return the slugs of the chosen values by the API's names of the filters."""
        return {
            VOCABULARIES[name]: [value.slug for value in values]
            for name, values in self.values.items()
        }

    def labels(self) -> list[str]:
        """Return in words what is chosen: for each parameter its values."""
        told = [[value.label for value in values] for values in self.values.values()]
        told.append([one["name"] for one in self._told()])
        return [", ".join(labels) for labels in told if labels]

    def query(self, page: int) -> str:
        """Return the query string that asks for a page of the same, always in the same words.

        Args:
            page: the number of the page.
        """
        pairs = [(name, value.slug) for name, values in self.values.items() for value in values]
        # By the identifier: the address goes on leading here when the organization is renamed.
        pairs += [(ORGANIZATION, one["id"]) for one in self._told()]
        pairs += [(PAGE, str(page))] if page > 1 else []
        return urlencode(pairs)

    def _told(self) -> list[dict]:
        return sorted(
            (json.loads(text.json) for text in self.organizations.values()),
            key=lambda told: told["id"],
        )


def narrowing_of(query: QueryDict, region: Region) -> Narrowing:
    """Return what a query string asks for.

    Args:
        query: the query string.
        region: whose organizations may be named.

    Raises:
        Problem: a parameter or a value is not known; nothing is passed over in silence.
    """
    for name in query:
        if name not in PARAMETERS:
            sentence = _("This parameter is not known here.")
            raise Problem(400, f"{name}: {sentence}", {name: sentence})
    values = {
        name: _once(known_values(vocabulary(known), name, query.getlist(name)))
        for name, known in VOCABULARIES.items()
    }
    keys = organizations_named(query.getlist(ORGANIZATION), region)
    organizations = texts_of(ORGANIZATIONS.kind, region, keys) if keys else {}
    return Narrowing(values, organizations, _page(query.getlist(PAGE)))


def _once(values: Iterable[Value]) -> list[Value]:
    by_slug = {value.slug: value for value in values}
    return [by_slug[slug] for slug in sorted(by_slug)]


def _page(numbers: list[str]) -> int:
    if not numbers:
        return 1
    if len(numbers) > 1 or not re.fullmatch(r"[1-9][0-9]{0,5}", numbers[0]):
        sentence = _("Enter a whole number.")
        raise Problem(400, f"{PAGE}: {sentence}", {PAGE: sentence})
    return int(numbers[0])
