"""Suggestions below the search fields: by keys, by pointer, in both themes, on a slow or broken network, without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.steps import unfold
from tests.support.centre import make_event, make_news, make_organization

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 320, "height": 640}
ADDRESS = "**/napoveda/*"


@pytest.fixture
def hedgehogs():
    """Publish what the readers of these tests look for."""
    make_news("Ježci v zahradě")
    make_event("Ježkův den")
    make_organization("Ježčí stanice", areas=["turnov"], topics=["zvirata"])
    make_organization("Turnovští sousedé", areas=["turnov"], topics=["seniori"])


def type_into(page: Page, field: str, text: str) -> tuple[Locator, Locator]:
    """Type letter by letter; return the field and the options that are seen."""
    found = page.locator(field)
    found.press_sequentially(text)
    return found, page.locator(f"{field} + [role=listbox]").get_by_role("option")


def expect_chosen(field: Locator, option: Locator) -> None:
    """Expect that both the field and the option say what is chosen."""
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    expect(field).to_be_focused()


def expect_closed(field: Locator, options: Locator) -> None:
    expect(options.filter(visible=True)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")


def test_keys_choose_and_enter_opens(live, page, hedgehogs):
    page.goto(live)
    field, options = type_into(page, "#header-search", "jež")
    expect(options).to_have_count(5)
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Návrhy")).to_have_id(
        field.get_attribute("aria-controls")
    )
    expect(page.locator("#header-search ~ [role=status]")).to_have_text("5 návrhů")
    expect(page.get_by_role("group", name="Hledat").get_by_role("option")).to_have_count(2)

    # Nothing is chosen until somebody chooses; the field itself lies between the last and the first one.
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    for number in (0, 1):
        field.press("ArrowDown")
        expect_chosen(field, options.nth(number))
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    field.press("ArrowUp")
    expect_chosen(field, options.last)

    # Escape closes, then clears; an arrow opens again.
    field.press("Escape")
    expect_closed(field, options)
    expect(field).to_have_value("jež")
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("Escape")
    field.press("Escape")
    expect(field).to_have_value("")

    field, options = type_into(page, "#header-search", "ježkův d")
    thing = page.get_by_role("group", name="Přímo na").get_by_role("option")
    expect(thing).to_have_count(1)
    field.press("ArrowUp")
    expect_chosen(field, thing)
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Ježkův den")


def test_a_chosen_question_is_asked_and_enter_alone_asks_what_was_typed(live, page, hedgehogs):
    page.goto(live)
    field, options = type_into(page, "#header-search", "zah")
    expect(options.first).to_have_text(re.compile("^zahradě"))
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/hledat/?q=zahrad%C4%9B")
    expect(page.locator(".result__title")).to_have_text(["Ježci v zahradě"])

    field, options = type_into(page, "#header-search", "turnovšt")
    expect(options.first).to_be_visible()
    field.press("Enter")
    page.wait_for_url("**/hledat/?q=turnov%C5%A1t")


def test_tab_and_pointer_leave_the_list(live, page, hedgehogs):
    page.goto(live)
    field, options = type_into(page, "#header-search", "jež")
    expect(options.first).to_be_visible()
    field.press("Tab")
    expect_closed(field, options)

    field.focus()
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    options.filter(has_text="Ježčí stanice").click()
    expect(page.locator("h1")).to_have_text("Ježčí stanice")
    page.go_back()
    expect_closed(page.locator("#header-search"), options)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_list_is_accessible_and_fits(live, new_page, axe, hedgehogs, scheme):
    page = new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900}, has_touch=True)
    page.goto(live)
    field, options = type_into(page, "#header-search", "jež")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    axe(page)

    page.set_viewport_size(PHONE)
    page.goto(live)
    page.locator("details.menu > summary").click()
    before = page.locator(".menu__list").bounding_box()
    field, options = type_into(page, "#menu-search", "jež")
    expect(options.first).to_be_visible()
    expect(options.first).to_be_in_viewport(ratio=1)
    # It lies over the page: nothing has moved, nothing sticks out.
    assert page.locator(".menu__list").bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    axe(page)
    # Escape belongs to the list, not to the menu around it.
    field.press("Escape")
    expect_closed(field, options)
    expect(page.locator(".menu__list")).to_be_visible()
    field.press("ArrowDown")
    options.filter(has_text="Ježci v zahradě").tap()
    expect(page.locator("h1")).to_have_text("Ježci v zahradě")


def test_forced_colours_show_what_is_chosen(live, new_page, hedgehogs):
    page = new_page(forced_colors="active")
    page.goto(live)
    field, options = type_into(page, "#header-search", "jež")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    background = "option => getComputedStyle(option).backgroundColor"
    assert options.nth(0).evaluate(background) != options.nth(1).evaluate(background)


def test_an_answer_to_older_letters_never_shows(live, page, hedgehogs):
    """The first answer is held back until the second one has come."""
    held: list[Route] = []

    def hold_all(route: Route) -> None:
        held.append(route)

    def hold(route: Route) -> None:
        if route.request.url.endswith("q=je"):
            held.append(route)
        else:
            route.continue_()

    page.route(ADDRESS, hold)
    page.goto(live)
    with page.expect_request("**/napoveda/?q=je"):
        field, options = type_into(page, "#header-search", "je")
    field.press_sequentially("žkův")
    thing = page.get_by_role("group", name="Přímo na").get_by_role("option")
    expect(thing).to_have_text([re.compile("^Ježkův den")])
    assert len(held) == 1
    expect(page.locator("#header-search ~ [role=status]")).to_have_text(re.compile("návrh"))

    # Other letters: what answered the former ones goes before the new answer is there.
    page.unroute(ADDRESS)
    page.route("**/napoveda/?q=tur", hold_all)
    with page.expect_request("**/napoveda/?q=tur"):
        field.fill("tur")
    expect_closed(field, options)


def test_the_search_works_while_suggestions_fail(live, page, watch, hedgehogs):
    watch.expect(r"napoveda")
    page.route(ADDRESS, lambda route: route.fulfill(status=500, body="<h1>Chyba</h1>"))
    page.goto(live)
    with page.expect_response(ADDRESS):
        field, options = type_into(page, "#header-search", "jež")
    expect_closed(field, options)
    page.unroute(ADDRESS)
    page.route(ADDRESS, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        field.press_sequentially("ci")
    expect_closed(field, options)
    field.press("Enter")
    page.wait_for_url("**/hledat/?q=*")
    expect(page.locator(".result__title").first).to_be_visible()


def test_a_place_narrows_the_directory_and_keeps_the_rest(live, page, hedgehogs):
    make_organization("Liberecký útulek", areas=["liberec"], topics=["zvirata"])
    page.goto(f"{live}/adresar/?tema=zvirata")
    unfold(page.locator("#facet-place"))
    field, options = type_into(page, "#facet-place", "turnovsk")
    expect(options.first).to_have_text("Turnovsko ")
    # There is nothing else that Enter could mean here.
    field.press("Enter")
    page.wait_for_url("**/adresar/?misto=turnovsko&tema=zvirata")
    expect(page.locator(".org-card__title")).to_have_text(["Ježčí stanice"])

    # The field for words knows places too, and asks its questions with the same narrowing.
    field, options = type_into(page, "#dir-q", "liber")
    place = page.get_by_role("group", name="Místa").get_by_role("option").first
    expect(place).to_have_text(re.compile("^Liberec"))
    place.click()
    page.wait_for_url("**/adresar/?misto=liberec&tema=zvirata")
    page.goto(f"{live}/adresar/?tema=zvirata")
    field, options = type_into(page, "#dir-q", "útu")
    options.filter(has_text=re.compile("^útulek")).click()
    page.wait_for_url("**/adresar/?q=%C3%BAtulek&tema=zvirata")
    expect(page.locator(".org-card__title")).to_have_text(["Liberecký útulek"])


def test_without_javascript_the_fields_are_ordinary(live, new_page, hedgehogs):
    page = new_page(java_script_enabled=False)
    page.goto(f"{live}/adresar/")
    expect(page.locator("#facet-place")).to_be_hidden()
    page.locator("#dir-q").fill("ježčí")
    page.locator("#dir-q").press("Enter")
    expect(page.locator(".org-card__title")).to_have_text(["Ježčí stanice"])
    page.locator("#header-search").fill("zahradě")
    page.locator("#header-search").press("Enter")
    expect(page.locator(".result__title")).to_have_text(["Ježci v zahradě"])
