"""What is done about the age of a listing: confirm it, note a call, take it off the web, and take that back.

Whoever changes more than the record holds the row of the listing first, so that answers, moderators and the run that
asks come one after the other.
"""

import uuid
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from volunteering.core.dates import numeric_date
from volunteering.core.models import Tombstone
from volunteering.readmodels.dependencies import key_of
from volunteering.readmodels.tasks import refresh_later
from volunteering.readmodels.touches import note_touched

from ..duplicates import host_key
from ..enums import Answer, Confirmer, Origin
from ..models import DoorKey, FreshnessMail, ListingRecord, Organization, Refusal
from ..moderation.actions import stop_moderation
from ..moderation.corrections import end_correction
from .querysets import address_of
from .tasks import mail_withdrawn

NOTE_LENGTH = 1000
# What partners are told about a listing that is gone.
TOMBSTONE_KIND = "organization"


@transaction.atomic
def confirm_listing(organization: Organization, by: Confirmer) -> None:
    """Note that a listing is right as of today; the next cycle begins."""
    today = timezone.localdate()
    ListingRecord.objects.filter(organization=organization).update(
        confirmed_on=today, confirmed_by=by, counted_from=today, call_again_on=None
    )
    _forget_record(organization)


@transaction.atomic
def begin_counting(organization: Organization) -> None:
    """Count from the first day on the web; a listing that the centre entered stays unconfirmed."""
    ListingRecord.objects.filter(organization=organization, confirmed_on__isnull=True).exclude(
        origin=Origin.FORM
    ).update(counted_from=timezone.localdate())
    _forget_record(organization)


@transaction.atomic
def note_no_answer(organization: Organization, days: int, note: str) -> None:
    """Note a call that nobody took; the listing is back on the phone list in so many days.

    Args:
        organization: the listing.
        days: when to try again.
        note: what the next caller should know; what was noted before stays below it.
    """
    today = timezone.localdate()
    record = ListingRecord.objects.select_for_update().get(organization=organization)
    record.call_again_on = today + timedelta(days=days)
    line = (
        f"{numeric_date(today)}: {' '.join(note.split())}" if note.strip() else numeric_date(today)
    )
    record.call_note = f"{line}\n{record.call_note}".strip()[:NOTE_LENGTH]
    record.save(update_fields=["call_again_on", "call_note"])


def close_withdrawal(organization: Organization) -> None:
    """Note that an editor has seen that an organization had its listing taken off the web."""
    ListingRecord.objects.filter(organization=organization).update(call_again_on=None)


@transaction.atomic
def withdraw(
    organization: Organization,
    answer: Answer,
    note: str = "",
    *,
    by: Confirmer = Confirmer.ORGANIZATION,
    user=None,
    email: str = "",
) -> bool:
    """Take a listing off the web because its organization has ended or does not wish to be listed.

    Nothing is deleted: published again in the admin, it is back as it was. The doors close, partners learn that it is
    gone, a refusal is remembered, and a mail tells the address on record how to take it back.

    Args:
        organization: the listing.
        answer: ENDED or REFUSED.
        note: what was said about it.
        by: who asked for it; an editor's to-do remembers only what organizations did themselves.
        user: the member of staff who does it, for the log.
        email: where to confirm it; "" for the address on record.

    Returns:
        False when it was not on the web any more.
    """
    locked = Organization.objects.select_for_update().filter(pk=organization.pk).first()
    if locked is None or not locked.live:
        return False
    address = email or address_of(locked)
    # Whoever publishes the listing again publishes what the public knew, nothing that waited.
    stop_moderation(locked, user)
    end_correction(locked, user)
    locked.unpublish(user=user)
    DoorKey.objects.filter(organization=locked).revoke()
    revoke_links(locked)
    Tombstone.objects.update_or_create(
        uuid=locked.uuid,
        defaults={"kind": TOMBSTONE_KIND, "region": locked.region, "gone_at": timezone.now()},
    )
    if answer == Answer.REFUSED:
        _remember_refusal(locked, note)
    today = timezone.localdate()
    record = ListingRecord.objects.select_for_update().get(organization=locked)
    line = f"{numeric_date(today)}: {Answer(answer).label}"
    line += f" – {' '.join(note.split())}" if note.strip() else ""
    record.call_note = f"{line}\n{record.call_note}".strip()[:NOTE_LENGTH]
    record.call_again_on = today if by == Confirmer.ORGANIZATION else None
    record.save(update_fields=["call_note", "call_again_on"])
    organization.live = False
    if address:
        transaction.on_commit(partial(mail_withdrawn.enqueue, locked.pk, address, str(answer)))
    return True


def restore(organization: Organization) -> None:
    """Forget that a listing was withdrawn: somebody has published it again."""
    Refusal.objects.filter(organization=organization).delete()
    gone, _rows = Tombstone.objects.filter(
        uuid=organization.uuid, replaced_by__isnull=True
    ).delete()
    if gone:
        close_withdrawal(organization)


def revoke_links(organization: Organization) -> int:
    """Close the links of all mails that asked about a listing and have no answer yet; return how many."""
    mails = FreshnessMail.objects.filter(organization=organization, answered_at__isnull=True)
    for mail in mails:
        mail.nonce = uuid.uuid4()
        mail.save(update_fields=["nonce"])
    return len(mails)


@transaction.atomic
def take_answer(mail: FreshnessMail, answer: Answer, note: str = "") -> bool:
    """Do what the answer to a question asks for, once.

    Args:
        mail: the question that is answered.
        answer: what was answered. CORRECT only notes it: the organization may still say that all is right.
        note: what was written to ENDED or REFUSED.

    Returns:
        False when the question is answered already, or about data that have been confirmed since.
    """
    organization = Organization.objects.select_for_update().filter(pk=mail.organization_id).first()
    if organization is None or not organization.live:
        return False
    fresh = FreshnessMail.objects.filter(pk=mail.pk).select_for_update().first()
    record = ListingRecord.objects.select_for_update().get(organization=organization)
    if fresh is None or is_settled(fresh) or record.counted_from != fresh.cycle:
        return False
    if answer == Answer.CORRECT and fresh.answer == Answer.CORRECT:
        return False
    fresh.answer = mail.answer = answer
    fresh.answered_at = mail.answered_at = timezone.now()
    fresh.save(update_fields=["answer", "answered_at"])
    if answer == Answer.VALID:
        confirm_listing(organization, Confirmer.ORGANIZATION)
    elif answer != Answer.CORRECT:
        withdraw(organization, answer, note, email=fresh.email)
    return True


def is_settled(mail: FreshnessMail) -> bool:
    """Whether a question has an answer after which nothing else can be answered."""
    return mail.answer in (Answer.VALID, Answer.ENDED, Answer.REFUSED)


def _forget_record(organization: Organization) -> None:
    """Let the listing at hand read its record anew, and whatever tells of its age be told anew."""
    vars(organization._state).get("fields_cache", {}).pop("record", None)
    note_touched(key_of(organization))
    refresh_later()


def _remember_refusal(organization: Organization, note: str) -> None:
    Refusal.objects.update_or_create(
        organization=organization,
        defaults={
            "region": organization.region,
            "name": organization.name,
            "ico": organization.ico,
            "host": host_key(organization.website) if organization.website else "",
            "note": note[:NOTE_LENGTH],
        },
    )
