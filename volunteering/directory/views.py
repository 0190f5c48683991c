"""The door through which a filled listing comes in. Its page is a route of DirectoryPage; this is where it posts to."""

from django.http import HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.spam import (
    FOREIGN_PAGE,
    TOO_MANY,
    admit,
    is_cross_site,
    is_within_limit,
)

from .actions import keep_pictures, receive_submission
from .ares.views import fill_in_listing
from .duplicates import duplicates_of
from .forms import ListingForm
from .models import Submission, SubmittedFile
from .pages import directory_of, render_listing_form

SCOPE = "listing"
WARNED_OF = 5


# Readers have no session here, so there is no cookie to protect; `is_cross_site` refuses foreign pages.
@csrf_exempt
@never_cache
def submit_listing(request):
    """Take a filled listing: refuse it with sentences and everything still filled in, or keep it and send a link."""
    region = Region.objects.for_request(request)
    directory = directory_of(request)
    if request.method != "POST":
        # A refused form stays at this address; whoever opens it again wants the form.
        return HttpResponseRedirect(directory.get_url(request) + directory.reverse_subpage("add"))
    if "lookup" in request.POST:
        return fill_in_listing(request, directory, region, files_of)
    form = ListingForm(request.POST, request.FILES, region=region)
    form.kept_files = files_of(form.key)
    thanks = HttpResponseRedirect(directory.get_url(request) + directory.reverse_subpage("sent"))
    if form.is_from_a_robot or _is_received(form):
        # A robot learns nothing; a second click gets what the first one got.
        return thanks
    if is_cross_site(request):
        return _turn_away(request, directory, form, FOREIGN_PAGE, 403)
    is_valid = form.is_valid()
    if form.pictures or form.removed_pictures:
        if not is_within_limit(request, f"{SCOPE}.pictures", conf.picture_limit()):
            return _turn_away(request, directory, form, TOO_MANY, 429)
        keep_pictures(form.key, form.pictures, form.removed_pictures)
        form.kept_files = files_of(form.key)
    if not is_valid:
        return render_listing_form(request, directory, form, status=422)
    # Only what public profiles show: a warning must not tell a stranger what waits, was refused or is private.
    duplicates = duplicates_of(region, form.values, public_only=True)[:WARNED_OF]
    if duplicates and not form.cleaned_data["is_no_duplicate"]:
        return render_listing_form(request, directory, form, duplicates=duplicates, status=409)
    if not admit(request, SCOPE, form.cleaned_data["proof"]):
        # The two clicks of a double click run side by side, and the proof is spent by the first.
        return thanks if _is_received(form) else _turn_away(request, directory, form, TOO_MANY, 429)
    receive_submission(region, form.key, form.sender, form.values)
    return thanks


def files_of(form_key) -> dict:
    """Return the kept pictures of a filled form by field; without their content."""
    if not form_key:
        return {}
    files = SubmittedFile.objects.filter(form_key=form_key).defer("content")
    return {file.field: file for file in files}


def _is_received(form) -> bool:
    return Submission.objects.filter(form_key=form.key).exists()


def _turn_away(request, directory, form, sentence, status: int):
    """Show the form again with everything filled in and a sentence above it."""
    form.add_error(None, sentence % {"email": form.region.reply_to})
    return render_listing_form(request, directory, form, status=status)
