"""What the query string of a list may ask for, in Czech; answered by the index of the API."""

from datetime import date, datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from volunteering.api.asking import Asked, DayOrMoment, ListAsked, known_values, moment_of
from volunteering.api.problems import Problem
from volunteering.api.routing import refuse_unknown
from volunteering.api.vocabularies import vocabulary
from volunteering.core.models import Region

from .datasets import Dataset

SINCE, PLACE, TOPIC = "zmeneno_od", "misto", "tema"

_day_or_moment: TypeAdapter = TypeAdapter(DayOrMoment)


def question_of(
    request: HttpRequest, dataset: Dataset, region: Region
) -> tuple[Asked, datetime | None]:
    """Return what is asked, and since when changes are wanted.

    Args:
        request: the request.
        dataset: which list.
        region: whose.

    Raises:
        Problem: something cannot be meant so.
    """
    filters = {PLACE: "place"} | ({TOPIC: "topic"} if dataset.has_topics else {})
    refuse_unknown(request, frozenset({SINCE, *filters}), frozenset(filters))
    for czech, name in filters.items():
        known_values(vocabulary(name), czech, request.GET.getlist(czech))
    since = _since(request.GET[SINCE]) if SINCE in request.GET else None
    terms = {name: request.GET.getlist(czech) for czech, name in filters.items()}
    asked = ListAsked.model_validate({"changed_since": since, **terms})
    return Asked(dataset.resource, region, asked), None if since is None else moment_of(since)


def _since(value: str) -> date | datetime:
    """Return the day or the moment (RFC 3339) that a text stands for.

    Raises:
        Problem: it stands for none.
    """
    try:
        # A number would be taken for seconds.
        return _day_or_moment.validate_python("" if value.isdecimal() else value)
    except ValidationError as error:
        sentence = _(
            "Write a date such as 2026-05-31, or a moment such as 2026-05-31T18:00:00+02:00."
        )
        raise Problem(400, f"{SINCE}: {sentence}", {SINCE: sentence}) from error
