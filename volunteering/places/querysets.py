"""Questions about places."""

from django.db import models

from .enums import PlaceKind


class PlaceQuerySet(models.QuerySet):
    """Places of a region, and those that share ground with another."""

    def in_region(self, nuts_code: str) -> "PlaceQuerySet":
        """Return the kraj with this NUTS 3 code and everything in it."""
        return self.filter(
            models.Q(kind=PlaceKind.KRAJ, code=nuts_code)
            | models.Q(kraj__kind=PlaceKind.KRAJ, kraj__code=nuts_code)
        )

    def overlapping(self, place) -> "PlaceQuerySet":
        """Return every place that shares a municipality with `place`, itself included."""
        return self.filter(overlaps__other=place)
