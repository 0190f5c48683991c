"""The choices beside the results: places, topics and years, each with the number of results that it would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from volunteering.directory.listing.facets import Choice, PlaceGroup, place_groups
from volunteering.places.enums import DISPLAY_ORDER, PlaceKind
from volunteering.search.engine import Results

from .filters import PLACE, TOPIC, YEAR, SearchFilter
from .vocabulary import Vocabulary

# A list that is longer shows so many choices; the rest unfolds.
SHOWN = 12
SHOWN_YEARS = 6


@dataclass(frozen=True)
class Group:
    """Choices under a heading that unfolds them; the first ones of a list have none and are always seen."""

    choices: list[Choice]
    heading: str = ""
    is_folded: bool = False


@dataclass(frozen=True)
class Facet:
    """One thing that results are narrowed by.

    Attributes:
        name: its name in the address.
        label: what readers call it.
        chosen: what readers call the value that is asked for; "" while none is.
        groups: the choices.
    """

    name: str
    label: str
    chosen: str
    groups: Sequence[Group | PlaceGroup]

    @property
    def choices(self) -> list[Choice]:
        """Every choice, in order."""
        return [choice for group in self.groups for choice in group.choices]


def known_values(asked: SearchFilter, vocabulary: Vocabulary) -> SearchFilter:
    """Return the question without places and topics that nobody knows.

    Args:
        asked: the question as it came.
        vocabulary: places and topics.
    """
    places = (place.slug for place in vocabulary.places)
    topics = (topic.slug for topic in vocabulary.topics)
    return asked.with_(
        place=asked.place if asked.place in places else "",
        topic=asked.topic if asked.topic in topics else "",
    )


def facets_of(found: Results, asked: SearchFilter, vocabulary: Vocabulary) -> list[Facet]:
    """Return the facets that can narrow the results, and those that do.

    One whose every choice would leave the results as they are says nothing and is left out.

    Args:
        found: the answer, narrowed as asked.
        asked: the question, of known values only.
        vocabulary: places and topics.
    """
    facets = [
        Facet(PLACE, _("Place"), *_places(found.facets.get(PLACE, {}), asked, vocabulary)),
        Facet(TOPIC, _("Topic"), *_topics(found.facets.get(TOPIC, {}), asked, vocabulary)),
        Facet(YEAR, _("Year"), *_years(found.facets.get(YEAR, {}), asked)),
    ]
    number = len(found.hits)
    return [facet for facet in facets if facet.chosen or _narrows(facet.choices, number)]


def _narrows(choices: list[Choice], number: int) -> bool:
    return len(choices) > 1 and any(choice.count < number for choice in choices)


def _places(
    counts: Mapping[str, int], asked: SearchFilter, vocabulary: Vocabulary
) -> tuple[str, list[PlaceGroup]]:
    """Return the label of the chosen place, and the places by kind from the widest to the narrowest.

    The whole region narrows nothing that a reader could want narrowed. Of municipalities there are hundreds: towns are
    offered, and those that a listing of the directory names.
    """
    choice_of = partial(_choice, PLACE, asked, chosen=asked.place, counts=counts)
    groups: dict[str, list[Choice]] = {kind.value: [] for kind in DISPLAY_ORDER}
    label = ""
    for place in vocabulary.places:
        is_chosen = place.slug == asked.place
        is_small = (
            place.kind == PlaceKind.MUNICIPALITY
            and not place.is_town
            and place.pk not in vocabulary.named
        )
        is_offered = place.slug in counts and place.kind != PlaceKind.KRAJ and not is_small
        if is_chosen:
            label = place.label
        if is_chosen or is_offered:
            groups[place.kind].append(choice_of(place.slug, place.label))
    return label, place_groups(groups)


def _topics(
    counts: Mapping[str, int], asked: SearchFilter, vocabulary: Vocabulary
) -> tuple[str, list[Group]]:
    """Return the label of the chosen topic, and the topics in the order of the vocabulary."""
    named = {topic.slug: topic.name for topic in vocabulary.topics}
    choice_of = partial(_choice, TOPIC, asked, chosen=asked.topic, counts=counts)
    slugs = [slug for slug in named if slug in counts or slug == asked.topic]
    choices = [choice_of(slug, named[slug]) for slug in slugs]
    return named.get(asked.topic, ""), _capped(choices, SHOWN, _("More topics"))


def _years(counts: Mapping[str, int], asked: SearchFilter) -> tuple[str, list[Group]]:
    """Return the chosen year, and the years, the newest first."""
    choice_of = partial(_choice, YEAR, asked, chosen=asked.year, counts=counts)
    years = sorted({*counts, asked.year} - {""}, reverse=True)
    return asked.year, _capped([choice_of(year, year) for year in years], SHOWN_YEARS, _("Older"))


def _choice(
    name: str,
    asked: SearchFilter,
    value: str,
    label: str,
    *,
    chosen: str,
    counts: Mapping[str, int],
) -> Choice:
    query = asked.query(**{name: "" if value == chosen else value})
    return Choice(value, label, counts.get(value, 0), value == chosen, query)


def _capped(choices: list[Choice], shown: int, heading: str) -> list[Group]:
    # One more choice takes no more room than the heading that would hide it.
    if len(choices) <= shown + 1:
        return [Group(choices)] if choices else []
    rest = choices[shown:]
    return [
        Group(choices[:shown]),
        Group(rest, heading, is_folded=not any(choice.is_chosen for choice in rest)),
    ]
