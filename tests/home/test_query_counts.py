"""How many questions a page asks of the database: a fixed number, whatever the number of things on it."""

from datetime import time, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_story,
    place,
    topic,
)
from tests.support.editing import path_of
from tests.support.web import soup
from volunteering.directory.models import Organization
from volunteering.offices.models import HoursException, Office, WeeklyHours

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("the number of queries is the same on both"),
]

MANY = 6


def questions(address: str) -> int:
    """Return how many queries an address costs once pictures have their sizes."""
    client = Client()
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def add(number: int) -> None:
    """Add a post of each kind, an event and an organization, each with everything that a card shows."""
    about = {
        "topics": [topic("seniori"), topic("zdravi")],
        "places": [place("turnov"), place("semily")],
        "organizations": Organization.objects.all()[:1],
    }
    make_news(f"Bylinky {number}", lead_image=make_image(), **about)
    make_story(f"Bylinky v příběhu {number}", lead_image=make_image(), **about)
    start = timezone.now() + timedelta(days=number + 1)
    make_event(
        f"Bylinková akce bylinky {number}", starts_at=start, lead_image=make_image(), **about
    )
    make_organization(
        f"Bylinky spolek {number}",
        logo=make_image(),
        areas=["turnov", "semily"],
        topics=["seniori"],
    )


# Page and the most that it may ask; the numbers are those measured, with two to spare.
LIMITS = {
    "/": 45,
    "/aktuality/": 30,
    "/pribehy/": 30,
    "/akce/": 30,
    "/adresar/": 32,
    "/adresar/?misto=turnovsko&tema=seniori": 36,
    "/adresar/?q=bylinky": 36,
    "/hledat/?q=bylinky": 45,
    "/hledat/?q=bylinky&druh=aktuality": 45,
    # With all three kinds anew; six when their texts are ready.
    "/kanaly/vse.rss": 33,
}


def measure() -> dict[str, int]:
    cache.clear()
    return {address: questions(address) for address in LIMITS}


def test_lists_cost_the_same_with_one_thing_and_with_six(settings):
    # All on one page, so that every kind is among the results of a search.
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 60
    make_organization("Bylinky první", logo=make_image())
    add(0)
    few = measure()
    for number in range(1, MANY):
        add(number)

    many = measure()

    assert many == few
    assert {address: n for address, n in many.items() if n > LIMITS[address]} == {}
    # The measurement saw what it was meant to see.
    page = soup(Client().get("/aktuality/"))
    assert len(page.select("main .card__title")) == MANY
    assert len(page.select("main .card__media img")) == MANY


def test_a_profile_costs_the_same_with_one_post_and_with_six():
    organization = make_organization("Bylinky první", logo=make_image())
    add(0)
    address = organization.get_url()
    few = questions(address)
    for number in range(1, 7):
        add(number)

    assert questions(address) == few
    assert few <= 37
    assert len(soup(Client().get(address)).select(".profile__section .card__title")) == 12


def test_an_article_costs_the_same_with_one_block_and_with_many():
    def body(count):
        image = make_image()
        picture = {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "caption": ""}
        return [("image", picture)] * count

    def article(count):
        import json

        blocks = [{"type": kind, "value": value} for kind, value in body(count)]
        return path_of(make_news("Obrázky", body=json.dumps(blocks)))

    assert questions(article(1)) == questions(article(8)) <= 30


def test_the_front_page_costs_the_same_with_one_office_and_with_four(region):
    def add_office(number):
        office = Office.objects.create(
            region=region,
            name=f"Kancelář {number}",
            slug=f"kancelar-{number}",
            street="Ulice 1",
            place=place("turnov"),
            image=make_image(),
        )
        for weekday in range(5):
            WeeklyHours.objects.create(
                office=office, weekday=weekday, opens=time(9), closes=time(12)
            )
        HoursException.objects.create(office=office, first_day=timezone.localdate())

    add_office(0)
    few = questions("/")
    for number in range(1, 4):
        add_office(number)

    assert questions("/") == few
