"""The description of the API (OpenAPI 3.1): what Ninja finds, with headers and examples, and the errors as they really are."""

import json
import re
from typing import Any

from ninja import NinjaAPI

from .examples import example_of
from .parts import ALWAYS
from .parts import CONTENT_TYPE as PARTS
from .problems import CONTENT_TYPE, TITLES

DESCRIPTION = """Everything public of a regional volunteer centre, and its public forms.

- **Objects** have an `id`, a UUID that never changes, and most of them a `slug`; both work in addresses.
- **Lists** take `limit` (100 at most) and `offset`; `paging` holds the addresses of the items around. Filters go together, and the
  values of one filter (`topic=seniori&topic=deti`) are alternatives. `facets=true` counts what each value would leave. A parameter
  that is not known, or given twice where one value is meant, is an error: a typing mistake never widens a list.
- **Moments** are in ISO 8601 with an offset, by the clocks of the region. A date in a filter stands for the whole day.
- **Caching**: every answer to GET has an `ETag`. Send it back as `If-None-Match`; 304 says that nothing has changed. An answer is never
  older than the data. HEAD is answered like GET, and answers are compressed for whoever sends `Accept-Encoding: gzip`.
- **Errors** are `application/problem+json` (RFC 9457) with a sentence for people, in the language of the site.
- **Limits**: after too many requests in a minute from one network address comes 429, and `Retry-After` says for how long.
"""

HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {
        "description": "Stands for this answer; send it back as `If-None-Match`.",
        "schema": {"type": "string"},
        "example": 'W/"5f1d2c9a7be0413c8d6e2f4a"',
    },
    "Last-Modified": {
        "description": "When it changed last, where that is known; send it back as `If-Modified-Since`.",
        "schema": {"type": "string"},
        "example": "Sun, 31 May 2026 16:00:00 GMT",
    },
    "Cache-Control": {
        "description": "For how long caches may keep it.",
        "schema": {"type": "string"},
        "example": "public, max-age=0, s-maxage=60, stale-while-revalidate=600",
    },
    "Location": {
        "description": "The present address.",
        "schema": {"type": "string"},
        "example": "https://dobrovolnici.example/api/v1/organizations/domov-u-lipy",
    },
    "Retry-After": {
        "description": "After how many seconds to try again.",
        "schema": {"type": "integer"},
        "example": 42,
    },
}
TAGS = {
    "posts": "News, and what volunteers tell of themselves.",
    "events": "Events, trainings and festivals.",
    "directory": "Organizations that work with volunteers, and their programs.",
    "offices": "Where the centre can be visited, and when.",
    "pages": "Pages that stay, and what stands at any path of the site.",
    "documents": "Files to download.",
    "vocabularies": "What filters choose from.",
    "search": "The search of the whole site.",
    "site": "The centre, its menu, the ways into the API.",
    "preview": "Drafts, for the front end that shows them to their editor.",
    "forms": "The public forms: what they ask for, and where they are sent.",
    "links": "The links of our mails, for a front end that answers them itself.",
    "profile": "An organization's own door, opened by a link from a mail.",
}
PARTS_OF_PATHS = {
    "name": "Its UUID, or its slug where it has one.",
    "slug": "Its slug.",
    "id": "Its UUID.",
    "document_id": "Its number.",
    "program_key": "The `key` of the program.",
    "form_key": "The idempotency key of the form: a UUID of the sender's choice.",
    "field": "Which picture: logo, photo_1, photo_2 or photo_3.",
    "token": "The signed part of the link in the mail.",
}
# Ninja knows no header as a parameter of a form: the operation that explains this one takes it.
KEY = "Idempotency-Key"
KEY_PARAMETER = {
    "in": "header",
    "name": KEY,
    "description": "A UUID of the sender's choice for this filled form.",
    "required": False,
    "schema": {"type": "string", "format": "uuid"},
    "example": "5f1d2c9a-7be0-413c-8d6e-2f4a91c0d7b3",
}
# Nor does it know what is read from the body by hand: a picture.
PICTURES = "/pictures/{field}"
PICTURE_BODY = {
    "description": "The picture, or a form with one file.",
    "required": True,
    "content": {
        "image/*": {"schema": {}},
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    "file": {"type": "string", "contentMediaType": "application/octet-stream"}
                },
                "required": ["file"],
            },
        },
    },
}
# A list of items that have only the parts that were asked for.
LIST_OF_PARTS = {
    "type": "object",
    "description": "With `fields`: items with these properties only.",
    "required": ["items", "paging"],
    "properties": {
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": list(ALWAYS),
                "additionalProperties": True,
                "properties": {
                    "id": {"type": ["string", "integer"]},
                    "kind": {"type": "string"},
                },
            },
        },
        "paging": {"$ref": "#/components/schemas/Paging"},
        "facets": {
            "type": ["object", "null"],
            "additionalProperties": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/FacetValue"},
            },
        },
    },
}
OF_AN_ANSWER = ("ETag", "Last-Modified", "Cache-Control")
MEANINGS = {
    200: "It is here.",
    202: "It was taken; `next` says what happens now.",
    304: "It has not changed since the answer that the request names; without a body.",
    308: "It has another name now; `Location` is its present address.",
    400: "A parameter is not known or not understood; `errors` names it.",
    401: "The session is not known, or is over.",
    403: "It was sent from a page of another site.",
    404: "There is nothing public by this name.",
    409: "It clashes with what is there already.",
    410: "It is over.",
    413: "It is too large.",
    422: "A field is not filled in as it should be; `errors` names it.",
    429: "Too many requests.",
}
# What went wrong in the examples.
SENTENCES = {
    400: ("limit: At most 100.", [{"parameter": "limit", "detail": "At most 100."}]),
    401: ("This session is over. Please ask for a new link.", []),
    403: ("It was sent from a page of another site.", []),
    404: ("There is nothing public here.", []),
    409: ("This form has been sent already.", []),
    410: ("This link is no longer valid.", []),
    413: ("The request is too large.", []),
    422: (
        "email: Enter a valid email address.",
        [{"parameter": "email", "detail": "Enter a valid email address."}],
    ),
    429: ("Too many requests. Please try again in 42 s.", []),
}


