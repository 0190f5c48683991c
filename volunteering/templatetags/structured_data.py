"""What a page says of itself to search engines: `{% load structured_data %}`, in a block of the document's head."""

from urllib.parse import urljoin

from django import template
from django.utils.safestring import SafeString, mark_safe

from volunteering.directory.models import Organization, Program
from volunteering.readmodels.registry import representations
from volunteering.syndication.schema_org import (
    Graph,
    breadcrumb_list,
    front_graph,
    graph_of,
    script_text,
)

from .volunteering_tags import breadcrumbs, region

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_data(context, *things: Organization | Program, search: str = "") -> SafeString:
    """Return schema.org as JSON-LD; nothing of a draft, of something that is not public, and outside of a centre.

    A data block is no script (HTML, 4.12.1): Content-Security-Policy does not ask about it.

    Args:
        context: of the template; its `page` is the last Wagtail page on the way to what is shown.
        things: what is shown, before it what it belongs to: an organization and its program; nothing for the page alone.
        search: path of the site's search, for the front page.
    """
    request, page = context.get("request"), context.get("page")
    here = region(request)
    if here is None or page is None or getattr(request, "is_preview", False):
        return SafeString("")
    root = here.site.root_url
    if page.pk == here.site.root_page_id:
        graph = front_graph(here, urljoin(root, search) if search else "")
    else:
        shown = things[-1] if things else page
        kind = next((one.kind for one in representations() if isinstance(shown, one.model)), None)
        graph = graph_of(kind, here, shown.pk) if kind else Graph()
        if kind and not (graph.things or graph.trail):
            return SafeString("")
    trail = graph.trail or [
        *((one.title, one.get_full_url(request)) for one in (*breadcrumbs(context, page), page)),
        *((one.name, urljoin(root, one.get_url(request) or "")) for one in things),
    ]
    said = [one for one in (*graph.things, breadcrumb_list(trail)) if one]
    if not said:
        return SafeString("")
    # Nothing in it can end the element: `script_text` writes every "<" as an escape of JSON.
    return mark_safe(f'<script type="application/ld+json">{script_text(said)}</script>')  # noqa: S308
