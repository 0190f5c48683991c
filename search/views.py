"""The search page: everything public in one ranked list, narrowed by kind, place, topic and year."""

from django.shortcuts import render

from volunteering.core.models import Region
from volunteering.core.paging import paginate
from volunteering.directory.listing.index import listing_index
from volunteering.search.kinds import kinds
from volunteering.search.missed import note_answer
from volunteering.search.promotion import promoted

from .facets import facets_of, known_values
from .filters import SearchFilter
from .help import answer_to, busy_areas, near_topics, ways_out
from .results import load_results, tabs_of
from .vocabulary import vocabulary_of


def search(request):
    """Answer `?q=&druh=&misto=&tema=&rok=&presne=&strana=`.

    Values that mean nothing are left out, and nothing typed ends in an error.
    """
    region = Region.objects.for_request(request)
    vocabulary = vocabulary_of(region)
    asked = known_values(SearchFilter.parse(request.GET), vocabulary)
    by_name = {kind.name: kind for kind in kinds()}
    if asked.kind not in by_name:
        asked = asked.with_(kind="")
    found = answer_to(region, asked)
    if asked.kind and not asked.narrowed and not found.hits:
        # A kind that has nothing to say: all the others do.
        asked = asked.with_(kind="")
        found = answer_to(region, asked)
    items = paginate(found.hits, request)
    is_first = asked.is_plain and items.number == 1
    if is_first:
        note_answer(request, region, asked.words, found)
    context: dict[str, object] = {
        "asked": asked,
        "words": asked.words,
        "kind": by_name.get(asked.kind),
        "tabs": tabs_of(found, asked),
        "total": sum(found.kinds.values()),
        "found": found,
        "marked": found.words,
        "items": items,
        "results": load_results(region, items.object_list, found.similar),
        "facets": facets_of(found, asked, vocabulary),
        "promoted": promoted(region, asked.words) if is_first and asked.words else [],
    }
    if not found.hits:
        context |= {
            "ways_out": ways_out(region, asked, found),
            "topics": (
                near_topics(asked.words, vocabulary.topics) if asked.words else vocabulary.topics
            ),
            "areas": busy_areas(listing_index(region)),
        }
    return render(request, "search/results.html", context)
