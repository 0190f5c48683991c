"""What networks and crawlers read: Open Graph, the canonical address, and the sitemap with the day of the last change."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_program,
    make_story,
)
from tests.support.doors import sitemap
from tests.support.web import soup
from volunteering.directory.models import OrganizationPhoto

pytestmark = pytest.mark.django_db

NASTY = 'Říká: „Ano" <b> & </script><script>alert(1)</script> ]]> \u2028, 🎈'


@pytest.mark.any_database(
    "the head of a document is made of what other tests read from each database"
)
def test_networks_get_title_picture_and_the_one_address():
    page = make_news(NASTY, lead_image=make_image(size=(2000, 1500), alt="Lidé <u> stolu"))
    head = soup(Client().get(f"{page.url}?utm_source=x")).head
    told = {meta["property"]: meta["content"] for meta in head.select("meta[property]")}
    assert told["og:title"] == NASTY
    assert told["og:type"] == "article"
    assert told["og:locale"] == "cs_CZ"
    assert told["og:url"] == head.select_one("link[rel=canonical]")["href"]
    assert told["og:url"] == f"http://testserver{page.url}"
    assert told["og:image"].startswith("http://testserver/media/")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == "Lidé <u> stolu"
    assert head.select_one("meta[name=description]")["content"] == told["og:description"]
    organization = make_organization(logo=make_image())
    picture = 'meta[property="og:image"]'
    # A logo is too small to be shown.
    assert not soup(Client().get(organization.get_url())).select(picture)
    organization.photos.add(OrganizationPhoto(image=make_image(size=(2000, 1500))))
    organization.save_revision().publish()
    assert soup(Client().get(organization.get_url())).select(picture)


def test_the_sitemap_tells_when_pages_profiles_and_programs_changed_last():
    organization = make_organization("Domov U Lípy")
    program = make_program(organization)
    pages = [make_news(), make_story(), make_event()]
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    entries = {
        urlsplit(entry.findtext(f"{space}loc", "")).path: entry.findtext(f"{space}lastmod", "")
        for entry in ElementTree.fromstring(sitemap())
    }
    for path in (organization.get_url(), program.get_url(), *(page.url for page in pages)):
        assert datetime.fromisoformat(entries[path]).date() == timezone.now().date(), path
