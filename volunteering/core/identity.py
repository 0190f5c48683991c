"""The identity that outlives slugs, titles and domains: a UUID on every public object."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Identified(models.Model):
    """Abstract: an object that feeds, calendars and partners identify by a UUID that never changes."""

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
