"""A server on this machine that gets webhooks, and what a test of them needs."""

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command

from tests.support.centre import make_user
from tests.support.telling import make_ready
from tests.support.web import Visitor
from volunteering.core.models import Region
from volunteering.syndication.webhooks.models import WebhookTarget

LIST = "wagtailsnippets_volunteering_webhooktarget"


class Receiver:
    """A server that keeps what it gets and answers as the test says."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict, bytes]] = []
        self.status, self.headers, self.body = 204, {}, b""
        self.is_slow = False
        self.over = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.got.append((self.path, headers, body))
                if receiver.is_slow:
                    return self.drip()
                self.send_response(receiver.status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(receiver.body)))
                self.end_headers()
                # Whoever has read enough hangs up.
                with suppress(OSError):
                    self.wfile.write(receiver.body)
                return None

            def drip(self):
                """Send a header that never ends, a letter at a time: no single wait is long."""
                with suppress(OSError):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
                    while not receiver.over.wait(0.05):
                        self.wfile.write(b"x")

            def log_message(self, *args):
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?from=centre"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def stop(self) -> None:
        """Hang up and stop."""
        self.over.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def messages(self) -> list[dict]:
        """Return what came since the last time."""
        messages = [json.loads(body) for _path, _headers, body in self.got]
        self.got.clear()
        return messages

    def types(self) -> list[str]:
        """Return only what kinds of messages came."""
        return [message["type"] for message in self.messages()]


@pytest.fixture
def receiver(settings):
    """Return a receiver; webhooks may go to this machine."""
    settings.VOLUNTEERING_WEBHOOKS_TO_THIS_MACHINE = True
    receiver = Receiver()
    yield receiver
    receiver.stop()


@pytest.fixture
def admin():
    """Return an administrator who is signed in."""
    client = Visitor()
    client.force_login(make_user("administrator"))
    return client


def make_target(url: str, **fields) -> WebhookTarget:
    """Return a target that is told what happens from now on."""
    make_ready()
    return WebhookTarget.objects.create(
        **{"region": Region.objects.get(), "name": "Kraj", "url": url} | fields
    )


def deliver() -> None:
    """Do what happens every minute."""
    call_command("send_webhooks")
