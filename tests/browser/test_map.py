"""A reader asks for the map: nothing is fetched from elsewhere before, and keys reach everything after."""

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Page, expect

from tests.browser.content import make_office
from tests.support.ares import NAME, FakeRegister
from tests.support.browser import sign_in
from tests.support.centre import make_organization, make_user, place
from volunteering.directory.ares.client import RegisteredSubject

pytestmark = pytest.mark.django_db(transaction=True)

ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


# For every test, so that it is there before the browser's page and goes after it: a page may still be loading.
@pytest.fixture(autouse=True)
def tiles(settings) -> Iterator[str]:
    """Serve the background of the map from an address of its own, and return its host."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(ONE_PIXEL)))
            self.end_headers()
            self.wfile.write(ONE_PIXEL)

        def log_message(self, *args):
            """Keep quiet."""

    class Server(ThreadingHTTPServer):
        # A browser asks for all tiles of a screen at once.
        request_queue_size = 64

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"
    settings.VOLUNTEERING_MAP_TILES = {
        "url": f"http://{host}/{{z}}/{{x}}/{{y}}.png",
        "attribution": '<a href="/">Zkušební dlaždice</a>',
        "max_zoom": 19,
    }
    settings.CONTENT_SECURITY_POLICY_MAP = django_settings.CONTENT_SECURITY_POLICY_DIRECTIVES | {
        "img-src": ["'self'", f"http://{host}"]
    }
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture
def centre(live) -> str:
    """Return the address of the map with two listings in one point, one in another, one hidden, and an office."""
    make_organization("Alfa", seat=place("turnov"), street="Skálova 1")
    make_organization("Beta", seat=place("turnov"))
    make_organization(
        "Gama",
        seat=place("liberec"),
        latitude="50.77000",
        longitude="15.05000",
        street="Moskevská 3",
    )
    make_organization(
        "Útočiště",
        seat=place("semily"),
        street="Tajná 7",
        hide_address=True,
        latitude="50.10000",
        longitude="14.10000",
    )
    make_office(place=place("ceska-lipa"))
    return f"{live}/adresar/mapa/"


def asked_hosts(page: Page) -> list[str]:
    """Return the hosts that the page asks, as they come."""
    hosts: list[str] = []
    page.on("request", lambda request: hosts.append(urlsplit(request.url).netloc))
    return hosts


def open_map(page: Page, address: str) -> None:
    """Open the page and ask for the map."""
    page.goto(address)
    page.locator("[data-map-button]").click()
    page.locator(".leaflet-tile-loaded").first.wait_for(state="attached")


def test_nobody_else_is_asked_before_the_reader_wants_the_map(page, centre, tiles):
    hosts = asked_hosts(page)
    page.goto(centre)
    page.wait_for_load_state("networkidle")
    site = urlsplit(centre).netloc
    assert set(hosts) == {site}
    assert page.evaluate("typeof L") == "undefined"
    expect(page.locator("[data-map-canvas]")).to_be_hidden()
    page.locator("[data-map-button]").click()
    page.locator(".leaflet-tile-loaded").first.wait_for(state="attached")
    assert set(hosts) == {site, tiles}


def test_without_javascript_the_list_says_it_all(new_page, centre, tiles):
    page = new_page(java_script_enabled=False)
    hosts = asked_hosts(page)
    page.goto(centre)
    expect(page.locator("[data-map]")).to_be_hidden()
    names = page.locator(".map-list a").all_text_contents()
    assert names[:4] == ["Gama", "Útočiště", "Alfa", "Beta"]
    assert len(names) == 5
    assert set(hosts) == {urlsplit(centre).netloc}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_keys_reach_every_marker_and_what_it_stands_for(new_page, centre, tiles, axe, scheme):
    page = new_page(color_scheme=scheme)
    open_map(page, centre)
    pins = page.locator(".map-pin")
    names = [pin.get_attribute("aria-label") for pin in pins.all()]
    # One marker for two listings in one town, in the order of the list.
    assert names[:3] == ["Gama", "Útočiště", "Alfa, Beta"]
    assert [pin.get_attribute("title") for pin in pins.all()] == names
    assert pins.nth(2).inner_text() == "2"

    expect(page.locator("[data-map-canvas]")).to_be_focused()
    for pin in pins.all():
        page.keyboard.press("Tab")
        expect(pin).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(pins.nth(2)).to_be_focused()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        popup = page.locator(".leaflet-popup")
        expect(popup.locator("li a")).to_have_text(["Alfa", "Beta"])
        expect(popup.locator("li a").first).to_be_focused()
        if key == "Enter":
            axe(page)
        page.keyboard.press("Escape")
        expect(popup).to_have_count(0)
        expect(pins.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/adresar/organizace-*/")
    expect(page.locator("h1")).to_have_text("Alfa")


def test_a_hidden_address_stands_in_the_middle_of_its_municipality(page, centre, tiles):
    open_map(page, centre)
    shown = page.locator(".map-list li", has_text="Útočiště").get_attribute("data-position")
    seat = place("semily")
    assert shown == f"{seat.latitude},{seat.longitude}"
    page.locator(".map-pin[aria-label='Útočiště']").click()
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("Semily")
    expect(popup.locator("span.muted")).to_have_count(2)
    assert "Tajná" not in page.content()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_map_fits_the_screen_and_shows_every_marker(new_page, centre, tiles, width):
    page = new_page(viewport={"width": width, "height": 800})
    open_map(page, centre)
    canvas = page.locator("[data-map-canvas]").bounding_box()
    assert canvas["x"] >= 0
    assert canvas["x"] + canvas["width"] <= width
    for pin in page.locator(".map-pin").all():
        box = pin.bounding_box()
        assert canvas["x"] <= box["x"] <= canvas["x"] + canvas["width"]
        assert canvas["y"] <= box["y"] <= canvas["y"] + canvas["height"]
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_around_are_accessible(new_page, live, centre, tiles, axe, watch, settings, scheme):
    settings.VOLUNTEERING_BUSINESS_REGISTER = NAME
    FakeRegister.reset()
    watch.expect("status of 422")
    page = new_page(color_scheme=scheme, viewport={"width": 375, "height": 800})
    page.goto(centre)
    axe(page)
    page.locator(".map-list a").first.click()
    page.locator("a[href$='/podnet/']").click()
    axe(page)
    page.locator("form[data-once] button[type=submit]").last.click()
    page.locator("#chyby").wait_for()
    axe(page)
    page.goto(f"{live}/adresar/pridat/")
    page.locator("[name=lookup]").click()
    expect(page.locator("#rejstrik")).to_be_focused()
    axe(page)


def test_enter_in_a_field_still_sends_the_form(page, live, settings, watch):
    settings.VOLUNTEERING_BUSINESS_REGISTER = NAME
    FakeRegister.reset()
    watch.expect("status of 422")
    page.goto(f"{live}/adresar/pridat/")
    page.locator("[name=name]").press("Enter")
    page.locator("#chyby").wait_for()
    assert FakeRegister.asked == []


def test_without_a_background_the_markers_stand_alone(page, centre, settings):
    settings.VOLUNTEERING_MAP_TILES = None
    hosts = asked_hosts(page)
    page.goto(centre)
    page.locator("[data-map-button]").click()
    expect(page.locator(".map-pin")).to_have_count(4)
    assert set(hosts) == {urlsplit(centre).netloc}


def test_the_admin_fills_empty_fields_from_the_register(page, live, settings):
    settings.VOLUNTEERING_BUSINESS_REGISTER = NAME
    turnov = place("turnov")
    FakeRegister.reset(
        _70891508=RegisteredSubject("Ruka, z. s.", "association", "Skálova 12", "51101", turnov)
    )
    sign_in(page, live, make_user("editor"))
    page.goto(f"{live}/admin/snippets/volunteering/organization/add/")
    page.locator("[name=name]").fill("Ruka")
    page.locator("[name=ico]").fill("70891508")
    page.locator("[data-register] button").click()
    expect(page.locator("[name=legal_form]")).to_have_value("association")
    expect(page.locator("[name=street]")).to_have_value("Skálova 12")
    expect(page.locator("[name=seat]")).to_have_value(str(turnov.pk))
    assert page.locator("#id_seat-chooser [data-chooser-title]").text_content() == "Turnov"
    expect(page.locator("[name=name]")).to_have_value("Ruka")
    expect(page.locator("[data-register] [role=status]")).not_to_be_empty()
