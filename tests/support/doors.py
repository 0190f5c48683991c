"""Every door through which the public looks at the centre, and what can be read through each."""

from urllib.parse import urlencode

from django.core.cache import cache
from django.test import Client

FEEDS = tuple(f"/kanaly/{channel}.rss" for channel in ("vse", "aktuality", "pribehy", "akce"))
LISTS = (
    "/aktuality/",
    "/pribehy/",
    "/akce/",
    "/akce/?obdobi=minule",
    "/adresar/",
    "/adresar/?druh=programy",
    "/adresar/mapa/",
)


def read(path: str, **query) -> str:
    """Return what a reader without an account gets; every door answers 200."""
    address = f"{path}?{urlencode(query)}" if query else path
    response = Client().get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return response.content.decode()


def sitemap() -> str:
    """Return the sitemap as it is now."""
    cache.clear()
    return read("/sitemap.xml")


def search(words: str, **query) -> str:
    """Return the results of the site search without the words of the question themselves."""
    return read("/hledat/", q=words, **query)


def status(path: str) -> int:
    """Return the HTTP status that a reader gets."""
    return Client().get(path).status_code
