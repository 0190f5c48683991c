"""The choices beside the directory's list, each with the number of listings that it would bring."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from volunteering.core.collation import czech_key
from volunteering.places.enums import DISPLAY_ORDER, PlaceKind
from volunteering.places.models import Place

from ..enums import PLACE_HEADINGS
from ..filters import DirectoryFilter
from .index import Listings

# The official units and the many towns: a reader begins with a district or with what people say.
FOLDED = (PlaceKind.ORP, PlaceKind.MUNICIPALITY)

# Sorting a few hundred names costs more than everything else that is done with them.
in_czech_order = lru_cache(maxsize=4096)(czech_key)


@dataclass(frozen=True)
class Choice:
    """One choice beside its count.

    Attributes:
        slug: its value in the address.
        label: what readers call it.
        count: how many listings it brings, with the rest of the filter as it stands.
        is_chosen: whether it is asked for now.
        query: the query string that its link leads to; the chosen one takes itself off.
    """

    slug: str
    label: str
    count: int
    is_chosen: bool
    query: str = ""


@dataclass(frozen=True)
class PlaceGroup:
    """The choices of one kind of place; `is_folded` while a long list is not asked for."""

    kind: PlaceKind
    heading: str
    choices: list[Choice]
    is_folded: bool


def term_choices(
    terms: Iterable, sets: dict[int, int], among: int, asked: DirectoryFilter, name: str
) -> list[Choice]:
    """Return the terms of a vocabulary that occur among some listings, each with its number of listings.

    Args:
        terms: topics or target groups, in their order.
        sets: the listings with each term.
        among: the listings that fit the rest of the filter.
        asked: the filter, for the links.
        name: the name of the vocabulary in the address: "tema" or "skupina".
    """
    chosen = {"tema": asked.topic, "skupina": asked.group}[name]
    link = _linker(asked, name)
    return [
        Choice(term.slug, term.name, count, term.slug == chosen, link(term.slug, chosen))
        for term in terms
        if (count := (sets.get(term.pk, 0) & among).bit_count()) or term.slug == chosen
    ]


def place_choices(
    places: Iterable[Place], listings: Listings, among: int, asked: DirectoryFilter
) -> list[PlaceGroup]:
    """Return the places that some listings work in, grouped by kind from the widest to the narrowest.

    A listing that serves a whole region counts once in each of its places. Municipalities are offered only when
    they are towns, or when a listing of the directory names them.

    Args:
        places: all places.
        listings: the kind of listings that is asked for.
        among: those that fit the rest of the filter.
        asked: the filter, for the links.
    """
    groups: dict[str, list[Choice]] = {kind.value: [] for kind in DISPLAY_ORDER}
    link = _linker(asked, "misto")
    for place in places:
        count = (listings.places.get(place.pk, 0) & among).bit_count()
        is_chosen = place.slug == asked.place
        offered = (
            place.kind != PlaceKind.MUNICIPALITY or place.is_town or place.pk in listings.named
        )
        if is_chosen or (offered and count):
            groups[place.kind].append(
                Choice(place.slug, place.label, count, is_chosen, link(place.slug, asked.place))
            )
    return place_groups(groups)


def place_groups(choices_of: dict[str, list[Choice]]) -> list[PlaceGroup]:
    """Return choices of places under their headings, from the widest kind to the narrowest.

    Args:
        choices_of: the choices by the kind of place.
    """
    return [
        PlaceGroup(
            kind,
            PLACE_HEADINGS[kind],
            sorted(choices, key=lambda choice: in_czech_order(choice.label)),
            kind in FOLDED and not any(choice.is_chosen for choice in choices),
        )
        for kind in DISPLAY_ORDER
        if (choices := choices_of[kind.value])
    ]


def _linker(asked: DirectoryFilter, name: str):
    """Return a function that gives the query string of a choice; slugs need no quoting."""
    without = asked.query(**{name: ""})
    start = f"{without}&{name}=" if without else f"{name}="

    def link(slug: str, chosen: str) -> str:
        return without if slug == chosen else start + slug

    return link
