"""What the search page says beside its results: mistakes it mends, ways on from nothing, recommendations, what it notes."""

import pytest
from django.test import Client

from tests.support.centre import make_news, make_organization, place, topic
from tests.support.editing import path_of
from tests.support.searching import ask, asked, found
from tests.support.web import soup
from volunteering.search.models import MissedQuery, PromotedResult

pytestmark = pytest.mark.django_db


def test_a_mistake_is_read_rightly_and_can_be_insisted_on():
    news = make_news("Kominík na střeše")

    page = ask("komynik")
    link = page.select_one(".search-notice a")

    assert found(page) == [path_of(news)]
    assert "zobrazujeme výsledky pro kominik" in page.select_one(".search-notice").get_text()
    assert asked(link) == {"q": "komynik", "presne": "1"}
    exactly = ask("komynik", presne="1")
    assert found(exactly) == []
    (back,) = exactly.select(".empty .chip-list a")
    assert asked(back) == {"q": "komynik"}
    assert back.select_one(".chip__count").get_text() == "1"


def test_insisting_on_what_is_written_shows_the_way_back():
    make_news("Kominík na střeše")

    (link,) = ask("kominík", presne="1").select(".search-notice a")

    assert asked(link) == {"q": "kominík"}


def test_a_question_without_an_answer_helps_on_by_place():
    make_organization("Pomocníci", areas=["turnov"])

    links = [link["href"] for link in ask("nenalezitelnost").select(".empty a")]

    assert "/adresar/?misto=turnovsko" in links
    assert "/adresar/?misto=ceskolipsko" not in links


@pytest.mark.parametrize("address", ["/hledat/", "/hledat/?q=", "/hledat/?q=%20&misto=turnov"])
def test_before_there_is_a_question_the_page_offers_ways_in(address):
    make_organization("Pomocníci", areas=["turnov"])

    page = soup(Client().get(address))

    links = [link["href"] for link in page.select("main a")]
    assert "/adresar/?misto=turnovsko" in links
    assert "/adresar/?tema=seniori" in links
    assert "/adresar/" in links
    assert page.select(".result, .empty, .kind-tabs") == []


@pytest.fixture
def recommended(region) -> PromotedResult:
    """Recommend the registration to whoever looks for herbs."""
    return PromotedResult.objects.create(
        region=region,
        terms="bylinky",
        address="/chci-pomahat/",
        title="Registrace",
        description="Přihlaste se.",
    )


def test_what_editors_recommend_stands_above_the_results(recommended):
    news = {path_of(make_news(f"Bylinky {n}")) for n in range(3)}

    page = ask()

    (card,) = page.select(".promoted__item")
    assert card.select_one("a")["href"] == "/chci-pomahat/"
    assert card.get_text(" ", strip=True) == "Doporučujeme Registrace Přihlaste se."
    assert card.find_next(class_="result") is not None
    assert set(found(page)) == news


def test_it_is_recommended_where_nothing_is_found_too(recommended):
    assert len(ask().select(".promoted__item")) == 1


@pytest.mark.parametrize(
    "query", [{"misto": "turnov"}, {"druh": "aktuality"}, {"strana": "2"}, {"presne": "1"}]
)
def test_nothing_is_recommended_to_whoever_looks_on(query, recommended, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 1
    for number in range(2):
        make_news(f"Bylinky {number}", places=[place("turnov")])

    assert ask(**query).select(".promoted__item") == []


def missed() -> dict[str, tuple[int, bool]]:
    """Return what was noted: how many times, and whether nothing at all was found."""
    return {
        words: (count, is_empty)
        for words, count, is_empty in MissedQuery.objects.values_list("words", "count", "is_empty")
    }


def test_questions_that_nothing_contains_are_noted():
    make_news("Bylinky na zahradě")
    make_news("Včely v úlu")

    ask("bylinky")
    ask("hrochýtka")
    ask("hrochýtka")
    ask("bylinky včely")

    assert missed() == {"hrochýtka": (2, True), "bylinky včely": (1, False)}


@pytest.mark.parametrize(
    "query",
    [
        {"druh": "aktuality"},
        {"misto": "turnov"},
        {"tema": "seniori"},
        {"rok": "2026"},
        {"presne": "1"},
        {"strana": "2"},
    ],
)
def test_a_question_is_noted_only_as_it_was_first_asked(query, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 1
    about = {"places": [place("turnov")], "topics": [topic("seniori")]}
    make_news("Bylinky na zahradě", **about)
    make_news("Včely v úlu", **about)

    ask("bylinky včely", **query)

    assert missed() == {}


@pytest.mark.parametrize(
    "headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}]
)
def test_what_a_browser_fetches_in_advance_is_not_noted(headers):
    Client().get("/hledat/", {"q": "hrochýtka"}, headers=headers)
    Client().head("/hledat/", {"q": "hrochýtka"})

    assert missed() == {}
