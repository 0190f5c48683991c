"""What follows from the verbs of the door: mails, after the transaction."""

from functools import partial

from django.db import transaction

from volunteering.directory.models import Steward

from .addresses import address_asked, address_changed
from .tasks import mail_address_changed, mail_address_question


def connect() -> None:
    """Connect the handlers; called once when the app is ready."""
    address_asked.connect(_on_asked, sender=Steward, dispatch_uid="volunteering.address_asked")
    address_changed.connect(
        _on_changed, sender=Steward, dispatch_uid="volunteering.address_changed"
    )


def _on_asked(sender, steward, **kwargs):
    transaction.on_commit(partial(mail_address_question.enqueue, steward.pk))


def _on_changed(sender, steward, old, **kwargs):
    transaction.on_commit(partial(mail_address_changed.enqueue, steward.pk, old))
