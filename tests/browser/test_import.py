"""A moderator imports somebody's old spreadsheet: tried out, for real with a bar of progress, once more in vain."""

import re
from collections import Counter

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import sign_in_to_admin
from tests.directory.exchange.messy import ROWS, messy_table, what_is_there
from tests.directory.exchange.tables import IMPORT, LEAST, LIST, as_csv, state_of_directory
from tests.support.centre import make_organization, make_user
from volunteering.core.changes import Change
from volunteering.directory.models import ImportFile, Organization

pytestmark = pytest.mark.django_db(transaction=True)

ACTIONS = ("create", "update", "skip", "error")
ADDRESS = rf"{IMPORT}[0-9a-f-]{{36}}/"
PLAN = re.compile(rf"{ADDRESS}$")
RESULT = re.compile(rf"{ADDRESS}vysledek/$")

# Somewhere between the first row and the last but one.
ON_THE_WAY = re.compile(rf"^(?!0$|{ROWS}$)\d+$")
# Keeps every value of the bar, also beyond the page on which it is.
NOTE_PROGRESS = """() => {
  const bar = document.querySelector("[data-import-progress] progress");
  new MutationObserver(() => {
    const noted = JSON.parse(sessionStorage.getItem("progress") || "[]");
    sessionStorage.setItem("progress", JSON.stringify([...noted, [bar.value, bar.max]]));
  }).observe(bar, { attributes: true, attributeFilter: ["value"] });
}"""
NOTED_PROGRESS = "() => JSON.parse(sessionStorage.getItem('progress'))"
ROWS_OF_PAGE = """rows => rows.map(
  row => [Number(row.dataset.row), row.dataset.action, row.cells[1].innerText.trim()]
)"""


