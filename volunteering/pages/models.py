"""Plain pages, the two entrances with a contact form, the menu, the settings of a site, and received messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from volunteering.core.blocks import BodyBlock
from volunteering.core.expiry import ExpiringPageMixin
from volunteering.core.identity import Identified
from volunteering.core.models import ConsentText, Region
from volunteering.core.querysets import ListedPageQuerySet
from volunteering.previews.mixins import PreviewedElsewhereMixin


class TextPage(PreviewedElsewhereMixin, ExpiringPageMixin, Identified, Page):
    """Abstract: a page with a lead and a body."""

    lead = models.TextField(_("lead"), max_length=500, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    objects = PageManager.from_queryset(ListedPageQuerySet)()

    exclude_fields_in_copy = ["uuid"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True


class PlainPage(TextPage):
    """A page that stays: about us, contact, privacy."""

    template = "volunteering/pages/plain_page.html"

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")


@register_setting(icon="list-ul")
class SiteMenu(BaseSiteSetting, ClusterableModel):
    """The menu of a site, in the order in which editors arrange it."""

    panels = [InlinePanel("items", label=_("menu item"), heading=_("Main menu"))]

    class Meta:
        verbose_name = _("menu")


class MenuItem(Orderable):
    """One line of the menu: a page, under its own title or a shorter one."""

    menu = ParentalKey(SiteMenu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    label = models.CharField(
        _("label"), max_length=40, blank=True, help_text=_("Empty: the title of the page.")
    )

    panels = [FieldPanel("page"), FieldPanel("label")]

    def __str__(self):
        return self.label or self.page.title


@register_setting(icon="cog")
class SiteDetails(BaseSiteSetting):
    """What the header and footer say of the centre."""

    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    facebook = models.URLField("Facebook", blank=True)
    footer_text = models.TextField(_("text in the footer"), max_length=500, blank=True)
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("privacy page"),
    )

    panels = [
        FieldPanel("short_name"),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("facebook")], heading=_("Contact")
        ),
        FieldPanel("footer_text"),
        FieldPanel("privacy_page"),
    ]

    class Meta:
        verbose_name = _("details of the centre")


class ContactMessage(Identified):
    """A message from the contact form; personal data, deleted after the retention time."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="messages")
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("page"),
    )
    name = models.CharField(_("name and surname"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    text = models.TextField(_("message"), max_length=5000)
    form_key = models.UUIDField(unique=True, editable=False)
    consent = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    is_handled = models.BooleanField(_("handled"), default=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name
