"""A listing that the centre returned, through the API: the form as it was sent, and the correction of it."""

import pytest

from tests.support.api_forms import API, FRONT, put_json, state_of, token_in, wrong
from tests.support.centre import make_user
from tests.support.listing import EVERYTHING, SENDER, confirmed, pictures
from tests.support.moderation import mails_to_submitter, reject
from tests.support.pictures import NO_PICTURES, picture
from tests.support.web import Visitor
from volunteering.core.models import ConsentText
from volunteering.directory.enums import Outcome
from volunteering.directory.models import Organization, Submission

pytestmark = pytest.mark.django_db
COMMENT = "Doplňte prosím, kdy se scházíte."


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


@pytest.fixture
def moderator(region) -> Visitor:
    """Return the browser of a moderator."""
    moderator = Visitor()
    moderator.force_login(make_user("moderator"))
    return moderator


@pytest.fixture
def address(client, mailoutbox, moderator) -> str:
    """Return where the form of a listing is that was sent, confirmed and returned."""
    organization = confirmed(client, mailoutbox, EVERYTHING, **pictures())
    mailoutbox.clear()
    reject(moderator, organization, COMMENT)
    (mail,) = mails_to_submitter(mailoutbox)
    mailoutbox.clear()
    return state_of(client, token_in(mail))["listing_at"].removeprefix("http://testserver")


def form_at(client: Visitor, address: str) -> dict:
    """Return the form as it is filled."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Cache-Control"] == "no-store"
    return response.json()


def draft() -> Organization:
    """Return the newest revision."""
    return Organization.objects.get().get_latest_revision_as_object()


def test_a_listing_comes_back_as_it_was_sent_and_sent_unchanged_it_is_the_same(
    client, address, mailoutbox
):
    before = Submission.objects.get()
    filled = form_at(client, address)
    assert (filled["comment"], filled["is_waiting"], filled["kept_pictures"]) == (
        COMMENT,
        False,
        [],
    )
    listing = filled["listing"]
    assert listing["links"]["facebook"] == EVERYTHING["facebook"]
    assert sorted(listing["areas"]) == sorted(EVERYTHING["areas"])
    assert [contact["is_public"] for contact in listing["contacts"]] == [True, False]
    assert listing["sender"] == {
        "name": SENDER["submitter_name"],
        "email": SENDER["submitter_email"],
        "phone": SENDER["submitter_phone"],
    }
    assert [one["field"] for one in filled["pictures"]] == ["logo", "photo", "photo"]
    assert {one["alt"] for one in filled["pictures"]} >= {EVERYTHING["photo_1_alt"]}
    assert all(client.get(one["url"]).status_code == 200 for one in filled["pictures"])
    assert Submission.objects.get().data == before.data
    assert list(wrong(put_json(client, address, listing))) == ["consent"]
    first = put_json(client, address, listing | {"consent": True})
    assert (first.status_code, first.json()["form_key"]) == (202, str(before.form_key))
    after = Submission.objects.get()
    assert (after.outcome, after.data) == (Outcome.UNDECIDED, before.data)
    assert mails_to_submitter(mailoutbox) == []
    revisions = Organization.objects.get().revisions.count()
    # The second of two clicks is thanked, and nothing happens.
    assert put_json(client, address, {"name": ""}).json() == first.json()
    assert Organization.objects.get().revisions.count() == revisions
    assert client.get(address).status_code == 410
    assert state_of(client, address.split("/")[-2])["is_open"] is False


def test_a_listing_is_corrected_with_its_pictures(client, address, moderator, mailoutbox):
    filled = form_at(client, address)
    photo = next(one for one in filled["pictures"] if one["field"] == "photo")
    to = address.replace("/listing", "/pictures")
    for name, content in list(NO_PICTURES.items())[:2]:
        refused = client.put(f"{to}/logo", content, content_type="image/png")
        assert list(wrong(refused)) == ["logo"], name
    for field in ("logo", "photo_1", "photo_2"):
        kept = client.put(f"{to}/{field}", picture(size=(90, 90)), content_type="image/jpeg")
        assert kept.status_code == 200
    assert client.delete(f"{to}/photo_1").status_code == 200
    assert client.put(f"{to}/banner", picture(), content_type="image/jpeg").status_code == 404
    again = form_at(client, address)
    assert [one["field"] for one in again["kept_pictures"]] == ["logo", "photo_2"]
    assert again["listing"]["photos"] == [{"alt": ""}, {"alt": ""}]
    sent = filled["listing"] | {
        "summary": "Nové shrnutí.",
        "contacts": filled["listing"]["contacts"][1:],
        "sender": {"name": "Oldřiška", "email": "jiny@evil.example"},
        "photos": [{"alt": ""}, {"alt": "Nová fotka"}],
        "removed_pictures": [photo["id"]],
        "consent": True,
    }
    for changes, name in (
        ({"removed_pictures": [10**9]}, "removed_pictures"),
        ({"photos": []}, "photos.1.alt"),
        ({"contacts": filled["listing"]["contacts"] * 2}, "contacts"),
        ({"consent_version": 99}, "consent_version"),
        ({"ico": "123"}, "ico"),
    ):
        assert list(wrong(put_json(client, address, sent | changes))) == [name]
    assert put_json(client, address, sent).status_code == 202
    corrected = draft()
    assert (corrected.summary, corrected.logo.width) == ("Nové shrnutí.", 90)
    assert photo["id"] not in corrected.photos.values_list("image_id", flat=True)
    assert {one.image.default_alt_text for one in corrected.photos.all()} >= {"Nová fotka"}
    assert [contact.name for contact in corrected.contacts.all()] == ["Karel Neveřejný"]
    submission = Submission.objects.get()
    assert (submission.name, submission.email) == ("Oldřiška", SENDER["submitter_email"])
    kept = client.put(f"{to}/logo", picture(), content_type="image/jpeg")
    assert kept.status_code == 410
    # Another rejection sends another link.
    reject(moderator, corrected, "Ještě adresu.")
    assert put_json(client, address, sent).status_code == 410
    newest = token_in(mails_to_submitter(mailoutbox)[-1])
    assert form_at(client, f"{API}/links/{newest}/listing")["comment"] == "Ještě adresu."


def test_it_is_sent_under_the_newest_consent_and_not_by_foreign_pages(
    client, address, region, settings
):
    newest = ConsentText.objects.create(
        region=region, purpose=ConsentText.Purpose.LISTING, text="Nové znění"
    )
    sent = form_at(client, address)["listing"] | {"consent": True}
    sent["consent_version"] = newest.version - 1
    assert list(wrong(put_json(client, address, sent))) == ["consent_version"]
    sent["consent_version"] = newest.version
    foreign = {"origin": FRONT}
    assert put_json(client, address, sent, **foreign).status_code == 403
    logo = address.replace("/listing", "/pictures/logo")
    kept = client.put(logo, picture(), content_type="image/jpeg", headers=foreign)
    assert kept.status_code == 403
    posted = client.post(address.removesuffix("/listing"), "{}", content_type="application/json")
    assert posted.status_code == 409, "it needs the listing"
    settings.VOLUNTEERING_API_ORIGINS = [FRONT]
    assert put_json(client, address, sent, **foreign).status_code == 202
    assert Submission.objects.get().consent == newest


def test_the_link_expires(client, address, settings):
    settings.VOLUNTEERING_RESUME_DAYS = -1
    assert client.get(address).status_code == 410
    assert put_json(client, address, {"consent": True}).status_code == 410
    logo = address.replace("/listing", "/pictures/logo")
    assert client.put(logo, picture(), content_type="image/jpeg").status_code == 410
