"""The API v1: one Ninja API of its own, every answer and every error in one form."""

from collections.abc import Callable
from functools import cache, wraps
from http import HTTPMethod

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from ninja import NinjaAPI

from volunteering.core.changes import one_moment

from .answers import answer
from .endpoints import (
    content,
    directory,
    documents,
    events,
    forms,
    links,
    offices,
    own_door,
    own_programs,
    pages,
    preview,
    profile,
    returned,
    search,
    sending,
    site,
    vocabularies,
)
from .openapi import DESCRIPTION, document
from .problems import CONTENT_TYPE, handle_problems, problem_response, unexpected_response
from .throttling import ClientThrottle

api = NinjaAPI(
    title="Volunteering API",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="volunteering:api",
    throttle=[ClientThrottle()],
    docs_url="/docs/",
    openapi_url="/openapi.json",
)
handle_problems(api)
api.add_router("", content.router)
api.add_router("", directory.router)
api.add_router("", events.router)
api.add_router("", offices.router)
api.add_router("", vocabularies.router)
api.add_router("", documents.router)
api.add_router("", pages.router)
api.add_router("", search.router)
api.add_router("", site.router)
api.add_router("", preview.router)
api.add_router("", forms.router)
api.add_router("", sending.router)
api.add_router("", links.router)
api.add_router("", returned.router)
api.add_router("", profile.router)
api.add_router("", own_door.router)
api.add_router("", own_programs.router)


def answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view whose answers are those of an API, whatever becomes of the request.

    HEAD is answered like GET, and the server leaves the body out (RFC 9110, 9.3.2). Errors are problems, never pages.
    Answers are compressed for whoever takes them so.

    Args:
        view: a view of Ninja, or a plain one.
    """

    def at_one_moment(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with one_moment():
            return view(request, *args, **kwargs)

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        answered_by = view
        if request.method in (HTTPMethod.GET, HTTPMethod.HEAD):
            request.method = HTTPMethod.GET
            answered_by = at_one_moment
        try:
            response = answered_by(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - it is logged there
            return unexpected_response(request, error)
        if response.status_code < 400 or response["Content-Type"] == CONTENT_TYPE:
            return response
        return _as_problem(request, response)

    return csrf_exempt(gzip_page(answered))


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the problem that stands for an error which Django or Ninja answered by themselves."""
    allowed = response.get("Allow")
    if allowed is None:
        return problem_response(response.status_code, response.reason_phrase)
    methods = [method.strip() for method in allowed.split(",")]
    if HTTPMethod.GET in methods:
        methods.append(HTTPMethod.HEAD)
    problem = problem_response(
        response.status_code,
        _("%(method)s is not possible here, only %(allowed)s.")
        % {"method": request.method, "allowed": ", ".join(methods)},
    )
    problem["Allow"] = ", ".join(methods)
    return problem


def nothing(request: HttpRequest, **kwargs) -> HttpResponse:
    """Answer whatever no route knows.

    Raises:
        Http404: always.
    """
    raise Http404


def openapi(request: HttpRequest) -> HttpResponse:
    """Return the description of the API."""
    return answer(request, _document(reverse("volunteering:api:api-root")), None)


def _docs(view):
    """Return the view of the documentation; its page is marked for whoever chooses a Content-Security-Policy."""

    def shown(request: HttpRequest) -> HttpResponse:
        response = view(request)
        response.shows_api_docs = True
        return response

    return shown


@cache
def _document(root: str) -> str:
    return document(api, root)


def api_urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return what `path` takes: the patterns, and the names of the app and of its namespace."""
    patterns, app_name, namespace = api.urls
    own = {"openapi-json": lambda _view: openapi, "openapi-view": _docs}
    answered: list[URLPattern | URLResolver] = [
        path(
            str(pattern.pattern),
            answering(own.get(pattern.name, lambda view: view)(pattern.callback)),
            name=str(pattern.name),
        )
        for pattern in patterns
        if isinstance(pattern, URLPattern)
    ]
    return answered, app_name, namespace


# Whatever else begins like an address of the API.
unknown_address = re_path(r"^api(?:/.*)?$", answering(nothing))
