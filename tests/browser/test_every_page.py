"""Every kind of public page: accessible by day and night, fits every screen, quiet on the console, sets no cookie."""

import uuid

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.content import make_lively_centre
from volunteering.core.models import Region
from volunteering.directory.models import Submission
from volunteering.directory.tasks import CONFIRM

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (320, 375, 1280)

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

# Text cut off by its own box. Leads in cards may end in an ellipsis; what is hidden from sight on purpose is no text.
CUT_OFF = """() => [...document.body.querySelectorAll("*")]
  .filter((element) => {
    const style = getComputedStyle(element);
    const holds = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return holds && element.clientWidth > 1 && style.webkitLineClamp === "none" && element.tagName !== "OPTION" &&
      ((style.overflowX !== "visible" && style.overflowX !== "auto" && element.scrollWidth > element.clientWidth + 1) ||
       (style.overflowY !== "visible" && style.overflowY !== "auto" && element.scrollHeight > element.clientHeight + 2));
  })
  .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`)"""


def addresses() -> dict[str, str]:
    """Return every kind of public page by name, the ones of a visitor's own way with their answers already there."""
    made = make_lively_centre()
    submission = Submission.objects.create(
        region=Region.objects.get(),
        form_key=uuid.uuid4(),
        name="Eva Nováková",
        email="eva@spolek.example",
        data={"name": "Nový spolek"},
    )
    link = reverse("volunteering:confirm", args=[CONFIRM.token_for(submission.uuid, submission.nonce.hex)])
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
        "link": link,
        "closed link": link[:-3] + "/",
        "entrance": "/chci-pomahat/",
        "thanks": "/chci-pomahat/?odeslano=1",
        "search": "/hledat/",
        "search with results": "/hledat/?q=spolek",
        "search without results": "/hledat/?q=hroch%C3%BDtka",
        "nowhere": "/tady/nic/neni/",
    }


def pages_one_after_another(page: Page, live: str):
    """Open each kind of page, also those that only a form leads to, and yield their names."""
    for name, path in addresses().items():
        page.goto(live + path)
        yield name
    for name, path in (("form with mistakes", "/adresar/pridat/"), ("message with mistakes", "/chci-pomahat/")):
        page.goto(live + path)
        page.locator("form[data-once] button[type=submit]").last.click()
        page.locator("#chyby").wait_for()
        yield name


def test_every_page_fits_screens_and_readers(live, new_page, axe, watch):
    watch.expect(r"status of (404|410|422)")
    page = new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    trouble = []
    for name in pages_one_after_another(page, live):
        if page.locator("h1").count() != 1:
            trouble.append(f"{name}: {page.locator('h1').count()} headings of the first level")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            trouble += found_by(axe, page, f"{name}, {scheme}")
        page.emulate_media(color_scheme="light")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if sticking_out := page.evaluate(STICKING_OUT):
                trouble.append(f"{name} at {width} px: sticks out: {sticking_out}")
            if width == WIDTHS[1]:
                trouble += found_by(axe, page, f"{name} at {width} px")
    assert not trouble, "\n".join(trouble)


def found_by(axe, page, name: str) -> list[str]:
    try:
        axe(page)
    except AssertionError as error:
        return [f"{name}: {error}"]
    return []
