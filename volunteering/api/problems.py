"""What went wrong, as `application/problem+json` (RFC 9457): a sentence, and the parameters that it is about."""

from math import ceil

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.log import log_response
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import BaseModel, ConfigDict, Field

CONTENT_TYPE = "application/problem+json"


class ParameterProblem(BaseModel):
    """What is wrong with one parameter or field."""

    parameter: str = Field(description="Its name; of a nested field with dots.", examples=["limit"])
    detail: str = Field(description="A sentence for people.")


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(default="about:blank", description="about:blank: the status says it all.")
    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(description="A sentence for people, in the language of the site.")
    errors: list[ParameterProblem] = []


class Problem(Exception):
    """Ends a request with an error.

    Args:
        status: the HTTP status.
        detail: a sentence.
        errors: what is wrong, by parameter.
    """

    def __init__(self, status: int, detail: str, errors: dict[str, str] | None = None):
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors or {}


TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    412: "Precondition Failed",
    413: "Content Too Large",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


def problem_response(
    status: int, detail: str, errors: dict[str, str] | None = None, **more
) -> HttpResponse:
    """Return an error as a response; nobody keeps it.

    Args:
        status: the HTTP status.
        detail: a sentence.
        errors: what is wrong, by parameter.
        more: what the error says beside the usual (RFC 9457, 3.2).
    """
    told = ProblemDetails(
        **more,
        title=TITLES.get(status, "Error"),
        status=status,
        detail=detail,
        errors=[
            ParameterProblem(parameter=name, detail=text) for name, text in (errors or {}).items()
        ],
    )
    response = HttpResponse(told.model_dump_json(), status=status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    return response


def unexpected_response(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return what nobody has answered in this form, as Django would otherwise answer it with a page.

    Args:
        request: the request.
        error: what ended it.
    """
    if isinstance(error, Http404):
        return problem_response(404, _("There is nothing public here."))
    if isinstance(error, PermissionDenied):
        return problem_response(403, _("This is not allowed."))
    if isinstance(error, RequestDataTooBig):
        return problem_response(413, _("The request is too large."))
    if isinstance(error, BadRequest | SuspiciousOperation | MultiPartParserError):
        return problem_response(400, _("The request is not understood."))
    # As Django does: whoever waits for errors learns of it, and the log has the traceback.
    got_request_exception.send(sender=None, request=request)
    detail = (
        f"{type(error).__name__}: {error}" if settings.DEBUG else _("Something went wrong here.")
    )
    response = problem_response(500, detail)
    log_response(
        "Internal Server Error: %s",
        request.path,
        response=response,
        request=request,
        exception=error,
    )
    return response


def handle_problems(api: NinjaAPI) -> None:
    """Let an API answer every error in this form."""

    @api.exception_handler(Problem)
    def on_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
        return problem_response(problem.status, problem.detail, problem.errors)

    @api.exception_handler(ValidationError)
    def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        in_body = any(one["loc"][0] in ("body", "form", "file") for one in error.errors)
        errors = {_name_of(one["loc"]): _sentence_of(one) for one in error.errors}
        detail = "; ".join(f"{name}: {text}" for name, text in errors.items())
        return problem_response(422 if in_body else 400, detail, errors)

    @api.exception_handler(Http404)
    def on_missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem_response(404, _("There is nothing public here."))

    @api.exception_handler(Throttled)
    def on_throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
        # Rounded up: a client that waits so long is let in.
        wait = max(1, ceil(error.wait or 1))
        response = problem_response(
            429, _("Too many requests. Please try again in %(wait)d s.") % {"wait": wait}
        )
        response["Retry-After"] = str(wait)
        return response

    @api.exception_handler(AuthenticationError)
    def on_stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        response = problem_response(
            401, _("The session is over, or there is none. Ask for a new link to your profile.")
        )
        # RFC 6750, 3: whoever shows no secret at all is not told of an error.
        mistake = ', error="invalid_token"' if "Authorization" in request.headers else ""
        response["WWW-Authenticate"] = f'Bearer realm="profile"{mistake}'
        return response

    @api.exception_handler(HttpError)
    def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        # The only one that Ninja raises by itself with this status.
        detail = _("The body is not JSON.") if error.status_code == 400 else str(error)
        return problem_response(error.status_code, detail)

    @api.exception_handler(Exception)
    def on_anything(request: HttpRequest, error: Exception) -> HttpResponse:
        return unexpected_response(request, error)


def _name_of(loc: tuple) -> str:
    # ("query", "asked", "limit"): where it was, our own name for all of them, its name. What stands behind the name of a
    # parameter of the query string is the number of its value, or which of several types pydantic tried.
    parts = loc[2:3] if loc[0] == "query" else loc[2:]
    return ".".join(str(part) for part in parts) or str(loc[-1])


def _sentence_of(error: dict) -> str:
    """Return what pydantic found wrong, in the language of the site where it is common."""
    context = error.get("ctx") or {}
    sentences = {
        "missing": _("This field is required."),
        "int_parsing": _("Enter a whole number."),
        "int_parsing_size": _("Enter a whole number."),
        "bool_parsing": _("Write true or false."),
        "uuid_parsing": _("This is not a UUID."),
        "datetime_from_date_parsing": _(
            "Write a date such as 2026-05-31, or a moment such as 2026-05-31T18:00:00+02:00."
        ),
        "datetime_parsing": _(
            "Write a date such as 2026-05-31, or a moment such as 2026-05-31T18:00:00+02:00."
        ),
        "date_from_datetime_parsing": _("Write a date such as 2026-05-31."),
        "date_parsing": _("Write a date such as 2026-05-31."),
        "less_than_equal": _("At most %(limit)s.") % {"limit": context.get("le")},
        "greater_than_equal": _("At least %(limit)s.") % {"limit": context.get("ge")},
        "string_too_long": _("At most %(limit)s characters.")
        % {"limit": context.get("max_length")},
        "too_long": _("At most %(limit)s.") % {"limit": context.get("max_length")},
        "extra_forbidden": _("This parameter is not known here."),
        "string_type": _("This is not a text."),
        "list_type": _("This is not a list."),
        "model_attributes_type": _("This is not an object."),
        "model_type": _("This is not an object."),
        "literal_error": _("One of: %(values)s.") % {"values": context.get("expected")},
        "enum": _("One of: %(values)s.") % {"values": context.get("expected")},
    }
    return sentences.get(error["type"], str(error["msg"]))
