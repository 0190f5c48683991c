"""The words of the offices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeKind(models.TextChoices):
    """What kind of place it is."""

    CENTRE = "centre", _("centre")
    BRANCH = "branch", _("branch (Dobropoint)")


class Weekday(models.IntegerChoices):
    """Days of the week as Python's `date.weekday()` numbers them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
