"""How the API speaks HTTP: validators, caches, compression, other origins, limits, and errors in one form."""

import gzip
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from corsheaders.conf import conf as cors
from django.core.signals import got_request_exception
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from tests.support.centre import make_event, make_news, make_organization, make_program, make_story
from tests.support.clock import set_clock
from tests.support.telling import make_ready
from volunteering.api.app import answering

__all__ = ["set_clock"]

pytestmark = pytest.mark.django_db

API = "/api/v1"
PROBLEM = "application/problem+json"
FRONT = "https://www.dobrovolnici.example"
LISTS = (
    *("/news", "/stories", "/events", "/organizations", "/programs", "/offices", "/pages"),
    *("/documents", "/places", "/topics", "/target-groups"),
)
# What tells the present of the whole site, or of words: when it has changed last is not known.
OTHERS = ("/", "/site", "/navigation", "/counters", "/search?q=ruka", "/suggestions?q=ruka")


def operations() -> list[tuple[str, str, dict]]:
    """Return the path, the method and the description of everything that can be asked."""
    paths = Client().get(f"{API}/openapi.json").json()["paths"]
    return [
        (path, method, operation)
        for path, methods in paths.items()
        for method, operation in methods.items()
    ]


def filled(path: str) -> str:
    """Return the address of an operation with names that nothing has."""
    for name in ("name", "slug", "token", "field"):
        path = path.replace(f"{{{name}}}", "neznamy")
    for name in ("id", "form_key", "document_id"):
        path = path.replace(
            f"{{{name}}}", "1" if name == "document_id" else "7d8a1f52-0000-4000-8000-000000000000"
        )
    return f"{API}{path}"


def problem(response, status: int) -> dict:
    """Return an error, which has to be in the one form and to be kept by nobody."""
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM), response.content
    told = response.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"].endswith(".")
    assert response["Cache-Control"] == "no-store"
    return told


@pytest.fixture
def items(db) -> list[str]:
    """Return the addresses of one object of each kind that were published some days ago."""
    before = timezone.now() - timedelta(days=3)
    pages = {
        "news": make_news("Zpráva", first_published_at=before),
        "stories": make_story("Příběh"),
        "events": make_event("Akce"),
        "organizations": (organization := make_organization("Ruka")),
        "programs": make_program(organization),
    }
    return [f"/{kind}/{thing.uuid}" for kind, thing in pages.items()]


def test_what_a_client_has_already_is_not_sent_again(items, set_clock):
    later = timezone.now() + timedelta(seconds=5)
    addresses = [*items, *LISTS, *OTHERS]
    make_ready()
    for path in addresses:
        Client().get(f"{API}{path}")
    set_clock(later)
    dated = set()
    for path in addresses:
        first = Client().get(f"{API}{path}")
        assert (first.status_code, first["Content-Type"]) == (200, "application/json"), path
        etag = first["ETag"]
        assert etag.startswith('W/"')
        for asked in (etag, f'"x", {etag}', etag.removeprefix("W/"), "*"):
            again = Client().get(f"{API}{path}", headers={"if-none-match": asked})
            assert (again.status_code, again.content) == (304, b""), (path, asked)
            # What RFC 9110, 15.4.5 wants of a 304.
            assert (again["ETag"], again["Cache-Control"]) == (etag, first["Cache-Control"])
            assert again["Vary"] == first["Vary"]
        other = Client().get(f"{API}{path}", headers={"if-none-match": 'W/"x"'})
        assert other.content == first.content
        if "Last-Modified" in first:
            dated.add(path)
            moment = parsedate_to_datetime(first["Last-Modified"])
            assert moment < later
            for since, status in ((moment, 304), (moment - timedelta(seconds=1), 200)):
                headers = {"if-modified-since": http_date(since.timestamp())}
                assert Client().get(f"{API}{path}", headers=headers).status_code == status, path
            # The tag goes before the date.
            headers |= {"if-none-match": 'W/"x"', "if-modified-since": http_date(later.timestamp())}
            assert Client().get(f"{API}{path}", headers=headers).status_code == 200
    assert dated >= {*items, "/news", "/stories", "/places", "/topics", "/site", "/navigation"}


