"""An organization behind its own door through the API: its form as it stands, corrections, and the end of the session."""

from uuid import uuid4

import pytest

from tests.support.api_forms import API, bearer, post, put_json, token_in, wrong
from tests.support.centre import make_image, make_organization
from tests.support.door import HOME, STEWARD, ask_for_key, correct, enter, make_steward
from tests.support.pictures import picture
from tests.support.web import Visitor
from volunteering.directory.enums import Outcome
from volunteering.directory.models import (
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
    Submission,
)
from volunteering.directory.values import values_of

pytestmark = pytest.mark.django_db
PROFILE = f"{API}/profile"


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


@pytest.fixture
def organization(region) -> Organization:
    """Return a published organization with a steward."""
    organization = make_organization(
        "Pomocná ruka", street="Skálova 12", postal_code="51101", hide_address=True
    )
    make_steward(organization)
    return organization


@pytest.fixture
def session(client, organization, mailoutbox) -> dict[str, str]:
    """Return the header of a session."""
    ask_for_key(client, organization)
    done = post(client, f"{API}/links/{token_in(mailoutbox.pop())}", {}, with_proof=False)
    return bearer(done.json()["session"]["secret"])


def profile(client: Visitor, session: dict) -> dict:
    """Return the form as it is filled."""
    response = client.get(PROFILE, headers=session)
    assert response.status_code == 200, response.content
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    return response.json()


def unchanged(filled: dict) -> dict:
    """Return what a front end sends back."""
    return filled["listing"] | {"base": filled["base"]}


def live(organization: Organization) -> dict:
    return values_of(Organization.objects.get(pk=organization.pk))


def draft(organization: Organization) -> dict:
    listing = Organization.objects.get(pk=organization.pk)
    return values_of(listing.get_latest_revision_as_object())


def noted(submission: Submission) -> tuple:
    """Return what is kept of a correction."""
    kept = submission
    return (kept.kind, kept.data, kept.changed, kept.name, kept.email, kept.phone, kept.note)


def test_a_correction_leaves_the_same_row_and_the_same_mails_as_by_the_page(
    client, organization, session, mailoutbox
):
    before = live(organization)
    filled = profile(client, session)
    assert filled["listing"]["street"] == "Skálova 12"
    assert filled["listing"]["sender"]["email"] == STEWARD
    browser = Visitor()
    enter(browser, organization, mailoutbox)
    mailoutbox.clear()
    correct(browser, summary="Nově pomáháme i dětem.", topics=["deti-a-mladez", "seniori"])
    by_page = Submission.objects.get()
    page_mails = [(mail.subject, mail.to, mail.body) for mail in mailoutbox]
    browser.post(f"{HOME}vzit-zpet/")
    mailoutbox.clear()
    filled = profile(client, session)
    key = {"idempotency-key": str(uuid4())} | session
    sent = unchanged(filled) | {
        "summary": "Nově pomáháme i dětem.",
        "topics": ["deti-a-mladez", "seniori"],
    }
    first = put_json(client, PROFILE, sent, **key)
    assert (first.status_code, first.json()["form_key"]) == (202, key["idempotency-key"])
    by_api = Submission.objects.get(outcome=Outcome.UNDECIDED)
    assert noted(by_api) == noted(by_page)
    assert [(mail.subject, mail.to, mail.body) for mail in mailoutbox] == page_mails
    assert live(organization) == before
    assert draft(organization)["summary"] == "Nově pomáháme i dětem."
    assert profile(client, session)["is_waiting"] is True
    # The same form again gets the same answer, whatever it says now.
    assert put_json(client, PROFILE, sent | {"name": ""}, **key).json() == first.json()
    assert Submission.objects.filter(outcome=Outcome.UNDECIDED).get() == by_api


