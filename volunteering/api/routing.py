"""Routes of the API: what is asked for has to be declared."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, get_origin

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel

from .problems import Problem, ProblemDetails

# The addresses that need no part of the path and no parameter, by name.
_lists: dict[str, str] = {}

ERRORS = dict.fromkeys((400, 404, 429), ProblemDetails)
# No list has so many values to choose from at once, and no value is so long.
MOST_VALUES = 100
LONGEST_VALUE = 500


def reads(
    router: Router,
    path: str,
    response: Any,
    *,
    may_have_moved: bool = False,
    may_be_over: bool = False,
    **options,
) -> Callable:
    """Return a decorator for a function that answers GET.

    Its parameters are the request, parts of the path, and perhaps `asked`, a model with what the query string may ask for.

    Args:
        router: where it belongs.
        path: its address.
        response: the schema of the answer, or a union of several.
        may_have_moved: whether it redirects from former names.
        may_be_over: whether it answers 410 to what is no more.
        options: as Ninja's `Router.get` takes them.
    """
    more = {308: None} if may_have_moved else {}
    more |= {410: ProblemDetails} if may_be_over else {}

    def decorate(function: Callable) -> Callable:
        declared, many = _declared(function)

        @wraps(function)
        def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            refuse_unknown(request, declared, many)
            return function(request, *args, **kwargs)

        place = path.strip("/")
        if place and "{" not in place and not _needs_parameters(function):
            _lists[place] = place
        name = getattr(function, "__name__", "")
        return router.get(
            path,
            response={200: response, 304: None, **more, **ERRORS},
            operation_id=name,
            url_name=name,
            **options,
        )(checked)

    return decorate


def lists() -> dict[str, str]:
    """Return the addresses that can be asked without knowing more, by name."""
    return dict(_lists)


def refuse_unknown(
    request: HttpRequest, declared: frozenset[str], many: frozenset[str] = frozenset()
) -> None:
    """Refuse a query string that cannot be meant so; a typing mistake would be passed over.

    Args:
        request: the request.
        declared: the names of parameters.
        many: those of them that may be given several times.

    Raises:
        Problem: a parameter is not known, is given twice, or has a value that nothing is called.
    """
    unknown = [name for name in request.GET if name not in declared]
    if unknown:
        known = ", ".join(sorted(declared)) or _("none")
        raise Problem(
            400,
            _("Unknown parameter: %(names)s. Known are: %(known)s.")
            % {"names": ", ".join(unknown)[:LONGEST_VALUE], "known": known},
            {name: _("This parameter is not known here.") for name in unknown},
        )
    errors = {
        name: sentence
        for name, values in request.GET.lists()
        if (sentence := _refusal(values, may_be_many=name in many))
    }
    if errors:
        detail = "; ".join(f"{name}: {text}" for name, text in errors.items())
        raise Problem(400, detail, errors)


def _refusal(values: list[str], *, may_be_many: bool) -> str:
    if len(values) > 1 and not may_be_many:
        return _("Give this parameter only once.")
    if len(values) > MOST_VALUES:
        return _("At most %(limit)s values.") % {"limit": MOST_VALUES}
    if any(len(value) > LONGEST_VALUE for value in values):
        return _("At most %(limit)s characters.") % {"limit": LONGEST_VALUE}
    if any("\0" in value for value in values):
        return _("The null character is not allowed.")
    return ""


def _needs_parameters(function: Callable) -> bool:
    model = _asked_model(function)
    return model is not None and any(one.is_required() for one in model.model_fields.values())


def _declared(function: Callable) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the parameters, and those that may be given several times."""
    model = _asked_model(function)
    # `from` is no name for a field in Python: it has an alias.
    fields = {
        field.alias or name: field for name, field in (model.model_fields if model else {}).items()
    }
    many = (name for name, field in fields.items() if get_origin(field.annotation) is list)
    return frozenset(fields), frozenset(many)


def _asked_model(function: Callable) -> type[BaseModel] | None:
    asked = signature(function).parameters.get("asked")
    model = getattr(asked.annotation, "__args__", [asked.annotation])[0] if asked else None
    return model if isinstance(model, type) and issubclass(model, BaseModel) else None