def test_a_change_within_the_same_second_is_not_hidden_by_a_date(set_clock):
    now = timezone.now().replace(microsecond=100_000)
    set_clock(now)
    page = make_news("Stará")
    path = f"{API}/news/{page.uuid}"
    assert "Last-Modified" not in Client().get(path)
    set_clock(now + timedelta(seconds=2))
    first = Client().get(path)
    page.title = "Nová"
    page.save()
    for name, value in (("if-modified-since", http_date(now.timestamp() + 1)), ("x", "")):
        assert "Nová" in Client().get(path, headers={name: value}).content.decode()
    for headers in ({"if-none-match": first["ETag"]},):
        assert Client().get(path, headers=headers).status_code == 200


def test_head_caches_and_compression_are_the_same_for_all(items):
    for number in range(20):
        make_news(f"Další zpráva číslo {number}")
    for path in (*LISTS, *items, *OTHERS, "/openapi.json"):
        plain = Client().get(f"{API}{path}")
        head = Client().head(f"{API}{path}")
        # The body is left out by the server.
        assert head.status_code == 200, path
        for name in ("ETag", "Cache-Control", "Content-Type", "Vary"):
            assert head[name] == plain[name], (path, name)
        assert plain["Cache-Control"].startswith("public, max-age=0, s-maxage="), path
        assert "stale-while-revalidate=" in plain["Cache-Control"]
        squeezed = Client().get(f"{API}{path}", headers={"accept-encoding": "gzip"})
        assert squeezed["ETag"] == plain["ETag"]
        if len(plain.content) > 500:
            assert squeezed["Content-Encoding"] == "gzip", path
            assert gzip.decompress(squeezed.content) == plain.content
            assert len(squeezed.content) < len(plain.content)
    assert plain["Cache-Control"].endswith("s-maxage=60, stale-while-revalidate=600")
    assert Client().head(f"{API}/news/neznama").status_code == 404


def test_no_reader_gets_a_cookie_and_nothing_depends_on_one(items):
    visitor = Client()
    visitor.cookies["sessionid"] = "x" * 32
    reads = [f"{API}{path}" for path in (*items, *OTHERS, "/openapi.json")]
    reads += [filled(path) for path, method, _operation in operations() if method == "get"]
    for address in reads:
        for client in (Client(), visitor):
            response = client.get(address)
            assert not response.cookies, address
            assert "cookie" not in response.get("Vary", "").lower(), address


def test_what_is_not_declared_is_refused_everywhere():
    asked = operations()
    assert len(asked) > 30
    for path, method, operation in asked:
        response = Client().generic(
            method.upper(), f"{filled(path)}?limti=5", "{}", "application/json"
        )
        names = {one["parameter"] for one in problem(response, response.status_code)["errors"]}
        # Whoever sends nothing hears of that first.
        assert (
            "limti" in names
            or response.status_code in (401, 422)
            or "{" in path
            or any(one.get("required") for one in operation.get("parameters", []))
        ), path
        if "limti" in names:
            assert response.status_code == 400, path
        known = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
        if (
            method == "get"
            and "limti" in names
            and not any(one.get("required") for one in operation.get("parameters", []))
        ):
            assert all(name in response.json()["detail"] for name in known), path
        if "limit" in known:
            for value in ("0", "101", "x", ""):
                response = Client().get(filled(path), {"limit": value})
                assert [one["parameter"] for one in problem(response, 400)["errors"]] == ["limit"]
            assert problem(Client().get(f"{filled(path)}?limit=1&limit=2"), 400)


