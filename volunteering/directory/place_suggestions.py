"""Places as you type: each leads to the directory narrowed by it. Only places that something public is active in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from volunteering.core.collation import czech_key
from volunteering.core.models import Region
from volunteering.places.enums import DISPLAY_ORDER, PlaceKind
from volunteering.places.models import Place
from volunteering.search.analysis import words_of
from volunteering.search.completions import register_writing
from volunteering.search.engine import site_analyzer
from volunteering.search.spelling import Speller
from volunteering.search.suggestions import Source, Suggestion, register_source

from .addresses import directory_url
from .filters import ORGANIZATIONS, PROGRAMS
from .listing.index import ListingIndex, listing_index

# The value of `druh=` that asks for places alone, how many it gives, and how many stand among other suggestions.
PLACES = "mista"
ALONE = 8
BESIDE = 3
# Kinds of suggestions that places go with; nothing stands for all kinds.
COMPANY = ("", ORGANIZATIONS, PROGRAMS)

# Shorter words are forms of too much.
SHORTEST_FORM = 4

# Names stay the same from letter to letter.
words_in = lru_cache(maxsize=8192)(words_of)


@dataclass(frozen=True)
class Spelling:
    """The speller of the places' names, as long as the places stay the same."""

    places: list[Place]
    speller: Speller


_spellings: dict[int, Spelling] = {}


def suggest_places(request: HttpRequest, region: Region, typed: str, kind: str) -> list[Suggestion]:
    """Return the places that somebody who is still typing may mean, the most probable first.

    Args:
        request: what is being answered.
        region: whose directory.
        typed: what has been typed so far.
        kind: the kind of suggestions that is asked for.
    """
    if kind != PLACES and kind not in COMPANY:
        return []
    index = listing_index(region)
    # Asked for in any case: the addresses of organizations beside the places take it from the request.
    base = directory_url(region, request)
    if not base:
        return []
    places = _matching(region, index, typed)[: ALONE if kind == PLACES else BESIDE]
    return [
        Suggestion(
            str(place.label),
            # What else the filter asks for is not known here, so no number could be promised.
            "" if kind == PLACES else _in_words(_number(index, place)),
            f"{base}?{urlencode({'misto': place.slug})}",
            _("Places"),
            PLACES,
        )
        for place in places
    ]


def _number(index: ListingIndex, place: Place) -> int:
    return index.organizations.places.get(place.pk, 0).bit_count()


def _in_words(number: int) -> str:
    return ngettext("%(number)d organization", "%(number)d organizations", number) % {
        "number": number
    }


def _matching(region: Region, index: ListingIndex, typed: str) -> list[Place]:
    stopwords = site_analyzer().stopwords
    words = [word for word in words_of(typed) if word not in stopwords]
    if not words:
        return []
    offered = [place for place in index.places if place.pk in index.organizations.places]
    found = _named(offered, words)
    if not found:
        found = _named(offered, _mended(region, index, words))
    order = list(DISPLAY_ORDER)

    def rank(match: tuple[int, Place]) -> tuple:
        # A town before the units that are called after it, then from the widest to the narrowest, the busiest first.
        at, place = match
        kind = order.index(PlaceKind(place.kind))
        return at, not place.is_town, kind, -_number(index, place), czech_key(str(place.label))

    return [place for _at, place in sorted(found, key=rank)]


def _named(places: Iterable[Place], words: list[str]) -> list[tuple[int, Place]]:
    """Return the places whose names contain these words or words that begin so in this order, each with where."""
    found = []
    for place in places:
        at = _begins(words_in(str(place.label)), words)
        if at is not None:
            found.append((at, place))
    return found


def _begins(name: list[str], words: list[str]) -> int | None:
    """Return where in a name the first of some words is, None when the name does not contain them all."""
    at, first = 0, None
    for word in words:
        while at < len(name) and not _fits(name[at], word):
            at += 1
        if at == len(name):
            return None
        first = at if first is None else first
        at += 1
    return first


def _fits(name: str, word: str) -> bool:
    if name.startswith(word):
        return True
    keys = site_analyzer().keys
    return len(word) >= SHORTEST_FORM and not keys(name).isdisjoint(keys(word))


def _mended(region: Region, index: ListingIndex, words: list[str]) -> list[str]:
    kept = _spellings.get(region.pk)
    if kept is None or kept.places is not index.places:
        names = {word for place in index.places for word in words_in(str(place.label))}
        kept = _spellings[region.pk] = Spelling(index.places, Speller(sorted(names)))
    mended = []
    for word in words:
        near = kept.speller.candidates(word, lambda _name: True)
        mended.append(near[0][1] if near else word)
    return mended


def _names(region: Region) -> Iterable[str]:
    """Give the names of places, topics and target groups as they stand inside a sentence."""
    index = listing_index(region)
    for place in index.places:
        yield place.name
    for term in (*index.topics, *index.groups):
        yield term.name[:1].lower() + term.name[1:]


def register() -> None:
    """Suggest places, and show how words of the vocabularies are written."""
    register_source(Source(PLACES, suggest_places))
    register_writing(_names)
