"""Asks the questions of a relevance set as readers do - on the search page, or while typing - and reads the answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.test import Client
from lxml import html

from .scoring import CUT, Score, score
from .sets import Query

# Asked while it is being typed: of the suggestions, as far as they go.
UNFINISHED = "prefix"
# The site has pages of its own, which no set knows; so many pages of results are read to find ten of the set.
MOST_PAGES = 3


@dataclass(frozen=True)
class Answer:
    """What the site answered.

    Attributes:
        documents: up to ten documents of the set, the best first; other pages of the site are passed over.
        counts: the number beside each kind, by its address; empty for suggestions.
    """

    documents: list[str]
    counts: dict[str, int]


@dataclass(frozen=True)
class Row:
    """A question with its answer and what that is worth."""

    query: Query
    answer: Answer
    score: Score


def ask_all(queries: Iterable[Query], addresses: dict[str, str]) -> Iterator[Row]:
    """Ask questions one by one.

    Args:
        queries: the questions.
        addresses: the identifier of each document of the set by its address.
    """
    client = Client()
    for query in queries:
        ask = suggested if query.category == UNFINISHED else searched
        answer = ask(client, query.text, addresses)
        yield Row(query, answer, score(answer.documents, query.grades))


def searched(client: Client, text: str, addresses: dict[str, str]) -> Answer:
    """Return what the search page answers."""
    documents: list[str] = []
    counts: dict[str, int] = {}
    for number in range(1, MOST_PAGES + 1):
        response = client.get("/hledat/", {"q": text, "strana": number})
        assert response.status_code == 200, (text, response.status_code)
        tree = html.fromstring(response.content)
        counts = counts or _counts(tree)
        documents += _known(tree.xpath('//*[@class="result__title"]//a/@href'), addresses)
        if len(documents) >= CUT or not tree.xpath('//a[@rel="next"]'):
            break
    return Answer(list(dict.fromkeys(documents))[:CUT], counts)


def suggested(client: Client, text: str, addresses: dict[str, str]) -> Answer:
    """Return what is suggested to somebody who has typed so far."""
    response = client.get("/napoveda/", {"q": text})
    assert response.status_code == 200, (text, response.status_code)
    items = response.json()["items"]
    return Answer(_known((item.get("url") or "" for item in items), addresses)[:CUT], {})


def _known(links: Iterable[str], addresses: dict[str, str]) -> list[str]:
    paths = (urlsplit(link).path for link in links)
    return [addresses[path] for path in paths if path in addresses]


def _counts(tree) -> dict[str, int]:
    return {
        count.getparent().get("href"): int(re.sub(r"\D", "", count.text_content()) or 0)
        for count in tree.xpath('//nav[contains(@class, "kind-tabs")]//*[@class="chip__count"]')
    }
