"""Takes a new listing and its pictures, whichever door they came through."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from volunteering import conf
from volunteering.core.receiving import Verdict, admitted, turned_away
from volunteering.core.spam import is_cross_site, is_within_limit

from .actions import keep_pictures, receive_submission
from .duplicates import Match, duplicates_of
from .form_fields import PictureField
from .forms import ListingForm
from .models import Submission, SubmittedFile

SCOPE = "listing"
PICTURES_SCOPE = f"{SCOPE}.pictures"
WARNED_OF = 5


@dataclass(frozen=True)
class ListingVerdict:
    """What becomes of a new listing.

    Attributes:
        verdict: what the door answers.
        duplicates: public listings that are probably the same organization; with the verdict DUPLICATES.
    """

    verdict: Verdict
    duplicates: list[Match] = field(default_factory=list)


def take_listing(
    request: HttpRequest, form: ListingForm, origins: Collection[str] = ()
) -> ListingVerdict:
    """Keep a listing until its sender confirms the address, or say in the form why not; its pictures are kept either way.

    Args:
        request: the request that carries it.
        form: the filled form.
        origins: other sites whose pages may send it.
    """
    form.kept_files = files_of(form.key)
    if form.is_from_a_robot or is_received(form.key):
        # A robot learns nothing; a second click gets what the first one got.
        return ListingVerdict(Verdict.RECEIVED)
    reply_to = form.region.reply_to
    if is_cross_site(request, origins):
        return ListingVerdict(turned_away(form, Verdict.FOREIGN_PAGE, reply_to))
    is_valid = form.is_valid()
    if form.pictures or form.removed_pictures:
        if not is_within_limit(request, PICTURES_SCOPE, conf.picture_limit()):
            return ListingVerdict(turned_away(form, Verdict.TOO_MANY, reply_to))
        keep_pictures_of(form, form.key)
    if not is_valid:
        return ListingVerdict(Verdict.INVALID)
    # Only what public profiles show: a warning must not tell a stranger what waits, was refused or is private.
    duplicates = duplicates_of(form.region, form.values, public_only=True)[:WARNED_OF]
    if duplicates and not form.cleaned_data["is_no_duplicate"]:
        return ListingVerdict(Verdict.DUPLICATES, duplicates)
    return ListingVerdict(
        admitted(
            request,
            SCOPE,
            form,
            reply_to=reply_to,
            is_received=lambda: is_received(form.key),
            keep=lambda: receive_submission(form.region, form.key, form.sender, form.values),
        )
    )


def keep_pictures_of(form: ListingForm, form_key: UUID) -> None:
    """Keep the pictures that came with a form that has been validated, and drop those that its sender took back.

    Args:
        form: the form.
        form_key: under which key they are kept.
    """
    if form.pictures or form.removed_pictures:
        keep_pictures(form_key, form.pictures, form.removed_pictures)
        form.kept_files = files_of(form_key)


def take_picture(
    request: HttpRequest,
    form_key: UUID,
    name: str,
    upload: UploadedFile | None,
    origins: Collection[str] = (),
) -> tuple[Verdict, str]:
    """Keep a harmless copy of one picture of a listing that has not been sent yet, or take one back.

    Args:
        request: the request that carries it.
        form_key: the key of the form that the picture belongs to.
        name: name of the field.
        upload: the picture; None takes back what is kept.
        origins: other sites whose pages may send it.

    Returns:
        the verdict, and a sentence when it is INVALID.
    """
    if is_cross_site(request, origins):
        return Verdict.FOREIGN_PAGE, ""
    # Counted first: reading a picture costs more than anything else that a stranger can ask for.
    if not is_within_limit(request, PICTURES_SCOPE, conf.picture_limit()):
        return Verdict.TOO_MANY, ""
    if upload is None:
        keep_pictures(form_key, {}, [name])
        return Verdict.RECEIVED, ""
    try:
        picture = PictureField().clean(upload)
    except ValidationError as error:
        return Verdict.INVALID, " ".join(error.messages)
    keep_pictures(form_key, {name: picture}, [])
    return Verdict.RECEIVED, ""


def files_of(form_key: UUID | None) -> dict[str, SubmittedFile]:
    """Return the kept pictures of a filled form by field; without their content."""
    if not form_key:
        return {}
    files = SubmittedFile.objects.filter(form_key=form_key).defer("content")
    return {file.field: file for file in files}


def is_received(form_key: UUID) -> bool:
    """Whether the form with this key has been sent."""
    return Submission.objects.filter(form_key=form_key).exists()
