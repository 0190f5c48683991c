"""The static front end made of nothing but the API: read, narrowed, filled in, previewed."""

import json
import re

import pytest
import requests
from playwright.sync_api import Page, expect

PAGES = ["/", "/aktuality/", "/akce/", "/adresar/", "/pridat/", "/nahled/"]
PHONE = {"width": 375, "height": 800}


def ask(centre: str, address: str) -> dict:
    """Return an answer of the API."""
    return requests.get(f"{centre}/api/v1/{address}", timeout=30).json()


def shown(page: Page) -> int:
    """Return how many organizations are in the list."""
    return page.locator("[data-id]:visible").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_readable_for_everybody_on_a_phone(front_end, new_page, axe, scheme):
    page = new_page(viewport=PHONE, color_scheme=scheme)
    for address in PAGES:
        page.goto(front_end + address)
        expect(page.locator("h1")).to_have_count(1)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_what_the_centre_publishes_is_there_also_without_scripts(front_end, centre, new_page):
    page = new_page(java_script_enabled=False)
    for kind, index in (("news", "/aktuality/"), ("organizations", "/adresar/")):
        items = ask(centre, f"{kind}?limit=100")["items"]
        page.goto(front_end + index)
        expect(page.locator("article.card")).to_have_count(len(items))
    event = ask(centre, "events?limit=1")["items"][0]
    page.goto(f"{front_end}/")
    page.get_by_role("link", name=event["title"]).click()
    expect(page.locator("h1")).to_have_text(event["title"])
    expect(page.locator("article")).to_contain_text(event["venue"]["municipality"]["name"])
    page.goto(f"{front_end}/pridat/")
    expect(page.locator("form")).to_be_hidden()


def test_the_directory_is_narrowed_by_the_api(front_end, centre, new_page):
    page = new_page()
    page.goto(f"{front_end}/adresar/")
    every = shown(page)
    count = page.get_by_role("status")

    page.get_by_label("Oblast pomoci").select_option("seniori")
    expected = ask(centre, "organizations?topic=seniori")["paging"]["total"]
    expect(count).to_have_text(re.compile(rf"^{expected} organizac"))
    assert shown(page) == expected < every

    # The address holds the question.
    page.reload()
    expect(count).to_have_text(re.compile(rf"^{expected} organizac"))
    expect(page.get_by_label("Oblast pomoci")).to_have_value("seniori")

    page.get_by_label("Hledat").fill("qqqq")
    expect(page.get_by_text("Nic takového v adresáři není")).to_be_visible()
    page.get_by_role("button", name="Zobrazit všechny").click()
    expect(count).to_have_text(re.compile(rf"^{every} organizac"))


def fill_in(page: Page, name: str) -> None:
    """Fill in what has to be filled in."""
    for label, text in (
        ("Název organizace", name),
        ("Jednou či dvěma větami", "Chodíme číst do domova pro seniory."),
        ("Vaše jméno", "Eva Posílající"),
        ("Váš e-mail", "eva@soukroma.example"),
    ):
        page.get_by_label(label).fill(text)
    page.locator("[name='contacts.0.email']").fill("kontakt@cteni.example")
    page.locator("[name='contacts.0.is_public']").check()
    page.get_by_label("Obec, kde sídlíte").select_option(label="Turnov")
    page.locator("[name=topics][value=seniori]").check()
    page.locator("[name=areas][value=turnovsko]").check()
    page.get_by_label("Souhlasím").check()


def test_a_listing_is_sent_confirmed_and_on_the_editors_desk(
    front_end, centre, new_page, watch, axe, desk
):
    # The browser reports each refusal.
    watch.expect(r"status of (409|422)")
    taken = ask(centre, "organizations?limit=1")["items"][0]["name"]
    page = new_page(viewport=PHONE)
    page.goto(f"{front_end}/pridat/")
    send = page.get_by_role("button", name="Odeslat zápis")

    # Empty: each sentence stands beside its field.
    send.click()
    page.get_by_role("alert").get_by_role("link", name="Název organizace").click()
    name = page.get_by_label("Název organizace")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description("Toto pole je povinné.")
    expect(page.locator("[data-error='contacts.0.email']")).to_contain_text("e-mail nebo telefon")
    axe(page)

    # Like one that is there: the choice is left to people.
    fill_in(page, taken)
    send.click()
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("link", name=taken)).to_be_visible()
    axe(page)
    name.fill("Čtení za branou")
    with page.expect_request("**/forms/listings") as sent:
        alert.get_by_role("button", name="Je to jiná organizace").click()
    expect(page.get_by_role("heading", name="Děkujeme")).to_be_visible()
    assert sent.value.headers["idempotency-key"]
    assert json.loads(sent.value.post_data)["proof"]

    # The mail is in the box of the demo centre; its link confirms the listing.
    page.goto(f"{centre}/posta/")
    mail = page.locator("article").first
    expect(mail).to_contain_text("eva@soukroma.example")
    mail.locator("a[href*='/odkaz/potvrdit/']").first.click()
    page.locator("main form button[type=submit]").click()
    desk.goto(f"{centre}/admin/snippets/volunteering/organization/?q=Čtení")
    expect(desk.get_by_role("link", name="Čtení za branou").first).to_be_visible()


def test_what_is_not_saved_is_seen_in_the_front_end_and_nowhere_else(front_end, centre, desk):
    desk.goto(f"{centre}/admin/settings/volunteering/frontend/")
    desk.locator("[name=preview_url]").fill(f"{front_end}/nahled/")
    desk.locator("footer button[type=submit]").click()
    expect(desk.locator(".messages .success")).to_be_visible()
    for kind, found_at, field, public in (
        ("news", "/admin/pages/search/", "title", "title"),
        ("organizations", "/admin/snippets/volunteering/organization/", "name", "name"),
    ):
        item = ask(centre, f"{kind}?limit=1")["items"][0]
        desk.goto(f"{centre}{found_at}?q={item[public]}")
        desk.locator("main").get_by_role("link", name=item[public], exact=False).first.click()
        changed = f"{item[public]} – rozepsáno"
        desk.locator(f"#id_{field}").fill(changed)
        desk.locator("[data-side-panel-toggle=preview]").click()
        frame = desk.frame_locator("#w-preview-iframe")
        expect(frame.get_by_role("status")).to_contain_text("Náhled")
        expect(frame.locator("h1")).to_have_text(changed)
        with desk.context.expect_page() as opened:
            desk.locator("[data-w-preview-target=newTab]").click()
        tab = opened.value
        expect(tab.locator("h1")).to_have_text(changed)
        assert tab.url.startswith(f"{front_end}/nahled/?token=")
        tab.close()
        # Else it would be open on the next screen.
        desk.locator("[data-side-panel-toggle=preview]").click()
        assert ask(centre, f"{kind}/{item['id']}")[public] == item[public]
        # The screen asks before it lets go of what is not saved.
        desk.once("dialog", lambda dialog: dialog.accept())
        desk.goto(f"{centre}/admin/")
