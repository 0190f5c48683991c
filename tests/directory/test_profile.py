"""A profile shows what may be shown, at one address, and nothing that is not public."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_story,
    place,
    topic,
)
from tests.support.moderation import edit_url, press
from tests.support.web import soup, text_of
from volunteering.core.models import Region
from volunteering.directory.enums import RESERVED_SLUGS
from volunteering.directory.models import (
    FormerSlug,
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
)

pytestmark = pytest.mark.django_db
DOORS = (
    "/",
    "/adresar/",
    "/adresar/?misto=turnov",
    "/adresar/?q=ruka",
    "/hledat/?q=ruka",
    "/sitemap.xml",
)


def published(organization: Organization, **changes) -> Organization:
    """Publish the listing with some fields changed; return it as it is then."""
    draft = Organization.objects.get(pk=organization.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return Organization.objects.get(pk=organization.pk)


def test_a_profile_shows_everything_that_is_public(client):
    organization = make_organization(
        name="Pomocná ruka", slug="ruka", alternate_name="Ruka", ico="70891508", legal_form="association",
        street="Skálova 12", postal_code="51101", description="První.\n\nDruhý.", opening_hours="Po–Čt 8–16",
        accreditation_until=timezone.localdate() + timedelta(days=30), is_sending=True,
        topics=("seniori", "zdravi"), areas=("turnov", "semily"),
    )  # fmt: skip
    organization.links.set([OrganizationLink(kind="website", url="https://www.ruka.example/uvod")])
    organization.photos.set([OrganizationPhoto(image=make_image(alt="Zahrada domova"))])
    published(organization, links=organization.links.all(), photos=organization.photos.all())
    response = client.get("/adresar/ruka/")
    text = text_of(response)
    for value in ("Pomocná ruka", "Ruka", "70891508", "Skálova 12, 511", "První.", "Druhý.", "Po–Čt 8–16",
                  "Jana Veřejná", "verejna@organizace.example", "Senioři", "Semily"):  # fmt: skip
        assert value in text.replace("\xa0", " "), value
    page = soup(response)
    assert page.select_one('a[href="https://www.ruka.example/uvod"]')["rel"] == [
        "noopener",
        "nofollow",
        "ugc",
    ]
    assert page.select_one('img[alt="Zahrada domova"]')
    assert page.select_one(".badge--blue")


def test_a_private_contact_is_nowhere(client):
    organization = make_organization("Pomocná ruka", slug="ruka")
    contact = OrganizationContact(
        name="Karel Tajný",
        role="předseda",
        email="tajny@soukromy.example",
        phone="777000222",
        is_public=False,
    )
    published(organization, contacts=[contact])
    for door in (
        "/adresar/ruka/",
        *DOORS,
        "/hledat/?q=Tajný",
        "/adresar/?q=tajny@soukromy.example",
    ):
        html = client.get(door).content.decode()
        for value in ("Karel Tajný", "předseda", "soukromy.example<", "777000222", "777 000 222"):
            assert value not in html, (door, value)


def test_a_hidden_address_shows_only_the_municipality(client):
    make_organization(
        "Pomocná ruka", slug="ruka", street="Tajná 7", postal_code="51199", hide_address=True
    )
    for door in ("/adresar/ruka/", *DOORS, "/hledat/?q=Tajná", "/adresar/?q=51199"):
        html = client.get(door).content.decode()
        assert "Tajná 7" not in html, door
        assert "511 99" not in html.replace("\xa0", " "), door
    assert "Turnov" in text_of(client.get("/adresar/ruka/"))
    assert not soup(client.get("/adresar/?q=51199")).select(".org-card")


def test_an_accreditation_that_has_ended_is_not_shown(client):
    make_organization(slug="ruka", accreditation_until=timezone.localdate() - timedelta(days=1))
    assert not soup(client.get("/adresar/ruka/")).select(".badge--blue")


def test_every_former_address_leads_to_the_present_one(client):
    organization = make_organization(slug="prvni")
    for slug in ("druha", "treti"):
        published(organization, slug=slug)
    for slug in ("prvni", "druha"):
        response = client.get(f"/adresar/{slug}/")
        assert (response.status_code, response.headers["Location"]) == (301, "/adresar/treti/")
    assert client.get("/adresar/treti/").status_code == 200


def test_an_address_that_comes_back_leads_in_no_circle(client):
    organization = make_organization(slug="prvni")
    published(organization, slug="druha")
    published(organization, slug="prvni")
    assert client.get("/adresar/prvni/").status_code == 200
    assert client.get("/adresar/druha/").headers["Location"] == "/adresar/prvni/"


def test_whoever_lives_at_an_address_now_has_precedence_over_who_lived_there(client):
    moved = make_organization("Odstěhovaná", slug="adresa")
    published(moved, slug="nova-adresa")
    make_organization("Nová tady", slug="adresa")
    assert "Nová tady" in text_of(client.get("/adresar/adresa/"))
    assert "Odstěhovaná" in text_of(client.get("/adresar/nova-adresa/"))


def test_a_former_address_of_what_is_not_public_any_more_is_a_404(client):
    organization = make_organization(slug="prvni")
    published(organization, slug="druha").unpublish()
    assert client.get("/adresar/prvni/").status_code == 404
    assert FormerSlug.objects.count() == 1


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_reserved_address_is_refused(slug):
    organization = make_organization(publish=False)
    organization.slug = slug
    with pytest.raises(ValidationError) as refused:
        organization.full_clean()
    assert set(refused.value.message_dict) == {"slug"}


def test_the_admin_refuses_a_reserved_or_taken_address(moderator):
    make_organization("První", slug="obsazeno")
    organization = make_organization("Druhá", slug="volno")
    for slug in ("pridat", "obsazeno"):
        page = press(moderator, organization, {"action-publish": "action-publish"}, slug=slug)
        assert page.request["PATH_INFO"] == edit_url(organization)
        organization.refresh_from_db()
        assert organization.slug == "volno"


def test_what_is_not_public_has_no_profile_and_appears_nowhere(client):
    draft = make_organization("Ruka koncept", slug="ruka-koncept", publish=False)
    withdrawn = make_organization("Ruka stažená", slug="ruka-stazena")
    withdrawn.unpublish()
    expired = make_organization("Ruka prošlá", slug="ruka-prosla")
    Organization.objects.filter(pk=expired.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    foreign = make_organization("Ruka odjinud", slug="ruka-odjinud", region=_another_region())
    for organization in (draft, withdrawn, expired, foreign):
        assert client.get(f"/adresar/{organization.slug}/").status_code == 404
    for door in DOORS:
        html = client.get(door).content.decode()
        for organization in (draft, withdrawn, expired, foreign):
            assert organization.name not in html, door
            assert organization.slug not in html, door
    page = soup(client.get("/adresar/"))
    assert not page.select(".facet__choice, .org-card")


def _another_region() -> Region:
    root = Page.objects.get(depth=1).add_child(instance=Page(title="Jinde", slug="jinde"))
    site = Site.objects.create(hostname="jinde.example", root_page=root, site_name="Jinde")
    return Region.objects.create(
        name="Jinde",
        slug="jinde",
        nuts_code="CZ099",
        site=site,
        centre_name="Jinde",
        reply_to="a@jinde.example",
    )


def test_an_expiry_in_the_future_hides_nothing(client):
    make_organization(slug="ruka", expire_at=timezone.now() + timedelta(days=1))
    assert client.get("/adresar/ruka/").status_code == 200


@pytest.mark.parametrize("slug", ["neexistuje", "a" * 500, "Ruka", "%00", "ruka%2F"])
def test_an_address_that_nobody_has_is_a_404(client, slug):
    assert client.get(f"/adresar/{slug}/").status_code == 404


def test_the_public_news_and_events_of_an_organization_stand_on_its_profile(client):
    organization = make_organization(slug="ruka")
    make_news("Veřejná novinka", organizations=[organization])
    make_story("Veřejný příběh", organizations=[organization])
    make_event("Veřejná akce", organizations=[organization])
    make_news("Tajná novinka", organizations=[organization], publish=False)
    make_event("Tajná akce", organizations=[organization], publish=False)
    make_news("Cizí novinka", organizations=[make_organization("Jiná")])
    text = text_of(client.get("/adresar/ruka/"))
    for title in ("Veřejná novinka", "Veřejný příběh", "Veřejná akce"):
        assert title in text
    for title in ("Tajná novinka", "Tajná akce", "Cizí novinka"):
        assert title not in text


def _queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_a_profile_asks_as_much_with_much_on_it_as_with_little(client):
    organization = make_organization(slug="ruka", logo=make_image())
    published(
        organization,
        photos=[OrganizationPhoto(image=make_image())],
        links=[OrganizationLink(url="https://a.example/")],
    )
    make_news("Novinka", organizations=[organization], topics=[topic("seniori")])
    make_event("Akce", organizations=[organization], topics=[topic("seniori")])
    little = _queries(client, "/adresar/ruka/")
    published(
        organization,
        areas=[
            place(slug) for slug in ("turnov", "semily", "liberec", "okres-semily", "turnovsko")
        ],
        topics=[topic(slug) for slug in ("seniori", "sport", "zdravi", "zvirata")],
        contacts=[OrganizationContact(name=f"Kontakt {number}") for number in range(5)],
        links=[OrganizationLink(url=f"https://{number}.example/") for number in range(5)],
        photos=[OrganizationPhoto(image=make_image(f"Foto {number}")) for number in range(5)],
    )
    for number in range(3):
        make_news(
            f"Novinka {number}",
            organizations=[organization],
            topics=[topic("sport"), topic("zdravi")],
        )
        make_event(
            f"Akce {number}", organizations=[organization], topics=[topic("sport"), topic("zdravi")]
        )
    assert _queries(client, "/adresar/ruka/") == little
    assert little < 45
