"""The search page: everything public in one ranked list, or one kind of it."""

from collections import Counter
from dataclasses import dataclass

from django.shortcuts import render

from volunteering.core.models import Region
from volunteering.core.paging import paginate
from volunteering.core.query import words_value
from volunteering.core.text import fold
from volunteering.directory.pages import DirectoryPage
from volunteering.search.engine import Hit, SearchKind, kinds, search_everything
from volunteering.search.passages import stems
from volunteering.topics.models import Topic

OFFERED_TOPICS = 6


@dataclass(frozen=True)
class Tab:
    """A kind beside the number of its results."""

    kind: SearchKind
    count: int


@dataclass(frozen=True)
class Result:
    """A hit with the object it stands for."""

    kind: SearchKind
    item: object


def search(request):
    """Answer `?q=&druh=&strana=`; values that mean nothing are left out, and nothing typed ends in an error."""
    region = Region.objects.for_request(request)
    words = words_value(request.GET.get("q", ""))
    hits = search_everything(region, words) if words and region else []
    counts = Counter(hit.kind.name for hit in hits)
    tabs = [Tab(kind, counts[kind.name]) for kind in kinds() if counts[kind.name]]
    asked = request.GET.get("druh", "")
    kind = next((tab.kind for tab in tabs if tab.kind.name == asked), None)
    items = paginate([hit for hit in hits if kind in (None, hit.kind)], request)
    context = {
        "words": words,
        "kind": kind,
        "tabs": tabs,
        "total": len(hits),
        "items": items,
        "results": load_results(region, items.object_list),
    }
    if not hits:
        context["directory"] = DirectoryPage.objects.listed().in_region(region).first()
        context["topics"] = near_topics(words)
    return render(request, "search/results.html", context)


def load_results(region, hits: list[Hit]) -> list[Result]:
    """Return the objects of the hits in their order, fetched with one query for each kind.

    An object that stopped being public a moment ago is left out.
    """
    keys: dict[SearchKind, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.pk)
    found = {kind: kind.listed(region).in_bulk(pks) for kind, pks in keys.items()}
    return [Result(hit.kind, found[hit.kind][hit.pk]) for hit in hits if hit.pk in found[hit.kind]]


def near_topics(words: str) -> list[Topic]:
    """Return topics that sound like the words; the first ones of the list when none does."""
    topics = list(Topic.objects.all())
    beginnings = stems(words)
    near = [
        topic
        for topic in topics
        if beginnings and any(token.startswith(beginnings) for token in fold(topic.name).split())
    ]
    return near or topics[:OFFERED_TOPICS]
