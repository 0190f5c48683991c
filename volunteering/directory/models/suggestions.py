"""The suggestion box of a profile: somebody tells the centre what is wrong, and gets an answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from volunteering.core.identity import Identified
from volunteering.core.models import Region

from ..enums import SuggestionTopic


class SuggestionQuerySet(models.QuerySet):
    """Questions about suggestions."""

    def open(self) -> "SuggestionQuerySet":
        """Return those that nobody has dealt with yet."""
        return self.filter(done_at__isnull=True)


class Suggestion(Identified):
    """A suggestion to a profile; whoever left an address gets an answer."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="suggestions")
    organization = models.ForeignKey(
        "volunteering.Organization",
        on_delete=models.CASCADE,
        related_name="suggestions",
        verbose_name=_("organization"),
    )
    topic = models.CharField(_("about"), max_length=12, choices=SuggestionTopic.choices)
    message = models.TextField(_("message"), max_length=2000)
    email = models.EmailField(_("e-mail for the answer"), blank=True)
    form_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True, db_index=True)
    answer = models.TextField(
        _("answer"),
        max_length=2000,
        blank=True,
        help_text=_("It is mailed as soon as you save, if an address was left."),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    done_at = models.DateTimeField(_("done"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("done by"),
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion to a profile")
        verbose_name_plural = _("suggestions to profiles")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.get_topic_display()}: {self.organization}"
