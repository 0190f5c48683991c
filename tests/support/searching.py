"""The search page as its reader meets it: results, kinds, choices beside them and what their links ask for."""

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.utils import timezone

from tests.support.web import soup


def ask(words: str = "bylinky", **query):
    """Return the page of results."""
    response = Client().get("/hledat/", {"q": words, **query})
    assert response.status_code == 200
    return soup(response)


def found(page) -> list[str]:
    """Return the addresses of the results on a page, in order."""
    return [link["href"] for link in page.select(".result__title a")]


def tabs(page) -> dict[str, int]:
    """Return the number beside each kind."""
    return {
        asked(link).get("druh", ""): int(link.select_one(".chip__count").get_text())
        for link in page.select(".kind-tabs a")
    }


def asked(link) -> dict[str, str]:
    """Return what the address of a link asks for."""
    return {name: value[0] for name, value in parse_qs(urlsplit(link["href"]).query).items()}


def choices(page, label: str) -> dict[str, int]:
    """Return the number beside each choice of a facet; {} while the page does not show the facet."""
    return {
        link.select_one(".facet__name").get_text(): int(link.select_one(".facet__count").get_text())
        for facet in page.select(".facets > .facet")
        if facet.select_one(".facet__title").get_text() == label
        for link in facet.select("a.facet__choice")
    }


def choice(page, label: str):
    """Return the link of a choice."""
    (link,) = [
        link
        for link in page.select("a.facet__choice")
        if link.select_one(".facet__name").get_text() == label
    ]
    return link


def chips(page) -> dict[str, str]:
    """Return the address that each chosen value's chip leads to."""
    return {
        chip.get_text(" ", strip=True).removeprefix("Zrušit filtr: "): chip["href"]
        for chip in page.select(".active-filters .chip--removable")
    }


def at(year: int) -> datetime:
    """Return a moment of a year."""
    return timezone.make_aware(datetime.combine(date(year, 6, 1), datetime.min.time()))
