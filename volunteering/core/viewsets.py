"""Regions and consent texts in the admin; consent texts are added, never rewritten."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ConsentText, Region


class RegionViewSet(SnippetViewSet):
    """Regions, for administrators."""

    model = Region
    icon = "globe"
    menu_label = _("Regions")
    list_display = ["name", "centre_name", "site"]
    copy_view_enabled = False


class ConsentTextViewSet(SnippetViewSet):
    """Consent texts; a new text is a new version."""

    model = ConsentText
    icon = "doc-full"
    menu_label = _("Consent texts")
    list_display = ["purpose", "version", "created_at"]
    list_filter = ["purpose"]
    copy_view_enabled = False
