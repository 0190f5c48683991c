"""Who looks after a listing, and the keys to the organization's own door."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.core.identity import Identified


class Steward(models.Model):
    """The person who may correct a listing: the e-mail address on record, never public.

    The address changes only when the new one is confirmed; the old one is told.
    """

    organization = models.OneToOneField(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="steward"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, editable=False)
    # Waits for whoever reads that mailbox to confirm it.
    new_email = models.EmailField(blank=True, editable=False)
    # Changing it revokes the link that was mailed to the new address.
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("steward of a listing")
        verbose_name_plural = _("stewards of listings")

    def __str__(self):
        return f"{self.name or self.email}"


class DoorKeyQuerySet(models.QuerySet):
    """Questions about keys."""

    def unrevoked(self) -> "DoorKeyQuerySet":
        """Return the keys that nobody has revoked."""
        return self.filter(revoked_at__isnull=True)

    def revoke(self) -> int:
        """Close every door these keys open, sessions included; return how many were still good."""
        return self.unrevoked().update(revoked_at=timezone.now())


class DoorKey(Identified):
    """A key to the door of one organization: first the link of a mail, used once, then a short session."""

    organization = models.ForeignKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="door_keys"
    )
    email = models.EmailField()
    nonce = models.UUIDField(default=uuid.uuid4)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    # Of the secret in the session's cookie only a digest is kept.
    session_digest = models.CharField(max_length=64, blank=True, db_index=True)
    session_until = models.DateTimeField(null=True)

    objects = DoorKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("key to the door of an organization")
        verbose_name_plural = _("keys to the doors of organizations")

    def __str__(self):
        return f"{self.organization}, {self.created_at:%Y-%m-%d}"
