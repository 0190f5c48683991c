"""What helps on when a question found nothing, or before there is one: topics, places, and what to leave out."""

from collections.abc import Iterable
from dataclasses import dataclass

from volunteering.core.collation import czech_key
from volunteering.core.models import Region
from volunteering.directory.listing.index import ListingIndex
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place
from volunteering.search.analysis import words_of
from volunteering.search.engine import Results, search, site_analyzer
from volunteering.topics.models import Topic

from .filters import SearchFilter

OFFERED_TOPICS = 8
# What a reader can take off, by the attribute of the question, in the order in which it is offered.
PARTS = {"place": "", "topic": "", "year": "", "kind": "", "exactly": False}


@dataclass(frozen=True)
class WayOut:
    """A wider question that does find something.

    Attributes:
        part: what it leaves out: a name of `PARTS`, or "all".
        query: its query string.
        count: how many results it has.
    """

    part: str
    query: str
    count: int


@dataclass(frozen=True)
class Area:
    """An everyday area with the number of organizations that work there."""

    place: Place
    count: int


def ways_out(region: Region | None, asked: SearchFilter, found: Results) -> list[WayOut]:
    """Return what to leave out of a question that found nothing: part by part, then all parts together.

    Args:
        region: the region.
        asked: the question, of known values only.
        found: its empty answer, which knows the numbers of the other kinds.
    """
    parts = [part for part in PARTS if getattr(asked, part)]
    wider = {part: asked.with_(**{part: PARTS[part]}) for part in parts}
    if len(parts) > 1:
        wider["all"] = SearchFilter(words=asked.words)
    ways = [
        WayOut(
            part,
            question.query(),
            sum(found.kinds.values()) if part == "kind" else len(answer_to(region, question).hits),
        )
        for part, question in wider.items()
    ]
    return [way for way in ways if way.count]


def answer_to(region: Region | None, asked: SearchFilter) -> Results:
    """Return the engine's answer to a question of the page."""
    return search(
        region, asked.words, kind=asked.kind, narrowed=asked.narrowed, exactly=asked.exactly
    )


def near_topics(words: str, topics: Iterable[Topic]) -> list[Topic]:
    """Return topics that have a word in common with the question, in any form; the first ones when none has."""
    topics = list(topics)
    asked = _meanings(words)
    near = [topic for topic in topics if asked & _meanings(topic.name)]
    return near or topics[:OFFERED_TOPICS]


def busy_areas(listings: ListingIndex) -> list[Area]:
    """Return the everyday areas in which organizations of the directory work, in alphabetical order."""
    organizations = listings.organizations
    areas = [
        Area(place, organizations.places.get(place.pk, 0).bit_count())
        for place in listings.places
        if place.kind == PlaceKind.AREA
    ]
    return sorted(
        (area for area in areas if area.count), key=lambda area: czech_key(area.place.label)
    )


def _meanings(text: str) -> set[str]:
    """Return what two texts on the same subject share: keys of the words and of their relatives."""
    analyzer = site_analyzer()
    words = words_of(text)
    related = {other for word in words for other in analyzer.relatives(word)}
    return {key for word in related.union(words) for key in analyzer.keys(word)}
