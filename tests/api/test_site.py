"""The API's site as a whole: the ways in, the menu, and what header and footer say of the centre."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from tests.support.centre import make_news
from tests.support.web import soup
from volunteering.core.models import Region
from volunteering.pages.models import MenuItem, SiteDetails

pytestmark = pytest.mark.django_db

API = "http://testserver/api/v1/"


def ask(path: str, status: int = 200, /, **query) -> dict:
    """Return what an address answers."""
    response = Client().get(f"/api/v1/{path}", query)
    assert response.status_code == status, response.content.decode()
    return response.json()


def menu() -> list[tuple[str, str]]:
    """Return the words and the path of each line of the menu."""
    return [(item["label"], item["path"]) for item in ask("navigation")["items"]]


def test_the_root_names_every_address_that_needs_nothing_more(region):
    told = ask("")

    assert told["name"] == region.centre_name
    assert {"news", "stories", "events", "organizations", "programs"} <= told["links"].keys()
    assert {"pages", "navigation", "site", "search", "suggestions"} <= told["links"].keys()
    for address in (*told["links"].values(), told["documentation"], told["openapi"]):
        assert address.startswith(API)
        assert Client().get(address).status_code == 200, address


def test_the_menu_is_that_of_the_site():
    page = soup(Client().get("/hledat/"))
    shown = [(link.get_text(strip=True), link["href"]) for link in page.select(".site-nav a")]

    assert menu() == shown
    for item in ask("navigation")["items"]:
        found = ask("pages", path=item["path"])
        assert found["url"] == item["url"] == f"http://testserver{item['path']}"
        assert found["kind"] == item["kind"]
        assert found.get("is_list", False) == item["is_list"]
        assert Client().get(item["api_url"]).status_code == 200


def test_the_menu_changes_with_its_lines_and_their_pages():
    before = menu()
    first, second, third = MenuItem.objects.select_related("page")[:3]

    first.label = "Docela jiný nápis"
    first.save()
    second.delete()
    page = third.page.specific
    page.slug = "uplne-jinam"
    page.save_revision().publish()

    assert menu()[0] == ("Docela jiný nápis", before[0][1])
    assert menu()[1] == (before[2][0], "/uplne-jinam/")
    assert len(menu()) == len(before) - 1
    page.view_restrictions.create(restriction_type="login")
    assert "/uplne-jinam/" not in dict(menu()).values()
    Page.objects.filter(pk=first.page_id).get().specific.unpublish()
    assert "Docela jiný nápis" not in dict(menu())


def test_the_centre_is_told_as_its_header_and_footer_name_it(region):
    details = SiteDetails.objects.get()
    details.short_name, details.email, details.phone = "Dobro", "info@centrum.example", "+420 777"
    details.facebook, details.footer_text = "https://www.facebook.com/dobro", "Spojujeme lidi."
    details.save()

    told = ask("site")

    privacy = details.privacy_page
    assert told == {
        "name": region.centre_name,
        "short_name": "Dobro",
        "url": "http://testserver/",
        "region": {
            "id": str(region.uuid),
            "name": region.name,
            "slug": region.slug,
            "nuts_code": "CZ051",
        },
        "email": "info@centrum.example",
        "phone": "+420 777",
        "social_links": [{"network": "facebook", "url": "https://www.facebook.com/dobro"}],
        "footer_text": "Spojujeme lidi.",
        "privacy_page": {
            "title": privacy.title,
            "url": privacy.full_url,
            "path": "/ochrana-osobnich-udaju/",
        },
        "language": "cs",
        "time_zone": "Europe/Prague",
        "offices_url": f"{API}offices",
    }
    assert Client().get(told["offices_url"]).status_code == 200
    privacy.specific.unpublish()
    region.centre_name = "Nové centrum"
    region.save()
    details.facebook = ""
    details.save()
    told = ask("site")
    assert (told["privacy_page"], told["social_links"]) == (None, [])
    assert told["name"] == ask("")["name"] == "Nové centrum"
    SiteDetails.objects.all().delete()
    assert (ask("site")["email"], ask("site")["short_name"]) == ("", "Nové centrum")


def test_a_site_has_its_own_and_one_without_a_region_has_nothing():
    make_news("Zpráva")
    front = Page(title="Jinde", slug="jinde")
    Page.get_first_root_node().add_child(instance=front)
    site = Site.objects.create(hostname="jinde.example", root_page=front)
    elsewhere = Client(HTTP_HOST="jinde.example")
    paths = ("", "site", "navigation", "pages", "search?q=zpráva", "suggestions?q=zprá")
    for path in paths:
        response = elsewhere.get(f"/api/v1/{path}")
        assert response.status_code == 404, path
        assert response["Content-Type"] == "application/problem+json"

    Region.objects.create(
        site=site, name="Jiný kraj", slug="jiny", nuts_code="CZ052", centre_name="Jiné centrum"
    )

    assert elsewhere.get("/api/v1/site").json()["name"] == "Jiné centrum"
    for path in paths[2:]:
        assert elsewhere.get(f"/api/v1/{path}").json()["items"] == []
    assert elsewhere.get("/api/v1/").json()["links"]["news"] == "http://jinde.example/api/v1/news"


def test_answers_are_kept_in_memory_and_by_caches_until_something_changes():
    for path in ("site", "navigation"):
        address = f"/api/v1/{path}"
        first = Client().get(address)
        with CaptureQueriesContext(connection) as asked:
            again = Client().get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert len(asked) <= 3
        assert "s-maxage=60" in first["Cache-Control"]
    item = MenuItem.objects.select_related("page").first()
    Page.objects.filter(pk=item.page_id).update(expire_at=timezone.now() + timedelta(seconds=9))
    item.save()
    # No cache keeps a line of the menu beyond the last moment of its page.
    kept = Client().get("/api/v1/navigation")["Cache-Control"]
    assert int(kept.partition("s-maxage=")[2].partition(",")[0]) < 10
    for path in ("site", "navigation", ""):
        problem = ask(path, 400, lang="en")
        assert [error["parameter"] for error in problem["errors"]] == ["lang"]
