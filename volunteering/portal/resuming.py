"""A listing that came back from the centre: its form filled again, and the correction of it taken."""

from volunteering.core.receiving import Verdict
from volunteering.core.signing import LinkInvalid
from volunteering.directory.actions import resubmit
from volunteering.directory.enums import Outcome
from volunteering.directory.forms import ListingForm
from volunteering.directory.models import Submission
from volunteering.directory.receiving import files_of, keep_pictures_of


def check_still_open(submission: Submission, nonce: str) -> None:
    """Check that a submission waits for the correction that a link is for.

    Raises:
        LinkInvalid: it does not.
    """
    if nonce != submission.nonce.hex or submission.outcome != Outcome.REJECTED:
        raise LinkInvalid


def is_resumed(submission: Submission, nonce: str) -> bool:
    """Whether the correction that a link is for has been sent and waits: the second of two clicks."""
    return nonce != submission.nonce.hex and submission.outcome == Outcome.UNDECIDED


def resumed_form(submission: Submission, data=None, files=None) -> ListingForm:
    """Return the form of a submission, as it was sent or as it is corrected; its address stays.

    Args:
        submission: the submission.
        data: what is sent now; None for what was sent before.
        files: the files of `data`.
    """
    form = ListingForm(
        data,
        files,
        region=submission.region,
        values=submission.data,
        initial={
            "form_key": submission.form_key,
            "submitter_name": submission.name,
            "submitter_phone": submission.phone,
            "note": submission.note,
        },
        kept_files=files_of(submission.form_key).values(),
    )
    form.lock_email(submission.email)
    return form


def take_resumed(submission: Submission, nonce: str, form: ListingForm) -> Verdict:
    """Send a corrected listing back into moderation, or say in the form why not; its pictures are kept either way.

    Args:
        submission: the submission.
        nonce: of the link.
        form: see `resumed_form`.

    Raises:
        LinkInvalid: the submission does not wait for it.
    """
    check_still_open(submission, nonce)
    is_valid = form.is_valid()
    keep_pictures_of(form, submission.form_key)
    if not is_valid:
        return Verdict.INVALID
    resubmit(submission, form.sender, form.values)
    return Verdict.RECEIVED
