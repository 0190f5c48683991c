"""The search of the whole site, and suggestions while somebody types."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import BaseModel, Field
from pydantic_core import to_json

from volunteering.core.models import Region
from volunteering.core.query import MAX_WORDS_LENGTH, words_value
from volunteering.directory.place_suggestions import PLACES
from volunteering.search.engine import Results
from volunteering.search.engine import search as find
from volunteering.search.kinds import kinds
from volunteering.search.missed import note_answer
from volunteering.search.promotion import promoted
from volunteering.search.suggestions import Suggestion, known_kind, suggest

from ..answers import answer
from ..asking import PageAsked, known_values, paging
from ..problems import Problem
from ..results import name_of, results_of
from ..routing import reads
from ..schemas.search import SearchAnswer, SuggestionItem, Suggestions
from ..vocabularies import Vocabulary, vocabulary
from .lists import region_of

router = Router(tags=["search"])

# Filters by vocabulary, and what the index calls all filters.
TERMS = ("place", "topic")
FACETS = {"place": "misto", "topic": "tema", "year": "rok"}
QUESTIONS = "questions"
SOURCES = {"places": PLACES}
KIND = "news, stories, events, organizations, programs, pages or documents."


class SearchAsked(PageAsked):
    """What the search may be asked for."""

    q: str = Field(
        "",
        max_length=MAX_WORDS_LENGTH,
        description="Words in any inflection; quotes keep words together, a minus leaves one out.",
    )
    kind: str = Field("", max_length=50, description=f"Only results of this kind: {KIND}")
    place: list[str] = Field([], description="Slug or name of a place; what shares ground with it.")
    topic: list[str] = Field([], description="Slug of a topic; see /topics.")
    year: list[Annotated[int, Field(ge=1900, le=2099)]] = Field(
        [], description="When it was published; of an event, when it begins."
    )
    exactly: bool = Field(False, description="Leave mistakes in typing as they are.")
    facets: bool = Field(True, description="Count how many results each value would leave.")


@reads(router, "/search", SearchAnswer, summary="Search of the whole site")
def search(request: HttpRequest, asked: Query[SearchAsked]):
    """Return what the words stand in, of every kind in one list, the best first. Without words there is nothing to find."""
    region = region_of(request)
    words = words_value(asked.q)
    names = _kinds_named(asked.kind)
    known = {name: vocabulary(name) for name in TERMS}
    chosen = {
        name: [one.slug for one in known_values(known[name], name, getattr(asked, name))]
        for name in TERMS
    }
    chosen["year"] = [str(year) for year in asked.year]
    narrowed = {FACETS[name]: values for name, values in chosen.items() if values}
    found = find(region, words, kind=names, narrowed=narrowed, exactly=asked.exactly)
    is_first = not (names or narrowed or asked.exactly or asked.offset)
    if is_first:
        note_answer(request, region, words, found)
    end = asked.offset + asked.limit
    shown = found.hits[asked.offset : end]
    similar = found.similar[:] if end >= len(found.hits) else []
    texts = results_of(request, region, [*shown, *similar], found.words)
    rest = {
        "complete": found.complete,
        "is_one_word": found.is_of_one_word,
        "repairs": [{"typed": typed, "read": read} for typed, read in found.repairs.items()],
        "promoted": _promoted(region, words) if is_first else [],
        "paging": paging(request, len(found.hits), asked.limit, asked.offset),
        "facets": _facets(found, asked.kind, chosen, known) if asked.facets else None,
    }
    items, others = (
        ",".join(texts[hit] for hit in hits if hit in texts) for hits in (shown, similar)
    )
    text = f'{{"items":[{items}],"similar":[{others}],{to_json(rest).decode()[1:]}'
    return answer(request, text, None)


class SuggestionsAsked(BaseModel):
    """What suggestions may be asked for."""

    q: str = Field(
        "", max_length=MAX_WORDS_LENGTH, description="What has been typed; the last word is open."
    )
    kind: str = Field(
        "", max_length=50, description=f"Only suggestions of this kind: places, {KIND}"
    )


@reads(router, "/suggestions", Suggestions, summary="Suggestions while somebody types")
def suggestions(request: HttpRequest, asked: Query[SuggestionsAsked]):
    """Return what somebody who is still typing may mean: questions, places, and what there is by its title."""
    region = region_of(request)
    names = _kinds_named(asked.kind, SOURCES)
    found = suggest(request, words_value(asked.q), kind=names)
    told = Suggestions(items=[_suggestion(one, region) for one in found])
    return answer(request, told.model_dump_json(), None)


def _kinds_named(asked: str, sources: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the names by which the search knows a kind; none when none is asked for.

    Args:
        asked: its name in the API.
        sources: names of what else can be suggested, by their names in the API.

    Raises:
        Problem: there is no such kind.
    """
    if not asked:
        return ()
    known: dict[str, tuple[str, ...]] = {
        name: (source,) for name, source in (sources or {}).items() if known_kind(source)
    }
    for kind in kinds():
        name = name_of(kind.name)
        known[name] = (*known.get(name, ()), kind.name)
    if asked not in known:
        sentence = _("One of: %(values)s.") % {"values": ", ".join(known)}
        raise Problem(400, f"kind: {sentence}", {"kind": sentence})
    return known[asked]


def _promoted(region: Region, words: str) -> list[dict[str, str]]:
    root = f"{region.site.root_url}/"
    return [
        {"title": one.title, "url": urljoin(root, one.url), "description": one.description}
        for one in promoted(region, words)
    ]


def _facets(
    found: Results,
    kind: str,
    chosen: Mapping[str, list[str]],
    known: Mapping[str, Vocabulary],
) -> dict[str, list[dict]]:
    """Return the values of each filter that leave something, with counts that hold for the rest of the filters."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for one in kinds():
        name = name_of(one.name)
        labels.setdefault(name, str(one.label))
        counts[name] = counts.get(name, 0) + found.kinds.get(one.name, 0)
    facets = {"kind": _facet(labels, counts, [kind])}
    for name in TERMS:
        labels = {value.slug: value.label for value in known[name].values}
        facets[name] = _facet(labels, found.facets.get(FACETS[name], {}), chosen[name])
    years = found.facets.get(FACETS["year"], {})
    newest = sorted({*years, *chosen["year"]}, reverse=True)
    facets["year"] = _facet({year: year for year in newest}, years, chosen["year"])
    return facets


def _facet(labels: Mapping[str, str], counts: Mapping[str, int], chosen: list[str]) -> list[dict]:
    return [
        {"value": value, "label": label, "count": counts.get(value, 0), "is_chosen": is_chosen}
        for value, label in labels.items()
        if (is_chosen := value in chosen) or counts.get(value)
    ]


def _suggestion(one: Suggestion, region: Region) -> SuggestionItem:
    by_source = {source: name for name, source in SOURCES.items()}
    return SuggestionItem(
        text=one.text,
        kind=by_source.get(one.name, name_of(one.name)) or QUESTIONS,
        label=one.kind,
        url=urljoin(f"{region.site.root_url}/", one.url) if one.url else None,
        group=one.group,
    )
