"""Every answer of the API is the one that somebody has read and found right, and fits its own description."""

import json
import re
from difflib import unified_diff
from functools import cache
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from jsonschema import Draft202012Validator

from tests.support.pictures import picture

from . import golden
from .fixed_centre import FixedCentre
from .fixed_content import ORGANIZATION
from .questions import JSON, QUESTIONS, Question

pytestmark = pytest.mark.django_db

API = "/api/v1"
HEADERS = ("Allow", "Cache-Control", "Content-Type", "Location", "Retry-After")


def test_answers_are_those_of_the_golden_files_and_fit_the_description(centre):
    different = []
    for question in QUESTIONS:
        response = ask(question, centre)
        assert response.status_code != 500, response.content.decode()
        wrong = _misfits(question, response)
        assert not wrong, f"{question.name} is not as the description says: {wrong}"
        told = _told(question, response)
        if golden.differs(question.name, told):
            different.append(_difference(question.name, told))
    assert not different, "\n\n".join([golden.HOW, *different])
    if golden.is_renewing():
        golden.drop_others({question.name for question in QUESTIONS})


def test_every_operation_has_a_golden_answer_and_every_file_a_question():
    asked = {question.name for question in QUESTIONS}
    operations = {operation["operationId"] for _path, _method, operation in _operations()}
    answered = {question.name for question in QUESTIONS if _operation_id(question)}
    missing = operations - answered
    assert not missing, f"No question in tests/api/questions.py is called {sorted(missing)}."
    assert golden.names() == asked, golden.HOW


def ask(question: Question, centre: FixedCentre) -> HttpResponse:
    """Return the answer to a question."""
    headers = {name: _known(value, centre) for name, value in question.headers.items()}
    body: bytes = question.raw or b""
    if question.raw == b"picture":
        body = picture()
    if question.content is not None:
        body = _known(json.dumps(question.content), centre).encode()
    path, _mark, query = _known(question.address, centre).partition("?")
    return Client().generic(
        question.method,
        API + path,
        body,
        content_type=JSON if body and question.raw != b"picture" else "image/jpeg",
        QUERY_STRING=quote(query, safe="=&/%:"),
        headers=headers,
    )


def _known(text: str, centre: FixedCentre) -> str:
    for name, value in vars(centre).items():
        text = text.replace("{" + name + "}", str(value))
    return text


def _told(question: Question, response: HttpResponse) -> dict[str, Any]:
    request = {
        "method": question.method,
        "address": API + question.address,
        "headers": question.headers,
        "content": question.content,
    }
    return {
        "request": {name: value for name, value in request.items() if value},
        "status": response.status_code,
        "headers": {name: response[name] for name in HEADERS if name in response},
        "body": _without_vague(_body(response), question.vague),
    }


def _body(response: HttpResponse) -> Any:
    return json.loads(response.content) if response.content else None


def _without_vague(told: Any, vague: tuple[str, ...]) -> Any:
    if isinstance(told, dict):
        return {
            name: "…" if name in vague else _without_vague(value, vague)
            for name, value in told.items()
        }
    if isinstance(told, list):
        return [_without_vague(value, vague) for value in told]
    return told


def _difference(name: str, told: Any) -> str:
    path = golden.FOLDER / f"{name}.json"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = unified_diff(
        before.splitlines(), golden.pretty(told).splitlines(), f"{name}.json", "now", n=2
    )
    return "\n".join([*lines][:40])


def _misfits(question: Question, response: HttpResponse) -> list[str]:
    """Return what of an answer is not as the description says."""
    identifier = _operation_id(question)
    if identifier is None:
        # Another method than those of the address: no operation describes it.
        return [] if response.status_code == 405 else ["no operation"]
    (operation,) = [one for _p, _m, one in _operations() if one["operationId"] == identifier]
    declared = operation["responses"].get(str(response.status_code))
    if declared is None:
        return [f"status {response.status_code}"]
    declared = resolved(declared)
    content = declared.get("content")
    if content is None:
        return [f"content {response.content!r}"] if response.content else []
    kind = response["Content-Type"].partition(";")[0]
    if kind not in content:
        return [kind]
    return [
        f"{error.json_path}: {error.message}"
        for error in validator(content[kind]["schema"]).iter_errors(_body(response))
    ]


def resolved(response: dict[str, Any]) -> dict[str, Any]:
    """Return a response, those that are common to many from the place where they are described once."""
    if "$ref" not in response:
        return response
    return _document()["components"]["responses"][response["$ref"].rpartition("/")[2]]


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """Return what checks a value against a schema of the description."""
    whole = schema | {"components": _document()["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _operation_id(question: Question) -> str | None:
    """Return the operation that a question is put to, or None when there is none of this method."""
    path = question.address.partition("?")[0].replace("{", "").replace("}", "")
    known = resolve(f"{API}{path.replace('entrance', str(ORGANIZATION))}")
    template = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", known.route.partition("api/v1")[2])
    found = (
        operation["operationId"]
        for path, method, operation in _operations()
        if (path, method) == (template, question.method.lower())
    )
    return next(found, None)


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in _document()["paths"].items()
        for method, operation in methods.items()
    ]


@cache
def _document() -> dict[str, Any]:
    return Client().get(f"{API}/openapi.json").json()
