"""Topics (focus areas) and target groups: editable vocabularies shared by all regions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.search import index

from volunteering.core.identity import Identified


class Term(Identified, index.Indexed, models.Model):
    """Abstract: a word of a vocabulary."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    sort_order = models.PositiveIntegerField(_("order"), default=0, db_index=True)

    panels = [
        TitleFieldPanel("name"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("sort_order"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name


class Topic(Term):
    """A focus area of volunteering, such as seniors, nature or animals."""

    ofn_iri = models.URLField(
        _("IRI in the state code list"),
        max_length=300,
        blank=True,
        help_text=_(
            "Address of the matching item of the state's list of event topics, if there is one."
        ),
    )

    panels = [*Term.panels, FieldPanel("ofn_iri")]

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TargetGroup(Term):
    """Whom the help is for."""

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
