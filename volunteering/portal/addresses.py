"""The steward's address changes only when the new one is confirmed; the old one is told."""

import uuid

from django.db import transaction
from django.dispatch import Signal

from volunteering.core.signing import SignedLink
from volunteering.directory.models import DoorKey, Steward

NEW_ADDRESS = SignedLink("steward.address")

# Sent inside the transaction; the mails follow after it.
address_asked = Signal()
address_changed = Signal()


@transaction.atomic
def ask_for_address(steward: Steward, email: str) -> None:
    """Remember a new address and mail a link there; until it is used, everything goes to the old one.

    Args:
        steward: whose address.
        email: the new one.
    """
    steward.new_email = email.lower()
    steward.nonce = uuid.uuid4()
    steward.save(update_fields=["new_email", "nonce"])
    address_asked.send(Steward, steward=steward)


def is_awaited(steward: Steward, nonce: str) -> bool:
    """Whether the link with this nonce is the newest one, and unused."""
    return bool(steward.new_email) and steward.nonce.hex == nonce


@transaction.atomic
def confirm_address(steward: Steward, nonce: str) -> bool:
    """Take over the new address; whoever still holds a key to the old one loses it.

    Args:
        steward: whose address.
        nonce: of the link that was mailed to the new address.

    Returns:
        False when the link is not the newest one, or was used.
    """
    locked = Steward.objects.select_for_update().get(pk=steward.pk)
    if not is_awaited(locked, nonce):
        return False
    old = locked.email
    locked.email, locked.new_email = locked.new_email, ""
    locked.nonce = uuid.uuid4()
    locked.save()
    DoorKey.objects.filter(organization_id=locked.organization_id, email=old.lower()).revoke()
    address_changed.send(Steward, steward=locked, old=old)
    return True


@transaction.atomic
def set_address(steward: Steward, old: str) -> None:
    """Take over an address that the centre has written by hand; the old one is told and its keys are revoked.

    Args:
        steward: with the new address, saved.
        old: the address that was there.
    """
    steward.new_email = ""
    steward.confirmed_at = None
    steward.nonce = uuid.uuid4()
    steward.save(update_fields=["new_email", "confirmed_at", "nonce"])
    DoorKey.objects.filter(organization_id=steward.organization_id).revoke()
    address_changed.send(Steward, steward=steward, old=old)
