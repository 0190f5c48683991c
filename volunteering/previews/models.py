"""Where the other front end of a site is, and what is being previewed there."""

import uuid
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from volunteering.core.models import Region
from volunteering.core.signing import SignedLink

# Long enough to look at a page and show it to a colleague; the panel makes a new one with every change.
LIFETIME = timedelta(hours=1)
PREVIEW = SignedLink("preview")


@register_setting(icon="desktop")
class FrontEnd(BaseSiteSetting):
    """The front end of a site that is not this one; without an address previews are our own pages."""

    preview_url = models.URLField(
        _("address of previews"),
        max_length=300,
        blank=True,
        help_text=_(
            "Where your other front end shows a draft; it is opened with ?token=…"
            " Leave it empty if readers see the pages of this site."
        ),
    )

    panels = [FieldPanel("preview_url")]

    class Meta:
        verbose_name = _("other front end")

    def __str__(self):
        return self.preview_url

    def clean(self):
        """Refuse an address that does not go over HTTPS: the link opens a draft to whoever reads it on the way.

        Raises:
            ValidationError: at `preview_url`; only the machine itself is excepted.
        """
        super().clean()
        parts = urlsplit(self.preview_url)
        if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise ValidationError({"preview_url": _("The address has to begin with https://.")})


class PreviewStateQuerySet(models.QuerySet):
    """Questions about what is being previewed."""

    def current(self) -> "PreviewStateQuerySet":
        """Return what can still be seen."""
        return self.filter(created_at__gt=timezone.now() - LIFETIME)


class PreviewState(models.Model):
    """What somebody in the admin had on the screen; deleted when its time is over."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    # The object as Wagtail writes it into a revision.
    content = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = PreviewStateQuerySet.as_manager()

    def __str__(self):
        return str(self.uuid)

    @property
    def token(self) -> str:
        """What a front end shows the API to see it."""
        return PREVIEW.token_for(self.uuid)


def forget_previews() -> int:
    """Delete what can no longer be seen; return how many."""
    old = PreviewState.objects.filter(created_at__lte=timezone.now() - LIFETIME)
    return old.delete()[0]
