"""The door through which a message from the contact form comes in."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering.core.models import Region
from volunteering.core.spam import refuse

from .actions import receive_message
from .forms import ContactForm
from .models import ContactMessage
from .pages import EntrancePage
from .tasks import mail_message_arrived

SCOPE = "contact"


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
    thanks = HttpResponseRedirect(f"{page.get_url(request)}?odeslano=1#formular")
    status = 422
    if form.is_from_a_robot:
        return thanks
    if form.is_valid():
        if ContactMessage.objects.filter(form_key=form.cleaned_data["form_key"]).exists():
            return thanks
        status = refuse(request, SCOPE, form, region.reply_to)
        if not status:
            message, is_new = receive_message(region, page, form.cleaned_data)
            if is_new:
                mail_message_arrived.enqueue(message.pk)
            return thanks
    context = page.get_context(request, form=form)
    return render(request, page.get_template(request), context, status=status)
