"""Programs: their page, their line in the list and in the search, their life cycle, and what waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.directory.test_filter import names, total
from tests.support.centre import make_image, make_organization, make_program, place, topic
from tests.support.web import soup, text_of
from volunteering.directory.enums import RESERVED_PROGRAM_SLUGS
from volunteering.directory.models import Organization, OrganizationContact, Program

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization() -> Organization:
    """Return a public organization at /adresar/pomocna-ruka/."""
    return make_organization("Pomocná ruka", slug="pomocna-ruka", street="Skálova 1")


# ---- the page ----


def test_the_page_says_all_that_a_volunteer_asks(client, organization):
    until = timezone.localdate() + timedelta(days=10)
    program = make_program(
        organization,
        "Předčítání v domově",
        summary="Čteme seniorům.",
        description="Každé úterý odpoledne.",
        website="https://cteni.example/",
        seeking_until=until,
        areas=["turnov", "semily"],
        topics=["seniori", "kultura-a-pamatky"],
        groups=["pacienti"],
    )
    page = client.get("/adresar/pomocna-ruka/predcitani-v-domove/")
    assert page.status_code == 200
    assert program.get_url() == "http://testserver/adresar/pomocna-ruka/predcitani-v-domove/" or (
        program.get_url() == "/adresar/pomocna-ruka/predcitani-v-domove/"
    )
    html = soup(page)
    assert html.select_one("h1").get_text() == "Předčítání v domově"
    assert html.select_one("[data-seeking]")
    text = text_of(page)
    for said in ("Čteme seniorům.", "Každé úterý", "cteni.example", "Turnov", "Semily", "Pacienti"):
        assert said in text, said
    for contact in ("Jana Veřejná", "verejna@organizace.example", "Skálova 1"):
        assert contact in text, contact
    links = [link["href"] for link in html.select("main a[href]")]
    assert [link for link in links if link.endswith("/adresar/pomocna-ruka/")]
    assert [link for link in links if link.endswith("?druh=programy&tema=kultura-a-pamatky")]
    assert not html.select('meta[name="robots"][content*="noindex"]')


def test_the_page_hides_what_the_profile_hides(client, organization):
    organization.hide_address = True
    organization.contacts.add(
        OrganizationContact(name="Karel Neveřejný", email="karel@soukromy.example", is_public=False)
    )
    organization.save_revision().publish()
    make_program(organization, "Čtení")
    text = text_of(client.get("/adresar/pomocna-ruka/cteni/"))
    assert "Jana Veřejná" in text
    for hidden in ("Karel", "karel@", "Skálova"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("status", "is_shown"), [("prepared", True), ("running", True), ("ended", False)]
)
def test_what_is_over_keeps_its_page_and_leaves_every_list(client, organization, status, is_shown):
    make_program(organization, "Podzimní sbírka", status=status, topics=["sport"])
    address = "/adresar/pomocna-ruka/podzimni-sbirka/"
    page = soup(client.get(address))
    assert bool(page.select('meta[name="robots"][content="noindex"]')) is not is_shown
    assert bool(page.select(".notice")) is (status != "running")
    assert bool(names(client.get("/adresar/?druh=programy"))) is is_shown
    assert bool(names(client.get("/adresar/?druh=programy&tema=sport&q=sbírka"))) is is_shown
    assert (address in client.get("/sitemap.xml").content.decode()) is is_shown
    hits = soup(client.get("/hledat/?q=podzimní")).select(".result__title a")
    assert bool(hits) is is_shown
    section = soup(client.get("/adresar/pomocna-ruka/")).select_one("#programy")
    assert bool(section.select(".org-card")) is is_shown
    assert bool(section.select("details")) is not is_shown
    assert section.select_one("a")["href"].endswith(address)


def test_only_what_is_current_can_look_for_volunteers(client, organization):
    make_program(organization, "Konec", status="ended", seeking_until=timezone.localdate())
    assert not soup(client.get("/adresar/pomocna-ruka/konec/")).select("[data-seeking]")
    assert total(client.get("/adresar/?hleda=1")) == 0
    assert not soup(client.get("/adresar/")).select("[data-seeking]")
    make_program(organization, "Běh", status="running", seeking_until=timezone.localdate())
    assert names(client.get("/adresar/?hleda=1")) == ["Pomocná ruka"]
    assert names(client.get("/adresar/?hleda=1&druh=programy")) == ["Běh"]
    assert len(soup(client.get("/adresar/")).select(".org-card [data-seeking]")) == 1
    assert soup(client.get("/adresar/pomocna-ruka/")).select(".profile__header [data-seeking]")


def test_a_former_address_of_the_organization_leads_to_its_programs_too(client, organization):
    make_program(organization, "Čtení")
    moved = Organization.objects.get().get_latest_revision_as_object()
    moved.slug = "nova-adresa"
    moved.save_revision().publish()
    response = client.get("/adresar/pomocna-ruka/cteni/")
    assert response.status_code == 301
    assert response["Location"].endswith("/adresar/nova-adresa/cteni/")
    assert client.get(response["Location"]).status_code == 200
    assert client.get("/adresar/pomocna-ruka/jiny/").status_code == 404
    Organization.objects.get().unpublish()
    assert client.get("/adresar/pomocna-ruka/cteni/").status_code == 404


def test_addresses_that_lead_nowhere_say_so(client, organization):
    make_program(organization, "Čtení")
    make_program(make_organization("Jiná", slug="jina"), "Kroužek")
    assert client.get("/adresar/pomocna-ruka/krouzek/").status_code == 404
    assert client.get("/adresar/jina/cteni/").status_code == 404
    assert client.get("/adresar/nikdo/cteni/").status_code == 404
    assert client.get("/adresar/jina/krouzek/").status_code == 200


# ---- its address ----


def test_the_address_is_made_of_the_name_and_stays(client, organization):
    first = make_program(organization, "Čtení pro každého")
    assert first.slug == "cteni-pro-kazdeho"
    second = make_program(organization, "Čtení pro každého!")
    assert second.slug == "cteni-pro-kazdeho-2"
    draft = Organization.objects.get().get_latest_revision_as_object()
    program = next(part for part in draft.programs.get_object_list() if part.pk == first.pk)
    program.name = "Úplně jinak"
    draft.save_revision().publish()
    first.refresh_from_db()
    assert (first.name, first.slug) == ("Úplně jinak", "cteni-pro-kazdeho")


@pytest.mark.parametrize("slug", sorted(RESERVED_PROGRAM_SLUGS))
def test_addresses_below_a_profile_that_mean_something_else_are_not_given(organization, slug):
    assert make_program(organization, slug).slug == f"{slug}-2"


def test_a_name_without_letters_gets_an_address_all_the_same(client, organization):
    assert make_program(organization, "✿✿✿").slug == "program"
    assert client.get("/adresar/pomocna-ruka/program/").status_code == 200


def test_two_organizations_may_have_a_program_of_the_same_name(organization):
    other = make_organization("Jiná")
    assert make_program(organization, "Čtení").slug == make_program(other, "Čtení").slug


# ---- lists ----


def test_programs_have_their_own_places_topics_and_groups(client, organization):
    make_program(organization, "Čtení", areas=["doksy"], topics=["sport"], groups=["deti"])
    for query, found in (
        ("misto=doksy", True),
        ("misto=turnov", False),
        ("tema=sport", True),
        ("tema=seniori", False),
        ("skupina=deti", True),
        ("skupina=pacienti", False),
        ("misto=ceskolipsko&tema=sport&skupina=deti&q=čtení", True),
    ):
        page = client.get(f"/adresar/?druh=programy&{query}")
        assert names(page) == (["Čtení"] if found else []), query
        assert (
            soup(page).select_one(".kind-tabs [aria-current]")["href"].startswith("?druh=programy")
        )
    assert names(client.get("/adresar/?misto=doksy")) == []


def test_a_card_names_the_organization_and_leads_to_the_page(client):
    organization = make_organization("Pomocná ruka", slug="ruka", logo=make_image())
    make_program(organization, "Čtení")
    card = soup(client.get("/adresar/?druh=programy")).select_one(".org-card")
    assert card.select_one("h2 a")["href"].endswith("/adresar/ruka/cteni/")
    assert "Pomocná ruka" in card.get_text()
    assert card.select("img")


def test_the_search_finds_a_program_by_its_words_and_by_its_organization(client, organization):
    make_program(organization, "Čtení", description="Bájná želva.")
    for words in ("čtení", "želva", "ruka"):
        page = soup(client.get("/hledat/", {"q": words, "druh": "programy"}))
        (link,) = page.select(".result__title a")
        assert link["href"].endswith("/adresar/pomocna-ruka/cteni/"), words


# ---- drafts ----


def test_a_change_that_waits_leaves_the_program_as_it_was(client, organization):
    program = make_program(organization, "Čtení", topics=["seniori"])
    draft = Organization.objects.get().get_latest_revision_as_object()
    (waiting,) = draft.programs.get_object_list()
    waiting.name, waiting.status = "Přepsané", "ended"
    waiting.areas, waiting.topics = [place("doksy")], [topic("sport")]
    draft.programs.add(Program(name="Nový v návrhu", summary="Tajný"))
    draft.save_revision()
    assert names(client.get("/adresar/?druh=programy")) == ["Čtení"]
    assert names(client.get("/adresar/?druh=programy&tema=sport")) == []
    assert client.get("/adresar/pomocna-ruka/cteni/").status_code == 200
    assert client.get("/adresar/pomocna-ruka/novy-v-navrhu/").status_code == 404
    for address in ("/adresar/pomocna-ruka/", "/hledat/?q=přepsané", "/sitemap.xml"):
        html = client.get(address).content.decode()
        assert "novy-v-navrhu" not in html
        assert "Přepsané</a>" not in html
    draft.save_revision().publish()
    program.refresh_from_db()
    assert (program.name, program.slug, program.status) == ("Přepsané", "cteni", "ended")
    assert [area.slug for area in program.areas.all()] == ["doksy"]
    assert Program.objects.count() == 2
