"""One Chromium for each worker, a fresh context for each test, and nothing on the console that was not declared."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import Axe, Watch, keep_connections_by_thread
from tools import browser as chromium

PICTURES = Path(__file__).resolve().parents[2] / "var" / "failed-journeys"

# Chromium starts in about a second; a page that takes longer than this is broken, also on a busy machine.
SECONDS = 20

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once for the worker."""
    path = chromium.find()
    if path is None:
        pytest.exit(chromium.ADVICE, returncode=3)
    keep_connections_by_thread()
    with sync_playwright() as driver, pytest.MonkeyPatch.context() as patch:
        # Playwright's synchronous interface runs an event loop in this thread for as long as it lives, which makes
        # Django take the test's own queries for queries inside a coroutine. They are not: nothing else uses the loop.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = driver.chromium.launch(executable_path=path, args=chromium.flags())
        yield started
        started.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fail the test when a page did what none of ours may do; `watch.expect(pattern)` declares an exception."""
    noted = Watch()
    yield noted
    assert not noted.unexpected(), (
        "The pages of this journey did what they must not:\n" + "\n".join(noted.unexpected())
    )


@pytest.fixture
def new_page(request: pytest.FixtureRequest, browser: Browser, watch: Watch) -> Iterator[NewPage]:
    """Return a function that opens a page in a context of its own (another reader); its arguments are the context's.

    Useful ones: java_script_enabled=False, viewport={"width": 375, "height": 800}, color_scheme="dark".
    """
    contexts = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(
            **{
                "locale": "cs-CZ",
                "timezone_id": "Europe/Prague",
                "reduced_motion": "reduce",
                **options,
            }
        )
        contexts.append(context)
        context.set_default_timeout(SECONDS * 1000)
        watch.over(context)
        return context.new_page()

    yield open_page
    failed = request.node.stash.get(FAILED, False)
    for number, context in enumerate(contexts):
        if failed:
            _photograph(context.pages, f"{request.node.name}-{number}")
        context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, new_page: NewPage) -> Page:
    """Open a page; `with_and_without_javascript` (tests.support.browser) runs the test both ways."""
    return new_page(java_script_enabled=getattr(request, "param", None) != "without JavaScript")


@pytest.fixture
def scripted(request: pytest.FixtureRequest) -> bool:
    """Tell whether the `page` of this test runs scripts."""
    callspec = getattr(request.node, "callspec", None)
    return callspec is None or callspec.params.get("page") != "without JavaScript"


@pytest.fixture
def live(live_server: object, settings: object) -> str:
    """Serve the site, static files included, and return its address; the default Site of Wagtail points there."""
    from wagtail.models import Site

    address = live_server.url
    host, port = re.fullmatch(r"http://(.+):(\d+)", address).groups()
    settings.WAGTAILADMIN_BASE_URL = address
    site = Site.objects.filter(is_default_site=True).first()
    if site:
        site.hostname, site.port = host, int(port)
        site.save()  # also empties Wagtail's cache of site addresses
    return address


@pytest.fixture
def axe() -> Axe:
    """Return a function that fails the test when axe-core finds the page inaccessible."""
    return Axe()


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failed journey, so that its pages are photographed before they close."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def _photograph(pages: list[Page], name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    database = os.environ.get("TEST_DATABASE", "sqlite")
    for number, page in enumerate(pages):
        path = PICTURES / (re.sub(r"[^\w.-]+", "-", f"{database}-{name}-{number}") + ".png")
        page.screenshot(path=path, full_page=True)
        print(f"Picture of the page {page.url}: {path}")
