"""The states of a delivery, as words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a delivery has come."""

    WAITING = "waiting", _("waiting")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("given up")
    # What it tells is no longer public: it is not sent any more.
    WITHDRAWN = "withdrawn", _("withdrawn")


class Reason(TextChoices):
    """Why the system has switched a webhook off."""

    GONE = "gone", _("the receiver answered that it is gone for good (410)")
    FAILING = "failing", _("nothing could be delivered for five days")
