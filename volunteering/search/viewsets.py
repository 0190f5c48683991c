"""Synonyms in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    """Groups of words that mean the same."""

    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    list_display = ["terms"]
    search_fields = ["terms"]
    search_backend_name = None
    copy_view_enabled = False
