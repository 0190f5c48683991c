"""An organization adds itself to the directory, and the centre decides."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import (
    AREAS,
    SEAT,
    TOPICS,
    edit_address,
    field,
    fill_listing,
    link_in,
    send_button,
    sign_in_to_admin,
)
from tests.support.browser import with_and_without_javascript
from tests.support.centre import make_user
from tests.support.pictures import NO_PICTURES, picture
from volunteering import conf
from volunteering.core.models import SpentProof
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission, SubmittedFile

pytestmark = pytest.mark.django_db(transaction=True)

WRONG_ICO = "27074359"


def upload(name: str, content: bytes, kind: str) -> dict:
    return {"name": name, "mimeType": kind, "buffer": content}


@with_and_without_javascript
def test_form_loses_nothing_and_is_confirmed_by_mail(live, page, scripted, watch, mailoutbox):
    watch.expect(r"status of (404|422)")
    page.goto(f"{live}/adresar/pridat/")
    texts = fill_listing(page, ico=WRONG_ICO)
    field(page, "logo").set_input_files(upload("znak.png", picture("PNG"), "image/png"))
    field(page, "photo_1").set_input_files(
        upload("kresba.svg", NO_PICTURES["svg"], "image/svg+xml")
    )
    field(page, "photo_1_alt").fill("Kresba stromu")
    send_button(page).click()

    # What is wrong stands beside its field, and leads there from the list above the form.
    for name in ("ico", "photo_1"):
        expect(page.locator(f"#id_{name}_error")).to_be_visible()
        expect(field(page, name)).to_have_attribute("aria-invalid", "true")
        assert f"id_{name}_error" in field(page, name).get_attribute("aria-describedby")
    expect(page.locator(".form-field__error")).to_have_count(2)
    if scripted:
        expect(page.locator("#chyby")).to_be_focused()
    page.locator("#chyby a[href='#id_ico']").click()
    if scripted:
        expect(field(page, "ico")).to_be_focused()

    # Nothing that was typed, chosen or uploaded is lost.
    assert {name: field(page, name).input_value() for name in texts} == texts
    assert field(page, "seat").input_value() == SEAT
    for name, choices in (("areas", AREAS), ("topics", TOPICS)):
        checked = page.locator(f"input[name={name}]:checked")
        assert {box.get_attribute("value") for box in checked.all()} == set(choices)
    expect(field(page, "consent")).to_be_checked()
    assert page.locator(".file-field__name").all_text_contents() == ["znak.png"]
    assert not Submission.objects.exists()
    assert not mailoutbox

    field(page, "ico").fill("27074358")
    send_button(page).dblclick()
    page.wait_for_url(f"{live}/adresar/odeslano/")
    submission = Submission.objects.get()
    assert submission.data["name"] == texts["name"]
    assert SubmittedFile.objects.get().form_key == submission.form_key
    assert SpentProof.objects.count() == (1 if scripted else 0)

    # Opening the link changes nothing; its button does.
    [mail] = mailoutbox
    assert mail.to == [texts["submitter_email"]]
    page.goto(link_in(mail))
    button = page.locator("main form[method=post] button[type=submit]")
    expect(button).to_be_visible()
    assert Submission.objects.get().confirmed_at is None
    assert not Organization.objects.exists()
    button.click()
    expect(page.locator("main form")).to_have_count(0)
    expect(page.locator(".next-steps")).to_be_visible()
    organization = Organization.objects.get()
    assert Submission.objects.get(confirmed_at__isnull=False).organization == organization

    # It is not public before somebody has read it.
    page.goto(f"{live}/adresar/")
    expect(page.locator(".empty")).to_be_visible()
    assert texts["name"] not in page.content()
    assert page.goto(f"{live}/adresar/{organization.slug}/").status == 404


def test_without_javascript_only_few_forms_an_hour_are_taken(live, new_page, watch):
    watch.expect(r"status of 429")
    page = new_page(java_script_enabled=False)
    allowed = conf.form_limit_without_proof()
    for number in range(allowed + 1):
        page.goto(f"{live}/adresar/pridat/")
        fill_listing(page, name=f"Spolek {number}", ico="")
        send_button(page).click()
        if number < allowed:
            page.wait_for_url(f"{live}/adresar/odeslano/")
    expect(page.locator("#chyby")).to_be_visible()
    assert field(page, "name").input_value() == f"Spolek {allowed}"
    assert Submission.objects.count() == allowed


def send_and_confirm(page: Page, live: str, mailoutbox: list, **changes: str) -> Organization:
    """Fill in the form, send it, confirm the mail, and return the listing that waits for approval."""
    page.goto(f"{live}/adresar/pridat/")
    texts = fill_listing(page, **changes)
    send_button(page).click()
    page.wait_for_url(f"{live}/adresar/odeslano/")
    page.goto(link_in(mailoutbox.pop()))
    page.locator("main form[method=post] button[type=submit]").click()
    expect(page.locator(".next-steps")).to_be_visible()
    return Organization.objects.get(name=texts["name"])


def open_from_admin_home(page: Page, live: str, organization: Organization) -> None:
    page.goto(f"{live}/admin/")
    page.locator(f"main a[href*='{edit_address(organization)}']").first.click()
    expect(page.locator("#id_name")).to_have_value(organization.name)


def decide(page: Page, action: str, comment: str = "") -> None:
    """Press a button of the workflow on the screen of a listing, with a comment if it asks for one."""
    button = page.locator(f"footer [data-workflow-action-name='{action}']").first
    if not button.is_visible():
        page.locator(
            "footer .w-dropdown__toggle, footer [data-w-dropdown-target=toggle]"
        ).first.click()
    button.click()
    dialog = page.locator(".modal form")
    if comment:
        dialog.locator("[name=comment]").fill(comment)
        dialog.locator("[type=submit]").click()
    page.wait_for_url("**/admin/snippets/volunteering/organization/")


def test_moderator_corrects_and_approves(live, new_page, mailoutbox):
    reader, desk = new_page(), new_page()
    organization = send_and_confirm(reader, live, mailoutbox)
    sign_in_to_admin(desk, live, make_user("moderator"))
    open_from_admin_home(desk, live, organization)
    # Who sent it stands above the listing; it is nowhere on the listing itself.
    expect(desk.locator("main a[href='mailto:eva@sousede.example']")).to_be_visible()
    desk.locator("#id_summary").fill("Chodíme na návštěvy k seniorům na Turnovsku.")
    decide(desk, "approve")

    reader.goto(f"{live}/adresar/{organization.slug}/")
    expect(reader.locator("h1")).to_have_text("Sousedé na Turnovsku")
    expect(reader.locator("main")).to_contain_text("Chodíme na návštěvy k seniorům na Turnovsku.")
    assert "eva@sousede.example" not in reader.content()
    [mail] = [mail for mail in mailoutbox if mail.to == ["eva@sousede.example"]]
    assert link_in(mail) == reader.url
    assert "odpovedi@centrum.example" in mail.reply_to[0]
    assert Submission.objects.get().outcome == Outcome.PUBLISHED
    desk.goto(f"{live}/admin/")
    expect(desk.locator(f"main a[href*='{edit_address(organization)}']")).to_have_count(0)


def test_rejected_listing_comes_back_corrected(live, new_page, watch, mailoutbox):
    watch.expect(r"status of 404")
    reader, desk = new_page(), new_page()
    organization = send_and_confirm(reader, live, mailoutbox)
    sign_in_to_admin(desk, live, make_user("moderator"))
    open_from_admin_home(desk, live, organization)
    decide(desk, "reject", "Doplňte prosím, kdo návštěvy vede.")
    assert reader.goto(f"{live}/adresar/{organization.slug}/").status == 404
    [mail] = [mail for mail in mailoutbox if mail.to == ["eva@sousede.example"]]
    assert "Doplňte prosím, kdo návštěvy vede." in mail.body
    assert Submission.objects.get().outcome == Outcome.REJECTED

    reader.goto(link_in(mail))
    expect(reader.locator(".notice--warning")).to_contain_text("Doplňte prosím, kdo návštěvy vede.")
    expect(field(reader, "name")).to_have_value("Sousedé na Turnovsku")
    expect(field(reader, "description")).to_have_value(
        "Jsme spolek sousedů.\n\nDobrovolníci chodí na návštěvy jednou týdně."
    )
    expect(field(reader, "submitter_email")).to_be_disabled()
    field(reader, "description").fill("Jsme spolek sousedů. Návštěvy vede paní Vzorová.")
    field(reader, "consent").check()
    send_button(reader).click()
    expect(reader.locator(".next-steps")).to_be_visible()
    assert not Organization.objects.get().live

    open_from_admin_home(desk, live, organization)
    expect(desk.locator("#id_description")).to_have_value(
        "Jsme spolek sousedů. Návštěvy vede paní Vzorová."
    )
    decide(desk, "approve")
    reader.goto(f"{live}/adresar/{organization.slug}/")
    expect(reader.locator("main")).to_contain_text("Návštěvy vede paní Vzorová.")
    assert Submission.objects.get().outcome == Outcome.PUBLISHED
