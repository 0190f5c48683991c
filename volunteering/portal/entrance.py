"""How an organization gets in: ask for a key, use the link from the mail; and the link that confirms a new address."""

from datetime import timedelta

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.signing import LinkInvalid
from volunteering.core.spam import is_cross_site, new_challenge, refuse
from volunteering.directory.models import DoorKey, Organization, Steward
from volunteering.directory.pages import directory_of

from .addresses import NEW_ADDRESS, confirm_address
from .forms import KeyRequestForm
from .keys import addresses_on_record, is_usable, use_key
from .links import LinkView
from .sessions import keep_session
from .tasks import KEY, mail_key

SCOPE = "door"
# How old a key may be for its page to say that it is too old; after that nothing is known of it any more.
REMEMBERED = timedelta(days=30)


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
    if form.is_from_a_robot:
        return _asked(request, organization)
    status = refuse(request, SCOPE, form, region.reply_to) if form.is_valid() else 422
    if status:
        return _ask(request, organization, form, status=status)
    mail_key.enqueue(organization.pk, form.cleaned_data["email"])
    return _asked(request, organization)


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

    link = KEY
    max_age = staticmethod(lambda: REMEMBERED)

    def find(self, request, identifier):
        """Return the key, if its organization is public."""
        listed = Organization.objects.listed().in_region(Region.objects.for_request(request))
        return (
            DoorKey.objects.filter(uuid=identifier, organization__in=listed)
            .select_related("organization__region__site")
            .first()
        )

    def show(self, request, found, nonce):
        """Show the button that opens the door."""
        self._check(found, nonce)
        if not is_usable(found):
            return self._too_late(request, found)
        return self.page(request, "use_key", organization=found.organization)

    def work(self, request, found, nonce):
        """Use the key, or mail a new one in place of one that is too old."""
        self._check(found, nonce)
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

    def _check(self, key, nonce) -> None:
        if key.nonce.hex != nonce or key.email not in addresses_on_record(key.organization):
            raise LinkInvalid

    def _too_late(self, request, key):
        reason = (
            _("The link has been used already; each works only once.")
            if key.used_at
            else _("The link is too old, or there is a newer one in your mailbox.")
        )
        return self.closed(request, reason, organization=key.organization, may_ask_again=True)


class ConfirmAddressView(LinkView):
    """Takes over a new address on record."""

    link = NEW_ADDRESS
    max_age = staticmethod(conf.unconfirmed_lifetime)

    def find(self, request, identifier):
        """Return the steward of the organization."""
        return (
            Steward.objects.filter(
                organization__uuid=identifier,
                organization__region=Region.objects.for_request(request),
            )
            .select_related("organization__region__site")
            .first()
        )

    def show(self, request, found, nonce):
        """Show the button."""
        if not found.new_email or found.nonce.hex != nonce:
            raise LinkInvalid
        return self.page(request, "confirm_address", steward=found)

    def work(self, request, found, nonce):
        """Change the address."""
        if not confirm_address(found, nonce):
            raise LinkInvalid
        found.refresh_from_db()
        return self.page(request, "address_confirmed", steward=found)
