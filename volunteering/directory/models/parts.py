"""The parts of an organization: contacts, links, photos, and the addresses its profile had before."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model_string
from wagtail.models import Orderable

from volunteering.core.identity import Identified
from volunteering.core.models import Region

from ..enums import LinkKind


class OrganizationContact(Orderable, Identified):
    """A person or desk to turn to; those that are not public stay with the centre."""

    organization = ParentalKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    is_public = models.BooleanField(_("may be shown on the web"), default=True)

    def __str__(self):
        return self.name or self.email or self.phone


class OrganizationLink(Orderable):
    """An address elsewhere."""

    organization = ParentalKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="links"
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=LinkKind.choices, default=LinkKind.WEBSITE
    )
    url = models.URLField(_("address"), max_length=300)

    def __str__(self):
        return self.url


class OrganizationPhoto(Orderable):
    """A photo on the profile."""

    organization = ParentalKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="photos"
    )
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("picture"),
    )

    def __str__(self):
        return str(self.image)


class FormerSlug(models.Model):
    """An address a profile had before; it leads to the present one."""

    organization = models.ForeignKey(
        "volunteering.Organization", on_delete=models.CASCADE, related_name="former_slugs"
    )
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "slug"], name="volunteering_former_slug")
        ]

    def __str__(self):
        return self.slug
