"""Results of the search as the API tells them: ready texts, and the passages in which the words stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from pydantic_core import from_json, to_json

from volunteering.core.models import Region
from volunteering.directory.filters import ORGANIZATIONS, PROGRAMS
from volunteering.readmodels.reading import lines_of
from volunteering.readmodels.registry import representations
from volunteering.search.engine import Hit
from volunteering.search.kinds import SearchKind, kinds
from volunteering.search.passages import (
    DESCRIBING,
    parts_of,
    passage,
    passage_in,
    pieces_of,
)

from .addresses import api_url

# What the API calls the kinds of the search; a kind of the host's own keeps its name.
NAMES = {
    "aktuality": "news",
    "pribehy": "stories",
    "akce": "events",
    ORGANIZATIONS: "organizations",
    PROGRAMS: "programs",
    "stranky": "pages",
    "rozcestniky": "pages",
    "dokumenty": "documents",
}
# Texts of a thing by its primary key.
Texts = dict[int, Iterable[str]]


@dataclass(frozen=True)
class Told:
    """What is told of a hit.

    Attributes:
        about: its line in a list.
        item: the same as JSON; "null" for a kind that has no list.
        plain: what else passages can be shown of, a piece on each line.
        folded: the same in lower case and without accents, each character at the same place.
    """

    about: Mapping[str, Any]
    item: str
    plain: str = ""
    folded: str = ""


def name_of(kind: str) -> str:
    """Return what the API calls a kind of the search."""
    return NAMES.get(kind, kind)


def results_of(
    request: HttpRequest, region: Region, hits: Sequence[Hit], words: Set[str]
) -> dict[Hit, str]:
    """Return the JSON of each hit, see `schemas.search.Result`; one that stopped being public a moment ago is left out.

    Args:
        request: the request.
        region: whose site.
        hits: what was found.
        words: what is marked in it.
    """
    told = _told(request, region, hits)
    passages = {key: _passage_of_line(one.about, words) for key, one in told.items()}
    unseen: dict[str, list[int]] = {}
    for (kind, pk), shown in passages.items():
        if not shown and not told[kind, pk].plain:
            unseen.setdefault(kind, []).append(pk)
    others = {kind.name: _texts_of(kind, region, unseen.get(kind.name, [])) for kind in kinds()}
    root = api_url(region)
    return {
        hit: _result(
            hit,
            one,
            passages[key]
            or _passage_of_rest(one, words)
            or passage(_beginnings(one, others[hit.kind].get(hit.pk, ())), words),
            words,
            root,
        )
        for hit in hits
        if (one := told.get(key := (hit.kind, hit.pk))) is not None
    }


def _told(request: HttpRequest, region: Region, hits: Sequence[Hit]) -> dict[tuple[str, int], Told]:
    """Return what is told of each hit, by kind and primary key."""
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.pk)
    ready = {one.kind for one in representations()}
    wanted: dict[str, list[int]] = {}
    for kind, pks in keys.items():
        if name_of(kind) in ready:
            wanted.setdefault(name_of(kind), []).extend(pks)
    texts = lines_of(region, wanted)
    told = {
        (hit.kind, hit.pk): Told(from_json(text.json), text.json, text.plain, text.folded)
        for hit in hits
        if (text := texts.get((name_of(hit.kind), hit.pk))) is not None
    }
    for kind in kinds():
        if kind.name in keys and name_of(kind.name) not in ready:
            for pk, item in kind.listed(region).in_bulk(keys[kind.name]).items():
                about = {"title": str(item), "url": kind.url(item, request)}
                told[kind.name, pk] = Told(about, "null")
    return told


def _result(hit: Hit, told: Told, shown: str, words: Set[str], root: str) -> str:
    name, about = name_of(hit.kind), told.about
    title = about.get("title") or about.get("name") or ""
    url = about.get("url")
    result: dict[str, Any] = {
        "kind": name,
        "is_complete": hit.is_complete,
        "title": title,
        "title_parts": _parts(title, words),
        "url": (urljoin(root, url) if url.startswith("/") else url) if url else None,
        "api_url": f"{root}{name}/{about['id']}" if "id" in about else None,
        "passage": _parts(shown, words),
    }
    return f'{to_json(result).decode()[:-1]},"item":{told.item}}}'


def _parts(text: str, words: Set[str]) -> list[dict[str, str | bool]]:
    return [{"text": part, "is_match": is_match} for part, is_match in parts_of(text, words)]


def _passage_of_line(about: Mapping[str, Any], words: Set[str]) -> str:
    """Return the passage of what stands in a list already; "" when none of the words is there."""
    texts = (about.get(name) for name in DESCRIBING)
    return next((shown for text in texts if text and (shown := passage_in(text, words))), "")


def _passage_of_rest(told: Told, words: Set[str]) -> str:
    """Return the passage of what a list does not tell; "" when none of the words is there."""
    lines = zip(told.plain.split("\n"), told.folded.split("\n"), strict=True)
    found = (passage_in(line, words, in_place) for line, in_place in lines)
    return next(filter(None, found), "")


def _beginnings(told: Told, others: Iterable[str]) -> Iterator[str]:
    """Give what a hit can be shown by when none of the words stands in it, and what has not been looked through yet."""
    yield from (told.about[name] for name in DESCRIBING if told.about.get(name))
    if told.plain:
        yield told.plain.partition("\n")[0]
    yield from others


def _texts_of(kind: SearchKind, region: Region, pks: list[int]) -> Texts:
    """Return the words of things of which nothing more is told, made one after another when they are looked at."""
    if not pks:
        return {}
    return {
        pk: pieces_of(kind.facts(item).text)
        for pk, item in kind.listed(region).in_bulk(pks).items()
    }
