"""Many results of a search: each stands on one page, and a page costs the same whatever their number."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_program,
    make_story,
    place,
    topic,
)
from tests.support.editing import path_of
from tests.support.searching import ask, found

pytestmark = pytest.mark.django_db


def test_paging_goes_through_the_complete_ones_and_then_the_others(settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 10
    both = {path_of(make_news(f"Bylinky a včely {n}")) for n in range(14)}
    part = {path_of(make_story(f"Jen bylinky {n}")) for n in range(20)}
    part |= {path_of(make_event(f"Jenom včely {n}")) for n in range(11)}

    pages = [ask("bylinky včely", strana=number) for number in range(1, 6)]

    results = [found(page) for page in pages]
    together = [address for page in results for address in page]
    assert [len(page) for page in results] == [10, 10, 10, 10, 5]
    assert len(together) == len(set(together)) == 45
    assert set(together[:14]) == both
    assert set(together[14:]) == part
    # The line above the partial ones stands before the first of them, and on top of every page of them alone.
    before = [
        [len(line.find_all_previous(class_="result")) for line in page.select(".result-list__rest")]
        for page in pages
    ]
    assert before == [[], [4], [0], [0], [0]]
    assert [found(ask("bylinky včely", strana=number)) for number in range(1, 6)] == results


# Ten of them are for what stands around every page; six or seven tell what is new and fetch what is on the page, by kind.
# The page that offers ways out of a choice asks the engine once more for each. Two are to spare.
MOST_QUERIES = 20


def queries(address: str) -> int:
    """Return what an address costs when the process knows the index."""
    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def add(number: int) -> None:
    """Add one thing of each kind that has places and topics."""
    about = {"places": [place("turnov"), place("semily")], "topics": [topic("seniori")]}
    make_news(f"Bylinky {number}", **about)
    make_story(f"Bylinky v příběhu {number}", **about)
    make_event(
        f"Bylinky na akci {number}",
        topics=[topic("zdravi")],
        starts_at=timezone.now() + timedelta(days=number + 1),
    )
    make_program(make_organization(f"Bylinky spolek {number}"), f"Bylinky program {number}")


@pytest.mark.any_database("the number of queries is the same on both")
@pytest.mark.parametrize(
    "address",
    [
        "/hledat/?q=bylinky",
        "/hledat/?q=bylinky&misto=turnovsko&tema=seniori",
        "/hledat/?q=bylinky&misto=turnov&rok=1999",
    ],
)
def test_few_results_cost_as_many_queries_as_many(address, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 60
    add(0)
    cache.clear()
    few = queries(address)
    for number in range(1, 12):
        add(number)
    cache.clear()

    assert queries(address) == few
    assert few <= MOST_QUERIES
    assert len(found(ask())) == 60


def test_facets_alone_cost_nothing_more():
    for number in range(3):
        add(number)

    assert queries("/hledat/?q=bylinky&misto=turnovsko") <= queries("/hledat/?q=bylinky")
