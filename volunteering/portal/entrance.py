"""How an organization gets in: ask for a key, use the link from the mail; and the link that confirms a new address."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.receiving import Verdict
from volunteering.core.signing import LinkInvalid
from volunteering.core.spam import is_cross_site, new_challenge
from volunteering.directory.models import Organization
from volunteering.directory.pages import directory_of

from .addresses import confirm_address, is_awaited
from .forms import KeyRequestForm
from .keys import check_key, use_key, why_unusable
from .links import LinkView
from .mail_links import ADDRESS_LINK, KEY_LINK
from .receiving import take_key_request
from .sessions import keep_session
from .tasks import mail_key


# Whoever asks has no session yet, so there is no cookie to protect; `is_cross_site` refuses foreign pages.
@csrf_exempt
@never_cache
def request_key(request, uuid):
    """Mail a key to an address on record; the answer is the same whether it is or not."""
    region = Region.objects.for_request(request)
    listed = Organization.objects.listed().in_region(region).select_related("region__site")
    organization = get_object_or_404(listed, uuid=uuid)
    if request.method != "POST":
        return _ask(request, organization, KeyRequestForm())
    form = KeyRequestForm(request.POST)
    verdict = take_key_request(request, organization, form)
    if verdict == Verdict.RECEIVED:
        return _asked(request, organization)
    return _ask(request, organization, form, status=verdict.value)


def _ask(request, organization, form, status=200):
    context = {
        "organization": organization,
        "form": form,
        "challenge": new_challenge(),
        "directory": directory_of(request),
    }
    return render(request, "volunteering/portal/request_key.html", context, status=status)


def _asked(request, organization):
    context = {
        "organization": organization,
        "days": conf.door_link_lifetime().days,
        "directory": directory_of(request),
    }
    return render(request, "volunteering/portal/key_requested.html", context)


class UseKeyView(LinkView):
    """Opens the door with the link from a mail, once."""

    link = KEY_LINK

    def show(self, request, found, nonce):
        """Show the button that opens the door."""
        check_key(found, nonce)
        if why_unusable(found):
            return self._too_late(request, found)
        return self.page(request, "use_key", organization=found.organization)

    def work(self, request, found, nonce):
        """Use the key, or mail a new one in place of one that is too old."""
        check_key(found, nonce)
        if is_cross_site(request):
            raise LinkInvalid
        if "again" in request.POST:
            # Only ever to the address the key was cut for, and only while that one is on record.
            mail_key.enqueue(found.organization_id, found.email)
            return _asked(request, found.organization)
        secret = use_key(found)
        if secret is None:
            return self._too_late(request, found)
        response = HttpResponseRedirect(reverse("volunteering:door"))
        keep_session(request, response, secret)
        return response

    def _too_late(self, request, key):
        # Another click may have been faster.
        key.refresh_from_db()
        return self.closed(
            request, why_unusable(key), organization=key.organization, may_ask_again=True
        )


class ConfirmAddressView(LinkView):
    """Takes over a new address on record."""

    link = ADDRESS_LINK

    def show(self, request, found, nonce):
        """Show the button."""
        if not is_awaited(found, nonce):
            raise LinkInvalid
        return self.page(request, "confirm_address", steward=found)

    def work(self, request, found, nonce):
        """Change the address."""
        if not confirm_address(found, nonce):
            raise LinkInvalid
        found.refresh_from_db()
        return self.page(request, "address_confirmed", steward=found)
