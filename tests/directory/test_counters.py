"""Every place that shows how many organizations and programs there are shows the same numbers."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.directory.test_filter import total
from tests.support.centre import make_organization, make_program
from tests.support.web import soup
from volunteering.core.dates import numeric_date
from volunteering.core.models import Region
from volunteering.directory.counters import Counts, public_counts

pytestmark = pytest.mark.django_db


def numbers_on_the_front_page(client) -> list[int]:
    page = soup(client.get("/"))
    return [
        int(re.sub(r"\D", "", number.get_text()))
        for number in page.select(".doorway__number, .doorway__programs")
    ]


def numbers_of_the_directory(client, query: str = "") -> list[int]:
    tabs = soup(client.get(f"/adresar/{query}")).select(".kind-tabs .chip__count")
    return [int(tab.get_text()) for tab in tabs]


@pytest.fixture
def directory() -> None:
    """Make public and other listings with programs in every state."""
    first = make_organization("První")
    make_program(first, "Běží", status="running")
    make_program(first, "Chystá se", status="prepared")
    make_program(first, "Skončil", status="ended")
    make_program(first, "Jen v návrhu", publish=False)
    second = make_organization("Druhá")
    make_program(second, "Druhý program")
    hidden = make_organization("Skrytá")
    make_program(hidden, "Skrytý program")
    hidden.refresh_from_db()
    hidden.unpublish()
    over = make_organization("Po čase", expire_at=timezone.now() + timedelta(days=1))
    make_program(over, "Program po čase")
    type(over).objects.filter(pk=over.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    make_organization("Koncept", publish=False)


def test_every_place_shows_the_same_numbers(directory, client, region):
    counts = public_counts(region)
    assert counts == Counts(2, 3, timezone.localdate())
    assert numbers_on_the_front_page(client) == [2, 3]
    assert numbers_of_the_directory(client) == [2, 3]
    assert total(client.get("/adresar/")) == 2
    assert total(client.get("/adresar/?druh=programy")) == 3
    assert numbers_of_the_directory(client, "?druh=programy") == [2, 3]


def test_the_front_page_says_of_which_day_the_number_is(directory, client):
    text = soup(client.get("/")).select_one(".doorway__count").get_text(" ")
    assert numeric_date(timezone.localdate()) in text


def test_numbers_change_with_the_next_page(directory, client):
    assert numbers_on_the_front_page(client) == [2, 3]
    third = make_organization("Třetí")
    make_program(third, "Třetí program")
    assert numbers_on_the_front_page(client) == [3, 4]
    third.refresh_from_db()
    third.unpublish()
    assert numbers_on_the_front_page(client) == [2, 3]


def test_a_listing_in_many_places_counts_once(client, region):
    organization = make_organization("Celý kraj", areas=["liberecky-kraj", "turnov", "turnovsko"])
    make_program(organization, areas=["liberecky-kraj", "turnov", "semily"])
    assert public_counts(region) == Counts(1, 1, timezone.localdate())
    assert numbers_of_the_directory(client, "?misto=turnovsko") == [1, 1]


def test_a_site_without_a_region_has_nothing(db):
    assert public_counts(None) == Counts(0, 0, timezone.localdate())


def test_regions_count_only_their_own(region, directory):
    from django.core.cache import cache
    from wagtail.models import Page, Site

    front = Page(title="Jiné centrum", slug="jine-centrum")
    Page.objects.get(depth=1).add_child(instance=front)
    other = Region.objects.create(
        site=Site.objects.create(hostname="jinde.example", root_page=front),
        name="Jiný kraj",
        slug="jiny-kraj",
        nuts_code="CZ052",
        centre_name="Jiné centrum",
        reply_to="jinde@centrum.example",
    )
    cache.clear()
    make_program(make_organization("Jinde", region=other), "Program jinde")
    assert public_counts(other).organizations == 1
    assert public_counts(other).programs == 1
    assert public_counts(region).organizations == 2
