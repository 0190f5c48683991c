"""News and volunteer stories, and their index pages."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from volunteering.pages.content import ContentPage
from volunteering.pages.index import ContentIndexPage


class NewsPage(ContentPage):
    """A piece of news (schema.org NewsArticle)."""

    channel = "aktuality"
    kind_label = _("News item")

    tags = ClusterTaggableManager(
        through="volunteering.NewsTag", blank=True, verbose_name=_("tags")
    )

    content_panels = [
        *Page.content_panels,
        *ContentPage.lead_panels,
        *ContentPage.body_panels,
        *ContentPage.about_panels,
    ]
    search_fields = [
        *ContentPage.search_fields,
        index.RelatedFields("tags", [index.SearchField("name")]),
    ]

    parent_page_types = ["volunteering.NewsIndexPage"]
    template = "volunteering/posts/news_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class StoryPage(ContentPage):
    """A volunteer's story (schema.org Article), with the consent of everyone pictured."""

    channel = "pribehy"
    kind_label = _("Story")

    person_name = models.CharField(
        _("whose story"),
        max_length=120,
        help_text=_("The name as the person wants it to be shown."),
    )
    consent_scope = models.CharField(
        _("consent"),
        max_length=200,
        help_text=_(
            "What everyone pictured or named agreed to, for example: web and social networks."
        ),
    )
    consent_until = models.DateField(
        _("consent ends"),
        null=True,
        blank=True,
        help_text=_("The story is taken down by itself after this day. Empty: no end was agreed."),
    )
    tags = ClusterTaggableManager(
        through="volunteering.StoryTag", blank=True, verbose_name=_("tags")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("person_name"),
        *ContentPage.lead_panels,
        *ContentPage.body_panels,
        MultiFieldPanel(
            [FieldPanel("consent_scope"), FieldPanel("consent_until")],
            heading=_("Consent of everyone pictured"),
        ),
        *ContentPage.about_panels,
    ]
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("person_name", boost=3),
        index.RelatedFields("tags", [index.SearchField("name")]),
    ]

    parent_page_types = ["volunteering.StoryIndexPage"]
    template = "volunteering/posts/story_page.html"

    class Meta:
        verbose_name = _("volunteer story")
        verbose_name_plural = _("volunteer stories")

    def clean(self):
        """Let the story expire with the consent.

        Raises:
            ValidationError: the consent has already ended.
        """
        super().clean()
        # An expiry that came from the consent as it was before goes with it; the editor's own stays.
        if self.expire_at and self.expire_at == _end_of(self._consent_before()):
            self.expire_at = None
        end = _end_of(self.consent_until)
        if end is None:
            return
        if end <= timezone.now():
            raise ValidationError(
                {"consent_until": _("The consent has ended; the story cannot be shown any more.")}
            )
        if self.expire_at is None or self.expire_at > end:
            self.expire_at = end

    def _consent_before(self) -> date | None:
        """Return the last day of the consent as it was last saved."""
        saved = self.latest_revision.content.get("consent_until") if self.latest_revision else None
        return date.fromisoformat(saved) if saved else None


def _end_of(day: date | None) -> datetime | None:
    """Return the first moment after a day in the site's time zone."""
    if day is None:
        return None
    return datetime.combine(
        day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone()
    )


class NewsIndexPage(ContentIndexPage):
    """All news."""

    content_model = NewsPage
    subpage_types = ["volunteering.NewsPage"]
    template = "volunteering/posts/index_page.html"

    class Meta:
        verbose_name = _("index of news")
        verbose_name_plural = _("indexes of news")


class StoryIndexPage(ContentIndexPage):
    """All volunteer stories."""

    content_model = StoryPage
    subpage_types = ["volunteering.StoryPage"]
    template = "volunteering/posts/index_page.html"

    class Meta:
        verbose_name = _("index of stories")
        verbose_name_plural = _("indexes of stories")
