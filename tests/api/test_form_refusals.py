"""The public forms through the API: what is refused, in which words, and what is never kept."""

import json
from uuid import uuid4

import pytest

from tests.support.api_forms import FRONT, LISTINGS, REQUIRED, post, put, wrong
from tests.support.centre import make_organization
from tests.support.listing import filled, send
from tests.support.pictures import NO_PICTURES, picture
from tests.support.web import Visitor
from volunteering.core.models import Attempt
from volunteering.directory.models import Submission, SubmittedFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


def nothing_kept() -> bool:
    """Whether no listing and no picture is kept, and nothing of the allowance is used up."""
    return not any(kind.objects.exists() for kind in (Submission, SubmittedFile, Attempt))


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"name": "", "seat": "nikde"}, ["name", "seat"]),
        ({"name": "a" * 201}, ["name"]),
        ({"name": "a\x00b", "topics": ["\x00"]}, ["name", "topics"]),
        ({"description": "a" * 100_000}, ["description"]),
        ({"areas": ["turnovsko", "nikde"]}, ["areas"]),
        ({"topics": [], "target_groups": ["nikdo"]}, ["topics", "target_groups"]),
        ({"roles": ["is_king"], "legal_form": "pirates"}, ["legal_form", "roles"]),
        ({"ico": "70891509", "postal_code": "51101a"}, ["ico", "postal_code"]),
        ({"accreditation_until": "2001-01-01"}, ["accreditation_until"]),
        ({"accreditation_until": "31. 13. 2099"}, ["accreditation_until"]),
        ({"links": {"website": "javascript:alert(1)"}}, ["links.website"]),
        ({"contacts": []}, ["contacts.0.email"]),
        ({"contacts": [{"email": "a@b.example"}]}, ["contacts.0.is_public"]),
        (
            {"contacts": REQUIRED["contacts"] + [{"email": "nikdo", "is_public": False}]},
            ["contacts.1.email"],
        ),
        ({"contacts": REQUIRED["contacts"] * 3}, ["contacts"]),
        ({"contacts": REQUIRED["contacts"] * 9}, ["contacts"]),
        ({"sender": {}}, ["sender.name", "sender.email"]),
        ({"sender": {"name": "A", "email": "a@b.example\nBcc: c@d.example"}}, ["sender.email"]),
        ({"consent": False}, ["consent"]),
        ({"consent_version": 99}, ["consent_version"]),
        ({"nmae": "Překlep"}, ["nmae"]),
        ({"topics": "seniori", "name": 5}, ["topics", "name"]),
        ({"photos": [{"alt": "a"}] * 4}, ["photos"]),
    ],
)
def test_what_is_wrong_is_named_as_it_was_sent(client, mailoutbox, changes, names):
    response = post(client, LISTINGS, REQUIRED | changes, with_proof=False)
    assert (response.status_code, sorted(wrong(response))) == (422, sorted(names))
    assert all(wrong(response).values())
    if "nikde" in changes.get("areas", []):
        assert "nikde" in wrong(response)["areas"]
    assert nothing_kept()
    assert not mailoutbox


def test_strange_bodies_are_refused_in_the_usual_form_and_half_characters_do_no_harm(client):
    for body in (b"", b"{", b"\xff", b"[1]", b'"x"', b"[" * 100_000, b'{"\\ud800": 1}'):
        response = client.post(LISTINGS, body, content_type="application/json")
        assert response.status_code in (400, 422), body[:20]
        assert response["Content-Type"] == "application/problem+json"
    body = json.dumps(REQUIRED | {"name": "Ruka \ud800", "summary": "<script>x</script>\u202e"})
    assert client.post(LISTINGS, body, content_type="application/json").status_code == 202
    assert Submission.objects.get().data["name"] == "Ruka ?"
    assert Submission.objects.get().data["summary"].startswith("<script>")


def test_possible_duplicates_are_told_from_public_profiles_only(client, mailoutbox):
    public = make_organization("Pomocná ruka")
    make_organization("Pomocná ruka", publish=False)
    response = post(client, LISTINGS, REQUIRED)
    assert response.status_code == 409
    (duplicate,) = response.json()["duplicates"]
    assert (duplicate["id"], duplicate["name"]) == (str(public.uuid), "Pomocná ruka")
    assert duplicate["url"].startswith("http://testserver/adresar/")
    assert nothing_kept()
    assert post(client, LISTINGS, REQUIRED | {"is_no_duplicate": True}).status_code == 202


def test_a_robot_is_thanked_and_forgotten(client, mailoutbox):
    robot = post(client, LISTINGS, REQUIRED | {"homepage": "https://spam.example"})
    person = post(client, LISTINGS, REQUIRED)
    assert robot.status_code == person.status_code == 202
    assert robot.json()["next"] == person.json()["next"]
    assert (Submission.objects.count(), len(mailoutbox)) == (1, 1)


def test_the_limits_are_those_of_the_pages(client, region, settings):
    codes = [
        post(client, LISTINGS, REQUIRED | {"name": f"{turn}"}, with_proof=False).status_code
        for turn in range(2)
    ]
    response = post(client, LISTINGS, REQUIRED | {"name": "Třetí"}, with_proof=False)
    assert [*codes, response.status_code] == [202, 202, 429]
    assert int(response["Retry-After"]) == 3600
    assert region.reply_to in response.json()["detail"]
    assert post(client, LISTINGS, REQUIRED | {"name": "Čtvrtá"}).status_code == 202
    page = filled(client, name="Pátá", with_proof=False)
    assert send(client, page).status_code == 429, "both doors count together"
    settings.VOLUNTEERING_PICTURE_LIMIT = 1
    assert [put(client, uuid4(), "logo", picture()).status_code for _turn in range(2)] == [200, 429]


def test_pages_of_other_sites_send_only_when_they_are_allowed(client, settings):
    def statuses(**headers) -> list[int]:
        return [
            post(client, LISTINGS, REQUIRED | {"name": str(headers)}, **headers).status_code,
            client.put(
                f"{LISTINGS}/{uuid4()}/pictures/logo",
                picture(),
                content_type="image/jpeg",
                headers=headers,
            ).status_code,
        ]

    foreign = {"origin": FRONT, "sec-fetch-site": "cross-site"}
    assert statuses(**foreign) == [403, 403]
    assert statuses(**{"sec-fetch-site": "cross-site"}) == [403, 403]
    assert nothing_kept()
    settings.VOLUNTEERING_API_ORIGINS = [FRONT]
    assert statuses(**foreign) == [202, 200]
    assert statuses(origin="https://evil.example") == [403, 403]
    assert statuses(origin="http://testserver") == [202, 200]
    page = client.post("/formular/organizace/", filled(client), headers=foreign)
    assert page.status_code == 403, "the pages themselves take nothing from other sites"


def test_what_is_no_picture_is_refused_in_a_sentence(client, settings):
    for name, content in NO_PICTURES.items():
        response = put(client, uuid4(), "logo", content, "image/svg+xml")
        assert (response.status_code, list(wrong(response))) == (422, ["logo"]), name
    settings.VOLUNTEERING_MAX_UPLOAD_BYTES = 500
    assert put(client, uuid4(), "logo", picture(size=(900, 900))).status_code == 422
    assert put(client, uuid4(), "banner", picture()).status_code == 404
    broken = put(client, uuid4(), "logo", b"--x", "multipart/form-data; boundary=\xe9")
    assert broken.status_code == 400
    assert not SubmittedFile.objects.exists()
