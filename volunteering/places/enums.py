"""The words for kinds of places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    """What a place is. Kraj, okres and ORP have no exact English word and keep their own."""

    KRAJ = "kraj", _("kraj")
    OKRES = "okres", _("okres")
    ORP = "orp", _("ORP (municipality with extended powers)")
    MUNICIPALITY = "obec", _("municipality")
    AREA = "area", _("everyday area")


# From the widest to the narrowest, as a reader looks for them.
DISPLAY_ORDER = (
    PlaceKind.KRAJ,
    PlaceKind.OKRES,
    PlaceKind.AREA,
    PlaceKind.ORP,
    PlaceKind.MUNICIPALITY,
)
