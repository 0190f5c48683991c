"""Paging that never fails: a page number beyond the end shows the last page."""

from django.core.paginator import Page, Paginator

from volunteering import conf

from .query import page_value


def paginate(items, request) -> Page:
    """Return the page of `items` that the address asks for with `?strana=`."""
    return Paginator(items, conf.items_per_page()).get_page(
        page_value(request.GET.get("strana", ""))
    )
