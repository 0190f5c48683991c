"""What is done with new listings from outside: receive, confirm, send again after a rejection, forget."""

import uuid

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from volunteering import conf
from volunteering.core.models import ConsentText, Region

from .drafts import drop_pictures, live_pictures, new_draft, pictures_in, take_pictures
from .enums import Origin, Outcome
from .models import ListingRecord, Organization, Submission, SubmittedFile
from .moderation.actions import send_to_moderation

# Sent inside the transaction with `submission`; the mail follows after it.
submission_received = Signal()


def keep_pictures(form_key: uuid.UUID, pictures: dict, removed: list[str]) -> None:
    """Keep the pictures of a form that is not sent yet, so that a mistake elsewhere does not lose them.

    Args:
        form_key: the key of the filled form.
        pictures: field name to (bytes, extension, file name), already made harmless.
        removed: fields whose kept picture the sender took back.
    """
    SubmittedFile.objects.filter(form_key=form_key, field__in=removed).delete()
    for field, (content, extension, file_name) in pictures.items():
        SubmittedFile.objects.update_or_create(
            form_key=form_key,
            field=field,
            defaults={
                "content": content,
                "extension": extension,
                "file_name": file_name[:120],
            },
        )


def receive_submission(region: Region, form_key: uuid.UUID, sender: dict, data: dict) -> Submission:
    """Keep a filled form until its sender confirms the e-mail address.

    Args:
        region: the region whose directory it is for.
        form_key: the key of the filled form; a second click brings the first submission again.
        sender: `name`, `email`, `phone` and `note` of whoever sent it.
        data: the listing, as `ListingForm.values` gives it.

    Returns:
        the submission; the mail with the link goes out when the transaction is over.
    """
    try:
        with transaction.atomic():
            submission = Submission.objects.create(
                region=region,
                form_key=form_key,
                data=data,
                consent=ConsentText.objects.current(region, ConsentText.Purpose.LISTING),
                **sender,
            )
            submission_received.send(Submission, submission=submission)
    except IntegrityError:
        return Submission.objects.get(form_key=form_key)
    return submission


@transaction.atomic
def confirm_submission(submission: Submission) -> bool:
    """Take a submission over into moderation; its sender has shown that the address is theirs.

    Returns:
        False when it was confirmed before; nothing happens then.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.confirmed_at is not None:
        return False
    organization = new_draft(locked)
    ListingRecord.objects.filter(organization=organization).update(origin=Origin.FORM)
    locked.organization = organization
    locked.confirmed_at = timezone.now()
    locked.save(update_fields=["organization", "confirmed_at"])
    take_pictures(locked)
    send_to_moderation(organization, locked)
    return True


@transaction.atomic
def resubmit(submission: Submission, sender: dict, data: dict) -> bool:
    """Send a corrected listing back into moderation after it was rejected.

    Args:
        submission: the rejected submission.
        sender: `name`, `phone` and `note` of whoever sends it; the e-mail stays the one that was confirmed.
        data: the corrected listing, as `ListingForm.values` gives it.

    Returns:
        False when it is not waiting for a correction (sent already, or published meanwhile).
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.outcome != Outcome.REJECTED or locked.organization is None:
        return False
    before = locked.data
    # The same pictures are not made twice, and those that were taken off are deleted below.
    locked.data = data | {"made_pictures": before.get("made_pictures", [])}
    locked.name, locked.phone, locked.note = sender["name"], sender["phone"], sender["note"]
    locked.consent = ConsentText.objects.current(locked.region, ConsentText.Purpose.LISTING)
    locked.outcome = Outcome.UNDECIDED
    locked.decided_at = None
    locked.outcome_comment = ""
    # The link was for one correction; another rejection sends another link.
    locked.nonce = uuid.uuid4()
    locked.save()
    take_pictures(locked)
    drop_pictures(locked, keep=pictures_in(locked.data))
    organization = Organization.objects.select_for_update().get(pk=locked.organization_id)
    send_to_moderation(organization.get_latest_revision_as_object(), locked)
    return True


def forget_submissions() -> int:
    """Delete what nobody may keep any longer; return how many rows.

    That is submissions nobody confirmed in time, those whose listing has been deleted (personal data are kept as long as
    the listing is), and pictures of forms that were never sent.
    """
    limit = timezone.now() - conf.unconfirmed_lifetime()
    stale = Submission.objects.unconfirmed_before(limit) | Submission.objects.filter(
        confirmed_at__isnull=False, organization__isnull=True
    )
    keys = list(stale.values_list("form_key", flat=True))
    for submission in stale:
        drop_pictures(submission, keep=live_pictures(submission.organization))
    count, _rows = stale.delete()
    orphans = SubmittedFile.objects.filter(form_key__in=keys) | SubmittedFile.objects.filter(
        created_at__lt=timezone.now() - conf.unfinished_form_lifetime()
    ).exclude(form_key__in=Submission.objects.values("form_key"))
    files, _rows = orphans.delete()
    return count + files
