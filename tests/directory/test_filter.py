"""Finding organizations by place and topic, with counts that hold."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.centre import make_image, make_organization, make_program
from tests.support.web import soup
from volunteering.topics.models import TargetGroup

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    """Return the names on the cards, in their order."""
    return [card.get_text(strip=True) for card in soup(response).select(".org-card__title")]


def total(response) -> int:
    """Return the number in the sentence above the list; 0 without one."""
    sentence = soup(response).select_one(".result-count strong")
    return int(re.sub(r"\D", "", sentence.get_text())) if sentence else 0


def choices(response) -> dict[str, int]:
    """Return the count beside each choice that is not chosen yet, by the address it leads to."""
    return {
        choice["href"]: int(choice.select_one(".facet__count").get_text())
        for choice in soup(response).select("a.facet__choice:not([aria-current])")
    }


def groups(*slugs) -> list:
    """Return target groups by slug."""
    return list(TargetGroup.objects.filter(slug__in=slugs))


@pytest.fixture
def organizations() -> None:
    """Make organizations in every kind of place."""
    whole = make_organization("Celý kraj", areas=["liberecky-kraj"], topics=["seniori", "zvirata"])
    whole.target_groups = groups("deti", "seniori")
    whole.seeking_until = timezone.localdate()
    whole.save_revision().publish()
    make_organization(
        "Kraj a k tomu Turnov", areas=["liberecky-kraj", "turnov", "turnovsko"], topics=["seniori"]
    )
    make_organization("Jen Doksy", areas=["doksy"], topics=["zvirata"])
    town = make_organization("Jen Turnov", areas=["turnov"], topics=["sport"])
    town.target_groups = groups("deti")
    town.save_revision().publish()
    make_program(
        town, "Běhání", topics=["sport"], groups=["deti"], seeking_until=timezone.localdate()
    )
    make_program(town, "Zpívání", topics=["seniori"], areas=["doksy"])
    make_organization("Okres Semily", areas=["okres-semily"], topics=["seniori", "sport", "zdravi"])
    make_organization("Koncept", areas=["turnov"], topics=["sport"], publish=False)


def test_everyday_area_finds_who_serves_the_whole_region_once(client):
    make_organization("Celý kraj", areas=["liberecky-kraj"])
    make_organization("Jen Doksy", areas=["doksy"])
    html = client.get("/adresar/?misto=turnovsko").content.decode()
    assert html.count("Celý kraj</a>") == 1
    assert "Jen Doksy" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("misto=turnovsko", {"Celý kraj", "Kraj a k tomu Turnov", "Jen Turnov", "Okres Semily"}),
        ("misto=okres-semily", {"Celý kraj", "Kraj a k tomu Turnov", "Jen Turnov", "Okres Semily"}),
        ("misto=liberec", {"Celý kraj", "Kraj a k tomu Turnov"}),
        ("misto=doksy", {"Celý kraj", "Kraj a k tomu Turnov", "Jen Doksy"}),
        (
            "misto=liberecky-kraj",
            {"Celý kraj", "Kraj a k tomu Turnov", "Jen Doksy", "Jen Turnov", "Okres Semily"},
        ),
        ("tema=zvirata", {"Celý kraj", "Jen Doksy"}),
        ("tema=zvirata&misto=turnov", {"Celý kraj"}),
        ("tema=sport&misto=turnov", {"Jen Turnov", "Okres Semily"}),
        ("tema=sport&misto=doksy", set()),
        # Who serves the whole region serves Semily too.
        (
            "tema=seniori&misto=turnov&q=semily",
            {"Celý kraj", "Kraj a k tomu Turnov", "Okres Semily"},
        ),
        ("q=doksy&tema=sport", set()),
        ("skupina=deti", {"Celý kraj", "Jen Turnov"}),
        ("skupina=seniori&misto=turnov", {"Celý kraj"}),
        ("skupina=deti&tema=sport&misto=turnov", {"Jen Turnov"}),
        # One says so itself, the other in a program.
        ("hleda=1", {"Celý kraj", "Jen Turnov"}),
        ("hleda=1&misto=doksy", {"Celý kraj"}),
        ("hleda=0&misto=doksy&tema=seniori", {"Celý kraj", "Kraj a k tomu Turnov"}),
        ("druh=programy", {"Běhání", "Zpívání"}),
        ("druh=programy&misto=turnov", {"Běhání"}),
        ("druh=programy&tema=seniori", {"Zpívání"}),
        ("druh=programy&skupina=deti&hleda=1&tema=sport&misto=okres-semily&q=turnov", {"Běhání"}),
        ("druh=programy&hleda=1&tema=seniori", set()),
        ("druh=nesmysl&misto=liberec", {"Celý kraj", "Kraj a k tomu Turnov"}),
    ],
)
def test_place_topic_and_words_narrow_together(client, organizations, query, found):
    response = client.get(f"/adresar/?{query}")
    assert set(names(response)) == found
    assert len(names(response)) == len(found), "each once"
    assert total(response) == len(found)


def test_both_pencin_are_told_apart(client):
    make_organization("Jablonecká", areas=["pencin-okres-jablonec-nad-nisou"], seat=_pencin()[0])
    make_organization("Liberecká", areas=["pencin-okres-liberec"], seat=_pencin()[1])
    assert names(client.get("/adresar/?misto=pencin-okres-liberec")) == ["Liberecká"]
    assert names(client.get("/adresar/?misto=pencin-okres-jablonec-nad-nisou")) == ["Jablonecká"]
    labels = [
        item.get_text(strip=True) for item in soup(client.get("/adresar/")).select(".facet__name")
    ]
    assert len([label for label in labels if label.startswith("Pěnčín")]) == 2
    assert len(labels) == len(set(labels))


def _pencin():
    from volunteering.places.models import Place

    return Place.objects.filter(name="Pěnčín").order_by("code")


@pytest.mark.parametrize(
    "query",
    [
        "druh=", "druh=%00", "hleda=ano", "hleda=1&hleda=0", "skupina=nic", "skupina='", "druh[]=programy",
        "druh=programy&strana=999", "druh=programy&q=%22", "druh=programy&misto=nic",
        "misto=nic", "tema=%00", "strana=abc", "q=%22", "misto='", "q=%25", "misto=turnov&misto=liberec",
        "misto[]=turnov", "strana=0", "strana=-1", "strana=99999999999", "strana=%D9%A1", "q=%00", "q=%F0%9F%8C%BB",
        "q=" + "a" * 5000, "q=(", "q=*", "q=AND", "q=NEAR(a", "q=a%20-%20b", "q=name:x", "q=%5C", "q=;--", "q=%",
        "tema=" + "a" * 500, "neznamy=1",
    ],
)  # fmt: skip
def test_broken_filter_values_never_break_the_page(client, query):
    make_organization()
    assert client.get(f"/adresar/?{query}").status_code == 200


def test_an_unknown_value_is_left_out_and_said_so(client):
    make_organization("Pomocná ruka")
    response = client.get("/adresar/?misto=atlantida")
    assert names(response) == ["Pomocná ruka"]
    assert soup(response).select_one(".notice")


@pytest.mark.parametrize("words", ["Pomocná ruka", "RUKA", "pomocná", "ruka pomocná", "turnov"])
def test_words_find_names_and_towns_whatever_the_case(client, words):
    make_organization("Pomocná ruka", summary="Pomáháme sousedům.")
    make_organization("Jiná", seat=_pencin()[0], areas=["doksy"], topics=["sport"])
    assert names(client.get("/adresar/", {"q": words})) == ["Pomocná ruka"]


# PostgreSQL needs an analysis of Czech for this (it has no `unaccent`); SQLite's own index folds accents.
@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("words", ["pomocna ruka", "POMOCNA"])
def test_words_find_without_accents(client, words):
    make_organization("Pomocná ruka")
    assert names(client.get("/adresar/", {"q": words})) == ["Pomocná ruka"]


def test_names_stand_in_czech_order_and_pages_do_not_overlap(client, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 4
    alphabet = [
        "Auto",
        "Cesta",
        "Čáp",
        "Dar",
        "Had",
        "Charita",
        "Ivan",
        "Rak",
        "Řeka",
        "Zub",
        "Žába",
    ]
    for name in reversed(alphabet):
        make_organization(name)
    pages = [names(client.get(f"/adresar/?strana={number}")) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [4, 4, 3]
    assert [name for page in pages for name in page] == alphabet
    assert names(client.get("/adresar/?strana=99")) == pages[2], "beyond the end is the last page"


def test_the_filter_stays_on_the_next_page(client, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 1
    make_organization("Jedna", topics=["sport"])
    make_organization("Dvě", topics=["sport"])
    following = soup(client.get("/adresar/?tema=sport")).select_one('a[rel="next"]')["href"]
    assert "tema=sport" in following
    assert names(client.get(f"/adresar/{following}")) == ["Jedna"]


@pytest.mark.any_database("the number of queries is the same on both")
def test_the_directory_asks_as_much_for_twelve_as_for_one(client):
    asked = (
        "",
        "?misto=turnov",
        "?misto=turnov&tema=seniori",
        "?q=ruka",
        "?hleda=1",
        "?druh=programy",
        "?druh=programy&q=ruka",
    )

    def queries(query: str) -> int:
        client.get(f"/adresar/{query}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/adresar/{query}").status_code == 200
        return len(captured)

    today = timezone.localdate()
    first = make_organization("Ruka 0", logo=make_image())
    make_program(first, "Program ruky 0", seeking_until=today)
    one = {query: queries(query) for query in asked}
    for number in range(1, 12):
        organization = make_organization(
            f"Ruka {number}",
            logo=make_image(),
            areas=["turnov", "semily", "okres-semily"],
            topics=["seniori", "sport", "zdravi"],
        )
        make_program(organization, f"Program ruky {number}", seeking_until=today)
    for query in asked:
        assert len(names(client.get(f"/adresar/{query}"))) == 12, query
    assert {query: queries(query) for query in asked} == one
    assert max(one.values()) < 35
