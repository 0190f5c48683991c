"""Narrowing the results of a search by place, topic and year: right numbers, addresses that keep everything, ways back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.centre import make_event, make_news, make_story, place, topic
from tests.support.editing import path_of
from tests.support.searching import ask, asked, at, chips, choice, choices, found, tabs
from tests.support.web import soup
from volunteering.topics.models import Topic

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("found out in memory; test_relevance.py asks both databases"),
]

FACETS = ("Místo", "Obor", "Rok")


@pytest.fixture
def herbs() -> dict[str, str]:
    """Make news, stories and events about herbs that differ by place, topic and year; return their addresses."""
    turnov, lipa = [place("turnov")], [place("ceska-lipa")]
    seniors, nature = [topic("seniori")], [topic("zdravi")]
    made = {
        "turnov-seniors": make_news("Bylinky jedna", places=turnov, topics=seniors),
        "turnov-nature": make_news("Bylinky dvě", places=turnov, topics=nature),
        "lipa-nature": make_story("Bylinky tři", places=lipa, topics=nature),
        "lipa-both": make_event(
            "Bylinky čtyři",
            municipality=place("ceska-lipa"),
            topics=[*seniors, *nature],
            starts_at=at(2031),
        ),
        "nowhere": make_news("Bylinky pět", first_published_at=at(2022)),
    }
    return {name: path_of(page) for name, page in made.items()}


def test_each_facet_counts_under_all_others_but_not_under_its_own(herbs):
    this_year = str(timezone.localdate().year)

    page = ask(tema=topic("zdravi").slug)

    assert set(found(page)) == {
        herbs[name] for name in ("turnov-nature", "lipa-nature", "lipa-both")
    }
    # The topic is narrowed by nothing, places and years by the topic.
    assert choices(page, "Obor") == {"Senioři": 2, str(topic("zdravi")): 3}
    assert choices(page, "Místo")["Turnov"] == 1
    assert choices(page, "Místo")["Česká Lípa"] == 2
    assert choices(page, "Rok") == {"2031": 1, this_year: 2}
    assert tabs(page) == {"": 3, "aktuality": 1, "pribehy": 1, "akce": 1}


def test_kind_place_topic_and_year_narrow_together(herbs):
    page = ask(misto="ceska-lipa", tema=topic("zdravi").slug, rok="2031", druh="akce")

    assert found(page) == [herbs["lipa-both"]]
    assert set(chips(page)) == {"Česká Lípa", str(topic("zdravi")), "2031"}
    # The kind is narrowed by the facets, the facets by the kind.
    assert tabs(page) == {"": 1, "akce": 1}
    assert choices(page, "Rok") == {"2031": 1}
    assert "Turnov" not in choices(page, "Místo")


def test_the_number_of_every_choice_is_the_number_of_results_behind_it(herbs):
    start = ask()
    links = [
        (link["href"], int(link.select_one(".facet__count").get_text()))
        for link in start.select("a.facet__choice")
    ]

    assert len(links) > 8
    for address, count in links:
        assert len(found(soup(Client().get(f"/hledat/{address}")))) == count


def test_a_larger_place_finds_what_is_inside(herbs):
    page = ask(misto="okres-semily")

    assert set(found(page)) == {herbs["turnov-seniors"], herbs["turnov-nature"]}
    assert choice(page, "okres Semily")["aria-current"] == "true"


def test_a_chosen_value_is_taken_off_alone(herbs):
    page = ask(misto="turnov", tema="seniori", druh="aktuality")
    assert found(page) == [herbs["turnov-seniors"]]

    for label, left in (("Turnov", {"tema"}), ("Senioři", {"misto"})):
        query = parse_qs(urlsplit(chips(page)[label]).query)
        assert set(query) == {"q", "druh"} | left
        # The choice in the list takes itself off too.
        assert choice(page, label)["href"] == chips(page)[label]
    everything = asked(page.select_one(".active-filters__clear"))
    assert everything == {"q": "bylinky", "druh": "aktuality"}


def test_every_link_keeps_what_is_asked(herbs, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 1

    page = ask("bilinky", misto="turnov", rok=str(timezone.localdate().year), druh="aktuality")

    kept = {"q": "bilinky", "misto": "turnov", "rok": str(timezone.localdate().year)}
    tab_links = page.select(".kind-tabs a")
    other_links = page.select(".pagination a, .search-notice a, a.facet__choice[href*=tema]")
    assert tab_links
    assert len(other_links) >= 4
    assert all(kept.items() <= asked(link).items() for link in [*tab_links, *other_links])
    assert all(asked(link)["druh"] == "aktuality" for link in other_links)
    fields = page.select(".site-main input[type=hidden]")
    assert {field["name"]: field["value"] for field in fields} | {"q": "bilinky"} == kept | {
        "druh": "aktuality"
    }


def test_a_facet_with_nothing_to_choose_is_not_shown():
    make_news("Bylinky jedna", places=[place("turnov")], topics=[topic("seniori"), topic("zdravi")])
    alone = ask()
    make_news("Bylinky dvě")

    assert alone.select(".facets") == []
    # Two things, one of them without a topic: now a topic can be chosen. Of years there is one.
    assert choices(ask(), "Obor") == {"Senioři": 1, str(topic("zdravi")): 1}
    assert choices(ask(), "Rok") == {}
    assert choices(ask(rok=str(timezone.localdate().year)), "Rok") != {}


def test_drafts_are_counted_nowhere(herbs):
    before = {label: choices(ask(), label) for label in FACETS}
    make_news("Bylinky tajné", publish=False, places=[place("turnov")], topics=[topic("seniori")])

    assert {label: choices(ask(), label) for label in FACETS} == before


def test_places_stand_by_kind_and_long_lists_fold(herbs):
    page = ask()
    headings = [heading.get_text() for heading in page.select(".facet__subtitle")]
    folded = [
        group.select_one("summary").get_text()
        for group in page.select(".facet__body > details:not([open])")
    ]

    assert headings == [
        "Okresy",
        "Jak se u nás říká",
        "Větší město s okolím",
        "Města a obce",
    ]
    assert folded == ["Větší město s okolím", "Města a obce"]
    opened = choice(ask(misto="turnov"), "Turnov").find_parent("details")
    assert opened.has_attr("open")


def test_many_topics_and_years_show_some_and_fold_the_rest():
    topics = [Topic.objects.create(name=f"Obor {n:02}", slug=f"obor-{n:02}") for n in range(20)]
    for number, one in enumerate(topics):
        make_news(f"Bylinky {number}", topics=[one], first_published_at=at(2000 + number))

    page = ask()
    rest = page.select(".facet__body > details")

    assert len(choices(page, "Obor")) == 20
    assert list(choices(page, "Rok")) == [str(2019 - n) for n in range(20)]
    assert [len(group.select("a")) for group in rest] == [8, 14]
    assert not any(group.has_attr("open") for group in rest)
    # What is chosen can be seen.
    assert choice(ask(rok="2000"), "2000").find_parent("details").has_attr("open")


NONSENSE = [
    "neznamo",
    "",
    "'; drop table x; --",
    "\x00",
    "a" * 10_000,
    "9999",
    "-1",
    "🐍",
    "\u202eturnov",
]


@pytest.mark.parametrize("name", ["misto", "tema", "rok", "druh", "presne", "strana"])
@pytest.mark.parametrize("value", NONSENSE)
def test_values_that_mean_nothing_are_left_out(name, value):
    news = make_news("Bylinky", places=[place("turnov")])

    page = ask(**{name: value})

    assert found(page) == [path_of(news)]
    assert chips(page) == {}


@pytest.mark.parametrize(
    "words",
    [
        "\x00",
        '"""',
        "„“",
        "title:",
        "fields=title",
        "'; DELETE FROM volunteering_searchentry; --",
        "slovo " * 2_000,
        "x" * 10_000,
        "\u202eyknilyb",
        "🌿🌿",
        "- - -",
        "%00%ff",
        "\ud7ff\ue000",
    ],
)
def test_no_words_end_in_an_error_whatever_is_chosen(words):
    make_news("Bylinky", places=[place("turnov")])
    query = {"q": words, "misto": "turnov", "tema": "seniori", "rok": "2026", "fields": "title"}

    response = Client().get("/hledat/", query)

    assert response.status_code == 200
    assert len(soup(response).select_one("#search-words").get("value", "")) <= 200


