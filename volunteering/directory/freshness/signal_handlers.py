"""What freshness does when something else happens to a listing: published, decided, taken off the web."""

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.signals import published, unpublished

from volunteering.core.ico import clean_ico
from volunteering.core.text import name_key
from volunteering.readmodels.tasks import refresh_later
from volunteering.readmodels.touches import EVERYTHING, note_touched

from ..duplicates import host_key
from ..enums import Confirmer
from ..models import DirectorySettings, Organization, Refusal, Submission
from ..moderation.actions import submission_decided
from .actions import begin_counting, close_withdrawal, confirm_listing, restore


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    published.connect(
        _on_published, sender=Organization, dispatch_uid="volunteering.freshness_published"
    )
    unpublished.connect(
        _on_unpublished, sender=Organization, dispatch_uid="volunteering.freshness_unpublished"
    )
    submission_decided.connect(
        _on_decided, sender=Submission, dispatch_uid="volunteering.freshness_decided"
    )
    pre_save.connect(_on_refusal, sender=Refusal, dispatch_uid="volunteering.refusal_keys")
    post_save.connect(
        _on_intervals, sender=DirectorySettings, dispatch_uid="volunteering.freshness_intervals"
    )
    post_delete.connect(
        _on_intervals, sender=DirectorySettings, dispatch_uid="volunteering.freshness_usual"
    )


def _on_published(sender, instance, **kwargs):
    # Wagtail tells of a publication that is only scheduled as well.
    if not instance.live:
        return
    restore(instance)
    if instance.first_published_at == instance.last_published_at:
        begin_counting(instance)


def _on_unpublished(sender, instance, **kwargs):
    # Nobody phones about a listing that is off the web; `withdraw` sets its own reminder afterwards.
    close_withdrawal(instance)


def _on_decided(sender, submission, **kwargs):
    # When nothing was taken over, what the public reads is not what the organization said.
    if submission.is_taken_over and submission.organization is not None:
        confirm_listing(submission.organization, Confirmer.ORGANIZATION)


def _on_intervals(sender, **kwargs):
    # They decide which listings count as confirmed.
    note_touched(EVERYTHING)
    refresh_later()


def _on_refusal(sender, instance, raw, **kwargs):
    """Keep a refusal in the form in which it is looked for, however it was typed."""
    if raw:
        return
    instance.name_key = name_key(instance.name)
    instance.host = host_key(instance.host)
    try:
        instance.ico = clean_ico(instance.ico)
    except ValidationError:
        instance.ico = ""