def test_errors_are_problems_whatever_went_wrong(settings):
    for address in (
        "/api",
        "/api/",
        "/api/v1/nic",
        "/api/v2/news",
        f"{API}/news/neznama",
        "/api/%00",
    ):
        problem(Client().get(address), 404)
    for path in LISTS:
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            response = Client(enforce_csrf_checks=True).generic(method, f"{API}{path}")
            assert method in problem(response, 405)["detail"]
            assert response["Allow"] == "GET, HEAD"
    sending = Client(enforce_csrf_checks=True)
    address = f"{API}/forms/messages"
    for body in ("", "{", "[", "\x00", '{"page": ', "[]", "null", '"x"', b"\xff\xfe"):
        response = sending.post(address, body, content_type="application/json")
        assert response.status_code in (400, 422), body
        problem(response, response.status_code)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    huge = '{"text": "' + "a" * 2000 + '"}'
    problem(sending.post(address, huge, content_type="application/json"), 413)


def test_a_failure_is_a_problem_that_gives_nothing_away_and_is_noticed(caplog, settings):
    def broken(request: HttpRequest):
        raise ValueError("heslo k databázi")

    noticed = []
    got_request_exception.connect(lambda **told: noticed.append(told), weak=False, dispatch_uid="x")
    request = HttpRequest()
    request.method, request.path = "GET", "/api/v1/rozbite"
    response = answering(broken)(request)
    got_request_exception.disconnect(dispatch_uid="x")
    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)
    assert "heslo" not in response.content.decode()
    assert noticed
    assert "heslo k databázi" in caplog.text


def test_other_origins_may_read_the_api_and_nothing_else(settings):
    origin = {"origin": FRONT}
    asking = origin | {
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, idempotency-key",
    }
    allowed = "access-control-allow-origin"
    assert allowed not in Client().get(f"{API}/news", headers=origin)
    assert allowed not in Client().options(f"{API}/forms/messages", headers=asking)

    settings.CORS_ALLOWED_ORIGINS = [FRONT]
    assert cors.CORS_ALLOWED_ORIGINS == [FRONT]
    for path in ("/news", "/openapi.json", "/nic"):
        response = Client().get(f"{API}{path}", headers=origin)
        assert response[allowed] == FRONT
        assert "origin" in response["Vary"].lower()
        assert "access-control-allow-credentials" not in response
        exposed = response["access-control-expose-headers"]
        assert all(name in exposed for name in ("ETag", "Retry-After"))
    before = Client().options(f"{API}/forms/messages", headers=asking)
    assert (before.status_code, before[allowed]) == (200, FRONT)
    assert "POST" in before["access-control-allow-methods"]
    assert "idempotency-key" in before["access-control-allow-headers"]
    for address in ("/", "/aktuality/", "/napoveda/?q=a", "/muj-profil/", "/admin/login/"):
        for response in (
            Client().get(address, headers=origin),
            Client().options(address, headers=asking),
        ):
            assert allowed not in response, address
    stranger = {"origin": "https://jinde.example"}
    assert allowed not in Client().get(f"{API}/news", headers=stranger)
    settings.CORS_ALLOW_ALL_ORIGINS = True
    assert Client().get(f"{API}/news", headers=stranger)[allowed] == "*"


def test_who_asks_too_often_is_told_when_to_come_again(settings, set_clock):
    settings.VOLUNTEERING_API_LIMIT = 3
    path = f"{API}/topics"
    assert [Client().get(path).status_code for _time in range(3)] == [200] * 3
    response = Client().get(path)
    # The minute that is counted may have begun anew in between.
    if response.status_code == 200:
        for _time in range(3):
            response = Client().get(path)
    told = problem(response, 429)
    wait = int(response["Retry-After"])
    assert 1 <= wait <= 60
    assert str(wait) in told["detail"]
    assert Client(REMOTE_ADDR="192.0.2.7").get(path).status_code == 200
    settings.VOLUNTEERING_API_LIMIT = 0
    assert Client().get(path).status_code == 200
