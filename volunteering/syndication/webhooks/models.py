"""Who wants to be told, and what was told to whom."""

import secrets
import uuid
from base64 import b64encode
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.core.models import Region, only_region

from .addresses import validate_address
from .enums import Reason, State

# Standard Webhooks, "Symmetric": a key of 24 to 64 random bytes, written in base64 after this prefix.
PREFIX, KEY_BYTES = "whsec_", 32
# So long both keys sign after a renewal: whoever receives has the time to put the new one in.
BOTH_KEYS_FOR = timedelta(hours=24)
LOG_KEPT_FOR = timedelta(days=30)


def new_secret() -> str:
    """Return a new key for signatures."""
    return PREFIX + b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def new_message_id() -> str:
    """Return the identity of a new message; whoever gets it twice knows it by that."""
    return f"msg_{uuid.uuid4().hex}"


class WebhookTarget(models.Model):
    """An address of another system that is told what happens."""

    region = models.ForeignKey(
        Region,
        on_delete=models.CASCADE,
        related_name="webhooks",
        verbose_name=_("region"),
        default=only_region,
    )
    name = models.CharField(_("name"), max_length=100)
    url = models.URLField(
        _("address"),
        max_length=500,
        validators=[validate_address],
        help_text=_("Begins with https:// and leads to a public server."),
    )
    kinds = models.JSONField(
        _("what it is told of"),
        default=list,
        blank=True,
        help_text=_("If you choose nothing, it is told of everything."),
    )
    is_active = models.BooleanField(_("switched on"), default=True)
    disabled_reason = models.CharField(
        max_length=20, choices=Reason.choices, blank=True, editable=False
    )
    # The first failure after the last success.
    failing_since = models.DateTimeField(null=True, editable=False)
    secret = models.CharField(max_length=100, default=new_secret, editable=False)
    former_secret = models.CharField(max_length=100, blank=True, editable=False)
    former_secret_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def signing_secrets(self) -> list[str]:
        """The keys that sign now: the present one, and for a day the one before it."""
        until = self.former_secret_until
        if self.former_secret and until and until > timezone.now():
            return [self.secret, self.former_secret]
        return [self.secret]

    def wants(self, kind: str) -> bool:
        """Tell whether it is told of objects of this kind."""
        return not self.kinds or kind in self.kinds


class WebhookDeliveryQuerySet(models.QuerySet):
    """Questions about deliveries."""

    def due(self) -> "WebhookDeliveryQuerySet":
        """Return those whose time has come, the oldest first."""
        waiting = self.filter(state=State.WAITING, target__is_active=True)
        return waiting.filter(next_attempt_at__lte=timezone.now()).order_by("next_attempt_at", "pk")


class WebhookDelivery(models.Model):
    """One message to one target: what it says, how often it was tried, and what the receiver answered."""

    target = models.ForeignKey(WebhookTarget, on_delete=models.CASCADE, related_name="deliveries")
    message_id = models.CharField(max_length=40, unique=True, default=new_message_id)
    event = models.CharField(max_length=50)
    # What it tells of; both empty for a test.
    kind = models.CharField(max_length=30, blank=True)
    identifier = models.CharField(max_length=36, blank=True)
    # The very text that is signed and sent.
    payload = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    # While somebody is at it, the moment when it counts as abandoned.
    next_attempt_at = models.DateTimeField(default=timezone.now)
    last_attempt_at = models.DateTimeField(null=True)
    response_status = models.PositiveSmallIntegerField(null=True)
    response_excerpt = models.TextField(blank=True)
    error = models.CharField(max_length=200, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="volunteering_delivery_due"),
            models.Index(fields=["kind", "identifier"], name="volunteering_delivery_of"),
        ]

    def __str__(self):
        return f"{self.event} {self.message_id}"
