"""The words of events."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What kind of event it is."""

    OPEN_DAY = "open_day", _("open day")
    TRAINING = "training", _("training")
    FESTIVAL = "festival", _("festival")
    MEETING = "meeting", _("meeting")
    OTHER = "other", _("other event")


class EventStatus(models.TextChoices):
    """Whether it takes place as announced (schema.org EventStatusType)."""

    SCHEDULED = "scheduled", _("takes place")
    RESCHEDULED = "rescheduled", _("moved to another date")
    POSTPONED = "postponed", _("postponed, new date not known")
    MOVED_ONLINE = "moved_online", _("moved online")
    CANCELLED = "cancelled", _("cancelled")
