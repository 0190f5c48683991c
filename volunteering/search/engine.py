"""One ranked list over every public kind, and text search inside one kind.

Built on Wagtail's search backend. Kinds register what of them is public; nothing else is ever searched.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

# Up to so many hits of one kind are put in the order of relevance.
MAX_RANKED = 500


@dataclass(frozen=True)
class SearchKind:
    """A kind of thing that readers search for.

    Attributes:
        name: the value in the address (`druh=`), such as "aktuality".
        label: what readers call it, in the plural.
        listed: returns the public objects of a region; called with the region.
        owns: whether an object found by a shared query belongs to this kind.
        template: renders one result.
    """

    name: str
    label: str
    listed: Callable
    template: str


@dataclass(frozen=True)
class Hit:
    """One result: its kind, its key and how well it fits."""

    kind: SearchKind
    pk: int
    score: float


_kinds: dict[str, SearchKind] = {}


def register_kind(kind: SearchKind) -> None:
    """Make a kind searchable; a second registration under the same name replaces the first."""
    _kinds[kind.name] = kind


def kinds() -> list[SearchKind]:
    """Return the registered kinds in the order of registration."""
    return list(_kinds.values())


def plain_words(text: str) -> str:
    """Return the words of a question without anything that a search backend could take for syntax.

    A quote ends in an error on SQLite and blanks do on both databases (modelsearch 1.3), so they never get there.
    """
    return " ".join(re.findall(r"\w+", text))


def matching_keys(model, text: str) -> list[int]:
    """Return the keys of the objects of a model that contain all words of the text, public or not, in no order.

    Args:
        model: a searchable model.
        text: what the reader typed; a text without a word finds nothing.
    """
    words = plain_words(text)
    if not words:
        return []
    found = get_search_backend().search(words, model.objects.all(), order_by_relevance=False)
    return list(found.get_queryset().order_by().values_list("pk", flat=True))


def search_ids(queryset: QuerySet, text: str) -> dict[int, float]:
    """Return the keys of the objects that contain all words of the text, with their score.

    Args:
        queryset: what may be found; ordering and joins are kept out of the search.
        text: what the reader typed.

    Returns:
        all keys, in the order of relevance as long as there are at most MAX_RANKED hits: the score of a word that is
        nearly everywhere says little, and SQLite searches once more for each score.
    """
    model = queryset.model
    matching = matching_keys(model, text)
    allowed = set(queryset.filter(pk__in=matching).order_by().values_list("pk", flat=True))
    if not allowed:
        return {}
    if len(matching) > MAX_RANKED:
        return dict.fromkeys(sorted(allowed, reverse=True), 0.0)
    ranked = get_search_backend().search(plain_words(text), model.objects.all())
    rows = ranked.annotate_score("search_score").get_queryset().values_list("pk", "search_score")
    # bm25 of SQLite is below zero, the lower the better; the rank of PostgreSQL is above it, the higher the better.
    return {pk: abs(score or 0.0) for pk, score in rows if pk in allowed}


def search_everything(region, text: str) -> list[Hit]:
    """Return the hits of all kinds in one list, the best first."""
    hits = [
        Hit(kind, pk, score)
        for kind in kinds()
        for pk, score in search_ids(kind.listed(region), text).items()
    ]
    # Kind and key make the order the same on every page of the results.
    return sorted(hits, key=lambda hit: (-hit.score, hit.kind.name, hit.pk))
