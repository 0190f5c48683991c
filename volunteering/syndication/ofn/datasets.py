"""The three sets of data that the centre opens, and which norm each of them follows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from volunteering.api.index import Resource
from volunteering.api.resources import EVENTS, NEWS, OFFICES
from volunteering.core.models import Region

from .contacts import CONTEXT, office
from .content import event, news
from .surroundings import Surroundings
from .words import NORMS, Thing, Told


@dataclass(frozen=True)
class Dataset:
    """One set of data.

    Attributes:
        name: in its address, which never changes.
        resource: how its objects are found.
        order: name of an order of the resource; "" for the first one.
        kind: `typ` of its items.
        context: what gives the names of properties their meaning.
        norm: the address of the norm.
        schema: the address of the JSON schema of the whole list.
        translate: says an object in the words of the norm.
        title: what people call it.
        description: what it holds.
        keywords: by what it is found in a catalogue, separated by commas.
        theme: in the European list of themes.
        has_topics: whether it can be narrowed by topics.
        is_dated: whether its objects go over; then only those to come are told, unless changes are asked for.
    """

    name: str
    resource: Resource
    order: str
    kind: str
    context: Any
    norm: str
    schema: str
    translate: Callable[[Told, Surroundings], Thing]
    title: Promise
    description: Promise
    keywords: Promise
    theme: str
    has_topics: bool = True
    is_dated: bool = False

    def address(self, region: Region) -> str:
        """Return the full address of the list."""
        return f"{region.site.root_url}{reverse('volunteering:ofn_list', args=[self.name])}"

    def iri(self, region: Region, uuid: object) -> str:
        """Return the address of an item, which is its identifier: whatever becomes of the title, this stays."""
        path = reverse("volunteering:ofn_item", args=[self.name, uuid])
        return f"{region.site.root_url}{path}"

    def head(self, region: Region, uuid: object) -> Thing:
        """Return what every item begins with, also one that is gone."""
        return {"@context": self.context, "typ": self.kind, "iri": self.iri(region, uuid)}


_NEWS = f"{NORMS}aktuality/2020-07-01/"
_EVENTS = f"{NORMS}události/2020-07-01/"
_CONTACTS = f"{NORMS}kontakty/2020-07-01/"

DATASETS = {
    dataset.name: dataset
    for dataset in (
        Dataset(
            name="aktuality",
            resource=NEWS,
            order="",
            kind="Aktualita",
            context=f"{_NEWS}kontexty/aktualita.jsonld",
            norm=_NEWS,
            schema=f"{_NEWS}schémata/aktuality.json",
            translate=news,
            title=_("News of the volunteer centre"),
            description=_("What the regional volunteer centre announces, the newest first."),
            keywords=_("volunteering, news, civil society"),
            theme="SOCI",
        ),
        Dataset(
            name="udalosti",
            resource=EVENTS,
            order="starts_at",
            kind="Událost",
            context=f"{_EVENTS}kontexty/událost.jsonld",
            norm=_EVENTS,
            schema=f"{_EVENTS}schémata/události.json",
            translate=event,
            title=_("Events for volunteers"),
            description=_("Events, trainings and festivals that are to come, the nearest first."),
            keywords=_("volunteering, events, training, festivals"),
            theme="EDUC",
            is_dated=True,
        ),
        Dataset(
            name="kontakty",
            resource=OFFICES,
            order="",
            kind="Kontakt",
            context=CONTEXT,
            norm=_CONTACTS,
            schema=f"{_CONTACTS}schémata/kontakty.json",
            translate=office,
            title=_("Offices of the volunteer centre"),
            description=_(
                "Where the volunteer centre and its branches are, and when they are open."
            ),
            keywords=_("volunteering, contacts, opening hours"),
            theme="SOCI",
            has_topics=False,
        ),
    )
}
