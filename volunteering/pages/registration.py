"""Makes pages searchable; news, stories and events use `searchable_page` too."""

from django.utils.translation import gettext_lazy as _

from volunteering.search.engine import SearchKind, register_kind

from .models import PlainPage
from .pages import EntrancePage


def searchable_page(name: str, label, model) -> None:
    """Make a page type searchable.

    Args:
        name: the value in the address of the search.
        label: what readers call it, in the plural.
        model: a page type whose manager has `listed` and `in_region`.
    """
    register_kind(
        SearchKind(
            name=name,
            label=label,
            listed=lambda region: model.objects.listed().in_region(region),
            template="volunteering/search/page.html",
        )
    )


def register() -> None:
    """Register plain pages and entrances."""
    searchable_page("stranky", _("Pages"), PlainPage)
    searchable_page("rozcestniky", _("How to help"), EntrancePage)
