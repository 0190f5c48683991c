"""The numbers beside the choices of the directory, and what to try when nothing was found."""

import pytest

from tests.directory.test_filter import choices, names, organizations, total
from tests.support.web import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("organizations")]
# The fixture of the other file is used by its name.
__all__ = ["organizations"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?misto=turnov",
        "?tema=seniori",
        "?q=semily",
        "?misto=turnovsko&tema=sport",
        "?skupina=deti",
        "?hleda=1&misto=turnov",
        "?druh=programy",
        "?druh=programy&skupina=deti&q=turnov",
    ],
)
def test_every_count_is_what_its_link_brings(client, query):
    found = choices(client.get(f"/adresar/{query}"))
    # One choice of each kind for each number is enough: there are dozens of towns.
    samples = {
        (link.rpartition("&")[2].lstrip("?").partition("=")[0], count): link
        for link, count in found.items()
    }
    assert {name for name, _count in samples} >= {"misto", "tema"}
    for (_kind, count), link in samples.items():
        assert total(client.get(f"/adresar/{link}")) == count, link


def test_who_serves_the_whole_region_counts_once_in_each_place(client):
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


def test_topic_counts_hold_for_the_place_that_is_asked_for(client):
    found = choices(client.get("/adresar/?misto=doksy"))
    counts = {link.partition("tema=")[2]: count for link, count in found.items() if "tema=" in link}
    assert counts == {"seniori": 2, "zvirata": 2}


def test_counts_of_a_choice_hold_for_all_the_rest_of_the_filter(client):
    """Each facet leaves itself out: another place instead of this one, another topic instead of this one."""
    found = choices(client.get("/adresar/?misto=turnov&tema=sport&skupina=deti"))
    assert {
        link: n for link, n in found.items() if "skupina=deti" not in link or "hleda" in link
    } == {
        "?misto=turnov&tema=sport&skupina=deti&hleda=1": 1,
    }
    topics = {
        link.rpartition("=")[2]: n for link, n in found.items() if link.endswith("tema=seniori")
    }
    assert topics == {"seniori": 1}
    places = {
        link.rpartition("misto=")[2]: n
        for link, n in found.items()
        if "tema=sport&skupina=deti&misto" in link
    }
    assert places["turnovsko"] == 1
    assert "doksy" not in places


def test_the_other_kind_shows_how_much_it_has_for_the_same_question(client):
    def tabs(query: str) -> list[int]:
        page = soup(client.get(f"/adresar/?{query}"))
        return [int(count.get_text()) for count in page.select(".kind-tabs .chip__count")]

    assert tabs("") == [5, 2]
    assert tabs("misto=doksy") == [3, 1]
    assert tabs("druh=programy&misto=doksy") == [3, 1]
    assert tabs("tema=sport&hleda=1") == [1, 1]
    assert tabs("q=zpívání") == [0, 1]
    # The switch keeps the question.
    page = soup(client.get("/adresar/?q=zpívání&tema=seniori"))
    target = page.select(".kind-tabs a")[1]["href"]
    assert names(client.get(f"/adresar/{target}")) == ["Zpívání"]


def test_when_nothing_fits_the_ways_out_name_what_they_bring(client):
    response = client.get("/adresar/?misto=doksy&tema=sport")
    page = soup(response)
    assert not names(response)
    ways = {
        link["href"]: int(link.select_one(".chip__count").get_text())
        for link in page.select(".empty a.chip")
    }
    assert len(ways) == 2
    for link, count in ways.items():
        assert total(client.get(f"/adresar/{link}")) == count > 0


@pytest.mark.parametrize(
    ("query", "ways_by_part"),
    [
        ("misto=doksy&tema=sport", 2),
        ("misto=doksy&skupina=deti&hleda=1&tema=zdravi", 1),
        ("skupina=pacienti", 1),
        ("hleda=1&tema=zdravi", 2),
        ("q=nesmysl&misto=doksy", 1),
        ("q=zpívání", 2),
        ("druh=programy&tema=zvirata", 2),
        ("druh=programy&hleda=1&misto=doksy", 3),
    ],
)
def test_every_part_of_a_choice_can_be_left_out(client, query, ways_by_part):
    response = client.get(f"/adresar/?{query}")
    assert names(response) == []
    ways = {
        link["href"]: int(link.select_one(".chip__count").get_text())
        for link in soup(response).select(".empty a.chip")
    }
    assert len(ways) == ways_by_part
    for link, count in ways.items():
        target = link if link.startswith("/") else f"/adresar/{link}"
        assert total(client.get(target)) == count > 0, link
