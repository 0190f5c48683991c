"""What follows from the verbs of the directory: decisions are recorded, and the sender gets a mail.

`published` is listened to, not `workflow_approved`: a moderator who presses Publish instead of Approve publishes too.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import published, workflow_rejected

from volunteering.core.changes import is_bookkeeping, note_change
from volunteering.core.kept import FRAME
from volunteering.readmodels.tasks import refresh_later
from volunteering.readmodels.touches import EVERYTHING, note_touched

from .actions import submission_received
from .duplicates import follow_saved
from .enums import Outcome
from .models import Organization, Submission
from .moderation.actions import record_decision, submission_decided
from .pages import DirectoryPage
from .tasks import mail_confirmation_link, mail_decision


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    published.connect(_on_published, sender=Organization, dispatch_uid="volunteering.published")
    workflow_rejected.connect(_on_rejected, dispatch_uid="volunteering.rejected")
    post_save.connect(_on_saved, sender=Organization, dispatch_uid="volunteering.duplicate_keys")
    post_save.connect(
        _on_page_saved, sender=DirectoryPage, dispatch_uid="volunteering.directory_page_saved"
    )
    submission_received.connect(
        _on_received, sender=Submission, dispatch_uid="volunteering.submission_received"
    )
    submission_decided.connect(
        _on_decided, sender=Submission, dispatch_uid="volunteering.submission_decided"
    )


def _on_saved(sender, instance, raw, update_fields, **kwargs):
    if not raw:
        follow_saved(instance, update_fields)


def _on_page_saved(sender, update_fields=None, **kwargs):
    # Every page links to the directory.
    note_change(FRAME)
    if not is_bookkeeping(update_fields):
        # The addresses of all profiles begin with its own; a new one gives them their first.
        note_touched(EVERYTHING)
        refresh_later()


def _on_published(sender, instance, **kwargs):
    record_decision(instance, Outcome.PUBLISHED, _approval_comment(instance))


def _approval_comment(organization: Organization) -> str:
    """Return the sentence a moderator wrote while approving; "" when Publish was pressed instead."""
    state = WorkflowState.objects.for_instance(organization).order_by("-pk").first()
    task_state = state.current_task_state if state else None
    if task_state is None or task_state.status != TaskState.STATUS_APPROVED:
        return ""
    return task_state.specific.get_comment() or ""


def _on_rejected(sender, instance, **kwargs):
    organization = instance.content_object
    if isinstance(organization, Organization):
        comment = instance.current_task_state.get_comment()
        record_decision(organization, Outcome.REJECTED, comment or "")


def _on_received(sender, submission, **kwargs):
    transaction.on_commit(partial(mail_confirmation_link.enqueue, submission.pk))


def _on_decided(sender, submission, **kwargs):
    transaction.on_commit(partial(mail_decision.enqueue, submission.pk))
