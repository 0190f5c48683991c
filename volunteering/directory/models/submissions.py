"""Who submitted a listing: the submitter's personal data, kept apart from the listing and its revisions."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from volunteering.core.identity import Identified
from volunteering.core.models import ConsentText, Region

from ..enums import Outcome, SubmissionKind
from .organizations import Organization


class SubmissionQuerySet(models.QuerySet):
    """Questions about submissions."""

    def unconfirmed_before(self, moment) -> "SubmissionQuerySet":
        """Return those sent before `moment` whose e-mail was never confirmed."""
        return self.filter(confirmed_at__isnull=True, created_at__lt=moment)

    def latest_for(self, organization) -> "Submission | None":
        """Return the newest confirmed submission of a listing that none has replaced; None when staff entered it."""
        return (
            self.filter(organization=organization, confirmed_at__isnull=False)
            .exclude(outcome=Outcome.SUPERSEDED)
            .first()
        )


class Submission(Identified):
    """A filled form: who sent it, when the e-mail was confirmed, and how it ended."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="submissions")
    organization = models.ForeignKey(
        Organization,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="submissions",
        verbose_name=_("organization"),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=SubmissionKind.choices,
        default=SubmissionKind.NEW,
        editable=False,
    )
    form_key = models.UUIDField(unique=True, editable=False)
    # Changing it revokes every link that was mailed before.
    nonce = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField(_("who sent it"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    note = models.TextField(_("note to the centre"), max_length=2000, blank=True)
    # The whole listing as `directory.values` holds it.
    data = models.JSONField(_("filled form"), default=dict)
    # Of a correction: the paths it changes.
    changed = models.JSONField(default=list, editable=False)
    # What the centre did not take over, once it is decided.
    declined = models.JSONField(default=list, editable=False)
    consent = models.ForeignKey(
        ConsentText,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("consent"),
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True, db_index=True)
    confirmed_at = models.DateTimeField(
        _("e-mail confirmed"), null=True, editable=False, db_index=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=Outcome.choices,
        default=Outcome.UNDECIDED,
        blank=True,
        editable=False,
    )
    outcome_comment = models.TextField(_("comment"), blank=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.data.get('name', '')} ({self.name})"

    @property
    def is_open_correction(self) -> bool:
        """Whether it is a correction that is not on the web: it waits for the centre, or came back from it."""
        return self.kind == SubmissionKind.CORRECTION and self.outcome in (
            Outcome.UNDECIDED,
            Outcome.REJECTED,
        )

    @property
    def is_taken_over(self) -> bool:
        """Whether the centre published any of it; a new listing has no paths, it is taken as a whole."""
        return self.outcome == Outcome.PUBLISHED and (
            not self.changed or self.declined != self.changed
        )


class SubmittedFile(models.Model):
    """A picture sent with the form, already re-encoded; in the database, because a media address is public.

    It belongs to a filled form by `form_key`, so that it survives a form that is refused for another field.
    """

    form_key = models.UUIDField(db_index=True)
    field = models.CharField(max_length=20)
    file_name = models.CharField(max_length=120)
    extension = models.CharField(max_length=4)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form_key", "field"], name="volunteering_submitted_file"
            )
        ]

    def __str__(self):
        return self.file_name

    @property
    def random_name(self) -> str:
        """A file name that nobody can guess."""
        return uuid.uuid4().hex
