"""Between the JSON of a public form and the flat data that the form validates, and back for the names in its errors."""

import re
from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import BaseModel

from volunteering.directory.form_fields import PICTURE_FIELDS
from volunteering.directory.forms import ListingForm
from volunteering.directory.receiving import is_received

from .problems import Problem
from .schemas.forms import ListingFields

# Of the JSON of a listing: what has parts of its own.
PARTS = {"contacts", "links", "photos", "sender", "consent_version", "removed_pictures"}
PARTS_OF_CONTACT = ("key", "name", "role", "email", "phone")
LINKS = ("website", "facebook", "instagram")
SENDER = ("name", "email", "phone")
NUMBERED = (
    (re.compile(r"contact_(\d+)_(\w+)"), "contacts"),
    (re.compile(r"photo_(\d+)_(alt)"), "photos"),
)
CheckedForm = TypeVar("CheckedForm", bound=forms.BaseForm)
RENAMED = {"public": "is_public"}


def plain_data(sent: BaseModel, form_key: UUID, leave_out: Collection[str] = ()) -> QueryDict:
    """Return the data of a form whose fields have the names of the JSON.

    Args:
        sent: what was sent.
        form_key: the key of the filled form.
        leave_out: names that are no fields.
    """
    data = QueryDict(mutable=True)
    for name, value in sent.model_dump(exclude=set(leave_out)).items():
        _put(data, name, value)
    data["form_key"] = str(form_key)
    return data


def listing_data(sent: ListingFields, form_key: UUID) -> QueryDict:
    """Return the data of a `ListingForm`.

    Args:
        sent: what was sent.
        form_key: the key of the filled form.
    """
    data = plain_data(sent, form_key, PARTS)
    for name in LINKS:
        _put(data, name, getattr(sent.links, name))
    for name in SENDER:
        _put(data, f"submitter_{name}", getattr(sent.sender, name))
    for number, contact in enumerate(sent.contacts, 1):
        for name in PARTS_OF_CONTACT:
            _put(data, f"contact_{number}_{name}", getattr(contact, name))
        _put(data, f"contact_{number}_public", contact.is_public)
    for number, photo in enumerate(sent.photos, 1):
        _put(data, f"photo_{number}_alt", photo.alt)
    return data


def check_contacts(sent: ListingFields, form: ListingForm) -> None:
    """Refuse more contacts than the form has room for; they would be passed over.

    Raises:
        Problem: there are more.
    """
    limit = len(form.contact_numbers)
    if len(sent.contacts) > limit:
        sentence = _("At most %(limit)s.") % {"limit": limit}
        raise Problem(422, f"contacts: {sentence}", {"contacts": sentence})


def listing_name(field: str, item: str = "") -> str:
    """Return how the JSON of a listing calls a field of its form: "contacts.0.email" for contact_1_email.

    Args:
        field: name of the field.
        item: what stands for the number of an item; its number when left out.
    """
    for pattern, name in NUMBERED:
        if match := pattern.fullmatch(field):
            part = RENAMED.get(match[2], match[2])
            return f"{name}.{item or int(match[1]) - 1}.{part}"
    if field.startswith("submitter_"):
        return field.replace("submitter_", "sender.", 1)
    if field in LINKS:
        return f"links.{field}"
    return field


def errors_of(form: forms.BaseForm) -> tuple[str, dict[str, str]]:
    """Return what is wrong with a form: one text, and sentences by the names of the JSON."""
    rename = listing_name if isinstance(form, ListingForm) else str
    above = [str(sentence) for sentence in form.non_field_errors()]
    errors = {
        rename(name): " ".join(str(sentence) for sentence in sentences)
        for name, sentences in form.errors.items()
        if name != "__all__"
    }
    detail = "; ".join([*above, *(f"{name}: {text}" for name, text in errors.items())])
    return detail, errors


def checked(form: CheckedForm) -> CheckedForm:
    """Return a form that is valid.

    Args:
        form: the filled form.

    Raises:
        Problem: it is not.
    """
    if not form.is_valid():
        detail, errors = errors_of(form)
        raise Problem(422, detail, errors)
    return form


def check_unsent(form_key: UUID) -> None:
    """Refuse the key of a form that has been sent.

    Raises:
        Problem: it has been.
    """
    if is_received(form_key):
        raise Problem(409, _("This form has been sent already."))


def correction_follows(*, is_different: bool) -> str:
    """Return what happens next when a correction was received.

    Args:
        is_different: whether it says anything that is not on the web.
    """
    if is_different:
        return _(
            "Thank you. The centre has your correction; we will write to you how it was decided."
        )
    return _("Nothing is different from what is on the web, so there is nothing to send.")


def check_picture_field(name: str) -> None:
    """Check the name of a field for a picture.

    Raises:
        Problem: there is no such field.
    """
    if name not in PICTURE_FIELDS:
        sentence = _("One of: %(values)s.") % {"values": ", ".join(PICTURE_FIELDS)}
        raise Problem(404, f"field: {sentence}", {"field": sentence})


def _put(data: QueryDict, name: str, value) -> None:
    if isinstance(value, list):
        data.setlist(name, value)
    elif isinstance(value, bool):
        # An unchecked box is not sent.
        if value:
            data[name] = "on"
    elif value is not None:
        data[name] = str(value)
