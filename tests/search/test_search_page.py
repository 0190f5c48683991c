"""The search of the whole site: one ranked list, kinds with counts, and questions nobody would expect."""

import pytest
from django.test import Client

from tests.support.centre import make_event, make_news, make_organization, make_story, place, topic
from tests.support.editing import path_of
from tests.support.web import soup

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("found out in memory; test_relevance.py asks both databases"),
]


def ask(words: str, **query):
    """Return the page of results."""
    response = Client().get("/hledat/", {"q": words, **query})
    assert response.status_code == 200
    return soup(response)


def found(words: str, **query) -> list[str]:
    """Return the addresses of the results, in order."""
    return [link["href"] for link in ask(words, **query).select(".result__title a")]


def counts(page) -> dict[str, int]:
    """Return the number beside each kind; the kind of all is ""."""
    tabs = page.select(".kind-tabs a")
    return {
        tab["href"].partition("druh=")[2]: int(tab.select_one(".chip__count").get_text())
        for tab in tabs
    }


def test_pages_and_organizations_stand_in_one_list():
    things = [
        make_organization("Zvonečkáři"),
        make_news("Zvonečkáři otevřeli dveře"),
        make_story("Byla jsem u zvonečkářů"),
        make_event("Den zvonečkářů"),
    ]
    things[0].refresh_from_db()

    results = found("zvonečkáři")

    assert {things[0].get_url(), path_of(things[1])} <= set(results)
    assert len(results) == len(set(results))


def test_a_title_counts_more_than_a_mention():
    # Words that are in most texts weigh nothing, so there have to be others.
    for number in range(5):
        make_news(f"Jiná zpráva {number}")
    text = '[{"type": "text", "value": "<p>Přišel i kominík.</p>"}]'
    mention = make_news("Zápis ze schůze", body=text)
    title = make_news("Kominík přináší štěstí")
    story = make_story("Kominík na střeše")

    assert found("kominík", druh="aktuality") == [path_of(title), path_of(mention)]
    assert found("kominík")[-1] == path_of(mention)
    assert path_of(story) in found("kominík")


def test_a_kind_narrows_the_list_and_the_numbers_stay():
    make_organization("Bylinkáři")
    news = [make_news(f"Bylinkáři {n}") for n in range(3)]

    everything = counts(ask("bylinkáři"))
    narrowed = ask("bylinkáři", druh="aktuality")

    assert everything == {"": 4, "organizace": 1, "aktuality": 3} == counts(narrowed)
    assert set(found("bylinkáři", druh="aktuality")) == {path_of(page) for page in news}
    assert narrowed.select_one('.kind-tabs [aria-current="true"]')["href"].endswith(
        "druh=aktuality"
    )


@pytest.mark.parametrize("kind", ["neznamy", "", "akce", "'; drop table", "a" * 500])
def test_an_unknown_or_empty_kind_shows_everything(kind):
    page = make_news("Bylinkáři")

    assert found("bylinkáři", druh=kind) == [path_of(page)]


STRANGE = [
    "",
    "   ",
    "%",
    "_",
    "100 %",
    "'",
    '"',
    '"nedokončená',
    "bylinky'; --",
    "bylinky AND OR NOT",
    "(bylinky",
    "bylinky)",
    "bylinky*",
    "-bylinky",
    "bylinky:A & !",
    "NEAR(bylinky",
    "\\",
    "\x00bylinky",
    "<script>alert(1)</script>",
    "🐍",
    "ě",
    "a" * 200,
    "bylinky " * 60,
    "x" * 5000,
]


@pytest.mark.parametrize("words", STRANGE)
def test_nothing_typed_ends_in_an_error(words):
    make_news("Bylinky na zahradě")

    page = ask(words)

    assert page.select_one("#search-words") is not None
    assert "<script>alert" not in page.decode()


@pytest.mark.parametrize("words", ["%", "_", "'", "*", "-", "???"])
def test_signs_alone_find_nothing_rather_than_everything(words):
    make_news("Bylinky na zahradě")

    assert found(words) == []


@pytest.mark.parametrize(
    "words",
    [
        '"bylinky"',
        "bylinky %",
        "bylinky'",
        "(bylinky)",
        "bylinky*",
        "bylinky: zahrada",
        "  BYLINKY  ",
    ],
)
def test_signs_around_words_do_not_hide_what_they_name(words):
    page = make_news("Bylinky a zahrada")

    assert found(words) == [path_of(page)]


