"""Steps that several journeys take."""

import re

from playwright.sync_api import Locator, Page

from volunteering.directory.models import Organization

# What an organization fills in, by the name of the field; choices by their value.
LISTING = {
    "name": "Sousedé na Turnovsku",
    "ico": "27074358",
    "summary": "Navštěvujeme seniory, kteří žijí sami, a pomáháme jim s nákupem.",
    "description": "Jsme spolek sousedů.\n\nDobrovolníci chodí na návštěvy jednou týdně.",
    "street": "Na Příkladu 5",
    "postal_code": "511 01",
    "contact_1_name": "Jana Vzorová",
    "contact_1_email": "jana@sousede.example",
    "website": "https://sousede.example",
    "submitter_name": "Eva Posílající",
    "submitter_email": "eva@sousede.example",
    "note": "Volejte prosím odpoledne.",
}
SEAT = "turnov"
AREAS = ("turnovsko", "okres-semily")
TOPICS = ("seniori", "komunita")


def sign_in_to_admin(page: Page, live: str, user) -> None:
    """Sign in by the form of the admin."""
    page.goto(f"{live}/admin/login/")
    page.locator("[name=username]").fill(user.get_username())
    page.locator("[name=password]").fill("heslo")
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"{live}/admin/")


def fill_listing(page: Page, **changes: str) -> dict[str, str]:
    """Fill in the public form of a listing as it stands open, and return the texts by field name."""
    texts = LISTING | changes
    for name, text in texts.items():
        field(page, name).fill(text)
    field(page, "legal_form").select_option("association")
    field(page, "seat").select_option(SEAT)
    for name, choices in (("areas", AREAS), ("topics", TOPICS)):
        for choice in choices:
            box(page, name, choice).check()
    field(page, "consent").check()
    return texts


def field(page: Page, name: str) -> Locator:
    """Return the field of this name."""
    return page.locator(f"[name={name}]")


def box(page: Page, name: str, value: str) -> Locator:
    """Return one checkbox of several, made visible if it lies in a closed <details>."""
    found = page.locator(f"input[name={name}][value={value}]")
    unfold(found)
    return found


def unfold(found: Locator) -> None:
    """Open every closed <details> around something, from the outermost one, as a reader would."""
    closed = found.locator("xpath=ancestor::details[not(@open)]")
    while closed.count():
        closed.first.locator("> summary").click()


def send_button(page: Page) -> Locator:
    """Return the button that sends the public form of a page."""
    return page.locator("form[data-once] .form-actions button[type=submit]")


def link_in(mail) -> str:
    """Return the first address in a mail that leads somewhere below the front page."""
    return next(link for link in re.findall(r"https?://\S+", mail.body) if link.count("/") > 3)


def edit_address(organization: Organization) -> str:
    """Return the path of the admin's screen for an organization."""
    return f"/admin/snippets/volunteering/organization/edit/{organization.pk}/"
