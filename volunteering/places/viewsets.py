"""Places in the admin: official ones come by import, everyday areas are kept here."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Place


class PlaceViewSet(SnippetViewSet):
    """Places."""

    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = ["__str__", "kind", "code"]
    list_filter = ["kind"]
    ordering = ["name"]
    list_per_page = 100
    copy_view_enabled = False
