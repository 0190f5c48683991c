"""What the centre keeps about a listing besides its content: origin, freshness, calls, refusals, questions asked.

None of it is in the listing's revisions: publishing an older draft must not bring back an older confirmation.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from volunteering.core.identity import Identified
from volunteering.core.models import Region

from ..enums import Answer, Confirmer, FreshnessStep, Origin


class ListingRecord(models.Model):
    """The bookkeeping of one listing."""

    organization = models.OneToOneField(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="record"
    )
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.CENTRE
    )
    # The interval of the yearly question runs from here: the day of the last confirmation or, before
    # the first one, the day the listing came to us.
    counted_from = models.DateField(_("counted from"), default=timezone.localdate, db_index=True)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    confirmed_by = models.CharField(
        _("confirmed by"), max_length=12, choices=Confirmer.choices, blank=True
    )
    call_again_on = models.DateField(_("call again on"), null=True, blank=True)
    call_note = models.TextField(_("note on the call"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("record of a listing")
        verbose_name_plural = _("records of listings")

    def __str__(self):
        return f"{self.organization}: {self.get_origin_display()}"


class FreshnessMail(Identified):
    """A question whether a listing is still right: one row a step and cycle, so that nobody is asked twice."""

    organization = models.ForeignKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="freshness_mails"
    )
    # `counted_from` at the time of asking: a confirmation starts a new cycle.
    cycle = models.DateField()
    step = models.CharField(max_length=10, choices=FreshnessStep.choices)
    email = models.EmailField()
    nonce = models.UUIDField(default=uuid.uuid4)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "cycle", "step"], name="volunteering_freshness_step"
            )
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_step_display()}"


class Refusal(Identified):
    """An organization that does not wish to be listed: kept so that nobody asks or imports it again."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="refusals")
    name = models.CharField(_("name"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    ico = models.CharField("IČO", max_length=8, blank=True, db_index=True)
    host = models.CharField(_("web address"), max_length=200, blank=True, db_index=True)
    organization = models.ForeignKey(
        "volunteering.Organization",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="refusals",
    )
    note = models.TextField(_("note"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("noted"), auto_now_add=True)

    class Meta:
        verbose_name = _("does not wish to be listed")
        verbose_name_plural = _("do not wish to be listed")
        ordering = ["name"]

    def __str__(self):
        return self.name


@register_setting(icon="group")
class DirectorySettings(BaseSiteSetting):
    """How often the centre of a region asks whether a listing is still right (days)."""

    confirm_after_days = models.PositiveSmallIntegerField(
        _("a listing counts as fresh for (days)"), default=365
    )
    question_days_before = models.PositiveSmallIntegerField(
        _("first question (days before)"), default=30
    )
    reminder_days_before = models.PositiveSmallIntegerField(_("reminder (days before)"), default=7)
    call_days_after = models.PositiveSmallIntegerField(
        _("on the phone list (days after)"), default=14
    )

    panels = [
        FieldPanel("confirm_after_days"),
        FieldPanel("question_days_before"),
        FieldPanel("reminder_days_before"),
        FieldPanel("call_days_after"),
    ]

    class Meta:
        verbose_name = _("directory: freshness")


class DuplicateKey(models.Model):
    """What two records of the same organization share: IČO, folded name, web host or phone, ready to look up."""

    class Kind(models.TextChoices):
        """By what two records may be the same."""

        ICO = "ico", "IČO"
        NAME = "name", _("name")
        HOST = "host", _("web address")
        PHONE = "phone", _("phone")

    organization = models.ForeignKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="duplicate_keys"
    )
    kind = models.CharField(max_length=5, choices=Kind.choices)
    value = models.CharField(max_length=200)
    # Read off the public profile: only such keys may warn a stranger.
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "value"], name="volunteering_duplicate_key"
            )
        ]
        indexes = [models.Index(fields=["kind", "value"], name="volunteering_key_idx")]

    def __str__(self):
        return f"{self.kind}: {self.value}"


class ImportFile(Identified):
    """A table that is being imported: kept between the dry run and the real one."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    finished_at = models.DateTimeField(_("imported"), null=True)
    # What came of it: numbers of rows by what was done.
    result = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at"]

    def __str__(self):
        return self.file_name
