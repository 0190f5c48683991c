"""The search page: everything public in one ranked list, or one kind of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.shortcuts import render

from volunteering.core.models import Region
from volunteering.core.paging import paginate
from volunteering.core.query import words_value
from volunteering.directory.pages import DirectoryPage
from volunteering.search.analysis import words_of
from volunteering.search.engine import Hit, site_analyzer
from volunteering.search.engine import search as find
from volunteering.search.kinds import SearchKind, kinds
from volunteering.topics.models import Topic

OFFERED_TOPICS = 6


@dataclass(frozen=True)
class Tab:
    """A kind beside the number of its results."""

    kind: SearchKind
    count: int


@dataclass(frozen=True)
class Result:
    """A hit with the object it stands for.

    Attributes:
        begins_rest: whether it is the first one that contains only a part of what was asked.
    """

    kind: SearchKind
    item: object
    begins_rest: bool


def search(request):
    """Answer `?q=&druh=&presne=&strana=`; values that mean nothing are left out, and nothing typed ends in an error."""
    region = Region.objects.for_request(request)
    words = words_value(request.GET.get("q", ""))
    exactly = request.GET.get("presne") == "1"
    by_name = {kind.name: kind for kind in kinds()}
    kind = by_name.get(request.GET.get("druh", ""))
    found = find(region, words, kind=kind.name if kind else "", exactly=exactly)
    if kind and not found.hits:
        kind = None
        found = find(region, words, exactly=exactly)
    items = paginate(found.hits, request)
    tabs = [Tab(by_name[name], count) for name, count in found.kinds.items()]
    context = {
        "words": words,
        "kind": kind,
        "tabs": tabs,
        "total": sum(found.kinds.values()),
        "found": found,
        "marked": found.words,
        "exactly": exactly,
        "items": items,
        "results": load_results(region, items.object_list, items.start_index() - 1, found.complete),
    }
    if not found.hits:
        context["directory"] = DirectoryPage.objects.listed().in_region(region).first()
        context["topics"] = near_topics(words)
    return render(request, "search/results.html", context)


def load_results(region, hits: Iterable[Hit], start: int, complete: int) -> list[Result]:
    """Return the objects of the hits in their order, fetched with one query for each kind.

    An object that stopped being public a moment ago is left out.

    Args:
        region: the region.
        hits: one page of hits.
        start: the place of the first one among all hits, from 0.
        complete: how many of all hits contain everything that was asked.
    """
    by_name = {kind.name: kind for kind in kinds()}
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.pk)
    found = {name: by_name[name].listed(region).in_bulk(pks) for name, pks in keys.items()}
    return [
        Result(by_name[hit.kind], found[hit.kind][hit.pk], place == complete)
        for place, hit in enumerate(hits, start=start)
        if hit.pk in found[hit.kind]
    ]


def near_topics(words: str) -> list[Topic]:
    """Return topics that have a word in common with the question, in any form; the first ones when none has."""
    topics = list(Topic.objects.all())
    analyzer = site_analyzer()
    asked = {
        key for word in words_of(words) for key in analyzer.keys(word) | analyzer.families(word)
    }
    near = [
        topic
        for topic in topics
        if any(
            asked & (analyzer.keys(word) | analyzer.families(word)) for word in words_of(topic.name)
        )
    ]
    return near or topics[:OFFERED_TOPICS]
