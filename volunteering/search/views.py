"""The address that the search fields ask while somebody types."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from volunteering.core.query import words_value

from .suggestions import known_kind, suggest

# The same letters are asked for by everybody; a minute old is new enough.
SECONDS = 60


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer `?q=&druh=` with {"items": [{"text", "kind", "url", "group"}], "status"}; nothing typed ends in an error.

    The status is a sentence for those who do not see the list.
    """
    kind = known_kind(request.GET.get("druh", ""))
    found = suggest(request, words_value(request.GET.get("q", "")), kind=kind)
    status = ngettext("%(number)d suggestion", "%(number)d suggestions", len(found))
    response = JsonResponse(
        {
            "items": [
                {"text": one.text, "kind": one.kind, "url": one.url, "group": one.group}
                for one in found
            ],
            "status": status % {"number": len(found)} if found else _("No suggestions"),
        }
    )
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response
