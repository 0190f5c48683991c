"""What stands around every page is kept in memory, and is right again with the next page after any change."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.centre import place
from tests.support.web import soup
from volunteering.directory.pages import DirectoryPage
from volunteering.offices.models import Office
from volunteering.pages.models import MenuItem, SiteDetails

pytestmark = pytest.mark.django_db


def frame():
    """Return the header and footer of a page that is none of the menu's."""
    page = soup(Client().get("/hledat/"))
    return page.select_one("header"), page.select_one("footer")


def menu() -> dict[str, str]:
    """Return the address of each line of the menu."""
    return {link.get_text(strip=True): link["href"] for link in frame()[0].select("nav a")}


def test_nothing_of_it_is_asked_for_twice():
    Client().get("/hledat/")

    with CaptureQueriesContext(connection) as asked:
        Client().get("/hledat/")

    statements = " ".join(query["sql"] for query in asked)
    for table in ("volunteering_menuitem", "volunteering_sitedetails", "volunteering_office"):
        assert table not in statements


def test_a_renamed_page_is_renamed_in_the_menu():
    item = MenuItem.objects.filter(label="").select_related("page").first()
    page = item.page.specific
    assert page.title in menu()

    page.title = "Docela jiný název"
    page.save_revision().publish()

    assert "Docela jiný název" in menu()


def test_a_moved_address_is_the_menus():
    item = MenuItem.objects.select_related("page").first()
    page = item.page.specific
    before = set(menu().values())

    page.slug = "uplne-jinam"
    page.save_revision().publish()

    assert set(menu().values()) - before == {"/uplne-jinam/"}


def test_a_line_that_is_taken_out_is_gone():
    lines = len(menu())

    MenuItem.objects.first().delete()

    assert len(menu()) == lines - 1


def test_the_footer_says_what_the_centre_says_now():
    details = SiteDetails.objects.get()
    assert "+420 777 000 111" not in frame()[1].get_text()

    details.phone = "+420 777 000 111"
    details.save()

    assert "+420 777 000 111" in frame()[1].get_text()


def test_the_footer_shows_the_offices_of_now(region):
    assert "Skálova 12" not in frame()[1].get_text()

    office = Office.objects.create(
        region=region,
        name="Kancelář Turnov",
        slug="turnov",
        street="Skálova 12",
        postal_code="51101",
        place=place("turnov"),
    )
    assert "Skálova 12" in frame()[1].get_text()
    office.unpublish()

    assert "Skálova 12" not in frame()[1].get_text()


def test_a_directory_that_is_taken_off_the_web_is_linked_no_more():
    assert soup(Client().get("/hledat/")).select('main a[href="/adresar/"]')

    DirectoryPage.objects.get().specific.unpublish()

    assert not soup(Client().get("/hledat/")).select('main a[href="/adresar/"]')
