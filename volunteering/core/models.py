"""Regions, the texts people consent to, and the bookkeeping of the spam defence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http.request import split_domain_port
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Site

from .identity import Identified
from .kept import FRAME, Kept


class RegionQuerySet(models.QuerySet):
    """Questions about regions."""

    def for_request(self, request) -> "Region | None":
        """Return the region whose site answers this request (remembered on the request), or None."""
        if not hasattr(request, "_volunteering_region"):
            request._volunteering_region = region = self._kept(request)
            if region is not None:
                # What Wagtail would look up for itself.
                request._wagtail_site = region.site
        return request._volunteering_region

    def _kept(self, request) -> "Region | None":
        if hasattr(request, "_wagtail_site"):
            site = request._wagtail_site
            return _regions.get(site and site.pk, lambda: self._of(site))
        # As Wagtail reads it; which hosts may be asked for at all is decided before.
        host = (split_domain_port(request._get_raw_host())[0], request.get_port())
        return _regions.get(host, lambda: self._of(Site.find_for_request(request)))

    def _of(self, site: Site | None) -> "Region | None":
        # Wagtail keeps the addresses of sites in the process for an hour. Whatever changes them, in whichever process, is
        # marked, and every process comes here with its next request.
        Site.clear_site_root_paths_cache()
        return self.filter(site=site).select_related("site__root_page").first() if site else None


# Every page asks for its region, most of them several times.
_regions: Kept = Kept(FRAME)


class Region(Identified):
    """The region a centre works for; it owns a Wagtail Site, and every listing belongs to one."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    nuts_code = models.CharField(
        _("NUTS 3 code"),
        max_length=5,
        help_text=_("Code of the region in the European list, such as CZ051."),
    )
    site = models.OneToOneField(
        Site, on_delete=models.PROTECT, related_name="volunteering_region", verbose_name=_("site")
    )
    centre_name = models.CharField(_("name of the centre"), max_length=150)
    reply_to = models.EmailField(
        _("reply address"),
        help_text=_("Organizations answer to this address when they get a mail from the site."),
    )

    objects = RegionQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("nuts_code"),
        FieldPanel("site"),
        FieldPanel("centre_name"),
        FieldPanel("reply_to"),
    ]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]

    def __str__(self):
        return self.name


def only_region() -> Any:
    """Return the key of the region when there is just one, as the default of new listings and offices."""
    keys = list(Region.objects.values_list("pk", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None


class ConsentQuerySet(models.QuerySet):
    """Questions about consent texts."""

    def current(self, region: Region, purpose: str) -> "ConsentText | None":
        """Return the newest text of this purpose, or None when the centre has written none yet."""
        return self.filter(region=region, purpose=purpose).order_by("-version").first()


class ConsentText(models.Model):
    """One version of a text that people agree to or are informed by; a used version is never rewritten."""

    class Purpose(models.TextChoices):
        """What the text is shown with."""

        LISTING = "listing", _("listing in the directory")
        CONTACT = "contact", _("contact form")

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="consent_texts")
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    version = models.PositiveIntegerField(_("version"), editable=False)
    text = models.TextField(_("text"))
    created_at = models.DateTimeField(_("valid from"), auto_now_add=True)

    objects = ConsentQuerySet.as_manager()

    panels = [FieldPanel("region"), FieldPanel("purpose"), FieldPanel("text")]

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "purpose", "version"], name="volunteering_consent_version"
            )
        ]

    def __str__(self):
        return f"{self.get_purpose_display()}, {_('version')} {self.version}"

    def save(self, *args, **kwargs):
        """Number a new text after the last one of its purpose."""
        if not self.version:
            last = ConsentText.objects.filter(region=self.region, purpose=self.purpose).aggregate(
                last=models.Max("version")
            )["last"]
            self.version = (last or 0) + 1
        super().save(*args, **kwargs)

    def clean(self):
        """Refuse to rewrite a text: people agreed to the words they saw.

        Raises:
            ValidationError: the text differs from the saved one.
        """
        super().clean()
        before = ConsentText.objects.filter(pk=self.pk).first()
        if before and (before.text, before.purpose) != (self.text, self.purpose):
            raise ValidationError(
                {"text": _("People agreed to this wording. Add a new text instead of changing it.")}
            )


class Attempt(models.Model):
    """One counted use of a public form, kept for an hour; the client is a keyed hash, not an address."""

    scope = models.CharField(max_length=40)
    client = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope", "client", "created_at"], name="volunteering_attempt_idx")
        ]

    def __str__(self):
        return f"{self.scope} {self.created_at:%Y-%m-%d %H:%M}"


class SpentProof(models.Model):
    """A proof of work that has been used once already, or the key of a filled form that leaves no other row."""

    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.digest[:12]


class Tombstone(models.Model):
    """What is left of a public object that is gone: partners who knew its UUID learn so, and what replaced it."""

    uuid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=40)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="tombstones")
    gone_at = models.DateTimeField(default=timezone.now, db_index=True)
    # The UUID of the object that took its place, when two were merged.
    replaced_by = models.UUIDField(null=True)

    def __str__(self):
        return f"{self.kind} {self.uuid}"
