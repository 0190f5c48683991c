"""Plain pages, entrances, and other pages with a lead and a body, such as the host's front page."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import F
from django.db.models.functions import Coalesce
from wagtail.models import Page

from volunteering.core.models import Region
from volunteering.core.querysets import ListedPageQuerySet
from volunteering.pages.models import PlainPage, TextPage
from volunteering.pages.pages import EntrancePage
from volunteering.readmodels.dependencies import Uses
from volunteering.readmodels.registry import Representation, register_representation

from ..schemas.pages import PageInFull, PageSummary
from .body import body
from .parts import breadcrumbs, local
from .plain import plain_text


def text_page_types() -> list[type[TextPage]]:
    """Return every installed type of page with a lead and a body."""
    return [model for model in apps.get_models() if issubclass(model, TextPage)]


def listed_text_pages(region: Region) -> ListedPageQuerySet:
    """Return the public pages of a region that have a lead and a body, as rows of all pages with their `uuid`."""
    types = text_page_types()
    # The table that has the column; a type that inherits from a type shares that of its parent.
    owners = {model._meta.get_field("uuid").model for model in types}
    links: list[Any] = [owner._meta.get_ancestor_link(Page) for owner in owners]
    names = sorted(link.remote_field.get_accessor_name() for link in links)
    pages = ListedPageQuerySet(Page).type(*types).listed().in_region(region)
    return pages.annotate(uuid=Coalesce(*(F(f"{name}__uuid") for name in names)))


def summarize(page: TextPage, region: Region, uses: Uses) -> dict:
    """Return what a list tells of a page."""
    url = page.get_full_url()
    return {
        "id": page.uuid,
        "kind": "pages",
        "page_type": _type_of(page, region),
        "slug": page.slug,
        "url": url,
        "path": urlsplit(url or "").path,
        "title": page.title,
        "lead": page.lead,
        "published_at": local(page.first_published_at),
        "modified_at": local(page.last_published_at),
    }


def complete(page: TextPage, region: Region, uses: Uses) -> dict:
    """Return what the page says beyond that."""
    blocks, html = body(page.body, region, uses)
    form = None
    if isinstance(page, EntrancePage):
        form = {"intro": page.form_intro, "thank_you_text": page.thank_you_text}
    return {
        "body": blocks,
        "body_html": html,
        "seo_title": page.seo_title or page.title,
        "seo_description": page.search_description or page.lead,
        "breadcrumbs": breadcrumbs(page, region, uses),
        "contact_form": form,
    }


def _type_of(page: TextPage, region: Region) -> str:
    if page.pk == region.site.root_page_id:
        return "front"
    if isinstance(page, EntrancePage):
        return "entrance"
    return "plain" if isinstance(page, PlainPage) else "other"


def register() -> None:
    """Let pages with a lead and a body be told."""
    register_representation(
        Representation(
            kind="pages",
            model=TextPage,
            listed=listed_text_pages,
            fetched=lambda pages: pages.specific(),
            summarize=summarize,
            complete=complete,
            summary=PageSummary,
            full=PageInFull,
            plain=plain_text,
            used=(Page,),
        )
    )
