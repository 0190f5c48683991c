"""The tests' browser: what a page may not do, how a reader without JavaScript looks, how a journey signs in."""

import re
import threading
from collections.abc import Iterable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}
WITHOUT_NETWORK = {"about", "blob", "data"}

# A journey that says something about both kinds of reader: the `page` fixture opens the page in each way.
with_and_without_javascript = pytest.mark.parametrize(
    "page", ["with JavaScript", "without JavaScript"], indirect=True
)


class Watch:
    """Notes what a page of ours must never do: console errors (CSP violations are some), exceptions, foreign requests."""

    def __init__(self) -> None:
        self.trouble: list[str] = []
        # Wagtail's own content checks trip over each other when a preview is renewed quickly; its editor goes on.
        self._expected = [re.compile(r"/admin/.*Axe is already running")]

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a browser context, also those that it opens itself."""
        context.on("console", self._console)
        context.on(
            "weberror",
            lambda error: self._note(
                f"exception on {error.page and error.page.url}: {error.error}"
            ),
        )
        context.on("request", self._request)

    def expect(self, pattern: str) -> None:
        """Declare trouble that belongs to the journey, by a regular expression: a 404 page is reported as an error."""
        self._expected.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """Return what was noted and not declared."""
        return [
            line
            for line in self.trouble
            if not any(pattern.search(line) for pattern in self._expected)
        ]

    def _console(self, message: ConsoleMessage) -> None:
        where, text = message.location.get("url", ""), message.text
        # Chromium asks once, at a time of its own, for an icon that a page does not name.
        if where.endswith("/favicon.ico"):
            return
        if message.type == "error" or "Content Security Policy" in text:
            self._note(f"console {message.type} at {where}: {text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in WITHOUT_NETWORK and address.hostname not in LOOPBACK:
            self._note(f"request to a third party: {request.method} {request.url}")

    def _note(self, line: str) -> None:
        self.trouble.append(line)


class Axe:
    """Checks a page with axe-core for the rules of WCAG 2.2 AA that a machine can see."""

    RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

    def __call__(
        self, page: Page, *, without: Iterable[str] = (), context: str | None = None
    ) -> None:
        """Fail when the page has violations.

        Args:
            page: the open page, with JavaScript.
            without: ids of axe rules that do not apply, each with a reason beside the call.
            context: a CSS selector; only that part is checked.
        """
        from axe_playwright_python.sync_playwright import Axe as Runner

        options = {
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": list(self.RULES)},
            "rules": {rule: {"enabled": False} for rule in without},
        }
        results = Runner().run(page, context=context, options=options)
        lines = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n"
            + "\n".join(
                f"    {' '.join(map(str, node['target']))}: {node['html'][:200]}"
                for node in violation["nodes"]
            )
            for violation in results.response["violations"]
        ]
        assert not lines, f"axe found on {page.url}:\n" + "\n".join(lines)


def keep_connections_by_thread() -> None:
    """Let Django keep one database connection a thread, as it does in every other test.

    Playwright's synchronous interface runs an event loop in the thread of the tests. Under a running loop Django keeps its
    connections by task instead: a second connection would appear in the middle of a test, and the rows that the first one
    remembers (the serialized rollback) would not be put back.
    """
    from django.db import connections

    by_thread = threading.local()
    for alias in connections:
        if hasattr(connections._connections, alias):
            setattr(by_thread, alias, getattr(connections._connections, alias))
    connections._connections = by_thread


def sign_in(page: Page, base_url: str, user: object) -> None:
    """Give the page's context a session of the user, without the detour over the sign-in form."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base_url}])
