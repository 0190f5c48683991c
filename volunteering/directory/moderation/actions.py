"""Moderation of what comes from outside: into Wagtail's workflow, field by field, and the decision written down.

The live listing is never touched by what waits: that is a revision. Whoever writes here holds the row of the
listing, so that an approval and a newer correction come one after the other.
"""

import uuid
from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from ..changes import Change, at_path, changes_between, take_over
from ..drafts import drop_pictures, live_pictures, pictures_in
from ..enums import Outcome, SubmissionKind
from ..models import Organization, Steward, Submission, SubmittedFile
from ..values import put, values_of

# Sent inside the transaction with `submission`; the mail follows after it.
submission_decided = Signal()


def send_to_moderation(draft: Organization, submission: Submission) -> Revision:
    """Save what somebody sent as a revision and start the workflow, in place of one that is still open.

    Approving publishes the latest revision, not the one that was read; a fresh workflow makes the old task
    refuse instead. A centre without a workflow still has the draft in its list.

    Args:
        draft: what the values are written onto; the caller holds the listing's row.
        submission: whose values they are.
    """
    put(draft, submission.data)
    stop_moderation(draft)
    draft.full_clean()
    revision = draft.save_revision(user=None, log_action=True, clean=False)
    workflow = draft.get_workflow()
    if workflow is not None:
        workflow.start(draft, None)
    return revision


class Standing(Enum):
    """What became of an offered change in the draft that waits."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    EDITED = "edited"


@dataclass(frozen=True)
class OfferedChange:
    """A change that a moderator decides about.

    Attributes:
        change: what is on the web and what was sent, in words.
        standing: what the draft holds now.
        draft: what the draft holds now, in words, when it is neither.
        is_offered: whether it came from outside; False for what the centre itself changed in the draft.
    """

    change: Change
    standing: Standing
    draft: str
    is_offered: bool


def waiting_submission(organization: Organization) -> Submission | None:
    """Return what the organization sent and nobody has decided about, or None."""
    return (
        Submission.objects.filter(
            organization=organization, confirmed_at__isnull=False, outcome=Outcome.UNDECIDED
        )
        .select_related("organization")
        .first()
    )


def offered_changes(
    organization: Organization, submission: Submission | None
) -> list[OfferedChange]:
    """Return what is different between the public profile and the draft that waits.

    Args:
        organization: the live listing.
        submission: what the organization sent; None when only the centre changed something.
    """
    live = values_of(organization)
    draft = values_of(organization.get_latest_revision_as_object())
    sent = take_over(live, submission.data, submission.changed) if submission else live
    in_draft = {change.path: change for change in changes_between(live, draft)}
    offered = []
    for change in changes_between(live, sent):
        value = at_path(draft, change.path)
        if value == at_path(sent, change.path):
            standing = Standing.ACCEPTED
        elif value == at_path(live, change.path):
            standing = Standing.DECLINED
        else:
            standing = Standing.EDITED
        now = in_draft.pop(change.path, None)
        words = now.new if now and standing == Standing.EDITED else ""
        offered.append(OfferedChange(change, standing, words, is_offered=True))
    return offered + [
        OfferedChange(change, Standing.EDITED, change.new, is_offered=False)
        for change in in_draft.values()
    ]


@transaction.atomic
def set_in_draft(organization: Organization, path: str, *, keep_original: bool, user) -> None:
    """Put the live value of one field back into the draft, or the sent one; the workflow goes on.

    Args:
        organization: the listing.
        path: which field; see `changes.Change`.
        keep_original: True for the value that is on the web, False for the one that was sent.
        user: the moderator.

    Raises:
        ValidationError: the listing would not be valid, with a program left without its name, say.
        LookupError: nothing waits.
    """
    live = Organization.objects.select_for_update().get(pk=organization.pk)
    submission = waiting_submission(live)
    if keep_original:
        source = values_of(live)
    elif submission is not None:
        source = submission.data
    else:
        raise LookupError(path)
    draft = live.get_latest_revision_as_object()
    put(draft, take_over(values_of(draft), source, [path]))
    draft.full_clean()
    draft.save_revision(user=user, log_action=True, clean=False)


@transaction.atomic
def record_decision(organization: Organization, outcome: Outcome, comment: str = "") -> None:
    """Write down how the centre decided and let the sender know.

    Only the newest confirmed submission is concerned. Once it is published, what happens to the listing later is no
    news for whoever sent it; a second rejection is, because it brings another comment and another link.

    Args:
        organization: the listing as it is now.
        outcome: PUBLISHED or REJECTED.
        comment: what the moderator wrote.
    """
    submission = Submission.objects.select_for_update().latest_for(organization)
    if submission is None or submission.outcome == Outcome.PUBLISHED:
        return
    if outcome == Outcome.PUBLISHED:
        live = values_of(Organization.objects.get(pk=organization.pk))
        submission.declined = [
            path
            for path in submission.changed
            if at_path(live, path) != at_path(submission.data, path)
        ]
        is_other = submission.changed and submission.declined == submission.changed
        if is_other and submission.outcome == Outcome.REJECTED:
            # Something else was published; the correction still waits for its sender.
            return
    submission.outcome = outcome
    submission.outcome_comment = comment
    submission.decided_at = timezone.now()
    submission.nonce = uuid.uuid4()
    if outcome == Outcome.PUBLISHED:
        SubmittedFile.objects.filter(form_key=submission.form_key).delete()
        drop_pictures(submission, keep=pictures_in(live))
        _appoint_steward(organization, submission)
    submission.save()
    submission_decided.send(Submission, submission=submission)


def supersede(organization: Organization, by: Submission | None = None) -> bool:
    """End the corrections that wait or came back, because a newer one or nothing takes their place.

    Their pictures go unless the public profile or the newer correction uses them.

    Args:
        organization: the listing.
        by: the newer correction; None when the organization takes back what it sent, or leaves the directory.

    Returns:
        whether there was any.
    """
    open_ones = Submission.objects.filter(
        organization=organization,
        confirmed_at__isnull=False,
        kind=SubmissionKind.CORRECTION,
        outcome__in=(Outcome.UNDECIDED, Outcome.REJECTED),
    ).exclude(pk=by.pk if by else None)
    keep = live_pictures(organization) | (pictures_in(by.data) if by else set())
    for submission in open_ones:
        submission.outcome = Outcome.SUPERSEDED
        submission.decided_at = timezone.now()
        submission.save(update_fields=["outcome", "decided_at"])
        drop_pictures(submission, keep=keep)
    return bool(open_ones)


def stop_moderation(organization: Organization, user=None) -> None:
    """Cancel the workflow that is open, if there is one.

    Args:
        organization: the listing.
        user: whoever does it, for the log; None for an outsider.
    """
    state = WorkflowState.objects.for_instance(organization).active().first()
    if state is not None:
        state.cancel(user=user)


def _appoint_steward(organization: Organization, submission: Submission) -> None:
    """Whoever confirmed the address and sent a listing that is published looks after it from now on."""
    Steward.objects.get_or_create(
        organization=organization,
        defaults={
            "name": submission.name,
            "email": submission.email,
            "phone": submission.phone,
            "confirmed_at": submission.confirmed_at,
        },
    )
