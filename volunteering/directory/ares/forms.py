"""What the business register knows, filled into the public form and the admin's: only into fields that are empty."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from volunteering.core.ico import clean_ico

from ..form_fields import PICTURE_FIELDS
from ..forms import ListingForm
from .client import RegisteredSubject, RegisterUnavailable, business_register

NOT_REPEATED = {*PICTURE_FIELDS, "proof", "homepage"}


def look_up(ico: str) -> tuple[RegisteredSubject | None, str]:
    """Ask the register for an IČO as somebody typed it.

    Returns:
        what was found, and "" - or None and a sentence that says why nothing was.
    """
    try:
        number = clean_ico(ico)
    except ValidationError as mistake:
        return None, " ".join(mistake.messages)
    if not number:
        return None, _("Write the IČO first, then press the button.")
    register = business_register()
    try:
        found = register.find(number) if register else None
    except RegisterUnavailable:
        return None, _(
            "The business register does not answer now. Please fill in the form yourself."
        )
    if found is None:
        return None, _(
            "The business register knows nobody with this IČO. Please fill in the form yourself."
        )
    return found, ""


def same_form(data, region) -> ListingForm:
    """Return the form with everything that was typed, as it stands before anything is checked.

    Args:
        data: what the browser sent.
        region: whose directory it is for.
    """
    sent = ListingForm(data, region=region)
    typed = {name: sent[name].value() for name in sent.fields if name not in NOT_REPEATED}
    return ListingForm(region=region, initial=typed | {"form_key": sent.key})


def fill_empty(form: ListingForm, found: RegisteredSubject) -> str:
    """Fill what was found into the empty fields of an unsent form; return a sentence that says into which."""
    filled = []
    for name, value in found.values().items():
        field = form.fields[name]
        if str(form.initial.get(name) or "").strip() or not _is_offered(field, value):
            continue
        form.initial[name] = value
        filled.append(str(field.label))
    if not filled:
        return _("The business register has nothing that you have not filled in already.")
    return _("Filled in from the business register: %(fields)s. Please check it.") % {
        "fields": ", ".join(filled)
    }


def _is_offered(field, value: str) -> bool:
    """Whether a field takes a value: the seat may lie outside the region."""
    choices = getattr(field, "choices", None)
    return choices is None or value in {str(choice) for choice, _label in choices}
