"""A listing that the centre returned: its filled form, and the correction of it, by the link from the mail."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Body, Router

from volunteering.core.models import ConsentText
from volunteering.core.signing import LinkInvalid
from volunteering.directory.models import Submission
from volunteering.portal.mail_links import RESUME_LINK
from volunteering.portal.resuming import check_still_open, is_resumed, resumed_form, take_resumed

from ..doors import check_consent, outcome, reads_privately, refuse_foreign, told, writes
from ..filled import check_removed, corrected_data, filled_listing
from ..filling import check_contacts
from ..link_uses import closed_links_told
from ..problems import Problem
from ..schemas.forms import Accepted, PictureKept
from ..schemas.links import FilledListing, ListingAgain
from ..uploads import PICTURE_HELP, drop_picture, keep_picture
from .lists import region_of

router = Router(tags=["links"])


@reads_privately(
    router,
    "/links/{token}/listing",
    FilledListing,
    (400, 404, 410, 429),
    summary="A returned listing as it was sent",
    description="With what the centre wrote to it. The fields are those of `/forms/listing`; `sender.email` cannot be changed.",
)
def get_returned_listing(request: HttpRequest, token: str):
    """Return the filled form."""
    with closed_links_told():
        submission, nonce = _opened(request, token)
        check_still_open(submission, nonce)
    return told(filled_listing(resumed_form(submission), submission))


@writes(
    router,
    "PUT",
    "/links/{token}/listing",
    Accepted,
    summary="Send a returned listing again",
    description="The whole listing: what it leaves out is emptied. A second attempt gets the same answer.",
)
def send_returned_listing(request: HttpRequest, token: str, sent: Body[ListingAgain]):
    """Take the corrected listing back into moderation."""
    refuse_foreign(request)
    follows = _("The centre has the listing again. We will write to you how it was decided.")
    with closed_links_told():
        submission, nonce = _opened(request, token)
        if is_resumed(submission, nonce):
            return told(Accepted(form_key=submission.form_key, next=follows), 202)
        check_still_open(submission, nonce)
        form = resumed_form(submission, corrected_data(sent, submission.form_key))
        check_contacts(sent, form)
        check_removed(sent, form)
        check_consent(submission.region, ConsentText.Purpose.LISTING, sent.consent_version)
        verdict = take_resumed(submission, nonce, form)
    return outcome(verdict, form, follows)


@writes(
    router,
    "PUT",
    "/links/{token}/pictures/{field}",
    PictureKept,
    status=200,
    summary="Send a picture of a returned listing, before the listing itself",
    description=PICTURE_HELP,
)
def put_returned_picture(request: HttpRequest, token: str, field: str):
    """Keep a picture till its listing is sent again."""
    return keep_picture(request, _waiting(request, token).form_key, field)


@writes(
    router,
    "DELETE",
    "/links/{token}/pictures/{field}",
    PictureKept,
    status=200,
    summary="Take a picture back, before its listing is sent",
)
def delete_returned_picture(request: HttpRequest, token: str, field: str):
    """Drop a kept picture."""
    return drop_picture(request, _waiting(request, token).form_key, field)


def _opened(request: HttpRequest, token: str) -> tuple[Submission, str]:
    """Return the submission that a link is about, and the nonce of the link.

    Raises:
        Problem: there is nothing behind this link.
        LinkExpired: it is too old.
    """
    try:
        return RESUME_LINK.open(region_of(request), token)
    except LinkInvalid as error:
        raise Problem(404, _("There is nothing public here.")) from error


def _waiting(request: HttpRequest, token: str) -> Submission:
    """Return the submission that waits for the correction that a link is for.

    Raises:
        Problem: there is none, or it does not wait any more.
    """
    with closed_links_told():
        submission, nonce = _opened(request, token)
        check_still_open(submission, nonce)
    return submission
