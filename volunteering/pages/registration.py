"""Makes pages searchable; news, stories and events use `searchable_page` too."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteering.places.search import slugs_around
from volunteering.search.kinds import Facts, SearchKind, register_kind

from .models import PlainPage
from .pages import EntrancePage
from .signal_handlers import PAGES


def searchable_page(name: str, label, model, facts=None) -> None:
    """Make a page type searchable.

    Args:
        name: the value in the address of the search.
        label: what readers call it, in the plural.
        model: a page type whose manager has `listed` and `in_region`.
        facts: returns the `Facts` of a page, if it has any.
    """
    register_kind(
        SearchKind(
            name=name,
            label=label,
            listed=lambda region: model.objects.listed().in_region(region),
            template="volunteering/search/page.html",
            facts=facts or (lambda _page: Facts()),
            subjects=(PAGES,),
        )
    )


def content_facts(page) -> Facts:
    """Return where and about what a page with topics and places is, and when it was published."""
    day = page.first_published_at and timezone.localdate(page.first_published_at)
    facets = {
        "tema": [topic.slug for topic in page.topics.all()],
        "misto": slugs_around(page.places.all()),
        "rok": [str(day.year)] if day else [],
    }
    return Facts(facets, day=day or None)


def register() -> None:
    """Register plain pages and entrances."""
    searchable_page("stranky", _("Pages"), PlainPage)
    searchable_page("rozcestniky", _("How to help"), EntrancePage)