def document(api: NinjaAPI, root: str) -> str:
    """Return the description as JSON.

    Args:
        api: what is described.
        root: the path at which it is found, with a slash at the end; addresses in the description begin after it.
    """
    described: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=""))
    described["servers"] = [{"url": root.rstrip("/"), "description": "This site"}]
    described["tags"] = [{"name": name, "description": text} for name, text in TAGS.items()]
    components = described["components"]
    components["headers"] = HEADERS
    components["schemas"]["ListOfParts"] = LIST_OF_PARTS
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            if method == "put" and path.endswith(PICTURES):
                operation["requestBody"] = PICTURE_BODY
            _complete_request(operation, components["schemas"])
            _add_parts(operation)
            for status, response in operation["responses"].items():
                is_kept = method == "get" and 304 in operation["responses"]
                _complete(int(status), response, components["schemas"], is_kept=is_kept)
    components["responses"] = _shared_problems(described["paths"])
    components["schemas"] = _used(described, components["schemas"])
    return json.dumps(described, ensure_ascii=False)


def _complete_request(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    parameters = operation.get("parameters", [])
    if KEY in operation.get("description", ""):
        parameters.append(KEY_PARAMETER)
        operation["parameters"] = parameters
    for parameter in parameters:
        if parameter["in"] == "path":
            parameter.setdefault("description", PARTS_OF_PATHS.get(parameter["name"], ""))
        # Of a parameter OpenAPI has `examples` with names, which pydantic's are not.
        examples = parameter.pop("examples", None)
        if examples:
            parameter["example"] = examples[0]
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        json_body = content["application/json"]
        json_body["example"] = example_of(json_body["schema"], schemas)


def _add_parts(operation: dict[str, Any]) -> None:
    """Add the other media type that a list has when only parts of its items are wanted."""
    if any(parameter["name"] == "fields" for parameter in operation.get("parameters", [])):
        operation["responses"][200]["content"][PARTS] = {
            "schema": {"$ref": "#/components/schemas/ListOfParts"}
        }


def _complete(
    status: int, response: dict[str, Any], schemas: dict[str, Any], *, is_kept: bool
) -> None:
    response["description"] = MEANINGS.get(status, response["description"])
    headers: tuple[str, ...] = ()
    if status >= 400:
        content = response.pop("content", {}).get("application/json", {})
        response["content"] = {CONTENT_TYPE: content | _example(status)}
        headers = ("Retry-After",) if status == 429 else ()
    elif status == 308:
        headers = ("Location",)
    elif is_kept and status in (200, 304):
        headers = OF_AN_ANSWER
    if headers:
        refs = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
        response["headers"] = refs | response.get("headers", {})
    if status < 300:
        for content in response.get("content", {}).values():
            content["example"] = example_of(content["schema"], schemas)


def _shared_problems(paths: dict[str, Any]) -> dict[str, Any]:
    """Return the problems that many operations may answer, described once; the operations refer to them."""
    shared: dict[str, Any] = {}
    for operations in paths.values():
        for operation in operations.values():
            responses = operation["responses"]
            for status, response in responses.items():
                name = f"Problem{status}"
                if int(status) >= 400 and shared.setdefault(name, response) == response:
                    responses[status] = {"$ref": f"#/components/responses/{name}"}
    return {name: shared[name] for name in sorted(shared)}


def _used(described: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas that something refers to; Ninja leaves one more for each set of parameters."""
    used: dict[str, Any] = {}
    waiting = _named_in([described["paths"], described["components"]["responses"]])
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = schemas[name]
            waiting |= _named_in(schemas[name])
    return {name: used[name] for name in sorted(used)}


def _named_in(part: Any) -> set[str]:
    return set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(part)))


def _example(status: int) -> dict[str, Any]:
    if status not in SENTENCES:
        return {}
    detail, errors = SENTENCES[status]
    example = {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "errors": errors,
    }
    return {"example": example}
