"""Answers over HTTP: validators, how long they may be kept, and JSON put together of ready-made texts."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

# A minute old is new enough for a cache before the site; it may go on with what it has while it asks anew, for ten.
KEPT, KEPT_WHILE_ASKING = 60, 600
JSON = "application/json"


def answer(
    request: HttpRequest,
    text: str,
    changed_at: datetime | None,
    *,
    until: datetime | None = None,
    content_type: str = JSON,
) -> HttpResponse:
    """Return JSON that everybody may read, or 304 when the client has it already (RFC 9110, 13).

    Args:
        request: the request.
        text: the JSON.
        changed_at: a moment after which nothing of it has changed; None when that is not known.
        until: when it stops being right by the clock; no cache keeps it beyond that.
        content_type: what kind of JSON it is.
    """
    body = text.encode()
    response = HttpResponse(body, content_type=content_type)
    # A weak one: the compressed answer is another one byte by byte, and has the same.
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    response["ETag"] = etag
    response["Cache-Control"] = cache_control(until)
    patch_vary_headers(response, ("Accept-Encoding",))
    modified = None
    # A second that is not over may bring one more change, which would have the same date (RFC 9110, 8.8.2.1).
    if changed_at is not None and int(changed_at.timestamp()) < int(timezone.now().timestamp()):
        modified = int(changed_at.timestamp())
        response["Last-Modified"] = http_date(modified)
    return get_conditional_response(request, etag, modified, response) or response


def cache_control(until: datetime | None = None) -> str:
    """Return for how long caches may keep an answer.

    Args:
        until: when it stops being right by the clock.
    """
    left = KEPT + KEPT_WHILE_ASKING
    if until is not None:
        left = min(left, max(0, int((until - timezone.now()).total_seconds())))
    kept = min(KEPT, left)
    return f"public, max-age=0, s-maxage={kept}, stale-while-revalidate={left - kept}"


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
