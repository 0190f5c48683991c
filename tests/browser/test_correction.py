"""The long way of a listing: sent, confirmed, approved, corrected by a mailed link, taken over in part."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import field, fill_listing, link_in, send_button, sign_in_to_admin
from tests.browser.test_every_page import PHONE, STICKING_OUT
from tests.support.browser import with_and_without_javascript
from tests.support.centre import make_organization, make_user
from tests.support.door import make_steward
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission

pytestmark = pytest.mark.django_db(transaction=True)

NEW_SUMMARY = "Navštěvujeme seniory a nově i rodiny s malými dětmi."
NEW_PHONE = "+420 481 222 333"


def open_door(page: Page, live: str, organization: Organization, mailoutbox: list) -> None:
    """Go from the public profile through the mail into the door."""
    page.goto(f"{live}/adresar/{organization.slug}/")
    page.locator("main a[href*='/muj-profil/vstup/']").click()
    field(page, "email").fill(organization.steward.email)
    send_button(page).click()
    expect(page.locator(".message-page")).to_be_visible()
    page.goto(link_in(mailoutbox.pop()))
    page.locator("main form[method=post] button").click()
    page.wait_for_url(f"{live}/muj-profil/")


@with_and_without_javascript
def test_partial_approval_shows_exactly_the_accepted_fields(live, page, new_page, mailoutbox):
    desk = new_page()
    page.goto(f"{live}/adresar/pridat/")
    texts = fill_listing(page)
    send_button(page).click()
    page.wait_for_url(f"{live}/adresar/odeslano/")
    page.goto(link_in(mailoutbox.pop()))
    page.locator("main form[method=post] button[type=submit]").click()
    expect(page.locator(".next-steps")).to_be_visible()
    organization = Organization.objects.get()

    sign_in_to_admin(desk, live, make_user("moderator"))
    review = f"{live}/admin/adresar/posoudit/{organization.pk}/"
    desk.goto(review)
    desk.locator("button[name=action][value=approve]").click()
    desk.wait_for_url("**/admin/snippets/volunteering/organization/")
    mailoutbox.clear()

    open_door(page, live, organization, mailoutbox)
    page.locator("a[href='/muj-profil/upravit/']").click()
    expect(page.locator("textarea[name=description]")).to_have_value(texts["description"])
    field(page, "summary").fill(NEW_SUMMARY)
    field(page, "contact_1_phone").fill(NEW_PHONE)
    send_button(page).click()
    expect(page.locator(".changes__item")).to_have_count(2)

    # Until somebody has decided, the web stays as it was.
    reader = new_page()
    reader.goto(f"{live}/adresar/{organization.slug}/")
    expect(reader.locator(".profile__summary")).to_have_text(texts["summary"])
    assert NEW_PHONE not in reader.content()

    desk.goto(review)
    expect(desk.locator("tr[data-path]")).to_have_count(2)
    expect(desk.locator("tr[data-path=summary] del")).to_have_text(texts["summary"])
    desk.locator("tr[data-path=summary] button[name=keep]").click()
    expect(desk.locator("tr[data-path=summary][data-standing=declined]")).to_be_visible()
    desk.locator("[name=comment]").fill("Větu prosím nechme, jak byla.")
    desk.locator("button[name=action][value=approve]").click()
    desk.wait_for_url("**/admin/snippets/volunteering/organization/")

    reader.goto(f"{live}/adresar/{organization.slug}/")
    expect(reader.locator(".profile__summary")).to_have_text(texts["summary"])
    expect(reader.locator(".contact-box")).to_contain_text(NEW_PHONE)
    [mail] = [mail for mail in mailoutbox if mail.to == [texts["submitter_email"]]]
    assert "Větu prosím nechme, jak byla." in mail.body
    page.goto(f"{live}/muj-profil/")
    expect(page.locator(".door__said")).to_contain_text("Větu prosím nechme, jak byla.")
    assert Submission.objects.latest("created_at").outcome == Outcome.PUBLISHED


def test_every_page_of_the_door_is_accessible_and_fits(live, new_page, axe, mailoutbox):
    organization = make_organization("Sousedé na Turnovsku")
    make_steward(organization)
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        open_door(page, live, organization, mailoutbox)
        if scheme == "light":
            page.goto(f"{live}/muj-profil/upravit/")
            field(page, "summary").fill(NEW_SUMMARY)
            send_button(page).click()
            expect(page.locator(".changes__item")).to_have_count(1)
        for address in ("", "upravit/", "program/", "adresa/", "uz-ne/"):
            page.goto(f"{live}/muj-profil/{address}")
            axe(page)
            for width in (1280, PHONE, 320):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(STICKING_OUT) is None, (address, width)


def test_the_comparison_is_accessible(live, new_page, axe, mailoutbox):
    organization = make_organization("Sousedé na Turnovsku")
    make_steward(organization)
    page, desk = new_page(), new_page()
    open_door(page, live, organization, mailoutbox)
    page.goto(f"{live}/muj-profil/upravit/")
    field(page, "summary").fill(NEW_SUMMARY)
    send_button(page).click()
    expect(page.locator(".changes__item")).to_have_count(1)
    sign_in_to_admin(desk, live, make_user("moderator"))
    desk.goto(f"{live}/admin/adresar/posoudit/{organization.pk}/")
    axe(desk, context="main")
