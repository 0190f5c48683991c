"""The doors of the API: who may send, by which key a form is known again, and how what became of it is answered."""

from collections.abc import Callable, Sequence
from functools import wraps
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.receiving import FOREIGN_PAGE, TOO_MANY, Verdict
from volunteering.core.spam import GuardedFormMixin, is_cross_site
from volunteering.directory.models import Organization

from .described import consent_of
from .filling import errors_of
from .problems import Problem, ProblemDetails, problem_response
from .routing import refuse_unknown
from .schemas.forms import Accepted

# The allowance of a form is counted over an hour; see `core.spam.is_within_limit`.
WAIT = 3600
REFUSALS = (400, 403, 404, 409, 410, 422, 429)
KEY_HELP = "The header Idempotency-Key with a UUID makes a second attempt the same form: it gets the same answer and makes nothing new."


def writes(
    router: Router,
    method: str,
    path: str,
    response: type | None,
    status: int = 202,
    refusals: Sequence[int] = REFUSALS,
    **options,
) -> Callable:
    """Return a decorator for a function that changes something; nobody keeps its answer.

    Args:
        router: where it belongs.
        method: the HTTP method.
        path: its address.
        response: the schema of the answer; None for none.
        status: its status.
        refusals: the statuses of its problems.
        options: as Ninja's `Router.post` takes them.
    """

    def decorate(function: Callable) -> Callable:
        @wraps(function)
        def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            refuse_unknown(request, frozenset())
            return private(function(request, *args, **kwargs))

        name = getattr(function, "__name__", "")
        return router.api_operation(
            [method],
            path,
            response={status: response, **dict.fromkeys(refusals, ProblemDetails)},
            operation_id=name,
            url_name=name,
            **options,
        )(checked)

    return decorate


def reads_privately(
    router: Router,
    path: str,
    response: type,
    refusals: Sequence[int] = (400, 404, 429),
    **options,
) -> Callable:
    """Return a decorator for a function that answers GET with what is nobody else's; see `writes`."""
    return writes(router, "GET", path, response, 200, refusals, **options)


def origins() -> list[str]:
    """Return the other sites whose pages may send forms."""
    return conf.api_origins()


def refuse_foreign(request: HttpRequest) -> None:
    """Refuse what a page of a site sends that is neither ours nor allowed.

    Raises:
        Problem: it is such a page.
    """
    if is_cross_site(request, origins()):
        raise Problem(403, str(FOREIGN_PAGE))


def form_key_of(request: HttpRequest) -> UUID:
    """Return the key of a filled form from the header Idempotency-Key, a new one when there is none.

    The draft draft-ietf-httpapi-idempotency-key-header writes it in quotes; many clients do not.

    Raises:
        Problem: it is no UUID.
    """
    text = request.headers.get("Idempotency-Key", "").strip().strip('"')
    if not text:
        return uuid4()
    try:
        return UUID(text)
    except ValueError as error:
        sentence = _("This is not a UUID.")
        name = "Idempotency-Key"
        raise Problem(400, f"{name}: {sentence}", {name: sentence}) from error


def private(response: HttpResponse) -> HttpResponse:
    """Return an answer that is nobody else's: not kept, not indexed, its address not passed on."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def told(thing: BaseModel, status: int = 200) -> HttpResponse:
    """Return JSON that is nobody else's."""
    body = thing.model_dump_json()
    return private(HttpResponse(body, status=status, content_type="application/json"))


def outcome(verdict: Verdict, form: GuardedFormMixin, follows: str, **more) -> HttpResponse:
    """Answer what became of a form.

    Args:
        verdict: what the verb said.
        form: the form with its errors.
        follows: what happens next when it was received.
        more: what a problem says beside the usual.
    """
    if verdict == Verdict.RECEIVED:
        return told(Accepted(form_key=form.key, next=follows), verdict.value)
    detail, errors = errors_of(form)
    return refusal(verdict, detail, errors, **more)


def refusal(
    verdict: Verdict, detail: str, errors: dict[str, str] | None = None, **more
) -> HttpResponse:
    """Answer that something was not taken; what came too often says when to come again (RFC 6585).

    Args:
        verdict: what the verb said.
        detail: a sentence.
        errors: what is wrong, by field.
        more: what a problem says beside the usual.
    """
    response = problem_response(verdict.value, detail, errors, **more)
    if verdict == Verdict.TOO_MANY:
        response["Retry-After"] = str(WAIT)
    return response


def check_consent(region: Region, purpose: str, version: int | None) -> None:
    """Refuse a consent to words that are not the present ones.

    Args:
        region: whose text.
        purpose: of the text.
        version: that was shown; None when it was not told.

    Raises:
        Problem: there is a newer text than the one that was shown.
    """
    current = consent_of(region, purpose)
    if version is not None and (current is None or current.version != version):
        sentence = _("The text has changed since it was shown. Please show the new one.")
        raise Problem(422, f"consent_version: {sentence}", {"consent_version": sentence})


def sentence_of(verdict: Verdict, reply_to: str) -> str:
    """Return why something without a form was turned away.

    Args:
        verdict: FOREIGN_PAGE or TOO_MANY.
        reply_to: where to write instead.
    """
    sentence = FOREIGN_PAGE if verdict == Verdict.FOREIGN_PAGE else TOO_MANY
    return sentence % {"email": reply_to}


def public_organization(region: Region, identifier: UUID) -> Organization:
    """Return a public organization that a form names.

    Raises:
        Problem: there is none.
    """
    listed = Organization.objects.listed().in_region(region).select_related("region__site")
    return named("organization", identifier, listed.filter(uuid=identifier))


def named(parameter: str, value: object, things: Sequence):
    """Return the one thing that a field of a form names.

    Args:
        parameter: name of the field.
        value: what it holds.
        things: the query that finds it.

    Raises:
        Problem: there is no such thing.
    """
    found = next(iter(things), None)
    if found is None:
        sentence = _("There is no “%(value)s”.") % {"value": value}
        raise Problem(422, f"{parameter}: {sentence}", {parameter: sentence})
    return found
