"""Takes a suggestion to a profile, whichever door it came through."""

from collections.abc import Collection

from django.http import HttpRequest

from volunteering.core.receiving import Verdict, receive

from ..models import Organization, Suggestion
from .actions import receive_suggestion
from .forms import SuggestionForm

SCOPE = "suggestion"


def take_suggestion(
    request: HttpRequest,
    organization: Organization,
    form: SuggestionForm,
    origins: Collection[str] = (),
) -> Verdict:
    """Keep a suggestion, or say in the form why not.

    Args:
        request: the request that carries it.
        organization: whose public profile it is about.
        form: the filled form.
        origins: other sites whose pages may send it.
    """
    return receive(
        request,
        SCOPE,
        form,
        reply_to=organization.region.reply_to,
        is_received=lambda: Suggestion.objects.filter(form_key=form.key).exists(),
        keep=lambda: receive_suggestion(organization, form.cleaned_data),
        origins=origins,
    )