def test_sent_unchanged_nothing_is_sent_however_much_there_is(client, organization, session):
    organization.links.add(OrganizationLink(kind="youtube", url="https://video.example/ruka"))
    organization.contacts.add(
        *(OrganizationContact(name=f"Kontakt {number}", phone="481 000 000") for number in range(9))
    )
    organization.logo = make_image("Logo")
    organization.photos.add(OrganizationPhoto(image=make_image("Fotka")))
    organization.save_revision().publish()
    filled = profile(client, session)
    assert [one["field"] for one in filled["pictures"]] == ["logo", "photo"]
    response = put_json(client, PROFILE, unchanged(filled), **session)
    assert response.status_code == 202, response.content
    assert not Submission.objects.exists()
    organization.refresh_from_db()
    assert not organization.workflow_in_progress
    changed = put_json(client, PROFILE, unchanged(filled) | {"note": "Jen to."}, **session)
    assert changed.json()["next"] == response.json()["next"]


def test_what_the_centre_or_a_colleague_changed_meanwhile_is_not_taken_back(
    client, organization, session, mailoutbox
):
    filled = profile(client, session)
    organization.opening_hours = "Po 8–12"
    organization.save_revision().publish()
    browser = Visitor()
    enter(browser, organization, mailoutbox)
    correct(browser, description="Její věta.")
    put_json(client, PROFILE, unchanged(filled) | {"summary": "Jeho věta."}, **session)
    said = draft(organization)
    assert (said["opening_hours"], said["description"], said["summary"]) == (
        "Po 8–12",
        "Její věta.",
        "Jeho věta.",
    )


def test_pictures_of_a_correction_are_kept_until_it_is_sent(client, organization, session):
    organization.photos.add(OrganizationPhoto(image=make_image("Stará fotka")))
    organization.save_revision().publish()
    filled = profile(client, session)
    key = str(uuid4())
    to = f"{PROFILE}/corrections/{key}/pictures"
    for field in ("logo", "photo_1", "photo_2"):
        kept = client.put(
            f"{to}/{field}", picture(size=(90, 90)), content_type="image/jpeg", headers=session
        )
        assert (kept.status_code, kept.json()["form_key"]) == (200, key)
    assert client.delete(f"{to}/photo_2", headers=session).status_code == 200
    sent = unchanged(filled) | {"removed_pictures": [filled["pictures"][0]["id"]]}
    headers = session | {"idempotency-key": key}
    assert list(wrong(put_json(client, PROFILE, sent, **headers))) == ["photos.0.alt"]
    sent["photos"] = [{"alt": "Nová fotka"}]
    assert put_json(client, PROFILE, sent, **headers).status_code == 202
    corrected = Organization.objects.get().get_latest_revision_as_object()
    assert corrected.logo.width == 90
    (photo,) = corrected.photos.all()
    assert photo.image.default_alt_text == "Nová fotka"
    late = client.put(f"{to}/logo", picture(), content_type="image/jpeg", headers=session)
    assert late.status_code == 409


def test_what_is_wrong_is_named_and_nothing_is_kept(client, organization, session):
    sent = unchanged(profile(client, session))
    foreign_key = str(make_organization("Cizí").contacts.get().uuid)
    for changes, names in (
        ({"summary": "", "ico": "12345678"}, ["ico", "summary"]),
        ({"contacts": sent["contacts"] * 3}, ["contacts"]),
        ({"removed_pictures": [1]}, ["removed_pictures"]),
        ({"consent": True}, ["consent"]),
        ({"seat": "nikde"}, ["seat"]),
    ):
        response = put_json(client, PROFILE, sent | changes, **session)
        assert (response.status_code, sorted(wrong(response))) == (422, names)
    assert list(wrong(put_json(client, PROFILE, sent, **session, **{"idempotency-key": "x"}))) == [
        "Idempotency-Key"
    ]
    assert not Submission.objects.exists()
    stolen = {"key": foreign_key, "email": "unos@jinde.example", "is_public": True}
    changed = sent | {"contacts": [*sent["contacts"], stolen]}
    assert put_json(client, PROFILE, changed, **session).status_code == 202
    assert foreign_key not in [contact["key"] for contact in draft(organization)["contacts"]]
