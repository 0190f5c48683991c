"""Mails to whoever submitted a listing, sent after the transaction by a background task."""

from django.urls import reverse
from django_tasks import task

from volunteering.core import mail
from volunteering.core.signing import SignedLink

from .changes import path_labels
from .enums import Outcome, SubmissionKind
from .models import Submission
from .values import values_of

CONFIRM = SignedLink("listing.confirm")
RESUME = SignedLink("listing.resume")


@task()
def mail_confirmation_link(submission_pk: int) -> None:
    """Ask the sender to confirm the address."""
    submission = _get(submission_pk)
    if submission is None or submission.confirmed_at is not None:
        return
    token = CONFIRM.token_for(submission.uuid, submission.nonce.hex)
    _send(submission, "confirm", reverse("volunteering:confirm", args=[token]))


@task()
def mail_decision(submission_pk: int) -> None:
    """Tell the sender that the listing is published, or what to correct."""
    submission = _get(submission_pk)
    if submission is None:
        return
    if submission.kind == SubmissionKind.CORRECTION:
        _mail_decision_on_correction(submission)
    elif submission.outcome == Outcome.PUBLISHED and submission.organization:
        _send(submission, "published", submission.organization.get_url() or "/")
    elif submission.outcome == Outcome.REJECTED:
        token = RESUME.token_for(submission.uuid, submission.nonce.hex)
        _send(submission, "rejected", reverse("volunteering:resume", args=[token]))


def _mail_decision_on_correction(submission: Submission) -> None:
    """Say which fields were taken over and which were not; the link leads to the profile or to a new key."""
    organization = submission.organization
    if organization is None:
        return
    if submission.outcome == Outcome.REJECTED:
        path = reverse("volunteering:request_key", args=[organization.uuid])
        _send(submission, "correction_rejected", path)
        return
    labels = path_labels(submission.data, values_of(organization), submission.changed)
    _send(
        submission,
        "correction_published",
        organization.get_url() or "/",
        accepted=[labels[path] for path in submission.changed if path not in submission.declined],
        declined=[labels[path] for path in submission.declined],
    )


def _get(pk: int) -> Submission | None:
    return (
        Submission.objects.select_related("region__site", "organization__region__site")
        .filter(pk=pk)
        .first()
    )


def _send(submission: Submission, template: str, address: str, **context) -> None:
    root = submission.region.site.root_url
    mail.send(
        submission.region,
        submission.email,
        f"volunteering/mail/{template}.txt",
        {
            "submission": submission,
            # A line break in a name must not end the subject.
            "organization_name": " ".join(submission.data.get("name", "").split()),
            "link": address if address.startswith("http") else f"{root}{address}",
        }
        | context,
    )
