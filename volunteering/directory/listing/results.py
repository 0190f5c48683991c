"""The directory's list as it is asked for: what was found, page by page, with the choices that narrow or widen it."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page as PageOfList

from volunteering.core.models import Region
from volunteering.core.paging import paginate
from volunteering.search.engine import listing_keys

from ..counters import public_counts
from ..filters import ORGANIZATIONS, PROGRAMS, DirectoryFilter
from ..models import Organization, Program
from .facets import Choice, PlaceGroup, place_choices, term_choices
from .index import ListingIndex, Listings, listing_index

MODELS = {ORGANIZATIONS: Organization, PROGRAMS: Program}
# What a reader can leave out when nothing was found, and what is then not asked.
PARTS = {"words": "", "place": "", "topic": "", "group": "", "seeking": False}


@dataclass(frozen=True)
class WayOut:
    """What to try when nothing was found.

    Attributes:
        query: the query string of the wider filter.
        part: what it leaves out: a name of `PARTS`, or "kind" when the other kind has something.
        count: how many listings it finds.
    """

    query: str
    part: str
    count: int


class Search:
    """One question to the directory, with the answers worked out when they are asked for.

    Args:
        region: whose directory.
        asked: the filter; values that the directory does not know count as not asked.
    """

    def __init__(self, region: Region | None, asked: DirectoryFilter):
        self.region = region
        self.index: ListingIndex = listing_index(region)
        self.place = _with_slug(self.index.places, asked.place)
        self.topic = _with_slug(self.index.topics, asked.topic)
        self.group = _with_slug(self.index.groups, asked.group)
        self.asked = asked.with_(
            place=self.place.slug if self.place else "",
            topic=self.topic.slug if self.topic else "",
            group=self.group.slug if self.group else "",
        )
        self._texts: dict[str, int] = {}

    def listings(self, kind: str = "") -> Listings:
        """Return the public listings of a kind; of the kind that is asked for, if none is named."""
        is_programs = (kind or self.asked.kind) == PROGRAMS
        return self.index.programs if is_programs else self.index.organizations

    def found(self, *, without: str = "", kind: str = "") -> int:
        """Return the set of what fits the filter.

        Args:
            without: a part of the filter to leave out (a name of `PARTS`).
            kind: the kind to look among; the one that is asked for, if none is named.
        """
        listings = self.listings(kind)
        asked = self.asked.with_(**{without: PARTS[without]}) if without else self.asked
        found = listings.everything
        if asked.place and self.place:
            found &= listings.places.get(self.place.pk, 0)
        if asked.topic and self.topic:
            found &= listings.topics.get(self.topic.pk, 0)
        if asked.group and self.group:
            found &= listings.groups.get(self.group.pk, 0)
        if asked.seeking:
            found &= listings.seeking
        if asked.words:
            found &= self._with_words(kind or self.asked.kind)
        return found

    def _with_words(self, kind: str) -> int:
        if kind not in self._texts:
            keys = listing_keys(self.region, self.asked.words, MODELS[kind])
            self._texts[kind] = self.listings(kind).set_of_found(self.asked.words, keys)
        return self._texts[kind]

    @property
    def topics(self) -> list[Choice]:
        """The topics, with counts that hold for the rest of the filter."""
        return term_choices(
            self.index.topics,
            self.listings().topics,
            self.found(without="topic"),
            self.asked,
            "tema",
        )

    @property
    def groups(self) -> list[Choice]:
        """The target groups, with counts that hold for the rest of the filter."""
        return term_choices(
            self.index.groups,
            self.listings().groups,
            self.found(without="group"),
            self.asked,
            "skupina",
        )

    @property
    def place_groups(self) -> list[PlaceGroup]:
        """The places by kind, with counts that hold for the rest of the filter."""
        return place_choices(
            self.index.places, self.listings(), self.found(without="place"), self.asked
        )

    @property
    def seeking_count(self) -> int:
        """How many listings look for volunteers, with the rest of the filter as it stands."""
        return (self.found(without="seeking") & self.listings().seeking).bit_count()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many listings of each kind fit the filter."""
        return {kind: self.found(kind=kind).bit_count() for kind in MODELS}

    @property
    def ways_out(self) -> list[WayOut]:
        """What to try when nothing was found: the filter with one part left out, then the other kind."""
        ways = [
            WayOut(
                self.asked.with_(**{part: nothing}).query(),
                part,
                self.found(without=part).bit_count(),
            )
            for part, nothing in PARTS.items()
            if getattr(self.asked, part)
        ]
        other = ORGANIZATIONS if self.asked.is_about_programs else PROGRAMS
        ways.append(WayOut(self.asked.with_(kind=other).query(), "kind", self.counts[other]))
        return [way for way in ways if way.count]

    def page(self, request) -> PageOfList:
        """Return the page of cards that the address asks for, in Czech alphabetical order."""
        keys = paginate(self.listings().keys_in(self.found()), request)
        # Through `listed` again: of what the index does not know yet, nothing is shown.
        listed = MODELS[self.asked.kind].objects.listed().filter(pk__in=list(keys))
        cards = listed.for_cards().in_bulk()
        return PageOfList([cards[pk] for pk in keys if pk in cards], keys.number, keys.paginator)


def listing_context(region: Region | None, request) -> dict:
    """Return the context of the directory's list for a request."""
    asked = DirectoryFilter.parse(request.GET)
    search = Search(region, asked)
    items = search.page(request)
    return {
        "search": search,
        "asked": search.asked,
        "place": search.place,
        "topic": search.topic,
        "group": search.group,
        "unknown_filter": search.asked != asked,
        "items": items,
        "counts": public_counts(region, search.index),
        "ways_out": [] if items else search.ways_out,
    }


def _with_slug(things, slug: str):
    """Return the one with this slug, or None."""
    return next((thing for thing in things if thing.slug == slug), None) if slug else None
