"""Answers for feeds; everybody may read them, also scripts of other sites."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from volunteering.api.answers import answer
from volunteering.api.endpoints.lists import region_of
from volunteering.api.problems import Problem
from volunteering.core.changes import one_moment

from .channels import channel_of
from .feed import feed_of
from .formats import FORMATS
from .narrowing import narrowing_of


@gzip_page
@require_safe
def feed(request: HttpRequest, channel: str, file_format: str) -> HttpResponse:
    """Return a page of a channel; what is not understood is refused with a sentence.

    Args:
        request: the request.
        channel: name of the channel.
        file_format: a key of `FORMATS`.

    Raises:
        Http404: there is no such channel, not so many pages, or the site has no region.
    """
    try:
        with one_moment():
            response = _answer(request, channel, file_format)
    except Problem as problem:
        response = HttpResponse(
            problem.detail, status=problem.status, content_type="text/plain; charset=utf-8"
        )
        response["Cache-Control"] = "no-store"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(request: HttpRequest, name: str, file_format: str) -> HttpResponse:
    region = region_of(request)
    channel = channel_of(name)
    if channel is None:
        raise Http404
    written = FORMATS[file_format]
    narrowing = narrowing_of(request.GET, region)
    found = feed_of(channel, region, narrowing, f"{region.site.root_url}{request.path}")
    return answer(
        request,
        written.write(found),
        found.changed_at,
        until=found.until,
        content_type=written.content_type,
    )
