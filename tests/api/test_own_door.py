"""The session behind an organization's own door through the API: who gets in, what it does, how it ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from tests.support.api_forms import API, FRONT, bearer, post, put_json, token_in, wrong
from tests.support.centre import make_organization
from tests.support.door import HOME, STEWARD, ask_for_key, make_steward
from tests.support.pictures import picture
from tests.support.web import Visitor
from volunteering.directory.models import (
    DoorKey,
    Organization,
    Refusal,
    Steward,
    Submission,
    SubmittedFile,
)

pytestmark = pytest.mark.django_db
PROFILE = f"{API}/profile"


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


@pytest.fixture
def organization(region) -> Organization:
    """Return a published organization with a steward."""
    organization = make_organization("Pomocná ruka")
    make_steward(organization)
    return organization


@pytest.fixture
def session(client, organization, mailoutbox) -> dict[str, str]:
    """Return the header of a session."""
    return begun(client, organization, mailoutbox)


def begun(client: Visitor, organization: Organization, mailoutbox) -> dict[str, str]:
    """Ask for a link and use it; return the header of the session."""
    ask_for_key(client, organization)
    done = post(client, f"{API}/links/{token_in(mailoutbox.pop())}", {}, with_proof=False)
    return bearer(done.json()["session"]["secret"])


def test_without_a_session_nobody_gets_in(client, organization, session):
    key = uuid4()
    asked = (
        ("get", PROFILE),
        ("put", PROFILE),
        ("put", f"{PROFILE}/corrections/{key}/pictures/logo"),
        ("delete", f"{PROFILE}/corrections/{key}/pictures/logo"),
        ("post", f"{PROFILE}/confirmation"),
        ("post", f"{PROFILE}/address"),
        ("post", f"{PROFILE}/withdrawal"),
        ("delete", f"{PROFILE}/correction"),
        ("get", f"{PROFILE}/programs"),
        ("post", f"{PROFILE}/programs"),
        ("put", f"{PROFILE}/programs/{key}"),
        ("delete", f"{PROFILE}/programs/{key}"),
        ("delete", f"{PROFILE}/session"),
        ("delete", f"{PROFILE}/sessions"),
    )
    secret = session["authorization"]
    wrongs = ({}, bearer("x"), bearer(""), {"authorization": secret.replace("Bearer", "Basic")})
    for method, address in asked:
        for headers in wrongs:
            response = getattr(client, method)(address, headers=headers)
            assert response.status_code == 401, (method, address, headers)
            assert response["Content-Type"] == "application/problem+json"
            told = response["WWW-Authenticate"]
            assert told.startswith('Bearer realm="')
            assert ("invalid_token" in told) is bool(headers)
    # The cookie of the page opens nothing here, and the secret nothing there.
    client.cookies["muj_profil"] = secret.removeprefix("Bearer ")
    assert client.get(PROFILE).status_code == 401
    assert Visitor().get(HOME, headers=session).status_code == 403
    assert not SubmittedFile.objects.exists()


def act_on(client: Visitor, act: str, content: dict, session: dict):
    """Do one of the things behind the door."""
    return post(client, f"{PROFILE}/{act}", content, with_proof=False, **session)


def test_a_profile_is_confirmed_and_a_correction_taken_back(client, organization, session):
    organization.record.confirmed_on = None
    organization.record.save()
    assert act_on(client, "confirmation", {}, session).json()["next"]
    organization.record.refresh_from_db()
    assert organization.record.confirmed_on == timezone.localdate()
    filled = client.get(PROFILE, headers=session).json()
    sent = filled["listing"] | {"base": filled["base"], "summary": "Omyl."}
    put_json(client, PROFILE, sent, **session)
    organization.refresh_from_db()
    assert organization.workflow_in_progress
    assert client.delete(f"{PROFILE}/correction", headers=session).status_code == 200
    organization.refresh_from_db()
    assert not organization.workflow_in_progress
    assert client.delete(f"{PROFILE}/correction", headers=session).status_code == 409
    again = client.get(PROFILE, headers=session).json()
    assert (again["listing"], again["is_waiting"]) == (filled["listing"], False)


def test_another_address_is_asked_for_and_a_profile_leaves_as_by_the_page(
    client, organization, session, mailoutbox
):
    assert list(wrong(act_on(client, "address", {"email": "nikdo"}, session))) == ["email"]
    new = "nova@organizace.example"
    assert act_on(client, "address", {"email": new}, session).status_code == 202
    assert Steward.objects.get().new_email == new
    assert mailoutbox.pop().to == [new]
    assert list(wrong(act_on(client, "withdrawal", {"answer": "valid"}, session))) == ["answer"]
    leaving = {"answer": "refused", "note": "Už ne."}
    assert organization.name in act_on(client, "withdrawal", leaving, session).json()["next"]
    organization.refresh_from_db()
    assert not organization.live
    assert Refusal.objects.get().note == "Už ne."
    assert mailoutbox.pop().to == [STEWARD]
    assert act_on(client, "withdrawal", leaving, session).status_code == 401


def test_all_sessions_and_links_are_cancelled_at_once(client, organization, session, mailoutbox):
    other = begun(client, organization, mailoutbox)
    ask_for_key(client, organization)
    link = f"{API}/links/{token_in(mailoutbox.pop())}"
    assert client.delete(f"{PROFILE}/sessions", headers=session).status_code == 204
    for headers in (session, other):
        assert client.get(PROFILE, headers=headers).status_code == 401
    assert post(client, link, {}, with_proof=False).status_code == 410


def test_a_session_ends(client, organization, session, mailoutbox):
    root = Page.objects.get(depth=1).add_child(instance=Page(title="Jinde", slug="jinde"))
    Site.objects.create(hostname="jinde.example", root_page=root, site_name="Jinde")
    assert client.get(PROFILE, headers=session | {"host": "jinde.example"}).status_code == 401
    assert client.delete(f"{PROFILE}/session", headers=session).status_code == 204
    assert client.get(PROFILE, headers=session).status_code == 401
    assert client.delete(f"{PROFILE}/session", headers=session).status_code == 401
    ends = (
        lambda: DoorKey.objects.update(session_until=timezone.now() - timedelta(seconds=1)),
        DoorKey.objects.revoke,
        organization.unpublish,
    )
    for end in ends:
        fresh = begun(client, organization, mailoutbox)
        assert client.get(PROFILE, headers=fresh).status_code == 200
        DoorKey.objects.update(created_at=timezone.now() - timedelta(hours=2))
        end()
        assert client.get(PROFILE, headers=fresh).status_code == 401


def test_pages_of_other_sites_act_in_a_session_only_when_they_are_allowed(
    client, organization, session, settings
):
    filled = client.get(PROFILE, headers=session).json()
    sent = filled["listing"] | {"base": filled["base"], "summary": "Z jiného webu."}
    foreign = session | {"origin": FRONT, "sec-fetch-site": "cross-site"}
    picture_at = f"{PROFILE}/corrections/{uuid4()}/pictures/logo"
    assert put_json(client, PROFILE, sent, **foreign).status_code == 403
    refused = client.put(picture_at, picture(), content_type="image/jpeg", headers=foreign)
    assert refused.status_code == 403
    for act in ("session", "sessions", "correction"):
        assert client.delete(f"{PROFILE}/{act}", headers=foreign).status_code == 403
    for act in ("confirmation", "address", "withdrawal"):
        content = {"address": {"email": "a@b.example"}, "withdrawal": {"answer": "ended"}}
        assert act_on(client, act, content.get(act, {}), foreign).status_code == 403
    assert not Submission.objects.exists()
    settings.VOLUNTEERING_API_ORIGINS = [FRONT]
    assert put_json(client, PROFILE, sent, **foreign).status_code == 202
