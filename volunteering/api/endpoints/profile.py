"""An organization's own door: its profile as its form holds it, and corrections of it."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router

from volunteering.directory.models import Submission
from volunteering.portal.correcting import correction_form, is_sent, take_correction

from ..doors import (
    KEY_HELP,
    REFUSALS,
    form_key_of,
    outcome,
    reads_privately,
    refuse_foreign,
    told,
    writes,
)
from ..filled import check_removed, corrected_data, filled_listing
from ..filling import check_contacts, check_unsent, correction_follows
from ..schemas.forms import Accepted, PictureKept
from ..schemas.links import CorrectionSent, FilledListing
from ..sessions import DoorSession, key_of
from ..uploads import PICTURE_HELP, drop_picture, keep_picture

router = Router(tags=["profile"])
REFUSED = (*REFUSALS, 401)
SESSION_HELP = "Needs `Authorization: Bearer …` with the secret of a session; see `POST /links/{token}`. To get a link, see `POST /forms/keys`."


@reads_privately(
    router,
    "/profile",
    FilledListing,
    (400, 401, 404, 429),
    auth=DoorSession(),
    summary="Our own profile as its form holds it",
    description=f"What is public, with what the organization has changed and is not on the web yet. {SESSION_HELP}",
)
def get_own_profile(request: HttpRequest):
    """Return the filled form."""
    key = key_of(request)
    last = Submission.objects.latest_for(key.organization)
    return told(filled_listing(correction_form(key), last))


@writes(
    router,
    "PUT",
    "/profile",
    Accepted,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="Correct our own profile",
    description=f"The whole listing: what it leaves out is emptied. The web stays as it is until the centre has decided. {KEY_HELP} {SESSION_HELP}",
)
def send_correction(request: HttpRequest, sent: Body[CorrectionSent]):
    """Send a correction into moderation."""
    refuse_foreign(request)
    key, form_key = key_of(request), form_key_of(request)
    form = correction_form(key, corrected_data(sent, form_key))
    if not is_sent(key, form_key):
        check_unsent(form_key)
        check_contacts(sent, form)
        check_removed(sent, form)
    taken = take_correction(key, form)
    follows = correction_follows(is_different=taken.is_different)
    return outcome(taken.verdict, form, follows)


@writes(
    router,
    "PUT",
    "/profile/corrections/{form_key}/pictures/{field}",
    PictureKept,
    status=200,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="Send a picture of our profile, before the correction itself",
    description=f"{PICTURE_HELP} `form_key` is the idempotency key of the correction. {SESSION_HELP}",
)
def put_own_picture(request: HttpRequest, form_key: UUID, field: str):
    """Keep a picture till its correction is sent."""
    check_unsent(form_key)
    return keep_picture(request, form_key, field)


@writes(
    router,
    "DELETE",
    "/profile/corrections/{form_key}/pictures/{field}",
    PictureKept,
    status=200,
    refusals=REFUSED,
    auth=DoorSession(),
    summary="Take a picture back, before its correction is sent",
    description=SESSION_HELP,
)
def delete_own_picture(request: HttpRequest, form_key: UUID, field: str):
    """Drop a kept picture."""
    check_unsent(form_key)
    return drop_picture(request, form_key, field)
