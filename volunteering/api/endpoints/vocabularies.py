"""Vocabularies: places, topics and target groups, kept in memory ready to be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from volunteering.core.collation import czech_key
from volunteering.core.kept import Kept
from volunteering.core.models import Region
from volunteering.core.query import MAX_WORDS_LENGTH
from volunteering.core.text import fold
from volunteering.places.actions import PLACES
from volunteering.places.enums import PlaceKind
from volunteering.places.models import Place as PlaceModel
from volunteering.readmodels.dependencies import Uses
from volunteering.readmodels.touches import TOLD
from volunteering.topics.models import TargetGroup, Topic

from ..answers import answer, list_text
from ..asking import MOST, PageAsked, paging
from ..index import index_of
from ..representations.parts import place as place_ref
from ..resources import SORTED
from ..routing import reads
from ..schemas.common import List
from ..schemas.vocabularies import Place, TopicTerm, VocabularyTerm
from .lists import region_of

router = Router(tags=["vocabularies"])


@dataclass(frozen=True)
class Entry:
    """A value of a vocabulary.

    Attributes:
        key: by which the indexes know it.
        kind: of a place.
        words: of its names, folded.
        json: what is told of it.
    """

    key: int
    kind: str
    words: frozenset[str]
    json: str


@dataclass(frozen=True)
class Shelf:
    """All values of a vocabulary in the order of readers, and by slug."""

    entries: dict[str, Entry]
    made_at: datetime


class TermsAsked(PageAsked):
    """What a vocabulary may be asked for."""

    limit: int = Field(MOST, ge=1, le=MOST, description="How many items at most.")
    is_used: bool = Field(
        False,
        description="Only what finds something: news, stories, events, organizations, offices.",
    )


class PlacesAsked(TermsAsked):
    """What the list of places may be asked for."""

    kind: list[PlaceKind] = Field([], description="Only of these kinds.")
    q: str = Field(
        "", max_length=MAX_WORDS_LENGTH, description="Beginnings of the words of its name."
    )


@reads(router, "/places", List[Place], summary="Places in alphabetical order")
def list_places(request: HttpRequest, asked: Query[PlacesAsked]):
    """Return places: official units, municipalities and everyday areas."""
    beginnings = fold(asked.q).split()

    def fits(entry: Entry) -> bool:
        return (not asked.kind or entry.kind in asked.kind) and all(
            any(word.startswith(beginning) for word in entry.words) for beginning in beginnings
        )

    return _terms(request, "place", asked, fits)


@reads(router, "/places/{slug}", Place, summary="One place")
def get_place(request: HttpRequest, slug: str):
    """Return a place by its slug."""
    region_of(request)
    shelf = _shelf("place")
    entry = shelf.entries.get(slug)
    if entry is None:
        raise Http404
    return answer(request, entry.json, shelf.made_at)


@reads(router, "/topics", List[TopicTerm], summary="Topics in the order of the centre")
def list_topics(request: HttpRequest, asked: Query[TermsAsked]):
    """Return topics."""
    return _terms(request, "topic", asked)


@reads(
    router,
    "/target-groups",
    List[VocabularyTerm],
    summary="Target groups in the order of the centre",
)
def list_target_groups(request: HttpRequest, asked: Query[TermsAsked]):
    """Return target groups."""
    return _terms(request, "target_group", asked)


def _terms(
    request: HttpRequest,
    name: str,
    asked: TermsAsked,
    fits: Callable[[Entry], bool] = lambda _entry: True,
) -> HttpResponse:
    region = region_of(request)
    shelf = _shelf(name)
    found = [entry for entry in shelf.entries.values() if fits(entry)]
    if asked.is_used:
        used = _used(name, region)
        found = [entry for entry in found if entry.key in used]
    shown = found[asked.offset : asked.offset + asked.limit]
    text = list_text(
        [entry.json for entry in shown],
        paging(request, len(found), asked.limit, asked.offset),
        None,
    )
    # When something was last used or not any more is not known.
    return answer(request, text, None if asked.is_used else shelf.made_at)


def _used(name: str, region: Region) -> set[int]:
    """Return the keys of the values that find something public."""
    indexes = (index_of(resource, region) for resource in SORTED)
    return {key for index in indexes for key in index.sets.get(name, ())}


_shelves: Kept[Shelf] = Kept(TOLD, PLACES)


def _shelf(name: str) -> Shelf:
    return _shelves.get(name, lambda: Shelf(READ[name](), timezone.now().astimezone(UTC)))


def told_terms(name: str) -> tuple[dict[str, str], datetime]:
    """Return all that is told of each value of a vocabulary as JSON, by slug, and since when it is so; for other formats.

    Args:
        name: "place", "topic" or "target_group".
    """
    shelf = _shelf(name)
    return {slug: entry.json for slug, entry in shelf.entries.items()}, shelf.made_at


def _read_places() -> dict[str, Entry]:
    places = PlaceModel.objects.select_related("kraj", "okres", "orp").prefetch_related("covers")
    found = sorted(places, key=lambda place: czech_key(str(place)))
    return {
        place.slug: Entry(
            place.pk,
            place.kind,
            frozenset(fold(f"{place} {place.name}").split()),
            Place.model_validate(_tell_place(place)).model_dump_json(),
        )
        for place in found
    }


def _tell_place(place: PlaceModel) -> dict:
    # Nothing here goes into a text that would have to know what it was made of.
    uses = Uses()
    parents = {"kraj": place.kraj, "okres": place.okres, "orp": place.orp}
    has_position = place.latitude is not None and place.longitude is not None
    return place_ref(place, uses) | {
        "id": place.uuid,
        "official_name": place.name,
        "code": place.code,
        "is_town": place.is_town,
        **{name: parent and place_ref(parent, uses) for name, parent in parents.items()},
        "position": {"latitude": place.latitude, "longitude": place.longitude}
        if has_position
        else None,
        "covers": [
            place_ref(part, uses)
            for part in sorted(place.covers.all(), key=lambda part: czech_key(str(part)))
        ],
    }


def _read_topics() -> dict[str, Entry]:
    return _read_terms(
        Topic,
        lambda topic: TopicTerm.model_validate(_tell_term(topic) | {"ofn_iri": topic.ofn_iri}),
    )


def _read_target_groups() -> dict[str, Entry]:
    return _read_terms(TargetGroup, lambda group: VocabularyTerm.model_validate(_tell_term(group)))


def _tell_term(term) -> dict:
    return {"id": term.uuid, "slug": term.slug, "name": term.name}


def _read_terms(model, tell: Callable) -> dict[str, Entry]:
    return {
        term.slug: Entry(term.pk, "", frozenset(), tell(term).model_dump_json())
        for term in model.objects.all()
    }


READ = {"place": _read_places, "topic": _read_topics, "target_group": _read_target_groups}
