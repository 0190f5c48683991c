"""What an item speaks of beside itself: places, topics and organizations with all that the API tells of them, and the centre."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from volunteering import conf
from volunteering.api.endpoints.vocabularies import told_terms
from volunteering.api.index import index_of
from volunteering.api.resources import ORGANIZATIONS
from volunteering.core.kept import FRAME, Kept
from volunteering.core.models import Region
from volunteering.readmodels.reading import texts_of

from .people import person
from .words import Thing, Told

# Since when this process knows the name of a centre as it is.
_named: Kept[datetime] = Kept(FRAME)


class Surroundings:
    """What some items speak of; costs two queries whatever their number.

    Attributes:
        made: moments after which nothing of it has changed.
        ends: moments at which something of it stops being right by the clock.
    """

    def __init__(self, region: Region, items: Iterable[Told]):
        """Look up what the items speak of.

        Args:
            region: whose items.
            items: as the API tells them.
        """
        self._region = region
        self._vocabularies = {name: told_terms(name) for name in ("place", "topic")}
        index = index_of(ORGANIZATIONS, region)
        ids = {UUID(one["id"]) for item in items for one in item.get("organizations", ())}
        keys = [index.keys[index.by_id[uuid]] for uuid in ids if uuid in index.by_id]
        texts = texts_of(ORGANIZATIONS.kind, region, keys).values() if keys else ()
        told = [json.loads(one.json) for one in texts]
        self._organizations = {one["id"]: one for one in told}
        self.made = [
            index.made_at,
            _named.get(region.pk, timezone.now),
            *(made_at for _terms, made_at in self._vocabularies.values()),
            *(one.made_at for one in texts),
        ]
        self.ends = [one.until for one in texts if one.until]

    def place(self, told: Told) -> Told:
        """Return all that is told of a place.

        Args:
            told: the reference to it.
        """
        return self._term("place", told)

    def topic(self, told: Told) -> Told:
        """Return all that is told of a topic.

        Args:
            told: the reference to it.
        """
        return self._term("topic", told)

    def organization(self, told: Told) -> Thing:
        """Return an organization of the directory.

        Args:
            told: the reference to it.
        """
        return person(told["name"], self._organizations.get(told["id"], {}).get("ico", ""))

    def centre(self) -> Thing:
        """Return the centre itself."""
        return person(self._region.centre_name, conf.centre_ico(self._region.nuts_code))

    def _term(self, name: str, told: Told) -> Told:
        terms, _made_at = self._vocabularies[name]
        return json.loads(terms[told["slug"]])
