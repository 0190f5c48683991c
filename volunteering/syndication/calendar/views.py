"""The addresses of calendars."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from volunteering.api.answers import answer
from volunteering.api.asking import Asked
from volunteering.api.endpoints.lists import region_of
from volunteering.api.index import index_of
from volunteering.api.problems import Problem
from volunteering.api.resources import EVENTS
from volunteering.api.routing import refuse_unknown
from volunteering.core.changes import one_moment
from volunteering.readmodels.reading import Text, texts_of

from .asked import NAMES, question_of
from .components import calendar, describe, written

CONTENT_TYPE = "text/calendar; charset=utf-8"
# What is over stays so long, also what was cancelled: whoever has it learns so, and does not find it gone without a word.
KEPT = timedelta(days=30)


def answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view whose answers any program may read: as of one moment, compressed, and refusals in plain text.

    Args:
        view: a view of a calendar.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with override(settings.LANGUAGE_CODE):
            try:
                with one_moment():
                    response = view(request, *args, **kwargs)
            except Problem as problem:
                response = _refusal(problem.status, problem.detail)
            except Http404:
                response = _refusal(404, _("There is nothing public here."))
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return require_safe(gzip_page(answered))


@answering
def all_events(request: HttpRequest) -> HttpResponse:
    """Return the events to come and those of the last days, narrowed as the address says."""
    refuse_unknown(request, NAMES, NAMES)
    region = region_of(request)
    question = question_of(request.GET, region)
    index = question.index
    now = timezone.now()
    found = question.found()
    question.narrow(index.where("over_at", lambda moment: moment + KEPT > now))
    positions = index.positions(question.found())
    texts = texts_of(EVENTS.kind, region, [index.keys[at] for at in positions], in_full=True)
    shown = [texts[key] for at in positions if (key := index.keys[at]) in texts]
    made = calendar()
    root = region.site.root_url
    path = reverse("volunteering:calendar")
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    describe(made, _name(question, region.centre_name), f"{root}{path}{query}", f"{root}/")
    leaves = [
        index.moments["over_at"][at] + KEPT
        for at in index.positions(found)
        if index.moments["over_at"][at]
    ]
    gone = [moment for moment in leaves if moment <= now]
    return _answer(
        request,
        written(made, (text.json for text in shown), region.centre_name),
        [index.made_at, *gone, *(text.made_at for text in shown)],
        [*(moment for moment in leaves if moment > now), *_ends(shown)],
    )


@answering
def one_event(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Return one event, whenever it is. One that is no longer public is no longer there.

    Raises:
        Http404: nothing public has this UUID.
    """
    refuse_unknown(request, frozenset())
    region = region_of(request)
    index = index_of(EVENTS, region)
    if uuid not in index.by_id:
        raise Http404
    key = index.keys[index.by_id[uuid]]
    text = texts_of(EVENTS.kind, region, [key], in_full=True).get(key)
    if text is None:
        raise Http404
    whole = written(calendar(), [text.json], region.centre_name)
    response = _answer(request, whole, [text.made_at], _ends([text]))
    response["Content-Disposition"] = (
        f'inline; filename="{slugify(json.loads(text.json)["slug"]) or uuid}.ics"'
    )
    return response


def _name(question: Asked, centre: str) -> str:
    """Return what readers call a calendar: the centre, and by what terms it is narrowed."""
    terms = [value.label for values in question.chosen.values() for value in values]
    name = _("Events – %(centre)s") % {"centre": centre}
    return f"{name} ({', '.join(dict.fromkeys(terms))})" if terms else name


def _ends(texts: list[Text]) -> list[datetime]:
    return [text.until for text in texts if text.until]


def _answer(
    request: HttpRequest, whole: str, changed: list[datetime], ends: list[datetime]
) -> HttpResponse:
    return answer(
        request,
        whole,
        max(changed).astimezone(UTC),
        until=min(ends, default=None),
        content_type=CONTENT_TYPE,
    )


def _refusal(status: int, sentence: str) -> HttpResponse:
    response = HttpResponse(
        f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8"
    )
    response["Cache-Control"] = "no-store"
    return response
