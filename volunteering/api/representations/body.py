"""A StreamField body as typed blocks and as clean HTML."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from wagtail.documents import get_document_model
from wagtail.models import Page

from volunteering.core.html import clean_html
from volunteering.core.models import Region
from volunteering.core.querysets import listed_pages
from volunteering.readmodels.dependencies import Uses

from .parts import full_url, picture


def body(stream, region: Region, uses: Uses) -> tuple[list[dict], str]:
    """Return the blocks of a body, and the whole as HTML.

    Args:
        stream: the value of the field.
        region: whose site gives the addresses.
        uses: notes the pictures, documents and pages that the body shows or links.
    """
    blocks = []
    for block in stream or ():
        told = TELLERS[block.block_type](block.value, region, uses)
        if told is None:
            continue
        html = clean_html(str(block.render()), region.site.root_url, with_sizes=True)
        blocks.append({"id": block.id or "", "type": block.block_type, "html": html} | told)
    return blocks, "\n".join(block["html"] for block in blocks)


def _text(value, _region: Region, uses: Uses) -> dict:
    for model, pk in _linked(value):
        uses.keys.add(f"{model}:{pk}")
    return {}


def _linked(value) -> list[tuple[str, str]]:
    """Return what rich text links to, as the database holds it: <a linktype="page" id="3">."""
    models = {
        "page": Page._meta.label_lower,
        "document": get_document_model()._meta.label_lower,
    }
    links = BeautifulSoup(value.source, "html.parser").find_all("a", linktype=True, id=True)
    return [
        (models[str(link["linktype"])], str(link["id"]))
        for link in links
        if link["linktype"] in models
    ]


def _figure(value, use: str, region: Region, uses: Uses) -> dict | None:
    image = value.get("image")
    if image is None:
        return None
    uses.note(image)
    return {"picture": picture(image, use, region), "caption": value.get("caption") or ""}


def _image(value, region: Region, uses: Uses) -> dict | None:
    return _figure(value, "figure", region, uses)


def _gallery(value, region: Region, uses: Uses) -> dict:
    figures = (_figure(item, "gallery", region, uses) for item in value)
    return {"items": [figure for figure in figures if figure is not None]}


def _quote(value, _region: Region, _uses: Uses) -> dict:
    return {"text": value["text"], "attribution": value.get("attribution") or ""}


def _document(value, region: Region, uses: Uses) -> dict | None:
    if value is None:
        return None
    uses.note(value)
    return {
        "title": value.title,
        "url": full_url(value.url, region),
        "extension": value.file_extension.lower(),
        "size": value.file_size,
    }


def _link_card(value, _region: Region, _uses: Uses) -> dict:
    return {
        "url": value["url"],
        "title": value["title"],
        "description": value.get("description") or "",
    }


def _call_to_action(value, region: Region, uses: Uses) -> dict:
    page = value.get("page")
    link = value.get("link") or None
    # A page that is no longer public leaves the words, but no button that leads nowhere.
    shown = _public([page] if page else [], uses)
    url = shown[0].get_full_url() if shown else full_url(link, region)
    return {
        "heading": value["heading"],
        "text": value.get("text") or "",
        "label": value["label"],
        "url": url,
    }


def _related(value, _region: Region, uses: Uses) -> dict:
    return {
        "pages": [
            {"title": page.title, "url": page.get_full_url()} for page in _public(list(value), uses)
        ]
    }


def _public(pages: list, uses: Uses) -> list:
    found = [page for page in pages if page is not None]
    uses.note(*found)
    public = set(
        listed_pages(Page.objects.filter(pk__in=[page.pk for page in found])).values_list(
            "pk", flat=True
        )
    )
    # One that was moved away from all sites has no address.
    return [page for page in found if page.pk in public and page.get_full_url()]


TELLERS: dict[str, Callable[..., dict | None]] = {
    "text": _text,
    "image": _image,
    "gallery": _gallery,
    "quote": _quote,
    "document": _document,
    "link_card": _link_card,
    "call_to_action": _call_to_action,
    "related": _related,
}
