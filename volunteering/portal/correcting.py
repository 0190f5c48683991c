"""A profile that its organization corrects: its form filled, and the correction of it taken."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError

from volunteering.core.receiving import Verdict
from volunteering.directory.models import DoorKey, Submission
from volunteering.directory.moderation.corrections import (
    changed_since,
    fingerprint,
    send_correction,
    working_values,
)
from volunteering.directory.receiving import files_of, keep_pictures_of

from .forms import CorrectionForm


@dataclass(frozen=True)
class CorrectionVerdict:
    """What becomes of a correction.

    Attributes:
        verdict: RECEIVED or INVALID.
        is_different: whether it says anything that is not on the web.
    """

    verdict: Verdict
    is_different: bool = False


def correction_form(key: DoorKey, data=None, files=None) -> CorrectionForm:
    """Return the form of a profile, with what is public and what the organization has changed already.

    Args:
        key: the key its sender came in with.
        data: what is sent now; None for the form as it is opened.
        files: the files of `data`.
    """
    values = working_values(key.organization)
    if data is None:
        # What an unchanged form would send back: a field that comes back the same was not touched.
        return CorrectionForm(key=key, values=values, initial={"base": fingerprint(values)})
    form = CorrectionForm(data, files, key=key, values=values)
    form.kept_files = files_of(form.key)
    return form


def take_correction(key: DoorKey, form: CorrectionForm) -> CorrectionVerdict:
    """Send a correction into moderation, or say in the form why not; its pictures are kept either way.

    Args:
        key: the key its sender came in with.
        form: see `correction_form`.
    """
    if is_sent(key, form.key):
        # A second click gets what the first one got.
        return CorrectionVerdict(Verdict.RECEIVED, is_different=True)
    is_valid = form.is_valid()
    keep_pictures_of(form, form.key)
    if not is_valid:
        return CorrectionVerdict(Verdict.INVALID)
    mine = changed_since(form.values, form.cleaned_data["base"])
    sender = {name: form.sender[name] for name in ("name", "phone", "note")}
    try:
        sent = send_correction(key, form.key, sender, mine)
    except ValidationError as error:
        form.add_error(None, " ".join(error.messages))
        return CorrectionVerdict(Verdict.INVALID)
    return CorrectionVerdict(Verdict.RECEIVED, is_different=sent is not None)


def is_sent(key: DoorKey, form_key: UUID) -> bool:
    """Whether the correction with this key has been sent already.

    Args:
        key: the key its sender came in with.
        form_key: the key of the filled form.
    """
    return Submission.objects.filter(
        form_key=form_key, organization_id=key.organization_id
    ).exists()
