"""Corrections by the organization itself: what its form starts from, sending one, taking it back.

A correction is kept as the fields it changes. What the centre changed on the web in the meantime stays, and so does
what a colleague sent an hour ago; unpublished work of the centre never gets into the organization's form.
"""

import hashlib
import json

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from volunteering.core.models import ConsentText

from ..changes import paths_between, take_over
from ..drafts import drop_pictures, live_pictures, take_pictures
from ..enums import SubmissionKind
from ..models import DoorKey, Organization, Steward, Submission
from ..values import values_of
from .actions import send_to_moderation, stop_moderation, supersede

SALT = "volunteering.correction"


def working_values(organization: Organization) -> dict:
    """Return what the organization's form starts from.

    That is the public profile with what the organization itself has changed and is not on the web yet: a correction
    that waits, or one that came back.

    Args:
        organization: the live listing.
    """
    values = values_of(organization)
    last = Submission.objects.latest_for(organization)
    if last is None or not last.is_open_correction:
        return values
    return take_over(values, last.data, last.changed)


def fingerprint(values: dict) -> str:
    """Return a signed note of what a form was filled with, to tell later what its sender changed."""
    return signing.dumps({name: _digest(value) for name, value in values.items()}, salt=SALT)


def changed_since(values: dict, note: str) -> dict:
    """Return those of the values that are not as they were when the form was shown.

    Args:
        values: what came back.
        note: see `fingerprint`; one that is damaged makes everything count as changed.
    """
    try:
        before = signing.loads(note, salt=SALT)
    except signing.BadSignature:
        before = {}
    return {name: value for name, value in values.items() if before.get(name) != _digest(value)}


@transaction.atomic
def send_correction(key: DoorKey, form_key, sender: dict, mine: dict) -> Submission | None:
    """Send a correction into moderation; the public profile stays as it is.

    Args:
        key: the key its sender came in with.
        form_key: the key of the filled form; a second click brings the first correction again.
        sender: `name`, `phone` and `note`.
        mine: the values the sender changed; see `changed_since`.

    Returns:
        the submission; None when nothing is different from the public profile.

    Raises:
        ValidationError: the listing would not be valid.
    """
    organization = Organization.objects.select_for_update().get(pk=key.organization_id)
    sent_before = Submission.objects.filter(form_key=form_key).first()
    if sent_before is not None:
        return sent_before
    values = working_values(organization) | mine
    submission = Submission(
        kind=SubmissionKind.CORRECTION,
        region_id=organization.region_id,
        organization=organization,
        form_key=form_key,
        email=key.email,
        data=values,
        confirmed_at=timezone.now(),
        consent=ConsentText.objects.current(organization.region, ConsentText.Purpose.LISTING),
        **sender,
    )
    try:
        with transaction.atomic():
            submission.save()
    except IntegrityError:
        return Submission.objects.get(form_key=form_key)
    take_pictures(submission)
    submission.changed = paths_between(values_of(organization), submission.data)
    if not submission.changed:
        # The web says it already: what was sent before and still waits is taken back with it.
        drop_pictures(submission, keep=live_pictures(organization))
        submission.delete()
        end_correction(organization)
        return None
    submission.save(update_fields=["changed"])
    supersede(organization, by=submission)
    send_to_moderation(organization, submission)
    Steward.objects.filter(organization=organization, email__iexact=key.email).update(
        name=sender["name"], phone=sender["phone"]
    )
    return submission


@transaction.atomic
def take_back(key: DoorKey) -> bool:
    """Take back the correction that waits or came back; the draft becomes what is on the web again.

    Returns:
        False when nothing waited any more: it has been decided meanwhile.
    """
    organization = Organization.objects.select_for_update().get(pk=key.organization_id)
    return end_correction(organization)


def end_correction(organization: Organization, user=None) -> bool:
    """End what waits or came back; the newest revision says again what the public sees.

    Args:
        organization: the live listing; the caller holds its row.
        user: the member of staff who does it; None for the organization.

    Returns:
        whether there was a correction.
    """
    if not supersede(organization):
        return False
    stop_moderation(organization, user)
    # Nobody is to publish what was taken back.
    revision = organization.save_revision(user=user, log_action=True, clean=False)
    organization.has_unpublished_changes = False
    organization.latest_revision = revision
    organization.save(update_fields=["has_unpublished_changes", "latest_revision"])
    return True


def _digest(value) -> str:
    text = json.dumps(_normal(value), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _normal(value):
    """Return a value without the differences a browser makes by itself: line ends and blanks around them."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, dict):
        return {name: _normal(item) for name, item in value.items()}
    return value
