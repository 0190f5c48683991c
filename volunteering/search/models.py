"""What the search keeps in the database: the words of every document, how far the changes have come, and synonyms."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

MIN_MEMBERS = 2


class SearchEntry(models.Model):
    """The words of one searchable object, public or not; every process reads them into its memory.

    The words are folded but not analysed: a change of the rules of a language needs no new entries.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    # {"misto": ["turnov", "turnovsko"], "rok": ["2026"]}: what a search can be narrowed by.
    facets = models.JSONField(default=dict)
    day = models.DateField(null=True)
    until = models.DateField(null=True)
    # The object is gone; the entry stays for a while, so that every process learns it.
    is_gone = models.BooleanField(default=False)
    # The batch that wrote it: whoever has seen batch 7 asks for what is above.
    batch = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="volunteering_search_entry"
            )
        ]

    def __str__(self):
        return f"{self.content_type_id}/{self.object_id}"


class SearchState(models.Model):
    """The one row that tells how far the entries have come.

    Whoever writes entries locks it, so that batches become visible in the order of their numbers.
    """

    batch = models.PositiveBigIntegerField(default=0)
    # With which rules of taking words out of objects the entries were written.
    version = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.batch)


class SynonymGroup(models.Model):
    """Words that mean the same to readers: whoever looks for one of them also finds the others, further down."""

    terms = models.TextField(
        _("words"),
        unique=True,
        help_text=_(
            "Words in their basic form, separated by commas: slepý, nevidomý, zrakově postižený. The search knows their other"
            " forms by itself."
        ),
    )

    panels = [FieldPanel("terms")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["terms"]

    def __str__(self):
        return self.terms

    @property
    def members(self) -> list[str]:
        """The words, or groups of words, that mean the same."""
        return [term.strip() for term in self.terms.split(",") if term.strip()]

    def clean(self):
        """Refuse a group of one.

        Raises:
            ValidationError: there are fewer than two different members.
        """
        super().clean()
        members = list(dict.fromkeys(self.members))
        if len(members) < MIN_MEMBERS:
            raise ValidationError({"terms": _("Write at least two words, separated by a comma.")})
        self.terms = ", ".join(members)
