"""How many listings each choice of the directory's filter would bring."""

from dataclasses import dataclass

from django.db.models import Count

from volunteering.core.collation import czech_key
from volunteering.places.enums import DISPLAY_ORDER, PlaceKind
from volunteering.places.models import Place
from volunteering.topics.models import Topic

from .enums import PLACE_HEADINGS
from .filters import DirectoryFilter
from .models import Organization

# The official units and the many towns: a reader begins with a district or with what people say.
FOLDED = (PlaceKind.ORP, PlaceKind.MUNICIPALITY)


@dataclass(frozen=True)
class Choice:
    """One choice beside its count."""

    slug: str
    label: str
    count: int
    is_chosen: bool


def topic_choices(organizations, chosen: str) -> list[Choice]:
    """Return the topics that occur among these listings, each with its number of listings."""
    rows = Organization.topics.through.objects.filter(organization_id__in=_keys(organizations))
    counts = dict(
        rows.values_list("topic_id").annotate(n=Count("organization_id", distinct=True)).order_by()
    )
    return [
        Choice(topic.slug, topic.name, counts.get(topic.pk, 0), topic.slug == chosen)
        for topic in Topic.objects.all()
        if topic.pk in counts or topic.slug == chosen
    ]


@dataclass(frozen=True)
class PlaceGroup:
    """The choices of one kind of place; `is_folded` while a long list is not asked for."""

    kind: PlaceKind
    heading: str
    choices: list[Choice]
    is_folded: bool


def place_choices(organizations, chosen: str) -> list[PlaceGroup]:
    """Return the places these listings work in, grouped by kind from the widest to the narrowest.

    A listing that serves a whole region counts once in each of its places. Municipalities are offered only when
    they are towns, or when a listing names them.
    """
    rows = Organization.areas.through.objects.filter(organization_id__in=_keys(organizations))
    named = set(rows.values_list("place_id", flat=True))
    counts = dict(
        rows.values_list("place__overlaps__other")
        .annotate(n=Count("organization_id", distinct=True))
        .order_by()
    )
    groups: dict[PlaceKind, list[Choice]] = {kind: [] for kind in DISPLAY_ORDER}
    for place in Place.objects.all():
        offered = place.kind != PlaceKind.MUNICIPALITY or place.is_town or place.pk in named
        if place.slug == chosen or (offered and counts.get(place.pk)):
            groups[PlaceKind(place.kind)].append(
                Choice(place.slug, place.label, counts.get(place.pk, 0), place.slug == chosen)
            )
    return [
        PlaceGroup(
            kind,
            PLACE_HEADINGS[kind],
            sorted(choices, key=lambda choice: czech_key(choice.label)),
            kind in FOLDED and not any(choice.is_chosen for choice in choices),
        )
        for kind, choices in groups.items()
        if choices
    ]


def ways_out(asked: DirectoryFilter, without: dict) -> list[tuple[str, str, int]]:
    """Return what to try when nothing was found: the filter with one part left out, if that brings anything.

    Args:
        asked: the filter that found nothing.
        without: for each part ("place", "topic", "words") the listings found when it is left out.

    Returns:
        the query string of the wider filter, the name of the part it leaves out, and the number of listings it finds.
    """
    wider = (
        (asked.with_(**{part: ""}).query(), part, found.count())
        for part, found in without.items()
        if getattr(asked, part)
    )
    return [choice for choice in wider if choice[2]]


def _keys(organizations):
    return organizations.order_by().values("pk")
