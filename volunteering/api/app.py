"""The API v1: one Ninja API of its own, every answer and every error in one form."""

from functools import wraps

from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from .endpoints import content
from .problems import handle_problems, problem_response
from .throttling import ClientThrottle

api = NinjaAPI(
    title="Volunteering API",
    version="1.0.0",
    description="Everything public of a regional volunteer centre, and its public forms.",
    urls_namespace="volunteering:api",
    throttle=[ClientThrottle()],
    docs_url="/docs/",
    openapi_url="/openapi.json",
)
handle_problems(api)
api.add_router("", content.router)


def like_get(view):
    """Return a view that answers HEAD like GET; the server leaves the body out (RFC 9110, 9.3.2)."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        if request.method == "HEAD":
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            return problem_response(405, f"{request.method}")
        return response

    return csrf_exempt(answered)


def api_urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return what `path` takes: the patterns, and the names of the app and of its namespace."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = like_get(pattern.callback)
    return patterns, app_name, namespace
