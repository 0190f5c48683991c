"""Results of the search as the API tells them: ready texts, and the passages in which the words stand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from pydantic_core import from_json, to_json

from volunteering.core.models import Region
from volunteering.directory.filters import ORGANIZATIONS, PROGRAMS
from volunteering.readmodels.reading import texts_of_kinds
from volunteering.readmodels.registry import representations
from volunteering.search.engine import Hit
from volunteering.search.kinds import SearchKind, kinds
from volunteering.search.passages import (
    DESCRIBING,
    describing_texts,
    parts_of,
    passage,
    passage_in,
    pieces_of,
)

from .addresses import api_url

DOCUMENTS = "dokumenty"
# What the API calls the kinds of the search; a kind of the host's own keeps its name.
NAMES = {
    "aktuality": "news",
    "pribehy": "stories",
    "akce": "events",
    ORGANIZATIONS: "organizations",
    PROGRAMS: "programs",
    "stranky": "pages",
    "rozcestniky": "pages",
    DOCUMENTS: "documents",
}
# Texts of a thing by its primary key.
Texts = dict[int, Iterable[str]]


@dataclass(frozen=True)
class Told:
    """What is told of a hit.

    Attributes:
        about: its line in a list.
        item: the same as JSON; "null" for a kind that has no list.
        whole: all that is told of it as JSON; "" where there is no more.
    """

    about: Mapping[str, Any]
    item: str
    whole: str = ""


def name_of(kind: str) -> str:
    """Return what the API calls a kind of the search."""
    return NAMES.get(kind, kind)


def results_of(
    request: HttpRequest, region: Region, hits: Sequence[Hit], words: Collection[str]
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
        if not shown and not told[kind, pk].whole:
            unseen.setdefault(kind, []).append(pk)
    others = {kind.name: _texts_of(kind, region, unseen.get(kind.name, [])) for kind in kinds()}
    root = api_url(region)
    return {
        hit: _result(
            hit,
            one,
            passages[key] or passage(_all_texts(one, others[hit.kind].get(hit.pk, ())), words),
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
    texts = texts_of_kinds(region, wanted, with_whole=True)
    told = {
        (hit.kind, hit.pk): Told(from_json(text.json), text.json, _more(hit.kind, text.whole))
        for hit in hits
        if (text := texts.get((name_of(hit.kind), hit.pk))) is not None
    }
    for kind in kinds():
        if kind.name in keys and name_of(kind.name) not in ready:
            for pk, item in kind.listed(region).in_bulk(keys[kind.name]).items():
                about = {"title": str(item), "url": kind.url(item, request)}
                told[kind.name, pk] = Told(about, "null")
    return told


def _more(kind: str, whole: str) -> str:
    # What a document says stands in its file.
    return "" if kind == DOCUMENTS else whole


def _result(hit: Hit, told: Told, shown: str, words: Collection[str], root: str) -> str:
    name, about = name_of(hit.kind), told.about
    title = about.get("title") or about.get("name") or ""
    url = about.get("url")
    result: dict[str, Any] = {
        "kind": name,
        "is_complete": hit.is_complete,
        "title": title,
        "title_parts": _parts(title, words),
        "url": urljoin(root, url) if url else None,
        "api_url": f"{root}{name}/{about['id']}" if "id" in about else None,
        "passage": _parts(shown, words),
    }
    return f'{to_json(result).decode()[:-1]},"item":{told.item}}}'


def _parts(text: str, words: Collection[str]) -> list[dict[str, str | bool]]:
    return [{"text": part, "is_match": is_match} for part, is_match in parts_of(text, words)]


def _passage_of_line(about: Mapping[str, Any], words: Collection[str]) -> str:
    """Return the passage of what stands in a list already; "" when none of the words is there."""
    texts = (about.get(name) for name in DESCRIBING)
    return next((shown for text in texts if text and (shown := passage_in(text, words))), "")


def _all_texts(told: Told, others: Iterable[str]) -> Iterator[str]:
    """Give the texts of a hit, those in which none of the words stands first: they are shown when no other has one."""
    if told.whole:
        whole = from_json(told.whole)
        yield from describing_texts(
            whole | {"search_description": whole.get("seo_description")},
            map(_raw, whole.get("body", ())),
        )
    else:
        yield from (told.about[name] for name in DESCRIBING if told.about.get(name))
    yield from others


def _raw(block: Mapping[str, Any]) -> dict[str, Any]:
    """Return a block of a body as the database keeps it, as far as its words go."""
    is_text = block["type"] == "text"
    return {"type": block["type"], "value": block["html"] if is_text else block}


def _texts_of(kind: SearchKind, region: Region, pks: list[int]) -> Texts:
    """Return the words of things of which nothing more is told, made one after another when they are looked at."""
    if not pks:
        return {}
    return {
        pk: pieces_of(kind.facts(item).text)
        for pk, item in kind.listed(region).in_bulk(pks).items()
    }
