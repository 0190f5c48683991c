"""Delivers in the background, after the transaction that had something to tell; tells the centre what was switched off."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.urls import reverse
from django_tasks import task
from wagtail.admin.utils import get_admin_base_url

from volunteering.core import mail
from volunteering.readmodels.announcing import Announcement, register_listener

from .actions import deliver_due, queue
from .models import WebhookTarget

EDIT = "wagtailsnippets_volunteering_webhooktarget:edit"


@task()
def deliver_webhooks() -> None:
    """Deliver what is due, and mail the centre about every target that was switched off for it."""
    for target in deliver_due():
        mail_switched_off.enqueue(target.pk)


@task()
def mail_switched_off(target_pk: int) -> None:
    """Tell the centre that a target was switched off, and why."""
    target = WebhookTarget.objects.select_related("region__site").filter(pk=target_pk).first()
    if target is None or not target.disabled_reason:
        return
    root = get_admin_base_url() or target.region.site.root_url
    mail.send(
        target.region,
        target.region.reply_to,
        "volunteering/mail/webhook_switched_off.txt",
        {"target": target, "link": f"{root}{reverse(EDIT, args=[target.pk])}"},
    )


def deliver_later() -> None:
    """Deliver once this transaction is committed; one time, however often it is asked."""
    if not any(_deliver is entry[1] for entry in connection.run_on_commit):
        transaction.on_commit(_deliver)


def tell(news: Sequence[Announcement]) -> None:
    """Let every target learn what happened."""
    if queue(news):
        deliver_later()


def register() -> None:
    """Listen to what comes and goes."""
    register_listener(tell)


def _deliver() -> None:
    deliver_webhooks.enqueue()
