"""What went wrong, as `application/problem+json` (RFC 9457): a sentence, and the parameters that it is about."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError
from pydantic import BaseModel, Field

CONTENT_TYPE = "application/problem+json"


class ParameterProblem(BaseModel):
    """What is wrong with one parameter or field."""

    parameter: str = Field(description="Its name; of a nested field with dots.", examples=["limit"])
    detail: str = Field(description="A sentence for people.")


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

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
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    422: "Unprocessable Content",
    429: "Too Many Requests",
}


def problem_response(
    status: int, detail: str, errors: dict[str, str] | None = None
) -> HttpResponse:
    """Return an error as a response; nobody keeps it.

    Args:
        status: the HTTP status.
        detail: a sentence.
        errors: what is wrong, by parameter.
    """
    told = ProblemDetails(
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
        wait = max(1, round(error.wait or 1))
        response = problem_response(
            429, _("Too many requests. Please try again in %(wait)d s.") % {"wait": wait}
        )
        response["Retry-After"] = str(wait)
        return response

    @api.exception_handler(HttpError)
    def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem_response(error.status_code, str(error))


def _name_of(loc: tuple) -> str:
    # ("query", "asked", "limit"): where it was, our own name for all of them, its name.
    return ".".join(str(part) for part in loc[2:]) or str(loc[-1])


def _sentence_of(error: dict) -> str:
    """Return what pydantic found wrong, in the language of the site where it is common."""
    context = error.get("ctx") or {}
    sentences = {
        "missing": _("This field is required."),
        "int_parsing": _("Enter a whole number."),
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
        "literal_error": _("One of: %(values)s.") % {"values": context.get("expected")},
        "enum": _("One of: %(values)s.") % {"values": context.get("expected")},
    }
    return sentences.get(error["type"], str(error["msg"]))
