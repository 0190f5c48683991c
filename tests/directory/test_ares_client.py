"""The client of ARES against a server on this machine: what it reads, and that whatever goes wrong is one kind of failure."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.support.centre import place
from volunteering.directory.ares.client import (
    MOST_BYTES,
    AresRegister,
    RegisteredSubject,
    RegisterUnavailable,
)
from volunteering.directory.enums import LegalForm

pytestmark = [pytest.mark.django_db, pytest.mark.any_database("it asks no database")]

ICO = "70891508"
ANSWER = {
    "ico": ICO,
    "obchodniJmeno": "  Pomocná  ruka, z. s. ",
    "pravniForma": "706",
    "sidlo": {
        "kodObce": 577626,
        "nazevObce": "Turnov",
        "nazevCastiObce": "Turnov",
        "nazevUlice": "Skálova",
        "cisloDomovni": 12,
        "cisloOrientacni": 3,
        "cisloOrientacniPismeno": "a",
        "psc": 51101,
    },
}

Answer = Callable[[BaseHTTPRequestHandler], None]


def answered(status: int, body: bytes, **headers: str) -> Answer:
    """Return a way to answer: a status, headers and a body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def endless(request: BaseHTTPRequestHandler) -> None:
    """Answer with more than anybody wants to read."""
    request.send_response(200)
    request.end_headers()
    for _turn in range(4 * MOST_BYTES // 4096):
        request.wfile.write(b" " * 4096)


def trickling(request: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, each of them soon enough."""
    request.send_response(200)
    request.end_headers()
    for _turn in range(100):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def silent(request: BaseHTTPRequestHandler) -> None:
    """Do not answer in time."""
    time.sleep(1)


@pytest.fixture
def served(monkeypatch) -> Iterator[Callable[[Answer], AresRegister]]:
    """Return a function that makes the client of a server that answers as it is told."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    servers = []

    def serve(answer: Answer) -> AresRegister:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                try:
                    answer(self)
                except OSError:
                    # The client has hung up, as it should.
                    self.close_connection = True

            def log_message(self, *args):
                """Keep quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return AresRegister(f"http://127.0.0.1:{server.server_port}/rest", seconds=0.5)

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_answer_is_read(served):
    asked = []
    turnov = place("turnov")
    seat = ANSWER["sidlo"] | {"kodObce": int(turnov.code)}
    answer = answered(200, json.dumps(ANSWER | {"sidlo": seat}).encode())

    def noted(request):
        asked.append(request.path)
        answer(request)

    register = served(noted)
    assert register.find(ICO) == RegisteredSubject(
        "Pomocná ruka, z. s.", LegalForm.ASSOCIATION, "Skálova 12/3a", "51101", turnov
    )
    assert asked == [f"/rest/ekonomicke-subjekty/{ICO}"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"nazevUlice": None, "nazevCastiObce": "Mokřiny", "cisloOrientacni": None}, "Mokřiny 12"),
        ({"nazevUlice": None, "cisloOrientacni": None}, "č. p. 12"),
        ({"nazevUlice": None, "cisloOrientacni": None, "typCisloDomovni": 2}, "č. ev. 12"),
        ({"cisloDomovni": None, "cisloOrientacniPismeno": None}, "Skálova 3"),
        ({"nazevUlice": None, "cisloDomovni": None, "cisloOrientacni": None}, ""),
    ],
)
def test_addresses_are_written_as_people_write_them(served, changes, expected):
    answer = ANSWER | {"sidlo": ANSWER["sidlo"] | changes}
    assert served(answered(200, json.dumps(answer).encode())).find(ICO).street == expected


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("161", "Ústav", "institute"),
        ("801", "Obec", "municipality"),
        ("205", "Sociální družstvo Ráj", "social_cooperative"),
        ("205", "Bytové družstvo", ""),
        ("112", "Firma s. r. o.", ""),
        (None, "Neznámá", ""),
    ],
)
def test_legal_forms_become_ours(served, code, name, expected):
    answer = {"obchodniJmeno": name, "pravniForma": code}
    found = served(answered(200, json.dumps(answer).encode())).find(ICO)
    assert found == RegisteredSubject(name, expected)


def test_not_found_is_no_failure(served):
    assert served(answered(404, b'{"kod": "NENALEZENO"}')).find(ICO) is None


@pytest.mark.parametrize(
    "answer",
    [
        answered(500, b"{}"),
        answered(200, b"<html>"),
        answered(200, b"[]"),
        answered(200, b"{}"),
        answered(200, b'{"obchodniJmeno": "X", "sidlo": [1]}'),
        answered(200, b'{"obchodniJmeno": "X", "sidlo": "Turnov"}'),
        answered(200, b"\xff\xfe\x00"),
        answered(302, b"", Location="http://127.0.0.1:1/jinam"),
        endless,
        trickling,
        silent,
    ],
)
def test_whatever_goes_wrong_is_one_kind_of_failure(served, answer):
    register = served(answer)
    started = time.monotonic()
    with pytest.raises(RegisterUnavailable):
        register.find(ICO)
    assert time.monotonic() - started < 3


def test_a_server_that_is_not_there_is_a_failure_too(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(RegisterUnavailable):
        AresRegister("http://127.0.0.1:9", seconds=0.5).find(ICO)
