"""Every kind of public page: accessible by day and night, fits every screen, quiet on the console, sets no cookie."""

import uuid
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.content import make_lively_centre
from volunteering.core.models import Region
from volunteering.directory.models import Submission
from volunteering.directory.tasks import CONFIRM

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = 375
WIDTHS = (1280, PHONE, 320)

# What sticks out of the page, for the message: the deepest elements say most.
STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return null;
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > wide + 1)
    .slice(-4).map((element) => `${element.tagName}.${element.className.baseVal ?? element.className}`)
    .join(", ") || `something ${document.documentElement.scrollWidth} px wide`;
}"""

# WCAG 1.4.12: readers may set these distances, and nothing may be lost. A style sheet made by script passes the policy.
SPACED_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
                     p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""

# Text cut off by its own box or a box around it. Leads in cards may end in an ellipsis; what is hidden from sight on
# purpose is one point large.
CUT_OFF = """() => [...document.body.querySelectorAll("*")]
  .filter((element) => {
    const style = getComputedStyle(element);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    return element.clientWidth > 1 && element.textContent.trim() && style.webkitLineClamp === "none" &&
      element.tagName !== "SELECT" && element.tagName !== "OPTION" &&
      ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
       (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
  })
  .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`)"""


def addresses() -> dict[str, str]:
    """Return the address of every kind of public page that a link leads to, by a name for messages."""
    made = make_lively_centre()
    submission = Submission.objects.create(
        region=Region.objects.get(),
        form_key=uuid.uuid4(),
        name="Eva Nováková",
        email="eva@spolek.example",
        data={"name": "Nový spolek"},
    )
    token = CONFIRM.token_for(submission.uuid, submission.nonce.hex)
    return {
        "front page": "/",
        "news": "/aktuality/",
        "news, second page": "/aktuality/?strana=2",
        "news, filtered": "/aktuality/?tema=seniori&misto=turnovsko",
        "news, nothing fits": "/aktuality/?mesic=2001-01",
        "stories": "/pribehy/",
        "events": "/akce/",
        "past events": "/akce/?obdobi=minule",
        **made,
        "directory": "/adresar/",
        "directory, narrowed": "/adresar/?misto=turnovsko&tema=seniori&q=spole%C4%8Dnost",
        "directory, unknown value": "/adresar/?misto=atlantida",
        "directory, nothing fits": "/adresar/?misto=turnovsko&tema=sport&q=houpac%C3%AD+k%C5%AF%C5%88",
        "form": "/adresar/pridat/",
        "form sent": "/adresar/odeslano/",
        "link from a mail": reverse("volunteering:confirm", args=[token]),
        "closed link": reverse("volunteering:confirm", args=[token[:-3]]),
        "entrance": "/chci-pomahat/",
        "thanks": "/chci-pomahat/?odeslano=1",
        "search": "/hledat/",
        "search with results": "/hledat/?q=spolek",
        "search without results": "/hledat/?q=hroch%C3%BDtka",
        "nowhere": "/tady/nic/neni/",
    }


def one_after_another(page: Page, live: str) -> Iterator[str]:
    """Open each kind of page, also those that only a form leads to, and yield its name."""
    for name, path in addresses().items():
        page.goto(live + path)
        yield name
    for name, path in (
        ("form with mistakes", "/adresar/pridat/"),
        ("message with mistakes", "/chci-pomahat/"),
    ):
        page.goto(live + path)
        page.locator("form[data-once] button[type=submit]").last.click()
        page.locator("#chyby").wait_for()
        yield name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(live, new_page, axe, watch, scheme):
    watch.expect(r"status of (404|410|422)")
    page = new_page(color_scheme=scheme)
    trouble = []
    for name in one_after_another(page, live):
        # By night only the colours differ, and they are the same on a phone; the menu of a phone is its own.
        for width in WIDTHS[:2] if scheme == "light" or name == "front page" else WIDTHS[:1]:
            page.set_viewport_size({"width": width, "height": 900})
            if name == "front page" and width == PHONE:
                page.locator("details.menu > summary").click()
            try:
                axe(page)
            except AssertionError as error:
                trouble.append(f"{name}, {scheme}, {width} px: {error}")
    assert not trouble, "\n".join(trouble)


def test_every_page_fits_every_screen_and_keeps_nothing(live, new_page, watch):
    watch.expect(r"status of (404|410|422)")
    page = new_page()
    trouble = []
    for name in one_after_another(page, live):
        headings = page.locator("h1").count()
        if headings != 1:
            trouble.append(f"{name}: {headings} headings of the first level")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if sticking_out := page.evaluate(STICKING_OUT):
                trouble.append(f"{name}, {width} px: sticks out: {sticking_out}")
        page.evaluate(SPACED_OUT)
        if sticking_out := page.evaluate(STICKING_OUT):
            trouble.append(f"{name}, {width} px, spaced out: sticks out: {sticking_out}")
        if cut_off := page.evaluate(CUT_OFF):
            trouble.append(f"{name}, {width} px, spaced out: cut off: {cut_off}")
        if cookies := page.context.cookies():
            trouble.append(f"{name}: cookies: {[cookie['name'] for cookie in cookies]}")
    assert not trouble, "\n".join(trouble)
