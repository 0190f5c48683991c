"""Finding organizations by place and topic, with counts that hold."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.centre import make_image, make_organization
from tests.support.web import soup

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


@pytest.fixture
def organizations() -> None:
    """Make organizations in every kind of place."""
    make_organization("Celý kraj", areas=["liberecky-kraj"], topics=["seniori", "zvirata"])
    make_organization(
        "Kraj a k tomu Turnov", areas=["liberecky-kraj", "turnov", "turnovsko"], topics=["seniori"]
    )
    make_organization("Jen Doksy", areas=["doksy"], topics=["zvirata"])
    make_organization("Jen Turnov", areas=["turnov"], topics=["sport"])
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
        ("tema=seniori&misto=turnov&q=semily", {"Okres Semily"}),
        ("q=doksy&tema=sport", set()),
    ],
)
def test_place_topic_and_words_narrow_together(client, organizations, query, found):
    response = client.get(f"/adresar/?{query}")
    assert set(names(response)) == found
    assert len(names(response)) == len(found), "each once"
    assert total(response) == len(found)


@pytest.mark.parametrize(
    "query", ["", "?misto=turnov", "?tema=seniori", "?q=semily", "?misto=turnovsko&tema=sport"]
)
def test_every_count_is_what_its_link_brings(client, organizations, query):
    found = choices(client.get(f"/adresar/{query}"))
    # One choice of each kind for each number is enough: there are dozens of towns.
    samples = {("tema=" in link.replace(query, ""), count): link for link, count in found.items()}
    assert samples
    for (_kind, count), link in samples.items():
        assert total(client.get(f"/adresar/{link}")) == count, link


def test_who_serves_the_whole_region_counts_once_in_each_place(client, organizations):
    found = choices(client.get("/adresar/"))
    counts = {
        link.partition("misto=")[2]: count for link, count in found.items() if "misto=" in link
    }
    assert counts["liberecky-kraj"] == 5
    assert counts["turnov"] == 4
    assert counts["turnovsko"] == 4
    assert counts["doksy"] == 3
    assert counts["okres-liberec"] == 2
    assert counts["liberec"] == 2
    assert max(counts.values()) == total(client.get("/adresar/"))


def test_topic_counts_hold_for_the_place_that_is_asked_for(client, organizations):
    found = choices(client.get("/adresar/?misto=doksy"))
    counts = {link.partition("tema=")[2]: count for link, count in found.items() if "tema=" in link}
    assert counts == {"seniori": 2, "zvirata": 2}


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
    make_organization("Jiná", seat=_pencin()[0], topics=["sport"])
    assert names(client.get("/adresar/", {"q": words})) == ["Pomocná ruka"]


# PostgreSQL needs an analysis of Czech for this (it has no `unaccent`); SQLite's own index folds accents.
@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("words", ["pomocna ruka", "POMOCNA"])
def test_words_find_without_accents(client, words):
    make_organization("Pomocná ruka")
    assert names(client.get("/adresar/", {"q": words})) == ["Pomocná ruka"]


def test_when_nothing_fits_the_ways_out_name_what_they_bring(client, organizations):
    response = client.get("/adresar/?misto=doksy&tema=sport")
    page = soup(response)
    assert not names(response)
    ways = {
        link["href"]: int(link.select_one(".chip__count").get_text())
        for link in page.select(".empty a.chip")
    }
    assert len(ways) == 2
    for link, count in ways.items():
        assert total(client.get(link)) == count > 0


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


@pytest.mark.parametrize("query", ["", "?misto=turnov", "?misto=turnov&tema=seniori", "?q=ruka"])
def test_the_directory_asks_as_much_for_twelve_as_for_one(client, query):
    def queries() -> int:
        client.get(f"/adresar/{query}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/adresar/{query}").status_code == 200
        return len(captured)

    make_organization("Ruka 0", logo=make_image())
    one = queries()
    for number in range(1, 12):
        make_organization(
            f"Ruka {number}",
            logo=make_image(),
            areas=["turnov", "semily", "okres-semily"],
            topics=["seniori", "sport", "zdravi"],
        )
    assert len(names(client.get(f"/adresar/{query}"))) == 12
    assert queries() == one
    assert one < 35
