"""Serve a demo centre of its own, and a folder of pages, for as long as something is tried against them."""

import contextlib
import functools
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = "127.0.0.1"
# Seconds till a centre is made on a slow machine.
PATIENCE = 300
# Lines of its log that are shown when it does not start.
SHOWN = 40


class Trouble(Exception):
    """Something does not work; the text says what."""


class Pages(SimpleHTTPRequestHandler):
    """Serves the built pages with a policy as strict as a real host may have."""

    centre = ""

    def end_headers(self) -> None:
        """Add the Content-Security-Policy: own files, and the centre's answers and pictures."""
        policy = (
            f"default-src 'self'; connect-src {self.centre}; img-src 'self' {self.centre};"
            f" object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors {self.centre}"
        )
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextlib.contextmanager
def front_end(folder: Path, centre: str) -> Generator[str]:
    """Serve the folder with the built pages, which may still be empty; yield the address."""
    handler = type("PagesOfThis", (Pages,), {"centre": centre})
    pages = functools.partial(handler, directory=str(folder))
    with ThreadingHTTPServer((LOOPBACK, 0), pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.shutdown()


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return listener.getsockname()[1]


class Centre:
    """A demo centre in a process and a folder of its own, as `make run` serves it."""

    def __init__(self, folder: Path, port: int, origin: str) -> None:
        self.address = f"http://{LOOPBACK}:{port}"
        self.log = folder / "centre.log"
        self.accounts = folder / "demo-accounts.txt"
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "VAR_DIR": str(folder),
            "DATABASE_URL": "",
            "API_ORIGINS": origin,
        }
        command = [sys.executable, "manage.py", "run_centre", "--host", LOOPBACK]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def document(self) -> str:
        """Wait till the centre answers; return its description of the API.

        Raises:
            Trouble: it ended, or does not answer in time.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(  # noqa: S310 - our own address
                    f"{self.address}/api/v1/openapi.json", timeout=30
                ) as answer:
                    return answer.read().decode()
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                time.sleep(0.5)
        said = self.log.read_text(errors="replace").splitlines()[-SHOWN:]
        raise Trouble("\n".join(["The demo centre does not answer:", *said]))

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
