"""The door through which a filled listing comes in. Its page is a route of DirectoryPage; this is where it posts to."""

from django.http import HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.receiving import Verdict

from .ares.views import fill_in_listing
from .forms import ListingForm
from .pages import directory_of, render_listing_form
from .receiving import files_of, take_listing


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
    taken = take_listing(request, form)
    if taken.verdict == Verdict.RECEIVED:
        return HttpResponseRedirect(directory.get_url(request) + directory.reverse_subpage("sent"))
    return render_listing_form(
        request, directory, form, duplicates=taken.duplicates, status=taken.verdict.value
    )
