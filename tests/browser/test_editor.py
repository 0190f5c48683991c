"""An editor writes in the admin, previews, publishes or schedules, and sees it on the web."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.steps import sign_in_to_admin
from tests.support.centre import make_user, place, topic
from tests.support.pictures import picture
from volunteering.events.pages import EventIndexPage, EventPage
from volunteering.posts.pages import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db(transaction=True)

DESK = {"width": 1280, "height": 1000}


def begin(page: Page, live: str, index, kind: str) -> None:
    """Open the screen of a new page below an index page."""
    page.goto(f"{live}/admin/pages/add/volunteering/{kind}/{index.pk}/")


def upload_lead_image(page: Page, alt: str) -> None:
    """Upload a picture through the chooser; first without its alternative text, which is refused in a sentence."""
    page.locator("#id_lead_image-chooser .unchosen button").click()
    modal = page.locator(".modal")
    modal.locator("#tab-label-upload").click()
    modal.locator("[name=image-chooser-upload-file]").set_input_files(
        {"name": "rybnik.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(640, 420))}
    )
    modal.locator("[name=image-chooser-upload-title]").fill("Rybník")
    modal.locator("#tab-upload [type=submit]").click()
    expect(modal.locator("[data-contentpath=description] .error-message")).to_be_visible()
    modal.locator("[name=image-chooser-upload-description]").fill(alt)
    modal.locator("#tab-upload [type=submit]").click()
    expect(modal).to_be_hidden()
    expect(page.locator("#id_lead_image-chooser .chosen img")).to_be_visible()


def write_body(page: Page, text: str) -> None:
    """Put a block of text into the body."""
    body = page.locator("[data-contentpath=body]")
    body.locator("button.c-sf-add-button").first.click()
    page.locator("[role=option]").first.click()
    body.locator("[contenteditable=true]").click()
    page.keyboard.type(text)
    expect(body.locator("[contenteditable=true]")).to_contain_text(text)


def choose_place(page: Page, words: str, chosen) -> None:
    """Narrow the long list of places by its field, and tick the one that is left."""
    box = page.locator("[data-filtered-checkboxes]").filter(has=page.locator("[name=places]"))
    everything = box.locator("label:visible").count()
    box.locator(".filtered-checkboxes__field").fill(words)
    expect(box.locator("label:visible")).to_have_count(1)
    assert everything > 20
    box.locator(f"[name=places][value='{chosen.pk}']").check()


def publish(page: Page, index) -> None:
    page.locator("footer .w-dropdown__toggle").first.click()
    page.locator("footer [name=action-publish]").click()
    page.wait_for_url(f"**/admin/pages/{index.pk}/")


def posts_of_this_month(page: Page, live: str) -> list[int]:
    """Return the numbers of the promise on the admin home: published, scheduled if any, missing."""
    page.goto(f"{live}/admin/")
    strong = page.locator("#promise-content strong").all_text_contents()
    return [int(text.split()[0]) for text in strong]


def test_news_goes_through_preview_to_the_web(live, new_page):
    desk, reader = new_page(viewport=DESK), new_page()
    sign_in_to_admin(desk, live, make_user("editor"))
    assert posts_of_this_month(desk, live) == [0]
    index = NewsIndexPage.objects.get()
    begin(desk, live, index, "newspage")
    desk.locator("#id_title").fill("Úklid břehů Malého rybníka")
    desk.locator("#id_lead").fill("V sobotu uklízíme břehy; stačí přijít.")
    upload_lead_image(desk, "Dobrovolníci sbírají odpadky na břehu rybníka")
    write_body(desk, "Sejdeme se u hráze v devět hodin s holínkami.")
    desk.locator(f"[name=topics][value='{topic('zivotni-prostredi').pk}']").check()
    choose_place(desk, "turnovsko", place("turnovsko"))
    desk.locator("[data-contentpath=tags] .tagit-new input").fill("podzim")
    desk.keyboard.press("Enter")

    # Wagtail saves by itself and moves on to the page's own address; a preview of the old one would be empty.
    desk.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    # The panel beside the form, and the preview in a tab of its own.
    desk.locator("[data-side-panel-toggle=preview]").click()
    frame = desk.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_have_text("Úklid břehů Malého rybníka")
    expect(frame.locator("main")).to_contain_text("u hráze v devět hodin")
    with desk.context.expect_page() as opened:
        desk.locator("[data-w-preview-target=newTab]").click()
    expect(opened.value.locator("h1")).to_have_text("Úklid břehů Malého rybníka")
    expect(opened.value.locator(".lead-picture img")).to_be_visible()
    opened.value.close()
    desk.locator("[data-side-panel-toggle=preview]").click()
    reader.goto(f"{live}/aktuality/")
    assert "Malého rybníka" not in reader.content()

    publish(desk, index)
    news = NewsPage.objects.get()
    reader.goto(f"{live}/aktuality/?misto=turnovsko&tema=zivotni-prostredi")
    reader.locator(".card__title a").click()
    expect(reader.locator("h1")).to_have_text("Úklid břehů Malého rybníka")
    expect(reader.locator("main")).to_contain_text("Sejdeme se u hráze v devět hodin s holínkami.")
    expect(reader.locator(".article__footer")).to_contain_text("podzim")
    expect(reader.locator(".lead-picture img")).to_have_attribute(
        "alt", "Dobrovolníci sbírají odpadky na břehu rybníka"
    )
    assert (
        reader.locator(".lead-picture img").evaluate(
            "(image) => image.decode().then(() => image.naturalWidth)"
        )
        > 0
    )
    address = reader.url
    assert address == news.full_url
    feed = reader.request.get(f"{live}/kanaly/aktuality.rss").text()
    assert f"<link>{address}</link>" in feed
    assert "u hráze v devět hodin" in feed
    assert f"<loc>{address}</loc>" in reader.request.get(f"{live}/sitemap.xml").text()
    reader.goto(f"{live}/hledat/?q=holínkami")
    assert [link.get_attribute("href") for link in reader.locator(".result__title a").all()] == [
        news.get_url()
    ]
    assert posts_of_this_month(desk, live) == [1]


def test_scheduled_news_waits_for_its_time(live, new_page, watch, monkeypatch):
    watch.expect(r"status of 404")
    desk, reader = new_page(viewport=DESK), new_page()
    sign_in_to_admin(desk, live, make_user("editor"))
    index = NewsIndexPage.objects.get()
    begin(desk, live, index, "newspage")
    desk.locator("#id_title").fill("Zpráva na později")
    desk.locator("#id_lead").fill("Vyjde až ve svůj čas.")
    due = timezone.localtime() + timedelta(minutes=20)
    desk.locator("[data-side-panel-toggle=status]").click()
    desk.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").click()
    dialog = desk.locator("#schedule-publishing-dialog")
    dialog.locator("#id_go_live_at").fill(f"{due:%Y-%m-%d %H:%M}")
    # By keyboard: the little calendar of the field lies over the button.
    dialog.locator("button.action-save").press("Enter")
    desk.wait_for_url("**/edit/")
    publish(desk, index)

    news = NewsPage.objects.get()
    assert not news.live
    assert timezone.localtime(news.go_live_at).strftime("%H:%M") == f"{due:%H:%M}"
    path = f"{live}/aktuality/{news.slug}/"
    call_command("publish_scheduled")
    assert reader.goto(path).status == 404
    reader.goto(f"{live}/aktuality/")
    assert "Zpráva na později" not in reader.content()
    assert "Zpráva na později" not in reader.request.get(f"{live}/kanaly/vse.rss").text()
    this_month = due.month == timezone.localdate().month
    assert posts_of_this_month(desk, live) == ([0, 1] if this_month else [0])

    later = timezone.now() + timedelta(minutes=21)
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: later)
        call_command("publish_scheduled")
    assert reader.goto(path).status == 200
    expect(reader.locator("h1")).to_have_text("Zpráva na později")
    reader.goto(f"{live}/aktuality/")
    expect(reader.locator(".card__title")).to_have_text("Zpráva na později")


def test_event_keeps_the_time_of_prague(live, new_page):
    # Neither the editor's nor the reader's own zone may move it.
    desk = new_page(viewport=DESK, timezone_id="America/New_York")
    reader = new_page(timezone_id="Asia/Tokyo")
    sign_in_to_admin(desk, live, make_user("editor"))
    index = EventIndexPage.objects.get()
    year = timezone.localdate().year + 1
    begin(desk, live, index, "eventpage")
    desk.locator("#id_title").fill("Letní brigáda na zámku")
    desk.locator("#id_starts_at").fill(f"{year}-07-04 09:30")
    desk.locator("#id_starts_at").press("Tab")
    desk.locator("#id_ends_at").fill(f"{year}-07-04 17:00")
    desk.locator("#id_ends_at").press("Tab")
    desk.locator("#id_venue_name").fill("Zámecký park")
    desk.locator("#id_lead").fill("Pomůžeme s úklidem parku.")
    publish(desk, index)

    event = EventPage.objects.get()
    assert event.starts_at == datetime(year, 7, 4, 7, 30, tzinfo=UTC)
    reader.goto(f"{live}/akce/")
    reader.locator(".event-row__title a").click()
    facts = reader.locator(".facts")
    expect(facts.locator("time")).to_have_attribute("datetime", f"{year}-07-04T09:30:00+02:00")
    expect(facts).to_contain_text("9:30")
    expect(facts).to_contain_text("17:00")
    expect(facts).to_contain_text("Zámecký park")
