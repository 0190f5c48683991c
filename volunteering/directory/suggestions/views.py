"""The door of the suggestion box. Its page is a route of DirectoryPage; this is where it posts to."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.spam import refuse

from ..models import Organization, Suggestion
from ..pages import directory_of
from .actions import receive_suggestion
from .forms import SuggestionForm, render_suggestion_form

SCOPE = "suggestion"
TOO_OFTEN = 429


# Readers have no session here, so there is no cookie to protect; `is_cross_site` refuses foreign pages.
@csrf_exempt
@never_cache
def send_suggestion(request, uuid):
    """Keep a suggestion to a public profile, or show the form again with what was typed."""
    region = Region.objects.for_request(request)
    directory = directory_of(request)
    listed = Organization.objects.listed().in_region(region).select_related("seat")
    organization = get_object_or_404(listed, uuid=uuid)
    own_page = f"{directory.get_url(request)}{organization.slug}/podnet/"
    if request.method != "POST":
        # A refused form stays at this address; whoever opens it again wants the page.
        return HttpResponseRedirect(own_page)
    form = SuggestionForm(request.POST)
    thanks = HttpResponseRedirect(f"{own_page}?odeslano=1")
    if form.is_from_a_robot or _is_received(form):
        # A robot learns nothing; a second click gets what the first one got.
        return thanks
    status = 422
    if form.is_valid():
        status = refuse(request, SCOPE, form, region.reply_to)
        if not status:
            receive_suggestion(organization, form.cleaned_data)
        # The two clicks of a double click run side by side, and the proof is spent by the first.
        if not status or (status == TOO_OFTEN and _is_received(form)):
            return thanks
    return render_suggestion_form(request, directory, organization, form, status=status)


def _is_received(form) -> bool:
    return Suggestion.objects.filter(form_key=form.key).exists()
