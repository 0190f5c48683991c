"""The map's page without its map: the list that says everything, and where each point stands."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.centre import make_organization, place, topic
from tests.support.moderation import EDIT_FORM, edit_url
from tests.support.web import form_of, soup, values_of
from volunteering.core.changes import note_change
from volunteering.core.collation import sort_key
from volunteering.core.models import Region
from volunteering.directory.listing.index import DIRECTORY
from volunteering.directory.mapping.page import MOST_POINTS
from volunteering.directory.models import Organization, Program
from volunteering.offices.models import Office

pytestmark = pytest.mark.django_db

MAP = "/adresar/mapa/"


def groups(visitor, query: str = "") -> dict[str, list[str]]:
    """Return the names in the list, by heading."""
    page = soup(visitor.get(f"{MAP}{query}"))
    return {
        section.select_one("h2").get_text(): [link.get_text() for link in section.select("a")]
        for section in page.select(".map-list__group")
    }


def item(visitor, name: str, query: str = ""):
    """Return the line of the list with this name."""
    page = soup(visitor.get(f"{MAP}{query}"))
    return next(line for line in page.select(".map-list li") if line.a.get_text() == name)


def position(place) -> str:
    return f"{place.latitude},{place.longitude}"


def make_office(**fields) -> Office:
    office = {"name": "Kancelář", "slug": "kancelar", "street": "Ulice 1", "postal_code": "46001"}
    return Office.objects.create(
        **office | {"region": Region.objects.get(), "place": place("liberec")} | fields
    )


def test_organizations_stand_by_municipality_in_czech_order_and_offices_below(visitor):
    make_organization("Čáp", seat=place("turnov"))
    make_organization("Cech", seat=place("turnov"))
    make_organization("Ještěrka", seat=place("ceska-lipa"))
    make_organization("Rozepsaná", seat=place("turnov"), publish=False)
    make_office()
    found = groups(visitor)
    *municipalities, offices = found.items()
    assert municipalities == [("Česká Lípa", ["Ještěrka"]), ("Turnov", ["Cech", "Čáp"])]
    assert offices[1] == ["Kancelář"]


def test_links_lead_to_profiles_and_offices(visitor):
    organization = make_organization("Ruka")
    make_office(slug="turnov")
    assert item(visitor, "Ruka").a["href"] == organization.get_url()
    assert item(visitor, "Kancelář").a["href"].endswith("/#turnov")


def test_a_listing_stands_where_its_coordinates_say(visitor):
    make_organization("Ruka", latitude="50.58700", longitude="15.15600", street="Skálova 1")
    line = item(visitor, "Ruka")
    assert line["data-position"] == "50.58700,15.15600"
    assert "Skálova 1" in line.get_text()


def test_without_coordinates_the_municipality_stands_for_it(visitor):
    make_organization("Ruka", seat=place("semily"), street="Husova 1")
    make_organization("Půlka", seat=place("semily"), latitude="50.60000")
    make_office(place=place("semily"))
    for name in ("Ruka", "Půlka", "Kancelář"):
        assert item(visitor, name)["data-position"] == position(place("semily"))


def test_a_hidden_address_shows_only_the_municipality(visitor):
    make_organization(
        "Útočiště",
        hide_address=True,
        street="Tajná 7",
        postal_code="51101",
        latitude="50.12345",
        longitude="15.54321",
    )
    html = visitor.get(MAP).content.decode()
    assert not [word for word in ("Tajná", "511 01", "50.12345", "15.54321") if word in html]
    line = item(visitor, "Útočiště")
    assert line["data-position"] == position(place("turnov"))
    # The address that may be shown, and a sentence that there is no more of it.
    address, note = line.select("span")
    assert address.get_text() == "Turnov"
    assert note.get_text()


def test_a_place_without_coordinates_is_only_in_the_list(visitor):
    seat = place("turnov")
    type(seat).objects.filter(pk=seat.pk).update(latitude=None)
    make_organization("Ruka", seat=seat)
    assert not item(visitor, "Ruka").has_attr("data-position")


def test_the_filter_of_the_list_holds_for_the_map(visitor):
    make_organization("Senior", topics=["seniori"], areas=["turnov"])
    make_organization("Zvíře", topics=["zvirata"], areas=["liberec"], seat=place("liberec"))
    make_office(place=place("turnov"))
    for query, names in (
        ("?tema=seniori", {"Senior", "Kancelář"}),
        ("?misto=turnovsko", {"Senior", "Kancelář"}),
        ("?misto=okres-liberec", {"Zvíře"}),
        ("?q=Zvíře", {"Zvíře", "Kancelář"}),
        ("?misto=atlantida&tema=%00&q=%27", {"Senior", "Zvíře", "Kancelář"}),
    ):
        found = {name for names in groups(visitor, query).values() for name in names}
        if "q=%27" not in query:
            assert found == names, query


def test_programs_bring_the_organizations_that_run_them(visitor):
    make_organization("Bez programu")
    organization = make_organization("S programem")
    program = Program(name="Návštěvy", slug="navstevy", summary="U lůžka.")
    program.topics, program.areas = [topic("seniori")], [place("turnov")]
    organization.programs = [program]
    organization.save_revision().publish()
    assert groups(visitor, "?druh=programy&tema=seniori") == {"Turnov": ["S programem"]}
    assert not groups(visitor, "?druh=programy&tema=sport")


def test_the_list_and_the_map_lead_to_each_other_with_the_same_filter(visitor):
    make_organization("Ruka", topics=["seniori"], areas=["turnov"])
    query = "misto=turnovsko&tema=seniori"
    listing = soup(visitor.get(f"/adresar/?{query}"))
    assert listing.select(f'a[href$="mapa/?{query}"]')
    assert soup(visitor.get(f"{MAP}?{query}")).select(f'.page-head a[href$="/adresar/?{query}"]')


def test_too_many_are_summed_up_by_municipality(visitor, region):
    seats = {"turnov": MOST_POINTS - 1, "semily": 2}
    Organization.objects.bulk_create(
        Organization(
            region=region,
            uuid=uuid4(),
            name=f"{seat} {number}",
            sort_key=sort_key(f"{seat} {number}"),
            slug=f"{seat}-{number}",
            summary="Krátce.",
            seat=place(seat),
            live=True,
        )
        for seat, count in seats.items()
        for number in range(count)
    )
    note_change(DIRECTORY)
    ((_heading, names),) = groups(visitor).items()
    assert names == ["Semily", "Turnov"]
    line = item(visitor, "Turnov")
    assert str(MOST_POINTS - 1) in line.get_text()
    assert line.a["href"].endswith("/adresar/?misto=turnov")
    assert line["data-position"] == position(place("turnov"))
    Organization.objects.filter(slug="semily-0").update(live=False)
    note_change(DIRECTORY)
    assert len(groups(visitor)["Turnov"]) == MOST_POINTS - 1


def test_the_page_costs_the_same_however_many_stand_on_it(visitor):
    def queries() -> int:
        visitor.get(MAP)
        with CaptureQueriesContext(connection) as captured:
            visitor.get(MAP)
        return len(captured)

    make_organization("První")
    make_office()
    before = queries()
    for number in range(12):
        make_organization(f"Další {number}", seat=place("semily"))
        make_office(slug=f"dalsi-{number}")
    assert queries() == before


def test_an_empty_directory_has_a_sentence_and_no_map(visitor):
    page = soup(visitor.get(MAP))
    assert not page.select("[data-map], .map-list")
    assert page.select(".lead")


def test_where_the_background_comes_from_is_a_setting(visitor, settings):
    make_organization("Ruka")
    settings.VOLUNTEERING_MAP_TILES = {
        "url": "https://{s}.dlazdice.example/{z}/{x}/{y}.png",
        "attribution": 'Mapa <a href="https://dlazdice.example/">Dlaždice</a>',
        "max_zoom": 17,
    }
    page = soup(visitor.get(MAP))
    box = page.select_one("[data-map]")
    assert box["data-tiles"] == settings.VOLUNTEERING_MAP_TILES["url"]
    assert box["data-attribution"] == settings.VOLUNTEERING_MAP_TILES["attribution"]
    assert box["data-max-zoom"] == "17"
    assert "dlazdice.example" in page.select_one(".map__offer").get_text()
    # The page itself names the host only for the script: nothing that a browser would fetch.
    assert not page.select('[src*="dlazdice"], link[href*="dlazdice"]')
    settings.VOLUNTEERING_MAP_TILES = None
    box = soup(visitor.get(MAP)).select_one("[data-map]")
    assert not box.has_attr("data-tiles")
    assert not box.select(".map__offer p")


def test_the_policy_allows_pictures_from_where_the_background_comes(visitor, settings):
    from urllib.parse import urlsplit

    policy = visitor.get(MAP).headers["Content-Security-Policy"]
    (pictures,) = [part for part in policy.split(";") if part.strip().startswith("img-src")]
    tiles = urlsplit(settings.VOLUNTEERING_MAP_TILES["url"])
    assert pictures.split() == ["img-src", "'self'", f"{tiles.scheme}://{tiles.netloc}"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("50.7671N, 15.0562E", "", ("50.76710", "15.05620")),
        ("50.7671234, 15.0562", "", ("50.76712", "15.05620")),
        ("50,7671 15,0562", "1", ("50.76710", "15.05620")),
        ("50.7671", "15.0562", ("50.7671", "15.0562")),
        ("", "", ("None", "None")),
    ],
)
def test_editors_paste_coordinates_as_maps_give_them(editor, latitude, longitude, expected):
    organization = make_organization("Ruka", latitude="1.00000", longitude="2.00000")
    values = values_of(form_of(editor.get(edit_url(organization)), EDIT_FORM))
    editor.post(edit_url(organization), values | {"latitude": latitude, "longitude": longitude})
    organization.refresh_from_db()
    draft = organization.get_latest_revision_as_object()
    assert (str(draft.latitude), str(draft.longitude)) == expected
    assert draft.latest_revision_id != organization.live_revision_id


def test_coordinates_that_are_none_are_refused(editor):
    organization = make_organization("Ruka")
    values = values_of(form_of(editor.get(edit_url(organization)), EDIT_FORM))
    editor.post(edit_url(organization), values | {"latitude": "u kostela"})
    organization.refresh_from_db()
    assert organization.latest_revision_id == organization.live_revision_id
