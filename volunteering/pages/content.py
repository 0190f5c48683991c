"""What every content page has - news, stories, events - whatever its kind; a new kind starts from here."""

from django import forms
from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageManager
from wagtail.search import index

from volunteering.core.blocks import BodyBlock
from volunteering.core.expiry import ExpiringPageMixin
from volunteering.core.identity import Identified
from volunteering.core.widgets import FilteredCheckboxes
from volunteering.places.search import AROUND
from volunteering.previews.mixins import PreviewedElsewhereMixin

from .querysets import ContentQuerySet


class ContentPage(PreviewedElsewhereMixin, ExpiringPageMixin, Identified, Page):
    """Abstract: a page with a lead, a body, and what it is about.

    A subclass adds its own fields, names its `channel`, its parent and its template, and is then found by
    index pages, feeds, the sitemap, the search and the monthly promise.
    """

    # The last part of its feed's address: /kanaly/<channel>.rss. Never changes once published.
    channel = ""
    # What a reader sees above the title, in the singular.
    kind_label = ""

    lead = models.TextField(
        _("lead"),
        max_length=500,
        help_text=_(
            "One or two sentences that say the main thing. Shown in lists, feeds and search."
        ),
    )
    lead_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    topics = ParentalManyToManyField("volunteering.Topic", verbose_name=_("topics"), blank=True)
    target_groups = ParentalManyToManyField(
        "volunteering.TargetGroup", verbose_name=_("target groups"), blank=True
    )
    places = ParentalManyToManyField("volunteering.Place", verbose_name=_("places"), blank=True)
    # Named by a string: the directory stands beside this package, and neither imports the other.
    organizations = ParentalManyToManyField(
        "volunteering.Organization", verbose_name=_("organizations"), blank=True
    )

    objects = PageManager.from_queryset(ContentQuerySet)()

    # A copy is another object; feeds and calendars must not take the two for one.
    exclude_fields_in_copy = ["uuid"]
    subpage_types: list[str] = []
    show_in_menus_default = False

    lead_panels = [
        FieldPanel("lead"),
        FieldPanel("lead_image"),
    ]
    body_panels = [FieldPanel("body")]
    about_panels = [
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                FieldPanel("places", widget=FilteredCheckboxes),
                FieldPanel("organizations", widget=FilteredCheckboxes),
                FieldPanel("tags"),
            ],
            heading=_("What it is about"),
        ),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.RelatedFields("places", [index.SearchField("name")]),
        index.SearchField("public_organization_names"),
    ]

    class Meta:
        abstract = True

    @classmethod
    def get_indexed_objects(cls):
        """Fetch at once what the search reads of many pages."""
        # The directory stands beside this feature: its model is reached by its name.
        listed = apps.get_model("volunteering.Organization").objects.listed()
        return (
            super()
            .get_indexed_objects()
            .prefetch_related(
                f"places__{AROUND}",
                models.Prefetch("organizations", listed, to_attr="listed_organizations"),
            )
        )

    def public_organization_names(self) -> list[str]:
        """Return the names of the organizations it is about, without those that nobody may see."""
        listed = getattr(self, "listed_organizations", None)
        if listed is None:
            named = [organization.pk for organization in self.organizations.all()]
            listed = self.organizations.model.objects.listed().filter(pk__in=named)
        return [organization.name for organization in listed]

    @property
    def summary_date(self):
        """The moment a list shows and sorts by: first publication; an event overrides it."""
        return self.first_published_at


def content_page_types() -> list[type[ContentPage]]:
    """Return every installed kind of content page, in the order in which the models are defined."""
    return [model for model in apps.get_models() if issubclass(model, ContentPage)]
