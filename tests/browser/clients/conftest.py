"""Where the front end and its centre are served; without them there is nothing to ask, and the journeys are left out."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SECONDS

collect_ignore_glob = [] if "CLIENTS_FRONT_END" in os.environ else ["test_*.py"]


@pytest.fixture(scope="session")
def front_end() -> str:
    """Return the address of the static pages."""
    # Its centre has just been made: the first search has to read all the words first.
    expect.set_options(timeout=SECONDS * 1000)
    return os.environ["CLIENTS_FRONT_END"]


@pytest.fixture(scope="session")
def centre() -> str:
    """Return the address of the demo centre that they show."""
    return os.environ["CLIENTS_CENTRE"]


@pytest.fixture
def desk(new_page, centre: str) -> Page:
    """Open the admin of the centre, signed in as its administrator."""
    lines = Path(os.environ["CLIENTS_ACCOUNTS"]).read_text().splitlines()
    password = dict(line.split() for line in lines)["spravce"]
    page = new_page(viewport={"width": 1280, "height": 1000})
    page.goto(f"{centre}/admin/login/")
    page.locator("[name=username]").fill("spravce")
    page.locator("[name=password]").fill(password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"{centre}/admin/")
    return page
