"""Drafts in another front end: what is on the editor's screen, and nobody else's business."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from tests.support.centre import (
    make_event,
    make_news,
    make_organization,
    make_story,
    make_user,
)
from tests.support.clock import set_clock  # noqa: F401
from volunteering.previews.models import FrontEnd, PreviewState

pytestmark = pytest.mark.django_db

ADDRESS = "https://front.example/nahled/"


@pytest.fixture
def front_end() -> FrontEnd:
    return FrontEnd.objects.create(site=Site.objects.get(), preview_url=ADDRESS)


def token_in(response) -> str:
    assert response.status_code == 302, response.content[:300]
    assert response["Location"].startswith(f"{ADDRESS}?token=")
    return parse_qs(urlsplit(response["Location"]).query)["token"][0]


def preview_of(page_or_snippet) -> str:
    request = page_or_snippet.make_preview_request(preview_mode="front-end")
    return token_in(request)


def ask(token: str):
    return Client().get("/api/v1/preview", {"token": token})


def test_an_unsaved_change_is_seen_and_nothing_public_changes(front_end):
    page = make_news("Staré")
    page.title = "Rozepsané"
    page.lead = "Tohle ještě nikdo neviděl."

    response = ask(preview_of(page))

    assert response.status_code == 200
    told = response.json()
    assert told["kind"] == "news"
    assert (told["item"]["title"], told["item"]["lead"]) == (page.title, page.lead)
    assert response["Cache-Control"] == "no-store"
    listed = Client().get("/api/v1/news").json()["items"]
    assert [item["title"] for item in listed] == ["Staré"]


@pytest.mark.parametrize("make", [make_news, make_story, make_event])
def test_every_kind_of_page_is_seen(front_end, make):
    page = make("Nanečisto", publish=False)

    assert ask(preview_of(page)).json()["item"]["title"] == "Nanečisto"


def test_a_draft_of_an_organization_is_seen(front_end):
    organization = make_organization("Spolek")
    organization.summary = "Nové shrnutí."

    told = ask(preview_of(organization)).json()

    assert (told["kind"], told["item"]["summary"]) == ("organizations", "Nové shrnutí.")


def test_the_editor_is_led_there_by_the_panel_of_the_admin(front_end, client):
    page = make_news("Zpráva")
    client.force_login(make_user("editor"))

    response = client.get(f"/admin/pages/{page.pk}/view_draft/", {"mode": "front-end"})

    assert ask(token_in(response)).json()["item"]["title"] == "Zpráva"
    # The panel shows it in a frame.
    policy = client.get(f"/admin/pages/{page.pk}/edit/")["Content-Security-Policy"]
    assert "frame-src 'self' https://front.example" in policy


def test_without_another_front_end_the_preview_is_our_own_page():
    page = make_news("Zpráva")

    response = page.make_preview_request(preview_mode="front-end")

    assert response.status_code == 200
    assert "Zpráva" in response.content.decode()
    assert "front-end" not in dict(page.preview_modes)


@pytest.mark.parametrize("token", ["", "x", "x" * 501, "\x00", "W10:1abc:def"])
def test_an_invented_token_opens_nothing(front_end, token):
    make_news("Zpráva", publish=False)

    assert ask(token).status_code in (400, 404)


def test_a_preview_ends_after_an_hour(front_end, set_clock):  # noqa: F811
    token = preview_of(make_news("Zpráva"))
    set_clock(timezone.now() + timedelta(minutes=61))

    response = ask(token)

    assert response.status_code == 410
    assert response.json()["detail"]


def test_what_is_over_is_deleted(front_end):
    preview_of(make_news("Zpráva"))
    PreviewState.objects.update(created_at=timezone.now() - timedelta(hours=2))

    call_command("purge_expired")

    assert not PreviewState.objects.exists()


def test_the_address_has_to_be_safe_on_the_way():
    site = Site.objects.get()

    for address, is_refused in (
        ("http://front.example/", True),
        ("https://front.example/", False),
        ("http://localhost:4321/nahled", False),
    ):
        setting = FrontEnd(site=site, preview_url=address)
        if is_refused:
            with pytest.raises(ValidationError, match="https"):
                setting.full_clean()
        else:
            setting.full_clean()
