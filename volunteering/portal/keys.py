"""Keys to the door of an organization: who gets one, how it is used once, how it is revoked."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering import conf
from volunteering.core.signing import LinkInvalid
from volunteering.directory.models import DoorKey, Organization, Steward


def addresses_on_record(organization: Organization) -> list[str]:
    """Return the e-mail addresses that may get a key, in lower case.

    That is the steward's; while a listing has none (entered or imported by the centre), those of the contacts on
    the live profile.

    Args:
        organization: the live listing.
    """
    steward = Steward.objects.filter(organization=organization).first()
    if steward is not None:
        return [steward.email.lower()]
    return [contact.email.lower() for contact in organization.contacts.all() if contact.email]


@transaction.atomic
def cut_key(organization: Organization, email: str) -> DoorKey | None:
    """Return a new key for an address on record; older links that nobody used stop working.

    Args:
        organization: the live listing; its row is held, so that the limit counts right.
        email: the address that was typed.

    Returns:
        None when the address is not on record, or too many keys were mailed for this organization in an hour.
    """
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    if email.lower() not in addresses_on_record(organization):
        return None
    keys = DoorKey.objects.filter(organization=organization)
    recent = keys.filter(created_at__gt=timezone.now() - timedelta(hours=1))
    if recent.count() >= conf.door_mail_limit():
        return None
    keys.filter(used_at__isnull=True).revoke()
    return DoorKey.objects.create(organization=organization, email=email.lower())


def is_usable(key: DoorKey) -> bool:
    """Whether the link of this key would open the door now."""
    return (
        key.used_at is None
        and key.revoked_at is None
        and key.created_at > timezone.now() - conf.door_link_lifetime()
    )


def check_key(key: DoorKey, nonce: str) -> None:
    """Check that a link belongs to a key whose address is still on record.

    Raises:
        LinkInvalid: it does not.
    """
    if key.nonce.hex != nonce or key.email not in addresses_on_record(key.organization):
        raise LinkInvalid


def why_unusable(key: DoorKey) -> str:
    """Return in a sentence why the link of a key opens nothing now, or ""."""
    if is_usable(key):
        return ""
    if key.used_at:
        return _("The link has been used already; each works only once.")
    return _("The link is too old, or there is a newer one in your mailbox.")


@transaction.atomic
def use_key(key: DoorKey) -> str | None:
    """Use a key: its link never works again, a session begins.

    Args:
        key: the key that was mailed.

    Returns:
        the secret of the session; None when the key is used, revoked or too old.
    """
    locked = DoorKey.objects.select_for_update().get(pk=key.pk)
    if not is_usable(locked):
        return None
    return begin_session(locked)


def begin_session(key: DoorKey) -> str:
    """Begin a session with a key whose holder has shown that the mailbox is theirs; return its secret.

    Whoever comes through an address on the profile of a listing without a steward becomes its steward.
    """
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    key.used_at, key.session_until = now, now + conf.door_session_lifetime()
    key.session_digest = digest(secret)
    key.save()
    Steward.objects.get_or_create(
        organization=key.organization, defaults={"email": key.email, "confirmed_at": now}
    )
    return secret


def digest(secret: str) -> str:
    """Return what is kept of a session's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def forget_keys() -> int:
    """Delete keys that open nothing any more and are a month old; return how many."""
    month_ago = timezone.now() - timedelta(days=30)
    count, _rows = DoorKey.objects.filter(created_at__lt=month_ago).delete()
    return count