def test_what_has_all_words_stands_above_what_has_some():
    both = make_news("Bylinky a včely")
    part = make_news("Jen bylinky")

    assert found("bylinky včely") == [path_of(both), path_of(part)]
    page = ask("bylinky včely")
    assert len(page.select(".result")) == 2
    following = page.select_one(".result-list__rest").find_next(class_="result")
    assert "Jen bylinky" in following.get_text()


def test_a_question_is_cut_to_two_hundred_characters():
    field = ask("slovo " * 100).select_one("#search-words")

    assert len(field["value"]) <= 200


@pytest.mark.parametrize("strana", ["0", "-3", "abc", "9999999", "2.5", ""])
def test_a_broken_page_number_shows_results(strana):
    page = make_news("Bylinky")

    assert found("bylinky", strana=strana) == [path_of(page)]


def test_paging_is_stable_and_complete(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 4
    made = {path_of(make_news("Stejné bylinky")) for _ in range(6)}
    made |= {path_of(make_story("Stejné bylinky")) for _ in range(4)}

    pages = [found("bylinky", strana=number) for number in (1, 2, 3)]

    together = [address for page in pages for address in page]
    assert [len(page) for page in pages] == [4, 4, 2]
    assert len(set(together)) == 10
    assert set(together) == made
    assert [found("bylinky", strana=number) for number in (1, 2, 3)] == pages


def test_links_to_other_pages_keep_words_and_kind(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 1
    for _ in range(3):
        make_news("Bylinky & včely")

    links = [
        link["href"] for link in ask("bylinky včely", druh="aktuality").select(".pagination a")
    ]

    assert any("strana=2" in link and "druh=aktuality" in link for link in links)
    assert all("q=bylinky+v%C4%8Dely" in link for link in links)


def test_the_words_are_marked_and_everything_else_is_escaped():
    make_news("<b>Bylinky</b> & <script>alert(1)</script>")

    page = Client().get("/hledat/", {"q": "bylinky"}).content.decode()

    assert "<mark>Bylinky</mark>" in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "&amp;amp;" not in page


def test_the_passage_shows_where_in_the_text_the_word_stands():
    body = '[{"type": "text", "value": "<p>%s</p><p>Až dole &amp; vzadu je kominík.</p>"}]' % (
        "Slova. " * 100
    )
    make_news("Dlouhý zápis", body=body)

    passage = ask("kominík").select_one(".result__text")

    assert passage.mark.get_text() == "kominík"
    assert "dole & vzadu" in passage.get_text()


def test_an_empty_result_helps_on():
    page = ask("nenalezitelnost")

    assert page.select(".result") == []
    links = [link["href"] for link in page.select("main .empty a[href]")]
    assert "/adresar/" in links
    assert any(link.startswith("/adresar/?tema=") for link in links)


def test_an_empty_result_offers_topics_that_sound_like_the_words():
    page = ask("seniorům nenalezitelnost")

    links = [link["href"] for link in page.select("main .empty a[href*=tema]")]
    assert links == [f"/adresar/?tema={topic('seniori').slug}"]


def test_the_result_page_is_not_for_search_engines():
    assert ask("bylinky").select_one('meta[name="robots"]')["content"].startswith("noindex")


# What each question has to find, exactly, on SQLite and on PostgreSQL alike.
MATCHES = {
    "Česká Lípa": {"lipa"},
    "jablonec": {"jablonec"},
    "knihy": {"lipa"},
    "kniha": {"lipa"},
    "psi": {"utulek"},
    "hospic": {"hospic"},
    "dobrovolníci hospic": {"hospic"},
    "dobrovolníci": {"hospic", "jablonec"},
    "dobrovolnik": {"hospic", "jablonec"},
    "psum": {"utulek"},
    "knížky": {"lipa"},
    "neznámé slovo": set(),
}


@pytest.mark.parametrize("words", MATCHES)
def test_a_question_finds_the_same_on_both_databases(words):
    made = {
        "lipa": make_news("Knihy pro Českou Lípu: kniha z Česká Lípa"),
        "jablonec": make_story("Dobrovolníci z Jablonce, město Jablonec"),
        "utulek": make_event("Psi v útulku hledají domov"),
        "hospic": make_news("Hospic a jeho dobrovolníci", places=[place("semily")]),
    }

    names = {path_of(page): name for name, page in made.items()}
    # The pages that every centre has may contain a word too.
    first = [names[address] for address in found(words) if address in names]
    expected = MATCHES[words]
    assert set(first[: len(expected)]) == expected
    assert expected or not first
