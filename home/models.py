"""The site's own models: the front page, images and documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images import get_image_model_string
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage
from wagtail.models import Page

from volunteering.core.models import Region
from volunteering.pages.models import TextPage

from .crossroads import crossroads


class Licence(models.TextChoices):
    """Under what terms a picture may be used by others."""

    OWN = "own", _("own picture, all rights reserved")
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    CC0 = "cc0", "CC0 1.0"
    PERMISSION = "permission", _("with the author's permission")


class CustomImage(AbstractImage):
    """A picture with what the law and readers ask for: author, licence, consent; alternative text is required."""

    author = models.CharField(_("author"), max_length=150, blank=True)
    licence = models.CharField(_("licence"), max_length=12, choices=Licence.choices, blank=True)
    consent_note = models.CharField(
        _("consent of people pictured"),
        max_length=250,
        blank=True,
        help_text=_("Who agreed, when and to what. Not shown on the web."),
    )

    # Wagtail's `description` is the alternative text; the form makes it required.
    admin_form_fields = (
        "title",
        "file",
        "description",
        "author",
        "licence",
        "consent_note",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(WagtailImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def credit(self) -> str:
        """Author and licence as shown below the picture."""
        return ", ".join(
            part
            for part in (self.author, self.get_licence_display() if self.licence else "")
            if part
        )


class CustomRendition(AbstractRendition):
    """A scaled copy of a picture."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="home_unique_rendition"
            )
        ]


class CustomDocument(AbstractDocument):
    """A file to download, with its kind."""

    class Kind(models.TextChoices):
        """What the file is for."""

        LEAFLET = "leaflet", _("leaflet")
        FORM = "form", _("form")
        METHODOLOGY = "methodology", _("methodology")
        LAW = "law", _("law")
        OTHER = "other", _("other document")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)

    admin_form_fields = ("title", "file", "kind", "collection", "tags")

    class Meta(WagtailDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")


class HomePage(TextPage):
    """The front page: the crossroads of the region's volunteering."""

    hero_heading = models.CharField(_("heading"), max_length=120, blank=True)
    hero_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    help_page = models.ForeignKey(
        "volunteering.EntrancePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entrance: I want to help"),
    )
    need_page = models.ForeignKey(
        "volunteering.EntrancePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entrance: we need help"),
    )
    directory_text = models.TextField(_("sentence at the directory"), max_length=300, blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_heading"),
                FieldPanel("lead"),
                FieldPanel("hero_image"),
                FieldPanel("help_page"),
                FieldPanel("need_page"),
            ],
            heading=_("Top of the page"),
        ),
        FieldPanel("directory_text"),
        FieldPanel("body"),
    ]

    max_count_per_parent = 1
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request, *args, **kwargs):
        """Add the newest posts, the next events, the directory's numbers and the offices."""
        context = super().get_context(request, *args, **kwargs)
        return context | crossroads(Region.objects.for_request(request))
