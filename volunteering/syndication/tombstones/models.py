"""What is left of an object that is no longer public: its identity and the moment, nothing of its content."""

from datetime import timedelta

from django.db import models

from volunteering.core.models import Region

# Whoever asks less often than once a year has to read everything again.
KEPT_FOR = timedelta(days=400)


class GoneObject(models.Model):
    """A public object that was unpublished, hidden, moved to another region, or deleted, or whose time is over.

    It goes when the object comes back. What took the place of a merged one is in `core.models.Tombstone`.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    # The UUID; of a document its number.
    identifier = models.CharField(max_length=36)
    gone_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind", "identifier"], name="volunteering_gone_object"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.identifier}"
