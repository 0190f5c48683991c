"""The door of the suggestion box. Its page is a route of DirectoryPage; this is where it posts to."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.spam import admit, is_cross_site

from .models import Organization, Suggestion
from .pages import directory_of
from .suggesting import receive_suggestion
from .suggesting_forms import SuggestionForm, render_suggestion_form

SCOPE = "suggestion"


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
        if is_cross_site(request):
            status = 403
            form.add_error(
                None,
                _("This form can be sent only from our own page. Please send it again from here."),
            )
        elif not admit(request, SCOPE, form.cleaned_data["proof"]):
            # The two clicks of a double click run side by side, and the proof is spent by the first.
            if _is_received(form):
                return thanks
            status = 429
            form.add_error(
                None,
                _(
                    "Too many messages came from your network in the last hour. What you wrote is still here:"
                    " please send it again in an hour, or write to %(email)s."
                )
                % {"email": region.reply_to},
            )
        else:
            receive_suggestion(organization, form.cleaned_data)
            return thanks
    return render_suggestion_form(request, directory, organization, form, status=status)


def _is_received(form) -> bool:
    return Suggestion.objects.filter(form_key=form.key).exists()
