"""A change that waits for approval leaves everything public as it was, until it is published."""

import pytest

from tests.support.centre import make_image, make_organization, make_user, place, topic
from tests.support.moderation import approve, press
from tests.support.web import Visitor, soup
from volunteering.directory.models import (
    FormerSlug,
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def live() -> Organization:
    """Return a public listing with a draft on top of it that changes everything."""
    organization = make_organization(
        "Staré jméno", slug="stare-jmeno", summary="Původní shrnutí", ico="70891508"
    )
    draft = organization.get_latest_revision_as_object()
    draft.name, draft.slug = "Nové jméno", "nove-jmeno"
    draft.summary, draft.description = "Přepracované shrnutí", "Nový popis"
    draft.ico, draft.hide_address = "00023205", True
    draft.areas, draft.topics = [place("liberec")], [topic("zvirata")]
    draft.contacts.set([OrganizationContact(name="Nový Kontakt", email="novy@kontakt.example")])
    draft.links.set([OrganizationLink(url="https://novy.example/")])
    draft.photos.set([OrganizationPhoto(image=make_image("Nová fotka"))])
    draft.logo = make_image("Nové logo")
    draft.save_revision()
    return organization


NEW = (
    "Nové jméno",
    "nove-jmeno",
    "Přepracované",
    "Nový popis",
    "Nový Kontakt",
    "novy.example",
    "00023205",
)


def test_the_profile_stays_as_it_was(live, visitor):
    profile = visitor.get("/adresar/stare-jmeno/")
    assert profile.status_code == 200
    html = profile.content.decode()
    assert "Původní shrnutí" in html
    assert "Jana Veřejná" in html
    assert not [value for value in NEW if value in html]
    assert not soup(profile).select(".gallery__item, .org-logo img")


def test_lists_counts_and_search_stay_as_they_were(live, visitor):
    for path, is_found in (
        ("/adresar/?misto=turnov", True),
        ("/adresar/?tema=seniori", True),
        ("/adresar/?q=staré", True),
        ("/hledat/?q=staré", True),
        ("/adresar/?misto=liberec", False),
        ("/adresar/?tema=zvirata", False),
        ("/adresar/?q=přepracované", False),
        ("/hledat/?q=přepracované", False),
        ("/hledat/?q=nové", False),
    ):
        html = visitor.get(path).content.decode()
        assert ("Původní shrnutí" in html) is is_found, path
        assert not [value for value in NEW if value in html and value not in path], path
    directory = soup(visitor.get("/adresar/"))
    links = " ".join(link["href"] for link in directory.select("a.facet__choice"))
    assert "tema=seniori" in links
    assert "tema=zvirata" not in links
    assert "misto=liberec&" not in f"{links}&"
    assert "nove-jmeno" not in visitor.get("/sitemap.xml").content.decode()


def test_the_row_and_its_relations_stay_as_they_were(live):
    row = Organization.objects.get(pk=live.pk)
    assert (row.name, row.slug, row.ico, row.hide_address, row.logo) == (
        "Staré jméno", "stare-jmeno", "70891508", False, None,
    )  # fmt: skip
    assert (row.name_key, row.live, row.has_unpublished_changes) == ("stare jmeno", True, True)
    assert [area.slug for area in row.areas.all()] == ["turnov"]
    assert [term.slug for term in row.topics.all()] == ["seniori"]
    assert [contact.name for contact in row.contacts.all()] == ["Jana Veřejná"]
    assert (row.links.count(), row.photos.count()) == (0, 0)
    assert not FormerSlug.objects.exists(), "the address has not changed yet"


def test_a_pending_address_takes_no_redirect_from_another_listing(visitor):
    moved = make_organization("Stěhovaná", slug="prvni-adresa")
    moved.slug = "druha-adresa"
    moved.save_revision().publish()
    other = make_organization("Jiná", slug="jina")
    other.slug = "prvni-adresa"
    other.save_revision()
    assert visitor.get("/adresar/prvni-adresa/").headers["Location"] == "/adresar/druha-adresa/"


def test_publishing_brings_everything_at_once(live, visitor):
    moderator = Visitor()
    moderator.force_login(make_user("moderator"))
    press(moderator, live, {"action-publish": "action-publish"})
    assert visitor.get("/adresar/stare-jmeno/").headers["Location"] == "/adresar/nove-jmeno/"
    html = visitor.get("/adresar/nove-jmeno/").content.decode()
    for value in (
        "Nové jméno",
        "Přepracované shrnutí",
        "Nový popis",
        "Nový Kontakt",
        "novy.example",
    ):
        assert value in html
    assert "Jana Veřejná" not in html
    for path in ("/adresar/?misto=liberec", "/adresar/?tema=zvirata", "/hledat/?q=přepracované"):
        assert "Nové jméno" in visitor.get(path).content.decode(), path
    assert "Nové jméno" not in visitor.get("/adresar/?misto=turnov").content.decode()


def test_a_change_in_moderation_is_public_only_after_approval(live, visitor):
    moderator = Visitor()
    moderator.force_login(make_user("moderator"))
    draft = live.get_latest_revision_as_object()
    draft.get_workflow().start(draft, None)
    assert "Původní shrnutí" in visitor.get("/adresar/stare-jmeno/").content.decode()
    approve(moderator, live)
    assert "Přepracované shrnutí" in visitor.get("/adresar/nove-jmeno/").content.decode()
