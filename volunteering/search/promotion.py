"""Results that editors set above all others: which of them belong to a question."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from volunteering.core.kept import Kept
from volunteering.core.models import Region
from volunteering.core.querysets import ListedPageQuerySet

from .analysis import Analyzer, words_of
from .engine import site_analyzer
from .models import PromotedResult, is_address
from .question import parse

# More would push the results themselves off the screen.
MOST_SHOWN = 3
# How many words a question may have beside those of a term: "registrace Turnov" still asks for the registration.
MOST_MORE = 1


@dataclass(frozen=True)
class Promoted:
    """A result as it is shown.

    Attributes:
        title: what it is called.
        url: where it leads.
        description: a sentence about it, or nothing.
    """

    title: str
    url: str
    description: str


@dataclass(frozen=True)
class Term:
    """What editors expect readers to type.

    Attributes:
        keys: for each word that carries meaning, the keys of all forms that mean the same.
    """

    keys: tuple[frozenset[str], ...]

    def more_in(self, asked: list[frozenset[str]]) -> int | None:
        """Return how many words of a question the term does not have, or None when the question lacks one of the term's.

        Args:
            asked: the keys of each word of the question that carries meaning.
        """
        if not all(any(keys & word for word in asked) for keys in self.keys):
            return None
        return sum(not any(keys & word for keys in self.keys) for word in asked)


@dataclass(frozen=True)
class Rule:
    """A promoted result as it is kept in memory."""

    terms: tuple[Term, ...]
    page: int | None
    address: str
    title: str
    description: str


# What mark in `core/changes.py` stands for a change of promoted results.
PROMOTED = "promoted"

_rules: Kept[list[Rule]] = Kept(PROMOTED)


def promoted(region: Region | None, words: str) -> list[Promoted]:
    """Return what editors promote for a question, at most three, the best match first.

    A result belongs to a question when one of its terms does. Words that only help a sentence along ("where", "I want")
    count neither in the term nor in the question, unless there are no others. Of the rest:

    - every word of the term is in the question, in any form, with accents or without, in any order; a word of its family
      by the language's table counts too ("to register" for "registration"), one that merely has the same root does not;
    - the question has at most one word more: a promoted result stands above everything, so it has to be what was asked
      for, not something mentioned. Which word that is makes no difference.

    Neither are typing mistakes mended nor synonyms followed: editors can write several terms. Words after a minus are not
    in the question. Fewer words more come first, then the longer term.

    What leads nowhere any more (a page that is not public, an address that could lead away from the web) is left out.

    It costs one small query, and one more when something belongs to the question that leads to a page.

    Args:
        region: whose site is searched; None promotes nothing.
        words: what was typed.
    """
    if region is None:
        return []
    analyzer = site_analyzer()
    asked = [analyzer.keys(word) for word in _telling(parse(words).words, analyzer)]
    rules = _rules.get(region.pk, lambda: _rules_of(region, analyzer))
    found = []
    for place, result in enumerate(rules):
        fits = [
            (more, -len(term.keys))
            for term in result.terms
            if (more := term.more_in(asked)) is not None and more <= MOST_MORE
        ]
        if fits:
            found.append((min(fits), place, result))
    found.sort(key=lambda fit: fit[:2])
    shown = _shown(region, [result for _fit, _place, result in found])
    # The same place promoted twice stands there once.
    by_url: dict[str, Promoted] = {}
    for result in shown:
        by_url.setdefault(result.url, result)
    return list(by_url.values())[:MOST_SHOWN]


def _rules_of(region: Region, analyzer: Analyzer) -> list[Rule]:
    return [
        Rule(
            tuple(term for text in result.listed_terms if (term := _term_of(text, analyzer)).keys),
            result.page_id,
            result.address,
            result.title,
            result.description,
        )
        for result in PromotedResult.objects.filter(region=region)
    ]


def _term_of(text: str, analyzer: Analyzer) -> Term:
    keys = analyzer.keys
    return Term(
        tuple(
            keys(word).union(*(keys(relative) for relative in analyzer.relatives(word)))
            for word in _telling(words_of(text), analyzer)
        )
    )


def _telling(words: list[str], analyzer: Analyzer) -> list[str]:
    """Return the words that carry meaning; all of them when none does."""
    return [word for word in words if word not in analyzer.stopwords] or words


def _shown(region: Region, results: Iterable[Rule]) -> list[Promoted]:
    """Return what of it leads somewhere, in its order."""
    results = list(results)
    keys = {result.page for result in results if result.page}
    pages = {}
    if keys:
        listed = ListedPageQuerySet(Page).filter(pk__in=keys).listed().in_region(region)
        pages = {page.pk: page for page in listed}
    shown = []
    for result in results:
        page = pages.get(result.page)
        if page is not None and (url := page.get_url()):
            description = result.description or page.search_description
            shown.append(Promoted(result.title or page.title, url, description))
        elif result.page is None and is_address(result.address):
            shown.append(Promoted(result.title, result.address, result.description))
    return shown
