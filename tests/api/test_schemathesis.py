"""Questions to the API that nobody would think of: none breaks it, and every answer is as its description says.

The questions are made from the description, the same ones every time; `API_EXAMPLES=300` asks more of them.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.failures import FailureGroup
from schemathesis.schemas import APIOperation

from .fixed_centre import FORM_KEYS, FixedCentre
from .fixed_content import DOCUMENT, EVENT, NEWS, OFFICE, ORGANIZATION, PROGRAM, STORY

pytestmark = [pytest.mark.django_db, pytest.mark.any_database("make check asks PostgreSQL")]

EXAMPLES = int(os.environ.get("API_EXAMPLES", "3"))
# Of the cases that lie on the edge of what the description allows, and just beyond: so many of each operation.
EDGES = EXAMPLES * 8
CHECKED = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]
NAMES = {
    "get_news": NEWS,
    "get_story": STORY,
    "get_event": EVENT,
    "get_organization": ORGANIZATION,
    "get_program": PROGRAM,
    "get_office": OFFICE,
}


@pytest.fixture
def application(centre) -> Iterator[WSGIHandler]:
    """Return the site; its requests leave the connection of the test open, as those of Django's own client do."""
    signals = (request_started, request_finished)
    # That client, with which the centre was made, has connected them again.
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in signals:
        signal.connect(close_old_connections)


def test_no_question_breaks_the_api_and_every_answer_is_as_described(application, centre):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    load_all_checks()
    checks = CHECKS.get_by_names(CHECKED)
    wrong: dict[str, str] = {}

    def ask(case: Case) -> None:
        # A compressed answer would be checked as it is.
        response = case.call(headers={"Accept-Encoding": "identity"})
        try:
            case.validate_response(response, checks=checks)
        except FailureGroup as failures:
            first = failures.exceptions[0]
            wrong.setdefault(f"{case.operation.label}: {type(first).__name__}", str(failures))

    for found in schema.get_all_operations():
        operation = found.ok()
        for case in _edges(operation):
            ask(case)
        known = _known(operation, centre)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _ask_at_random(operation, mode, None, centre, ask)
            if known:
                _ask_at_random(operation, mode, known, centre, ask)
    assert not wrong, "\n\n".join(wrong.values())


def _edges(operation: APIOperation) -> Iterator[Case]:
    """Return some of the cases on the edges, spread over all of them."""
    schema = operation.schema
    cases = list(
        schema.iter_coverage_cases(
            operation,
            generation_modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE],
            generation_config=schema.config.generation_for(operation=operation),
        )
    )
    return islice(cases, 0, None, max(1, len(cases) // EDGES))


def _ask_at_random(operation, mode, known, centre: FixedCentre, ask) -> None:
    headers = {}
    if "DoorSession" in str(operation.definition.raw.get("security")):
        headers["Authorization"] = f"Bearer {centre.secret}"

    @given(operation.as_strategy(mode, path_parameters=known, headers=headers))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask_one(case: Case) -> None:
        ask(case)

    # With what is known filled in, some operations have nothing left that could be wrong.
    with suppress(Unsatisfiable):
        ask_one()


def _known(operation: APIOperation, centre: FixedCentre) -> dict[str, object]:
    """Return names of what there is, for the parts of the path that ask for them."""
    token = centre.returned if "listing" in operation.path else centre.door
    values = {
        "name": str(NAMES.get(operation.definition.raw["operationId"], "")),
        "slug": "turnov",
        "id": str(centre.entrance),
        "document_id": DOCUMENT,
        "form_key": str(FORM_KEYS[3]),
        "field": "logo",
        "token": token,
    }
    return {name: value for name, value in values.items() if "{" + name + "}" in operation.path}
