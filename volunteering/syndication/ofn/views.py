"""The addresses of the open data: three lists, each of their items, and their record for catalogues. None of them ever changes."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from volunteering.api.answers import answer
from volunteering.api.asking import Asked
from volunteering.api.endpoints.lists import region_of
from volunteering.api.index import index_of
from volunteering.api.problems import Problem, problem_response
from volunteering.api.routing import refuse_unknown
from volunteering.core.changes import one_moment
from volunteering.core.models import Region
from volunteering.readmodels.reading import Text, texts_of
from volunteering.syndication.tombstones.keeping import is_gone

from .asking import question_of
from .catalogue import catalogue, record
from .datasets import DATASETS, Dataset
from .gone import gone_items
from .surroundings import Surroundings
from .words import Thing

# What it is (JSON-LD 1.1, 6); every reader of JSON takes it.
CONTENT_TYPE = "application/ld+json"


def _answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view whose answers any program may read: as of one moment, compressed, in Czech, refused in a sentence."""

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with override(settings.LANGUAGE_CODE):
            try:
                with one_moment():
                    response = view(request, *args, **kwargs)
            except Problem as problem:
                response = problem_response(problem.status, problem.detail, problem.errors)
            except Http404:
                response = problem_response(404, _("There is nothing public here."))
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return require_safe(gzip_page(answered))


@_answering
def list_items(request: HttpRequest, name: str) -> HttpResponse:
    """Return a list: of news all, of events those to come, of offices all.

    With `zmeneno_od` whatever was published or changed since then, also events that are over, and what is left of what is gone.
    """
    dataset = _dataset(name)
    region = region_of(request)
    question, since = question_of(request, dataset, region)
    over_at = _narrow_to_coming(question) if dataset.is_dated and since is None else None
    index = question.index
    positions = index.positions(question.found(), dataset.order)
    keys = [index.keys[at] for at in positions]
    texts = texts_of(dataset.resource.kind, region, keys, in_full=True)
    shown = [texts[key] for key in keys if key in texts]
    items, around = _translated(dataset, region, shown)
    if since is not None:
        items += gone_items(dataset, region, index, since)
    # Lists that events leave by the clock, or that tell of what is gone, change without any text being made anew.
    is_steady = not dataset.is_dated and since is None
    return _answer(
        request,
        items,
        [index.made_at, *around.made, *(one.made_at for one in shown)] if is_steady else [],
        [over_at, *around.ends, *(one.until for one in shown)],
    )


@_answering
def get_item(request: HttpRequest, name: str, uuid: UUID) -> HttpResponse:
    """Return one item, whenever it is.

    Raises:
        Http404: nothing public has this UUID, nor ever had.
        Problem: it is no longer public (RFC 9110, 15.5.11).
    """
    dataset = _dataset(name)
    refuse_unknown(request, frozenset())
    region = region_of(request)
    index = index_of(dataset.resource, region)
    key = index.keys[index.by_id[uuid]] if uuid in index.by_id else None
    text = texts_of(dataset.resource.kind, region, [key], in_full=True).get(key) if key else None
    if text is None:
        if is_gone(region, dataset.resource.kind, str(uuid)):
            raise Problem(410, _("This is no longer public."))
        raise Http404
    items, around = _translated(dataset, region, [text])
    return _answer(request, items[0], [text.made_at, *around.made], [text.until, *around.ends])


@_answering
def get_catalogue(request: HttpRequest) -> HttpResponse:
    """Return the catalogue."""
    refuse_unknown(request, frozenset())
    return _answer(request, catalogue(region_of(request)), [], [])


@_answering
def get_record(request: HttpRequest, name: str) -> HttpResponse:
    """Return the description of one set of data."""
    refuse_unknown(request, frozenset())
    return _answer(request, record(_dataset(name), region_of(request)), [], [])


def _dataset(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


def _narrow_to_coming(question: Asked) -> datetime | None:
    """Narrow to what is not over; return when the next one is."""
    now = timezone.now()
    index = question.index
    question.narrow(index.where("over_at", lambda moment: moment > now))
    ends = (moment for moment in index.moments["over_at"] if moment and moment > now)
    return min(ends, default=None)


def _translated(
    dataset: Dataset, region: Region, texts: Sequence[Text]
) -> tuple[list[Thing], Surroundings]:
    told = [json.loads(one.json) for one in texts]
    around = Surroundings(region, told)
    items = [dataset.head(region, one["id"]) | dataset.translate(one, around) for one in told]
    return items, around


def _answer(
    request: HttpRequest,
    told: Thing | list[Thing],
    made: Sequence[datetime],
    ends: Sequence[datetime | None],
) -> HttpResponse:
    return answer(
        request,
        json.dumps(told, ensure_ascii=False),
        max(moment.astimezone(UTC) for moment in made) if made else None,
        until=min(filter(None, ends), default=None),
        content_type=CONTENT_TYPE,
    )
