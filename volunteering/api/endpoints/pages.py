"""Pages: what stands at a path of the site, and all pages with a lead and a body."""

import json
from typing import Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field
from wagtail.models import Page as WagtailPage

from volunteering.core.models import Region
from volunteering.core.query import MAX_WORDS_LENGTH
from volunteering.core.querysets import listed_pages
from volunteering.readmodels.reading import texts_of

from ..addresses import page_link
from ..answers import answer
from ..asking import Asked, DayOrMoment, ItemsAsked
from ..finding import found_at, segments_of, url_path_of
from ..index import Index, index_of
from ..problems import Problem
from ..resources import PAGES
from ..routing import reads
from ..schemas.common import List
from ..schemas.pages import FoundElsewhere, Moved, Page, PageSummary
from .lists import list_answer, region_of

router = Router(tags=["pages"])

LONGEST_PATH = 500


class PagesAsked(ItemsAsked):
    """What pages may be asked for."""

    path: str | None = Field(
        None,
        max_length=LONGEST_PATH,
        description="What stands at this path of the site; nothing else than it is answered then.",
        examples=["/kontakt/"],
    )
    q: str = Field("", max_length=MAX_WORDS_LENGTH, description="Words, in any inflection.")
    changed_since: DayOrMoment | None = Field(
        None, description="Only what was published or changed at this moment or later."
    )
    order: Literal["path", "-modified_at", "title"] = Field(
        "path", description="Paths as text, the last changed first, or titles in Czech order."
    )


@reads(
    router,
    "/pages",
    List[PageSummary] | Page | FoundElsewhere | Moved,
    summary="Pages in the order of their paths, or what stands at one path",
)
def list_pages(request: HttpRequest, asked: Query[PagesAsked]):
    """Return pages: the front page, plain pages, entrances. With `path`, whatever is public there.

    The `kind` of the answer to a path says what it is: `pages` is the page itself, `redirect` says where it is now, and
    anything else has an endpoint of its own, named by `api_url`.
    """
    region = region_of(request)
    if asked.path is None:
        return list_answer(request, Asked(PAGES, region, asked), asked.order)
    others = {name: _("It goes with lists only, not with “path”.") for name in request.GET}
    del others["path"]
    if others:
        raise Problem(400, "; ".join(f"{name}: {text}" for name, text in others.items()), others)
    return _at_path(request, region, asked.path)


@reads(router, "/pages/{id}", Page, summary="One page")
def get_page(request: HttpRequest, id: UUID):
    """Return a page by its UUID."""
    region = region_of(request)
    index = index_of(PAGES, region)
    return _page_answer(request, region, index, index.by_id.get(id))


def _at_path(request: HttpRequest, region: Region, path: str) -> HttpResponse:
    segments = segments_of(path)
    if segments is None:
        raise Http404
    index = index_of(PAGES, region)
    position = index.by_slug.get(url_path_of(segments, region))
    if position is not None:
        return _page_answer(request, region, index, position)
    found = found_at(region, segments, path)
    if found is not None:
        return answer(request, found.model_dump_json(), None)
    raise Http404


def _page_answer(
    request: HttpRequest, region: Region, index: Index, position: int | None
) -> HttpResponse:
    if position is None:
        raise Http404
    key = index.keys[position]
    text = texts_of(PAGES.kind, region, [key], in_full=True).get(key)
    if text is None:
        raise Http404
    children = json.dumps(_children_of(key), ensure_ascii=False)
    return answer(request, f'{text.json[:-1]},"children":{children}}}', None)


def _children_of(key: int) -> list[dict[str, str]]:
    """Return the public pages right below a page.

    They are not in its text: a new page is put below another one without a word to it.
    """
    page = WagtailPage.objects.only("path", "depth", "numchild").get(pk=key)
    if not page.numchild:
        return []
    below = WagtailPage.objects.child_of(page).order_by("path")
    return [page_link(child) for child in listed_pages(below)]