def test_bytes_that_are_no_text_are_answered():
    assert Client().get("/hledat/?q=%ff%fe%ed%a0%80&misto=%ff").status_code == 200


def test_when_nothing_is_left_the_page_says_what_taking_off_would_bring(herbs):
    page = ask(misto="turnov", tema="seniori", rok="2031")

    assert found(page) == []
    ways = {
        link.get_text(" ", strip=True): asked(link) for link in page.select(".empty .chip-list a")
    }
    # Without the topic alone there is still nothing, so it is not offered.
    assert ways == {
        "Kdekoli v kraji 1": {"q": "bylinky", "tema": "seniori", "rok": "2031"},
        "Kterýkoli rok 1": {"q": "bylinky", "misto": "turnov", "tema": "seniori"},
        "Bez zúžení 5": {"q": "bylinky"},
    }
    assert set(chips(page)) == {"Turnov", "Senioři", "2031"}


def test_a_kind_that_the_choice_leaves_empty_offers_the_other_kinds(herbs):
    page = ask(misto="turnov", druh="pribehy")

    ways = {link.get_text(" ", strip=True) for link in page.select(".empty .chip-list a")}
    assert ways == {"Kdekoli v kraji 1", "Všechny druhy výsledků 2", "Bez zúžení 5"}
    assert tabs(page) == {"": 2, "aktuality": 2, "pribehy": 0}
    assert page.select_one('.kind-tabs [aria-current="true"]')["href"].endswith("misto=turnov")
