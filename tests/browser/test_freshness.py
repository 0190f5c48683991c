"""A year of a listing: confirmed, asked, reminded, marked, phoned; and the three answers behind the mailed links."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.browser.steps import field, sign_in_to_admin
from tests.browser.test_every_page import PHONE, STICKING_OUT
from tests.support.browser import with_and_without_javascript
from tests.support.centre import make_organization, make_user
from tests.support.clock import set_clock  # noqa: F401
from tests.support.door import HOME, STEWARD, make_steward
from volunteering.directory.enums import Confirmer
from volunteering.directory.freshness.actions import confirm_listing
from volunteering.directory.models import (
    DirectorySettings,
    DoorKey,
    FreshnessMail,
    ListingRecord,
    Organization,
    Refusal,
)

pytestmark = pytest.mark.django_db(transaction=True)

PHONE_LIST = "/admin/adresar/k-obvolani/"
CONFIRMED = date(2026, 3, 1)
NAME = "Sousedé na Turnovsku"


@pytest.fixture
def on_day(set_clock) -> Callable[[int], None]:  # noqa: F811
    """Return a function that stops the site's clock in the morning, so many days after the listing is due.

    Less than none is before it. Cookies of the browser go on by the machine's own clock, the site's sessions by this one.
    """
    interval = DirectorySettings().confirm_after_days

    def stop(days: int) -> None:
        day = CONFIRMED + timedelta(days=interval + days)
        set_clock(datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/Prague")))

    return stop


@pytest.fixture
def organization(on_day) -> Organization:
    """Return a listing with a steward, confirmed by the organization on the first day; the clock stands there."""
    intervals = DirectorySettings()
    on_day(-intervals.confirm_after_days)
    made = make_organization(NAME)
    make_steward(made)
    confirm_listing(made, Confirmer.ORGANIZATION)
    return made


def mailed_link(mail, answer: str) -> str:
    """Return the address in the yearly mail that leads to an answer."""
    [link] = re.findall(rf"https?://\S+\?odpoved={answer}\b", mail.body)
    return link


def asked(live: str, on_day, mailoutbox: list, answer: str) -> str:
    """Have the question sent; return the address of an answer."""
    on_day(-DirectorySettings().question_days_before)
    call_command("ask_freshness")
    link = mailed_link(mailoutbox.pop(), answer)
    assert link.startswith(f"{live}/odkaz/potvrzeni/")
    return link


def everything_noted() -> list:
    """Return what an answer could change."""
    models = (FreshnessMail, ListingRecord, DoorKey, Refusal)
    lives = Organization.objects.values_list("live", "latest_revision")
    return [list(lives), *(list(model.objects.order_by("pk").values()) for model in models)]


def fits(page: Page) -> None:
    """Fail when something sticks out of the page on a screen of any size."""
    for width in (1280, PHONE, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(STICKING_OUT) is None, (page.url, width)


def test_a_year_of_a_listing(live, new_page, organization, on_day, mailoutbox, axe):
    intervals = DirectorySettings()
    profile = f"{live}/adresar/{organization.slug}/"
    # The same reader comes again and again: what the browser keeps must not hide the age.
    reader = new_page()

    def mark_on_profile(kind: str) -> None:
        reader.goto(profile)
        expect(reader.locator("main .profile__confirmed")).to_have_attribute("data-freshness", kind)

    def mails_of(days: int) -> list:
        on_day(days)
        before = len(mailoutbox)
        call_command("ask_freshness")
        call_command("ask_freshness")
        return mailoutbox[before:]

    def phone_list(desk: Page):
        desk.goto(f"{live}{PHONE_LIST}")
        return desk.locator("#k-obvolani .title-wrapper")

    mark_on_profile("confirmed")
    assert mails_of(-intervals.question_days_before - 1) == []
    [question] = mails_of(-intervals.question_days_before)
    assert question.to == [STEWARD]
    assert mails_of(-intervals.reminder_days_before - 1) == []
    [reminder] = mails_of(-intervals.reminder_days_before)
    assert reminder.to == [STEWARD]
    assert mails_of(-1) == []
    mark_on_profile("confirmed")

    assert mails_of(0) == []
    mark_on_profile("overdue")
    notice = reader.locator("main .notice--warning")
    expect(notice.locator(f"a[href$='/adresar/{organization.slug}/podnet/']")).to_be_visible()
    reader.goto(f"{live}/adresar/")
    expect(reader.locator(".org-card [data-freshness=overdue]")).to_have_count(1)

    moderator = make_user("moderator")
    assert mails_of(intervals.call_days_after - 1) == []
    desk = new_page()
    sign_in_to_admin(desk, live, moderator)
    expect(phone_list(desk)).to_have_count(0)

    assert mails_of(intervals.call_days_after) == []
    desk = new_page()
    sign_in_to_admin(desk, live, moderator)
    desk.locator(f"main a[href='{PHONE_LIST}']").click()
    desk.wait_for_url(f"{live}{PHONE_LIST}")
    listed = desk.locator("#k-obvolani .title-wrapper")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text(NAME)
    expect(desk.locator(f"#k-obvolani a[href='mailto:{STEWARD}']")).to_be_visible()
    for summary in desk.locator("#k-obvolani details > summary").all():
        summary.click()
    axe(desk, context="main")

    before = everything_noted()
    steward = new_page()
    steward.goto(mailed_link(question, "plati"))
    expect(steward.locator("button[name=answer]")).to_have_count(2)
    assert everything_noted() == before
    mark_on_profile("overdue")
    expect(phone_list(desk)).to_have_count(1)

    steward.locator("button[name=answer][value=valid]").click()
    expect(steward.locator("[data-answer=valid]")).to_be_visible()
    mark_on_profile("confirmed")
    expect(notice).to_have_count(0)
    reader.goto(f"{live}/adresar/")
    expect(reader.locator(".org-card")).to_have_count(1)
    expect(reader.locator(".org-card [data-freshness=overdue]")).to_have_count(0)
    expect(phone_list(desk)).to_have_count(0)
    axe(desk, context="main")
    record = ListingRecord.objects.get(organization=organization)
    due = CONFIRMED + timedelta(days=intervals.confirm_after_days)
    assert record.confirmed_on == record.counted_from
    assert record.confirmed_on == due + timedelta(days=intervals.call_days_after)
    assert record.confirmed_by == Confirmer.ORGANIZATION
    assert mails_of(intervals.call_days_after + 1) == []


@with_and_without_javascript
def test_who_does_not_wish_to_be_listed_is_gone_at_once(
    live, page, organization, on_day, mailoutbox, watch
):
    watch.expect(r"status of 404")
    page.goto(asked(live, on_day, mailoutbox, "uz-ne"))
    field(page, "answer").and_(page.locator("[value=refused]")).check()
    field(page, "note").fill("Děkujeme, nechceme.")
    page.locator("main form[method=post] button[type=submit]").click()

    expect(page.locator("[data-answer=refused]")).to_be_visible()
    assert page.goto(f"{live}/adresar/{organization.slug}/").status == 404
    page.goto(f"{live}/adresar/")
    expect(page.locator(".org-card")).to_have_count(0)
    refusal = Refusal.objects.get()
    assert (refusal.organization, refusal.note) == (organization, "Děkujeme, nechceme.")
    organization.refresh_from_db()
    assert not organization.live
    [mail] = mailoutbox
    assert mail.to == [STEWARD]
    assert NAME in mail.subject


@with_and_without_javascript
def test_who_wants_to_correct_it_is_let_in(live, page, organization, on_day, mailoutbox):
    link = asked(live, on_day, mailoutbox, "opravit")
    page.goto(link)
    assert not DoorKey.objects.exists()
    page.locator("button[name=answer][value=correct]").click()

    page.wait_for_url(f"{live}{HOME}")
    page.locator("a[href='/muj-profil/upravit/']").click()
    expect(field(page, "summary")).to_have_value(organization.summary)
    assert DoorKey.objects.get().organization == organization
    assert mailoutbox == []
    # The link opens the door once; that all is right may still be said by it.
    page.goto(link)
    expect(page.locator("button[name=answer]")).to_have_count(1)
    expect(page.locator("main a[href*='/muj-profil/vstup/']")).to_be_visible()
    page.locator("button[name=answer][value=valid]").click()
    expect(page.locator("[data-answer=valid]")).to_be_visible()


def test_the_pages_of_the_answers_are_accessible_and_fit(
    live, new_page, organization, on_day, mailoutbox, axe
):
    link = asked(live, on_day, mailoutbox, "plati")
    on_day(0)
    pages = [new_page(color_scheme=scheme) for scheme in ("light", "dark")]
    addresses = (
        f"{live}/adresar/{organization.slug}/",
        link,
        link.replace("plati", "opravit"),
        link.replace("plati", "uz-ne"),
    )
    for page in pages:
        for address in addresses:
            page.goto(address)
            axe(page)
            fits(page)
    pages[0].goto(link)
    pages[0].locator("button[name=answer][value=valid]").click()
    expect(pages[0].locator("[data-answer=valid]")).to_be_visible()
    for page in pages:
        # The same link says afterwards what was answered.
        page.goto(link)
        expect(page.locator("[data-answer=valid]")).to_be_visible()
        axe(page)
        fits(page)
