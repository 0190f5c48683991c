"""The door through which a message from the contact form comes in."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.receiving import Verdict

from .forms import ContactForm
from .pages import EntrancePage
from .receiving import take_message


# Readers have no session here, so there is no cookie to protect; `is_cross_site` refuses foreign pages.
@csrf_exempt
@never_cache
def send_message(request, page_pk: int):
    """Keep a message and tell the centre that it came, or show the form again with what was typed."""
    region = Region.objects.for_request(request)
    page = get_object_or_404(EntrancePage.objects.listed().in_region(region), pk=page_pk)
    if request.method != "POST":
        # A refused form stays at this address; whoever opens it again wants the page.
        return HttpResponseRedirect(page.get_url(request))
    form = ContactForm(request.POST)
    verdict = take_message(request, region, page, form)
    if verdict == Verdict.RECEIVED:
        return HttpResponseRedirect(f"{page.get_url(request)}?odeslano=1#formular")
    context = page.get_context(request, form=form)
    return render(request, page.get_template(request), context, status=verdict.value)
