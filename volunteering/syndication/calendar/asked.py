"""What the address of a calendar may ask for, in Czech; answered by the index of the API."""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from pydantic import ConfigDict

from volunteering.api.asking import Asked, ItemsAsked
from volunteering.api.endpoints.lists import narrow_to_any
from volunteering.api.problems import Problem
from volunteering.api.resources import EVENTS
from volunteering.core.models import Region
from volunteering.core.text import fold
from volunteering.events.enums import EventKind

from ..organizations import PARAMETER as ORGANIZATION
from ..organizations import organizations_named

# Filters by vocabulary, by the names that readers know from the lists.
TERMS = {"misto": "place", "tema": "topic", "komu": "target_group"}
KIND = "druh"
NAMES = frozenset({*TERMS, ORGANIZATION, KIND})


class TermsAsked(ItemsAsked):
    """The filters by vocabulary; values of one are alternatives, and the filters go together."""

    model_config = ConfigDict(extra="forbid")

    place: list[str] = []
    topic: list[str] = []
    target_group: list[str] = []


def question_of(query: QueryDict, region: Region) -> Asked:
    """Return what is asked, resolved.

    Args:
        query: the query string; its names are known already.
        region: whose events.

    Raises:
        Problem: a value is not known.
    """
    terms = {name: query.getlist(czech) for czech, name in TERMS.items()}
    try:
        question = Asked(EVENTS, region, TermsAsked.model_validate(terms))
    except Problem as problem:
        czech = {name: own for own, name in TERMS.items()}
        sentences = {czech.get(name, name): text for name, text in problem.errors.items()}
        raise _refused(sentences) from problem
    for name, values in (
        ("organization", organizations_named(query.getlist(ORGANIZATION), region)),
        ("event_kind", _kinds(query.getlist(KIND))),
    ):
        if values:
            narrow_to_any(question, name, values)
    return question


def _kinds(names: Sequence[str]) -> list[str]:
    """Return the kinds of events that are called so: "training", "skoleni", "Školení".

    Raises:
        Problem: no kind is called so.
    """
    known = {kind.value: kind.value for kind in EventKind}
    for kind in EventKind:
        label = fold(str(kind.label))
        known |= {label: kind.value, slugify(label): kind.value}
    kinds = []
    for name in names:
        kind = known.get(fold(name).strip())
        if kind is None:
            raise _unknown(KIND, name)
        kinds.append(kind)
    return kinds


def _unknown(name: str, value: str) -> Problem:
    return _refused({name: _("There is no “%(value)s”.") % {"value": value}})


def _refused(sentences: dict[str, str]) -> Problem:
    detail = "; ".join(f"{name}: {sentence}" for name, sentence in sentences.items())
    return Problem(400, detail, sentences)
