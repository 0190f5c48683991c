"""What every answer of the site carries: the policy of its content, no cookies, and pages for what goes wrong."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.mailbox.views import read_mails
from tests.support.centre import (
    make_event,
    make_image,
    make_news,
    make_organization,
    make_story,
    make_user,
)
from tests.support.editing import Editor, path_of
from tests.support.web import soup

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://\S+/password_reset/\S+")


@pytest.fixture
def addresses() -> list[str]:
    """Return an address of every kind of public page."""
    organization = make_organization("Spolek")
    image = make_image()
    pages = [make("Věc", lead_image=image) for make in (make_news, make_story, make_event)]
    return [
        "/",
        "/aktuality/",
        "/pribehy/",
        "/akce/",
        "/adresar/",
        "/adresar/pridat/",
        "/adresar/odeslano/",
        organization.get_url(),
        *map(path_of, pages),
        "/chci-pomahat/",
        "/chci-pomahat/?odeslano=1",
        "/kontakt/",
        "/hledat/?q=věc",
        "/kanaly/vse.rss",
        "/sitemap.xml",
        "/robots.txt",
        "/neni/",
    ]


def policy(response) -> dict[str, list[str]]:
    """Return the Content-Security-Policy of a response by directive."""
    parts = response["Content-Security-Policy"].split(";")
    return {part.split()[0]: part.split()[1:] for part in parts if part.strip()}


def test_the_policy_of_public_pages_is_strict(addresses):
    for address in addresses:
        rules = policy(Client().get(address))
        assert rules["default-src"] == ["'none'"], address
        assert rules["script-src"] == rules["style-src"] == rules["img-src"] == ["'self'"], address
        assert rules["base-uri"] == ["'none'"], address
        everything = " ".join(source for sources in rules.values() for source in sources)
        assert "unsafe" not in everything, address
        assert not re.search(r"https?:|\*|data:", everything), address


def test_public_pages_hold_nothing_that_the_policy_would_stop(addresses):
    for address in addresses:
        page = (
            soup(Client().get(address)) if not address.endswith((".rss", ".xml", ".txt")) else None
        )
        if page is None:
            continue
        assert page.select("style, [style], iframe, object, embed") == [], address
        # What is only read, as JSON-LD is, the policy does not stop (HTML, "data block").
        scripts = page.select("script:not([type='application/ld+json'])")
        assert [script for script in scripts if not script.get("src")] == [], address
        events = [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]
        assert events == [], address
        for tag in page.select(
            "script[src], img[src], link[rel=stylesheet], source[srcset], form[action]"
        ):
            target = tag.get("src") or tag.get("href") or tag.get("srcset") or tag["action"]
            assert re.match(r"/(?!/)", target), (address, target)


def test_readers_get_no_cookie_anywhere(addresses):
    client = Client()
    for address in addresses:
        response = client.get(address)
        assert response.cookies == {}, address
        assert "Cookie" not in response.get("Vary", ""), address
    assert client.cookies == {}


def test_security_headers_are_there(addresses):
    for address in addresses:
        response = Client().get(address)
        assert response["X-Content-Type-Options"] == "nosniff", address
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin", address
        assert response["X-Frame-Options"] == "SAMEORIGIN", address
        assert response["Cross-Origin-Opener-Policy"] == "same-origin", address


def test_the_admin_has_the_policy_that_its_editor_needs():
    response = Editor().client.get("/admin/")

    rules = policy(response)

    assert "'unsafe-inline'" in rules["script-src"]
    assert rules["object-src"] == ["'none'"]
    assert not re.search(r"https?:", response["Content-Security-Policy"])


@pytest.mark.parametrize("path", ["/administrace/", "/adminer/", "/aktuality/admin/"])
def test_only_the_admin_is_relaxed(path):
    assert policy(Client().get(path))["default-src"] == ["'none'"]


# ---- when something goes wrong ----


def test_a_lost_reader_gets_a_page_that_helps():
    response = Client().get("/neni/tady/")

    assert response.status_code == 404
    page = soup(response)
    assert page.select_one('main form[role="search"] input[name="q"]')
    links = {link["href"] for link in page.select("main a[href]")}
    assert {"/", "/adresar/"} <= links
    assert page.select_one(".site-nav a")
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"


@pytest.mark.parametrize("template", ["500.html", "400.html"])
def test_error_pages_render_with_nothing_to_ask(template, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string(template)

    assert 'lang="cs"' in html
    assert 'href="/"' in html
    assert "<h1" in html


def test_a_failure_shows_the_page_for_failures(monkeypatch):
    # The failure is real: the database does not answer the question of the front page.
    def fail(request):
        raise OperationalError("nikdo tu není")

    monkeypatch.setattr(Site, "find_for_request", fail)
    client = Client(raise_request_exception=False)

    response = client.get("/")

    assert response.status_code == 500
    assert "error-page" in response.content.decode()
    assert "nikdo tu není" not in response.content.decode()


# ---- mail and accounts ----


def test_the_mailbox_reads_what_the_file_backend_wrote(tmp_path, region):
    long = EmailMessage(
        subject="Příliš žluťoučký kůň úpěl ďábelské ódy a ještě dost dlouho potom",
        body="Dobrý den,\n\nodkaz: https://centrum.example/x/\n" + "-" * 20 + "\nKonec.",
        from_email="Centrum <web@centrum.example>",
        to=["řehoř@příjemce.example"],
        reply_to=["Centrum <odpovedi@centrum.example>"],
    )
    short = EmailMessage("Druhá", "Text.", "web@centrum.example", ["b@b.example"])
    EmailBackend(file_path=str(tmp_path)).send_messages([long, short])

    mails = read_mails(tmp_path)

    assert [item.subject.split()[0] for item in mails] == ["Druhá", "Příliš"]
    first = mails[1]
    assert first.subject.endswith("dost dlouho potom")
    assert "odkaz: https://centrum.example/x/" in first.text
    assert first.text.rstrip().endswith("Konec.")
    assert "odpovedi@centrum.example" in first.reply_to
    assert "web@centrum.example" in first.sender


def test_an_empty_mailbox_is_empty(tmp_path):
    assert read_mails(tmp_path) == []
    assert read_mails(tmp_path / "neni") == []


def test_a_forgotten_password_is_set_anew_by_mail():
    user = make_user("editor")
    client = Client()
    assert client.get("/admin/password_reset/").status_code == 200

    client.post("/admin/password_reset/", {"email": user.email})

    (message,) = mail.outbox
    assert message.to == [user.email]
    link = LINK.search(message.body)[0]
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    assert form.status_code == 200
    new = "Zcela-Nove-Heslo-38"
    client.post(form.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
    assert client.login(username=user.username, password=new)


def test_an_unknown_address_is_answered_the_same_and_gets_nothing():
    known, unknown = (
        Client().post("/admin/password_reset/", {"email": email})
        for email in (make_user("editor").email, "neznamy@nikde.example")
    )

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("role", ["editor", "moderator", "administrator"])
def test_the_admin_home_opens_in_czech(role):
    response = Editor(role).client.get("/admin/")

    assert response.status_code == 200
    assert soup(response).html["lang"] == "cs"


def test_what_editors_need_is_in_their_menu():
    editor = Editor()
    for name in (
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailredirects:index",
        "wagtailsnippets_volunteering_organization:list",
        "wagtailsnippets_volunteering_office:list",
        "volunteering_contactmessage_modeladmin_index",
    ):
        assert editor.client.get(reverse(name)).status_code == 200, name
    assert editor.client.get(reverse("wagtailusers_users:index")).status_code == 302
    assert get_user_model().objects.filter(is_superuser=True).count() == 0
