"""The door of the suggestion box. Its page is a route of DirectoryPage; this is where it posts to."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.receiving import Verdict

from ..models import Organization
from ..pages import directory_of
from .forms import SuggestionForm, render_suggestion_form
from .receiving import take_suggestion


# Readers have no session here, so there is no cookie to protect; `is_cross_site` refuses foreign pages.
@csrf_exempt
@never_cache
def send_suggestion(request, uuid):
    """Keep a suggestion to a public profile, or show the form again with what was typed."""
    region = Region.objects.for_request(request)
    directory = directory_of(request)
    listed = Organization.objects.listed().in_region(region).select_related("seat", "region")
    organization = get_object_or_404(listed, uuid=uuid)
    own_page = f"{directory.get_url(request)}{organization.slug}/podnet/"
    if request.method != "POST":
        # A refused form stays at this address; whoever opens it again wants the page.
        return HttpResponseRedirect(own_page)
    form = SuggestionForm(request.POST)
    verdict = take_suggestion(request, organization, form)
    if verdict == Verdict.RECEIVED:
        return HttpResponseRedirect(f"{own_page}?odeslano=1")
    return render_suggestion_form(request, directory, organization, form, status=verdict.value)