def try_out(page: Page, live: str, content: bytes) -> str:
    """Upload a table by the form and return the address of its dry run."""
    page.goto(f"{live}{IMPORT}")
    page.locator("input[name=file]").set_input_files(
        {"name": "stará tabulka.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.locator(f"form[action='{IMPORT}'] button[type=submit]").click()
    page.wait_for_url(PLAN)
    return page.url


def said(page: Page) -> list[list]:
    """Return number, action and name of every row on all pages of the table, ending on its last page."""
    rows = []
    while True:
        rows += page.locator("#radky tr[data-row]").evaluate_all(ROWS_OF_PAGE)
        following = page.locator(f"a[href*='strana={len(rows) // 100 + 1}']")
        if len(rows) % 100 or not following.count():
            return rows
        following.click()
        page.wait_for_url(f"**strana={len(rows) // 100 + 1}")


def counts(page: Page) -> dict[str, int]:
    """Return the numbers beside the actions, without those that are nought."""
    found = {}
    for action in ACTIONS:
        text = page.locator(f"[data-action-count={action}]").inner_text()
        found[action] = int(re.findall(r"\d+", text)[-1])
    return {action: count for action, count in found.items() if count}


def why(page: Page, row: int) -> Locator:
    """Return the cell with the reasons and the changes of a row."""
    return page.locator(f"tr[data-row='{row}'] td").last


def state() -> tuple:
    """Return what a dry run must leave alone, the derived data included."""
    return state_of_directory(), Change.objects.count()


def test_a_messy_table_is_tried_out_twice_imported_and_imported_in_vain(live, page, axe, region):
    what_is_there(region)
    content, expected = messy_table()
    actions = Counter(expected.values())
    before = state()

    sign_in_to_admin(page, live, make_user("moderator"))
    page.goto(f"{live}{LIST}")
    expect(page.locator(f"a[href='{IMPORT}']").first).to_be_attached()
    page.goto(f"{live}{IMPORT}")
    axe(page, context="main")
    plan = try_out(page, live, content)

    # What would be done with each row, and why.
    assert counts(page) == actions
    assert sum(actions.values()) == ROWS
    expect(page.locator("#nezname-sloupce")).to_have_text("Poznámka paní Novákové")
    change = why(page, 2).locator("dl")
    expect(change.locator("dt")).to_have_count(1)
    expect(change.locator("del")).to_have_text("Co dělá Pomocná ruka, z. s..")
    expect(change.locator("ins")).to_have_text("Nově.")
    for row, words in {5: "Dvojčata", 7: "Volaná", 8: "Tichá voda", 15: "Turnov"}.items():
        expect(why(page, row).locator("li").first).to_contain_text(words)
    axe(page, context="main")
    first = said(page)
    assert {number: action for number, action, _name in first} == expected

    # The second look says the same, and so does the file among those uploaded lately.
    page.goto(plan)
    assert counts(page) == actions
    assert said(page) == first
    page.goto(f"{live}{IMPORT}")
    page.locator(f"td.title a[href='{plan.removeprefix(live)}']").click()
    page.wait_for_url(plan)
    page.locator("[data-action-count=update]").click()
    page.wait_for_url(f"{plan}?akce=update")
    updates = [row for row in first if row[1] == "update"]
    assert (said(page), len(updates)) == (updates, actions["update"])
    assert state() == before
    assert ImportFile.objects.get().finished_at is None

    # For real.
    page.goto(plan)
    form = page.locator("form[data-import]")
    assert form.get_attribute("action") == f"{plan.removeprefix(live)}naostro/"
    expect(form.locator("[name=mode][value=publish]")).to_be_checked()
    bar = form.locator("progress")
    expect(bar).to_be_hidden()
    page.evaluate(NOTE_PROGRESS)
    form.locator("button[type=submit]").click()
    expect(bar).to_have_attribute("value", ON_THE_WAY, timeout=20_000)
    expect(bar).to_be_visible()
    expect(form.locator("button[type=submit]")).to_be_disabled()
    expect(form.locator("[role=status]")).to_contain_text(str(ROWS))
    page.wait_for_url(RESULT, timeout=60_000)
    assert page.url == f"{plan}vysledek/"
    noted = page.evaluate(NOTED_PROGRESS)
    assert noted == [[done, ROWS] for done in range(1, ROWS + 1)]

    # The result says what the dry run said, and the directory holds it.
    assert counts(page) == actions
    axe(page, context="main")
    assert [row[:2] for row in said(page)] == [row[:2] for row in first]
    new = Organization.objects.filter(record__origin="import", live=True)
    assert new.count() == actions["create"]
    assert Organization.objects.count() == len(before[0]) + actions["create"]
    assert Organization.objects.get(name="Pomocná ruka, z. s.").summary == "Nově."
    last = new.get(name=first[-1][2])
    page.locator(f"tr[data-row='{first[-1][0]}'] td.title a").click()
    page.wait_for_url(f"**/organization/edit/{last.pk}/")
    page.goto(f"{live}/adresar/{last.slug}/")
    expect(page.locator(".profile__summary")).to_have_text(LEAST["Stručně"])
    page.goto(plan)
    page.wait_for_url(f"{plan}vysledek/")

    # The same table once more: nothing is new, nothing changes, and there is no button.
    after = state()
    again = try_out(page, live, content)
    assert again != plan
    assert counts(page) == {"skip": ROWS - actions["error"], "error": actions["error"]}
    expect(form).to_have_count(0)
    second = {number: action for number, action, _name in said(page)}
    assert second == {
        number: "error" if action == "error" else "skip" for number, action in expected.items()
    }
    assert state() == after


def test_a_small_table_is_imported_without_javascript(live, new_page):
    page = new_page(java_script_enabled=False)
    changed = make_organization("Stará parta")
    make_organization("Beze změny")
    content = as_csv(
        [
            LEAST | {"Název": "Nová parta"},
            {"Název": "Stará parta", "Stručně": "Nově."},
            {"Název": "Beze změny", "Stručně": "Co dělá Beze změny."},
        ],
        encoding="cp1250",
    )
    sign_in_to_admin(page, live, make_user("moderator"))
    plan = try_out(page, live, content)
    assert counts(page) == {"create": 1, "update": 1, "skip": 1}
    expect(why(page, 3).locator("dl del")).to_have_text("Co dělá Stará parta.")
    expect(page.locator("[data-import-progress]")).to_be_hidden()
    assert Organization.objects.count() == 2

    with page.expect_response(f"{plan}naostro/") as answer:
        page.locator("form[data-import] button[type=submit]").click()
    assert answer.value.status == 302
    page.wait_for_url(f"{plan}vysledek/")
    assert counts(page) == {"create": 1, "update": 1, "skip": 1}
    expect(page.locator("tr[data-row='2'] td.title a")).to_have_text("Nová parta")

    assert Organization.objects.filter(live=True).count() == 3
    changed.refresh_from_db()
    assert changed.summary == "Nově."
    # Neither reloading nor going back to the dry run imports anything twice.
    page.reload()
    page.goto(plan)
    page.wait_for_url(f"{plan}vysledek/")
    assert Organization.objects.count() == 3
