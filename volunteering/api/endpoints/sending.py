"""The public forms: where they are sent."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Body, Router

from volunteering.core.models import ConsentText, Region
from volunteering.core.receiving import Verdict
from volunteering.directory.forms import ListingForm
from volunteering.directory.receiving import is_received, take_listing
from volunteering.directory.suggestions.forms import SuggestionForm
from volunteering.directory.suggestions.receiving import take_suggestion
from volunteering.pages.forms import ContactForm
from volunteering.pages.pages import EntrancePage
from volunteering.pages.receiving import is_received as is_message_received
from volunteering.pages.receiving import take_message
from volunteering.portal.forms import KeyRequestForm
from volunteering.portal.receiving import take_key_request

from ..asking import identifier
from ..doors import (
    KEY_HELP,
    check_consent,
    form_key_of,
    named,
    origins,
    outcome,
    public_organization,
    refusal,
    writes,
)
from ..filling import check_contacts, check_unsent, listing_data, plain_data
from ..representations.parts import full_url
from ..schemas.common import OrganizationRef
from ..schemas.forms import (
    Accepted,
    KeySent,
    ListingSent,
    MessageSent,
    PictureKept,
    SuggestionSent,
)
from ..uploads import PICTURE_HELP, drop_picture, keep_picture
from .lists import region_of

router = Router(tags=["forms"])
Purpose = ConsentText.Purpose


@writes(
    router,
    "POST",
    "/forms/listings",
    Accepted,
    summary="Send a new listing",
    description=f"A link is mailed to the sender; the centre gets the listing when it is confirmed. {KEY_HELP}",
)
def send_listing(request: HttpRequest, sent: Body[ListingSent]):
    """Take a new listing."""
    region = region_of(request)
    key = form_key_of(request)
    form = ListingForm(listing_data(sent, key), region=region)
    check_contacts(sent, form)
    if not is_received(key):
        check_consent(region, Purpose.LISTING, sent.consent_version)
    taken = take_listing(request, form, origins())
    if taken.verdict == Verdict.DUPLICATES:
        return refusal(
            taken.verdict,
            _("It may be in the directory already. If not, send it again with is_no_duplicate."),
            duplicates=[
                OrganizationRef(
                    id=match.organization.uuid,
                    name=match.organization.name,
                    url=full_url(match.organization.get_url(request), region),
                )
                for match in taken.duplicates
            ],
        )
    follows = _("We have the listing. To be sure that it comes from you, we have sent you a link.")
    return outcome(taken.verdict, form, follows)


@writes(
    router,
    "PUT",
    "/forms/listings/{form_key}/pictures/{field}",
    PictureKept,
    status=200,
    summary="Send a picture of a listing, before the listing itself",
    description=f"{PICTURE_HELP} `form_key` is the idempotency key of the listing.",
)
def put_picture(request: HttpRequest, form_key: UUID, field: str):
    """Keep a picture till its listing is sent."""
    check_unsent(form_key)
    return keep_picture(request, form_key, field)


@writes(
    router,
    "DELETE",
    "/forms/listings/{form_key}/pictures/{field}",
    PictureKept,
    status=200,
    summary="Take a picture back, before its listing is sent",
)
def delete_picture(request: HttpRequest, form_key: UUID, field: str):
    """Drop a kept picture."""
    check_unsent(form_key)
    return drop_picture(request, form_key, field)


@writes(
    router,
    "POST",
    "/forms/messages",
    Accepted,
    summary="Write to the centre",
    description=KEY_HELP,
)
def send_message(request: HttpRequest, sent: Body[MessageSent]):
    """Take a message."""
    region = region_of(request)
    form = ContactForm(plain_data(sent, form_key_of(request), {"page", "consent_version"}))
    page = _entrance(region, sent.page)
    if not is_message_received(form.key):
        check_consent(region, Purpose.CONTACT, sent.consent_version)
    verdict = take_message(request, region, page, form, origins())
    return outcome(verdict, form, page.thank_you_text or _("We will answer by e-mail."))


@writes(
    router,
    "POST",
    "/forms/suggestions",
    Accepted,
    summary="Say what is wrong on a profile",
    description=KEY_HELP,
)
def send_suggestion(request: HttpRequest, sent: Body[SuggestionSent]):
    """Take a suggestion."""
    organization = public_organization(region_of(request), sent.organization)
    form = SuggestionForm(plain_data(sent, form_key_of(request), {"organization"}))
    verdict = take_suggestion(request, organization, form, origins())
    follows = _(
        "Somebody from the centre looks into it. If you left your e-mail, we will answer you."
    )
    return outcome(verdict, form, follows)


@writes(
    router,
    "POST",
    "/forms/keys",
    Accepted,
    summary="Ask for the link that opens an organization's own door",
    description=f"The answer is the same whether the address is on record or not. {KEY_HELP}",
)
def send_key_request(request: HttpRequest, sent: Body[KeySent]):
    """Mail a link to an address on record."""
    organization = public_organization(region_of(request), sent.organization)
    form = KeyRequestForm(plain_data(sent, form_key_of(request), {"organization"}))
    verdict = take_key_request(request, organization, form, origins(), once=True)
    follows = _("If that address is the one we have for %(name)s, a link is on its way.")
    return outcome(verdict, form, follows % {"name": organization.name})


def _entrance(region: Region, text: str) -> EntrancePage:
    """Return the page that a message names by its UUID or its number.

    Raises:
        Problem: there is no such page with a contact form.
    """
    pages = EntrancePage.objects.listed().in_region(region)
    wanted = identifier(text)
    if isinstance(wanted, UUID):
        return named("page", text, pages.filter(uuid=wanted))
    # Ten digits are more than any number of a page has.
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return named("page", text, pages.filter(pk=int(text)) if is_number else ())
