"""A reader finds an organization, reads, searches, and writes to the centre; with keys, a phone, without JavaScript."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.content import make_office
from tests.browser.steps import field, send_button, unfold
from tests.support.browser import with_and_without_javascript
from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_story,
    topic,
)
from volunteering.directory.models import OrganizationContact
from volunteering.pages.models import ContactMessage

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 375, "height": 800}


def cards(page: Page) -> Locator:
    """Return the names of the organizations in the list."""
    return page.locator(".org-card__title")


def choose(page: Page, name: str, value: str) -> int:
    """Follow the link of a choice of the filter, and return the number that stood beside it."""
    link = page.locator(f"a.facet__choice[href*='{name}={value}']")
    unfold(link)
    count = int(link.locator(".facet__count").inner_text())
    link.click()
    expect(page.locator(f".active-filters a.chip:not([href*='{name}='])")).to_be_visible()
    return count


@with_and_without_javascript
def test_directory_is_narrowed_by_place_and_topic(live, page):
    make_organization("Turnovští sousedé", areas=["turnov"], topics=["seniori"])
    make_organization("Turnovský útulek", areas=["turnov"], topics=["zvirata"])
    make_organization("Liberecká návštěva", areas=["liberec"], topics=["seniori"])
    make_organization("Celokrajská linka", areas=["liberecky-kraj"], topics=["seniori", "zvirata"])
    make_organization("Rozepsaný spolek", areas=["turnov"], topics=["seniori"], publish=False)
    page.goto(f"{live}/adresar/")
    expect(cards(page)).to_have_count(4)

    in_turnovsko = ["Celokrajská linka", "Turnovský útulek", "Turnovští sousedé"]
    assert choose(page, "misto", "turnovsko") == 3
    expect(cards(page)).to_have_text(in_turnovsko)
    # The number beside a topic holds for the place that is chosen.
    assert choose(page, "tema", "seniori") == 2
    both = ["Celokrajská linka", "Turnovští sousedé"]
    expect(cards(page)).to_have_text(both)

    # The address says it all: it can be loaded again and sent to somebody else.
    address = page.url
    page.reload()
    expect(cards(page)).to_have_text(both)
    page.goto("about:blank")
    page.goto(address)
    expect(cards(page)).to_have_text(both)

    page.locator(".active-filters a.chip:not([href*='tema='])").click()
    expect(cards(page)).to_have_text(in_turnovsko)
    page.locator(".active-filters__clear").click()
    expect(cards(page)).to_have_count(4)

    # Nothing fits: the ways out say how much they bring.
    page.goto(f"{live}/adresar/?misto=liberec&tema=zvirata&q=sousedé")
    expect(page.locator(".empty")).to_be_visible()
    ways = page.locator(".empty .chip-list a")
    expect(ways.first).to_be_visible()
    promised = int(ways.first.locator(".chip__count").inner_text())
    ways.first.click()
    assert promised > 0
    expect(cards(page)).to_have_count(promised)


def test_profile_shows_what_the_organization_does(live, page):
    organization = make_organization("Turnovští sousedé")
    organization.contacts = [
        OrganizationContact(name="Jana Veřejná", email="jana@sousede.example", phone="481 000 111"),
        OrganizationContact(name="Petr Skrytý", email="petr@sousede.example", is_public=False),
    ]
    organization.save_revision().publish()
    about = {"organizations": [organization]}
    news, story = make_news("Hledáme posily", **about), make_story("Lenčin příběh", **about)
    event = make_event("Den otevřených dveří", **about)
    draft = make_news("Ještě nehotové", publish=False, **about)
    page.goto(f"{live}/adresar/")
    page.locator(".org-card__title a").click()
    main = page.locator("main")
    for shown in (news, story, event):
        expect(main.locator(f"a[href$='{shown.get_url()}']")).to_be_visible()
    assert main.locator(f"a[href$='{draft.get_url()}']").count() == 0
    expect(main.locator("a[href='mailto:jana@sousede.example']")).to_be_visible()
    expect(main.locator("a[href^='tel:']")).to_be_visible()
    assert "petr@sousede.example" not in page.content()
    # And back: the article names the organization.
    main.locator(f"a[href$='{news.get_url()}']").click()
    expect(page.locator(f"main a[href$='{organization.get_url()}']")).to_be_visible()


@with_and_without_javascript
def test_search_finds_pages_and_organizations_in_one_list(live, page):
    organization = make_organization("Ježci v nouzi", areas=["liberec"], topics=["zvirata"])
    news = make_news("Ježci potřebují listí")
    event = make_event("Přednáška: ježci v zahradě")
    make_news("Ježci v rozepsaném článku", publish=False)
    make_news("O něčem jiném")
    page.goto(live)
    page.locator("#header-search").fill("ježci")
    page.locator("#header-search").press("Enter")
    page.wait_for_url("**/hledat/?q=*")
    results = page.locator(".result__title a")
    paths = {urlsplit(link.get_attribute("href")).path for link in results.all()}
    public = {urlsplit(item.get_url()).path for item in (organization, news, event)}
    assert paths == public

    # A tab shows one kind, as many as it says.
    tab = page.locator(".kind-tabs a[href*='druh=akce']")
    assert tab.locator(".chip__count").inner_text() == "1"
    tab.click()
    expect(page.locator(".kind-tabs a[href*='druh=akce'][aria-current]")).to_be_visible()
    expect(results).to_have_text([event.title])
    results.click()
    expect(page.locator("h1")).to_have_text(event.title)

    page.goto(f"{live}/hledat/?q=hrochýtka")
    expect(page.locator(".empty")).to_be_visible()
    page.locator(".empty a[href$='/adresar/']").click()
    expect(cards(page)).to_have_text([organization.name])


def test_front_page_is_the_crossroads(live, page):
    make_organization("První")
    make_organization("Druhá")
    posts = [make_news("Starší zpráva"), make_story("Příběh"), make_news("Nejnovější zpráva")]
    event = make_event("Beseda")
    make_office()
    page.clock.install()
    page.goto(live)
    shown = page.locator("section[aria-labelledby=novinky] .card__title").all_text_contents()
    assert shown == [post.title for post in reversed(posts)]
    expect(
        page.locator(f"section[aria-labelledby=akce] a[href$='{event.get_url()}']")
    ).to_be_visible()
    expect(page.locator(".doorway__number")).to_have_text("2")
    office = page.locator("section[aria-labelledby=kancelare] .office")
    assert office.locator("table.hours tbody tr").count() == 5
    # Whether it is open changes by itself when its time comes, also in a tab that slept.
    label = office.locator(".open-state")
    now, then = label.inner_text(), label.get_attribute("data-then")
    assert now
    assert then
    assert now != then
    page.clock.fast_forward(14 * 24 * 3600 * 1000)
    expect(label).to_have_text(then)

    make_organization("Třetí")
    page.reload()
    expect(page.locator(".doorway__number")).to_have_text("3")
    page.locator("#doorway-words").fill("Třetí")
    page.locator("#doorway-words").press("Enter")
    page.wait_for_url("**/adresar/?q=*")
    expect(cards(page)).to_have_text(["Třetí"])

    page.goto(live)
    for entrance, path in (("help", "chci-pomahat"), ("need", "potrebujeme-pomoc")):
        page.locator(f"a.entrance--{entrance}").click()
        page.wait_for_url(f"{live}/{path}/")
        page.go_back()


@with_and_without_javascript
def test_keyboard_reaches_content_and_the_menu_of_a_phone(live, page, scripted):
    page.set_viewport_size(PHONE)
    page.goto(live)
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)

    menu, toggle = page.locator("details.menu"), page.locator("details.menu > summary")
    link = menu.locator("a[href$='/adresar/']")
    expect(link).to_be_hidden()
    toggle.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(link).to_be_hidden()
    if scripted:
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(toggle).to_be_focused()
        toggle.click()
        expect(link).to_be_visible()
        page.locator("footer").click(position={"x": 5, "y": 5})
        expect(link).to_be_hidden()
    toggle.click()
    link.click()
    page.wait_for_url(f"{live}/adresar/")


@with_and_without_javascript
def test_filter_of_an_index_page(live, page, scripted):
    make_news("O seniorech", topics=[topic("seniori")])
    make_news("O zvířatech", topics=[topic("zvirata")])
    page.goto(f"{live}/aktuality/")
    page.locator("#filter-topic").select_option("zvirata")
    if not scripted:
        page.locator("[data-auto-submit-button] button").click()
    page.wait_for_url("**/aktuality/?*tema=zvirata*")
    expect(page.locator(".card__title")).to_have_text(["O zvířatech"])
    page.locator(".active-filters a.chip").click()
    expect(page.locator(".card__title")).to_have_count(2)


@with_and_without_javascript
def test_message_reaches_the_centre(live, page, mailoutbox):
    page.goto(f"{live}/chci-pomahat/")
    texts = {
        "name": "Marek",
        "email": "marek@posta.example",
        "text": "Mám volné úterky.\nKde začít?",
    }
    for name, text in texts.items():
        field(page, name).fill(text)
    send_button(page).click()
    page.wait_for_url("**/chci-pomahat/?odeslano=1*")
    expect(page.locator(".notice--success")).to_be_in_viewport()
    message = ContactMessage.objects.get()
    assert {name: getattr(message, name) for name in texts} == texts
    [mail] = mailoutbox
    assert mail.to == ["odpovedi@centrum.example"]
    assert "Marek" not in mail.body
    assert "úterky" not in mail.body
