"""What an organization does behind its own door beside corrections: confirm, take back, another address, leave."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, Router

from volunteering.directory.enums import Answer, Confirmer
from volunteering.directory.freshness.actions import confirm_listing, revoke_links, withdraw
from volunteering.directory.freshness.forms import LeavingForm
from volunteering.directory.models import DoorKey
from volunteering.directory.moderation.corrections import take_back
from volunteering.portal.addresses import ask_for_address
from volunteering.portal.forms import AddressForm
from volunteering.portal.sessions import end_session

from ..doors import refuse_foreign, told, writes
from ..filling import checked
from ..problems import Problem
from ..schemas.links import AddressSent, Done, LeavingSent
from ..sessions import DoorSession, key_of

router = Router(tags=["profile"])
REFUSED = (400, 401, 403, 429)


@writes(
    router,
    "POST",
    "/profile/confirmation",
    Done,
    status=200,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="Say that our profile is right as of today",
)
def confirm_own_profile(request: HttpRequest):
    """Note that the listing is right."""
    refuse_foreign(request)
    confirm_listing(key_of(request).organization, Confirmer.ORGANIZATION)
    return told(Done(next=_("Thank you. The profile is confirmed as of today.")))


@writes(
    router,
    "DELETE",
    "/profile/correction",
    Done,
    status=200,
    refusals=(*REFUSED, 409),
    auth=DoorSession(),
    summary="Take back the correction that waits or came back",
)
def take_back_correction(request: HttpRequest):
    """End what waits; the web stays as it is."""
    refuse_foreign(request)
    if not take_back(key_of(request)):
        raise Problem(
            409, _("The centre has decided in the meantime, so there was nothing to take back.")
        )
    return told(Done(next=_("The correction is taken back. The web stays as it is.")))


@writes(
    router,
    "POST",
    "/profile/address",
    Done,
    refusals=(*REFUSED, 422),
    auth=DoorSession(),
    summary="Ask for another address on record",
    description="A link is mailed to the new address; it counts as soon as the link is used (`confirm_address`).",
)
def send_new_address(request: HttpRequest, sent: Body[AddressSent]):
    """Mail a link to the new address."""
    refuse_foreign(request)
    form = checked(AddressForm(sent.model_dump()))
    ask_for_address(key_of(request).organization.steward, form.cleaned_data["email"])
    follows = _("We have mailed a link to the new address. It counts as soon as it is used.")
    return told(Done(next=follows), 202)


@writes(
    router,
    "POST",
    "/profile/withdrawal",
    Done,
    status=200,
    refusals=(*REFUSED, 422),
    auth=DoorSession(),
    summary="Take our profile off the web",
    description="Nothing is deleted. The session ends with it.",
)
def withdraw_own_profile(request: HttpRequest, sent: Body[LeavingSent]):
    """Take it off."""
    refuse_foreign(request)
    key = key_of(request)
    form = checked(LeavingForm(sent.model_dump()))
    answer = Answer(form.cleaned_data["answer"])
    withdraw(key.organization, answer, form.cleaned_data["note"], email=key.email)
    end_session(key)
    sentence = _(
        "%(name)s is no longer in the directory. Nothing is deleted: if you change your mind, write to %(email)s."
    )
    organization = key.organization
    told_to = {"name": organization.name, "email": organization.region.reply_to}
    return told(Done(next=sentence % told_to))


@writes(
    router,
    "DELETE",
    "/profile/session",
    None,
    status=204,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="End the session",
    description="Its secret opens nothing any more. It ends by itself, too.",
)
def end_own_session(request: HttpRequest):
    """End the session."""
    refuse_foreign(request)
    end_session(key_of(request))
    return HttpResponse(status=204)


@writes(
    router,
    "DELETE",
    "/profile/sessions",
    None,
    status=204,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="End all sessions and cancel all links that open our profile",
)
def end_own_sessions(request: HttpRequest):
    """Let no link and no session of this organization open anything any more."""
    refuse_foreign(request)
    organization = key_of(request).organization
    DoorKey.objects.filter(organization=organization).revoke()
    revoke_links(organization)
    return HttpResponse(status=204)
