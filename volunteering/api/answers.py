"""Answers over HTTP: validators, how long they may be kept, and JSON put together of ready-made texts."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

# A minute old is new enough for a cache before the site; it may go on with what it has while it asks anew, for ten.
CACHE_CONTROL = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"


def answer(request: HttpRequest, text: str, changed_at: datetime | None) -> HttpResponse:
    """Return JSON that everybody may read, or 304 when the client has it already (RFC 9110, 13).

    Args:
        request: the request.
        text: the JSON.
        changed_at: a moment after which nothing of it has changed.
    """
    body = text.encode()
    response = HttpResponse(body, content_type="application/json")
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    modified = None
    if changed_at is not None:
        modified = int(changed_at.timestamp())
        response["Last-Modified"] = changed_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return get_conditional_response(request, etag, modified, response) or response


def list_text(items: Iterable[str], paging: dict, facets: dict | None) -> str:
    """Return the JSON of a list.

    Args:
        items: the JSON of each item.
        paging: as `schemas.common.Paging` has it.
        facets: values and counts by filter, or None.
    """
    return (
        '{"items":['
        + ",".join(items)
        + '],"paging":'
        + json.dumps(paging)
        + ',"facets":'
        + json.dumps(facets, ensure_ascii=False)
        + "}"
    )
