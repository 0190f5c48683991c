"""The address that the search fields ask while somebody types."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from volunteering.core.models import Region
from volunteering.core.query import words_value

from .kinds import kinds
from .suggestions import suggest

# The same letters are asked for by everybody; a minute old is new enough.
SECONDS = 60


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer `?q=&druh=` with {"items": [{"text", "kind", "url"}]}; nothing typed ends in an error."""
    region = Region.objects.for_request(request)
    names = {kind.name for kind in kinds()}
    kind = request.GET.get("druh", "")
    found = suggest(
        region, words_value(request.GET.get("q", "")), kind=kind if kind in names else ""
    )
    response = JsonResponse({"items": [asdict(suggestion) for suggestion in found]})
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response
