"""A form that is filled already, as JSON: sent back unchanged, it changes nothing."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from volunteering.core.renditions import alternative_text, renditions_of
from volunteering.directory.enums import Outcome
from volunteering.directory.form_fields import PHOTOS
from volunteering.directory.form_values import ExistingPicture as Existing
from volunteering.directory.form_values import existing_pictures
from volunteering.directory.forms import ListingForm
from volunteering.directory.models import Submission

from .filling import LINKS, PARTS, PARTS_OF_CONTACT, SENDER, listing_data
from .problems import Problem
from .representations.parts import full_url
from .schemas.forms import ContactSent, LinksSent, ListingFields, PhotoSent, SenderSent
from .schemas.links import CorrectedFields, ExistingPicture, FilledListing, KeptPicture

PictureKind = Literal["logo", "photo"]


def filled_listing(form: ListingForm, last: Submission | None) -> FilledListing:
    """Return a listing as its form holds it.

    Args:
        form: the form as it is opened.
        last: what was sent last; None when nothing was.
    """
    outcome = last.outcome if last is not None else Outcome.PUBLISHED
    return FilledListing(
        listing=_fields_in(form),
        base=str(form["base"].value() or "") if "base" in form.fields else "",
        comment=last.outcome_comment if last is not None and outcome == Outcome.REJECTED else "",
        is_waiting=outcome == Outcome.UNDECIDED,
        kept_pictures=[
            KeptPicture(field=name, file_name=file.file_name)
            for name, file in form.kept_files.items()
        ],
        pictures=[_existing(form, picture, field) for field, picture in _pictures_of(form)],
    )


def corrected_data(sent: CorrectedFields, form_key: UUID) -> QueryDict:
    """Return the data of a form that was filled already.

    Args:
        sent: what was sent.
        form_key: the key of the filled form.
    """
    data = listing_data(sent, form_key)
    for number in sent.removed_pictures:
        data[f"picture_{number}_remove"] = "on"
    return data


def check_removed(sent: CorrectedFields, form: ListingForm) -> None:
    """Refuse to take off a picture that the listing does not have; it would be passed over.

    Raises:
        Problem: there is no such picture.
    """
    known = {picture.image.pk for _field, picture in _pictures_of(form)}
    unknown = [number for number in sent.removed_pictures if number not in known]
    if unknown:
        sentence = _("There is no “%(value)s”.") % {"value": unknown[0]}
        raise Problem(422, f"removed_pictures: {sentence}", {"removed_pictures": sentence})


def _fields_in(form: ListingForm) -> ListingFields:
    parts: dict[str, Any] = {
        name: form[name].value() or ListingFields.model_fields[name].get_default()
        for name in ListingFields.model_fields
        if name not in PARTS
    }
    photos = [number for number in PHOTOS if f"photo_{number}" in form.kept_files]
    return ListingFields(
        **parts,
        contacts=[
            contact
            for number in form.contact_numbers
            if (contact := _contact(form, number)) is not None
        ],
        links=LinksSent(**_texts(form, {name: name for name in LINKS})),
        # The alternative text of photo_2 is the second one, whether there is a photo_1 or not.
        photos=[
            PhotoSent(alt=form[f"photo_{number}_alt"].value() or "")
            for number in range(1, max(photos, default=0) + 1)
        ],
        sender=SenderSent(**_texts(form, {name: f"submitter_{name}" for name in SENDER})),
    )


def _contact(form: ListingForm, number: int) -> ContactSent | None:
    prefix = f"contact_{number}_"
    texts = _texts(form, {name: f"{prefix}{name}" for name in PARTS_OF_CONTACT})
    if not texts["key"]:
        return None
    return ContactSent(**texts, is_public=bool(form[f"{prefix}public"].value()))


def _texts(form: ListingForm, fields: dict[str, str]) -> dict[str, str]:
    return {name: str(form[field].value() or "") for name, field in fields.items()}


def _pictures_of(form: ListingForm) -> Iterable[tuple[PictureKind, Existing]]:
    """Return the pictures that a listing has, each with what it is."""
    for picture in existing_pictures([form.given.get("logo")], form.data):
        yield "logo", picture
    for picture in form.existing_photos:
        yield "photo", picture


def _existing(form: ListingForm, picture: Existing, field: PictureKind) -> ExistingPicture:
    image = picture.image
    use = "logo" if field == "logo" else "card"
    address = full_url(renditions_of(image, use)[-1].url, form.region) or ""
    return ExistingPicture(id=image.pk, field=field, url=address, alt=alternative_text(image))
