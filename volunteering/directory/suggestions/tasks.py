"""Mails of the suggestion box: a notice to the centre without the message, and the answer to whoever left an address."""

from functools import partial

from django.db import transaction
from django.urls import reverse
from django_tasks import task
from wagtail.admin.utils import get_admin_base_url

from volunteering.core import mail

from ..models import Suggestion
from .actions import suggestion_answered, suggestion_received


@task()
def mail_suggestion_arrived(suggestion_pk: int) -> None:
    """Tell the centre that a suggestion waits; the mail carries a link, not the message."""
    suggestion = _get(suggestion_pk)
    if suggestion is None:
        return
    inbox = reverse("volunteering_suggestion_modeladmin_index")
    mail.send(
        suggestion.region,
        suggestion.region.reply_to,
        "volunteering/mail/suggestion.txt",
        {"link": f"{get_admin_base_url() or suggestion.region.site.root_url}{inbox}"},
    )


@task()
def mail_answer(suggestion_pk: int) -> None:
    """Send the answer to whoever left an address."""
    suggestion = _get(suggestion_pk)
    if suggestion is None or not suggestion.email:
        return
    mail.send(
        suggestion.region,
        suggestion.email,
        "volunteering/mail/answer.txt",
        {"suggestion": suggestion},
    )


def connect() -> None:
    """Let the mails follow the verbs; called once when the app is ready."""
    suggestion_received.connect(
        _on_received, sender=Suggestion, dispatch_uid="volunteering.suggestion_received"
    )
    suggestion_answered.connect(
        _on_answered, sender=Suggestion, dispatch_uid="volunteering.suggestion_answered"
    )


def _get(pk: int) -> Suggestion | None:
    return (
        Suggestion.objects.select_related("region__site", "organization__region__site")
        .filter(pk=pk)
        .first()
    )


def _on_received(sender, suggestion, **kwargs):
    transaction.on_commit(partial(mail_suggestion_arrived.enqueue, suggestion.pk))


def _on_answered(sender, suggestion, **kwargs):
    if suggestion.email:
        transaction.on_commit(partial(mail_answer.enqueue, suggestion.pk))
