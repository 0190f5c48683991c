"""The indexes of news and stories: order, paging, filters, and values that mean nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.centre import make_news, make_story, place, topic
from tests.support.doors import read
from tests.support.editing import PRAGUE, path_of, prague
from tests.support.web import soup

pytestmark = pytest.mark.django_db

BROKEN = [
    "?tema=neni",
    "?misto=neni",
    "?tema=%27%3B--&misto=<script>",
    "?mesic=2026-13",
    "?mesic=listopad",
    "?mesic=0000-00",
    "?mesic=9999-12",
    "?strana=abc",
    "?strana=-1",
    "?strana=0",
    "?strana=99999999999999999999",
    "?tema=" + "a" * 5000,
    "?tema=a%00b",
    "?tema=seniori&tema=sport&tema=",
]


def cards(path: str, **query) -> list[str]:
    """Return the addresses of the cards in an index, in order."""
    page = soup(Client().get(path, query))
    return [link["href"] for link in page.select("main .card__title a")]


@pytest.mark.parametrize("address", BROKEN)
@pytest.mark.parametrize("path", ["/aktuality/", "/pribehy/"])
def test_a_broken_value_never_breaks_the_page(path, address):
    make = make_news if path == "/aktuality/" else make_story
    page = make("Stálice")

    response = Client().get(path + address)

    assert response.status_code == 200
    if "mesic=9999" not in address and "tema=seniori" not in address:
        assert path_of(page) in response.content.decode()


def test_the_newest_post_stands_first():
    now = timezone.now()
    pages = [
        make_news(f"Zpráva {days}", first_published_at=now - timedelta(days=days))
        for days in (3, 1, 2)
    ]

    assert cards("/aktuality/") == [path_of(pages[i]) for i in (1, 2, 0)]


def test_pages_of_the_list_hold_every_post_once(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 3
    same_moment = timezone.now() - timedelta(days=1)
    made = {path_of(make_news(f"Zpráva {n}", first_published_at=same_moment)) for n in range(7)}

    seen = [card for number in (1, 2, 3) for card in cards("/aktuality/", strana=number)]

    assert len(seen) == 7
    assert set(seen) == made


def test_a_page_beyond_the_end_is_the_last_one(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 3
    for n in range(4):
        make_news(f"Zpráva {n}")

    assert cards("/aktuality/", strana=50) == cards("/aktuality/", strana=2)
    assert len(cards("/aktuality/", strana=2)) == 1


def test_links_to_other_pages_keep_the_filter(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 1
    for n in range(3):
        make_news(f"Zpráva {n}", topics=[topic("seniori")])

    page = soup(Client().get("/aktuality/?tema=seniori&strana=2"))

    links = [link["href"] for link in page.select(".pagination a")]
    assert "?tema=seniori&strana=3" in links
    assert "?tema=seniori" in links
    current = page.select_one('.pagination [aria-current="page"]')
    assert current.get_text().split()[-1] == "2"


def test_the_topic_narrows_the_list():
    seniors = make_news("O seniorech", topics=[topic("seniori"), topic("zdravi")])
    make_news("O sportu", topics=[topic("sport")])

    assert cards("/aktuality/", tema="seniori") == [path_of(seniors)]
    assert cards("/aktuality/", tema="zvirata") == []


def test_a_place_finds_what_shares_ground_with_it():
    turnov = make_story("Z Turnova", places=[place("turnov")])
    area = make_story("Z Turnovska", places=[place("turnovsko")])
    region = make_story("Z celého kraje", places=[place("liberecky-kraj")])
    make_story("Z České Lípy", places=[place("ceska-lipa")])
    make_story("Odnikud")

    expected = {path_of(turnov), path_of(area), path_of(region)}
    assert set(cards("/pribehy/", misto="turnov")) == expected
    found = cards("/pribehy/", misto="okres-semily")
    assert set(found) == expected
    assert len(found) == len(set(found))


def test_a_post_with_two_places_of_one_area_is_listed_once():
    page = make_news("Dvakrát", places=[place("turnov"), place("semily"), place("okres-semily")])

    assert cards("/aktuality/", misto="okres-semily") == [path_of(page)]


def test_a_month_is_a_month_in_prague():
    # 31 October 23:30 in UTC is already November in Prague; on the 1st at 00:30 UTC it certainly is.
    november = make_news("Už listopad", first_published_at=prague(2025, 11, 1, 0, 30))
    october = make_news("Ještě říjen", first_published_at=prague(2025, 10, 31, 23, 59))

    assert cards("/aktuality/", mesic="2025-11") == [path_of(november)]
    assert cards("/aktuality/", mesic="2025-10") == [path_of(october)]
    assert cards("/aktuality/", mesic="2025-12") == []


def test_filters_work_together():
    wanted = make_news(
        "Obojí",
        topics=[topic("seniori")],
        places=[place("turnov")],
        first_published_at=prague(2025, 5, 5, 12),
    )
    make_news("Jen téma", topics=[topic("seniori")], first_published_at=prague(2025, 5, 5, 12))
    make_news("Jen místo", places=[place("turnov")], first_published_at=prague(2025, 5, 5, 12))

    assert cards("/aktuality/", tema="seniori", misto="turnovsko", mesic="2025-05") == [
        path_of(wanted)
    ]


def test_only_choices_that_bring_something_are_offered():
    this_month = timezone.now().astimezone(PRAGUE)
    make_news("O seniorech", topics=[topic("seniori")], places=[place("turnov")])
    make_news("Koncept", publish=False, topics=[topic("sport")], places=[place("ceska-lipa")])
    make_story("Jinde", topics=[topic("zvirata")])

    page = soup(Client().get("/aktuality/"))

    def offered(name):
        return [option["value"] for option in page.select(f"select[name={name}] option")]

    assert offered("tema") == ["", "seniori"]
    assert offered("misto") == ["", "turnov"]
    assert offered("mesic") == ["", f"{this_month:%Y-%m}"]


def test_a_filter_that_names_nothing_is_left_out_and_said_so():
    page = make_news("Stálice")

    answer = soup(Client().get("/aktuality/?tema=neexistuje"))

    assert [link["href"] for link in answer.select("main .card__title a")] == [path_of(page)]
    assert answer.select_one("main .notice")


def test_an_empty_index_says_so_instead_of_failing():
    assert "empty__title" in read("/aktuality/")
    assert "empty__title" in read("/pribehy/", mesic="2001-01")
