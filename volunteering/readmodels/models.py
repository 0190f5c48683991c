"""The table of ready-made texts."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class ReadModelQuerySet(models.QuerySet):
    """Questions about ready-made texts."""

    def current(self) -> "ReadModelQuerySet":
        """Return those that tell what is true at this moment."""
        return self.ready().filter(Q(valid_until=None) | Q(valid_until__gt=timezone.now()))

    def ready(self) -> "ReadModelQuerySet":
        """Return those that were made for their present version, whatever the clock says."""
        return self.filter(made_for=F("version"))

    def run_out(self) -> "ReadModelQuerySet":
        """Return those that were right until the clock went past their last moment."""
        return self.ready().filter(valid_until__lte=timezone.now())

    def outdate(self) -> int:
        """Give a new version to each, so that it has to be made anew; return how many.

        What somebody is making of the old version cannot be stored any more.
        """
        return self.update(version=F("version") + 1)


class ReadModel(models.Model):
    """What is told of one public object, as JSON.

    It holds when it was made for its present `version`, and nothing that it uses has been touched since.
    """

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    # Grows when something that it uses has changed; a text is stored only for the version that was read before it was made.
    version = models.BigIntegerField(default=1)
    made_for = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(null=True)
    # When it stops being right by the clock: somebody's consent ends, a linked page expires.
    valid_until = models.DateTimeField(null=True)
    # The keys of what it was made of, each between blanks; see `dependencies.py`.
    uses = models.TextField(default=" ")
    summary = models.TextField(default="")
    full = models.TextField(default="")
    # What a search shows passages of: its sentences without markup, a piece on each line.
    plain = models.TextField(default="")
    # The same in lower case and without accents, each character at the same place.
    plain_folded = models.TextField(default="")

    objects = ReadModelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="volunteering_read_model")
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"


class Touch(models.Model):
    """Something has changed that texts may use; written in the transaction of the change.

    Only inserted, so that writers never wait for each other. Whoever refreshes the texts turns touches into new versions.
    """

    key = models.CharField(max_length=100)

    def __str__(self):
        return self.key
