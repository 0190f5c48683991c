"""Routes of the API: every parameter that is not declared is refused, and HEAD is answered like GET."""

from collections.abc import Callable
from functools import wraps
from inspect import signature

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel

from .problems import Problem, ProblemDetails

ERRORS = dict.fromkeys((400, 404, 429), ProblemDetails)


def reads(router: Router, path: str, response: type, **options) -> Callable:
    """Return a decorator for a function that answers GET.

    Its parameters are the request, parts of the path, and perhaps `asked`, a model with what the query string may ask for.

    Args:
        router: where it belongs.
        path: its address.
        response: the schema of the answer.
        options: as Ninja's `Router.get` takes them.
    """

    def decorate(function: Callable) -> Callable:
        declared = _declared(function)

        @wraps(function)
        def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            refuse_unknown(request, declared)
            return function(request, *args, **kwargs)

        name = getattr(function, "__name__", "")
        return router.get(
            path,
            response={200: response, 304: None, **ERRORS},
            operation_id=name,
            url_name=name,
            **options,
        )(checked)

    return decorate


def refuse_unknown(request: HttpRequest, declared: frozenset[str]) -> None:
    """Refuse a request whose query string names a parameter that is not declared: a typing mistake would be passed over.

    Raises:
        Problem: it does.
    """
    unknown = [name for name in request.GET if name not in declared]
    if unknown:
        known = ", ".join(sorted(declared)) or _("none")
        raise Problem(
            400,
            _("Unknown parameter: %(names)s. Known are: %(known)s.")
            % {"names": ", ".join(unknown), "known": known},
            {name: _("This parameter is not known here.") for name in unknown},
        )


def _declared(function: Callable) -> frozenset[str]:
    asked = signature(function).parameters.get("asked")
    model = getattr(asked.annotation, "__args__", [asked.annotation])[0] if asked else None
    is_model = isinstance(model, type) and issubclass(model, BaseModel)
    return frozenset(model.model_fields) if is_model else frozenset()
