"""The public forms through the API: the same rows and the same mails as by the pages."""

from uuid import uuid4

import pytest
from django.forms.models import model_to_dict
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.support.api_forms import API, IN_FULL, LISTINGS, MESSAGE, REQUIRED, post, put, wrong
from tests.support.centre import make_organization
from tests.support.door import STEWARD, make_steward
from tests.support.listing import EVERYTHING, filled, pictures, send
from tests.support.pictures import photo_from_a_phone, picture
from tests.support.web import Visitor, link_in, upload
from volunteering.core.models import Attempt, ConsentText
from volunteering.directory.models import DoorKey, Submission, SubmittedFile, Suggestion
from volunteering.pages.models import ContactMessage
from volunteering.pages.pages import EntrancePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(region) -> Visitor:
    """Return the server of a front end, or a script of its page."""
    return Visitor()


def plain(submission: Submission) -> dict:
    """Return what is kept of a submission, without what is different in each."""
    kept = model_to_dict(submission, exclude=["id", "form_key", "nonce", "uuid"])
    for contact in kept["data"]["contacts"]:
        del contact["key"]
    return kept


def test_a_listing_leaves_the_same_row_and_the_same_mail_as_by_the_page(client, mailoutbox):
    assert send(client, filled(client, EVERYTHING, **pictures())).status_code == 302
    by_page, page_mail = Submission.objects.get(), mailoutbox.pop()
    key = uuid4()
    for field, colour in (("logo", "#c84630"), ("photo_1", "#224466"), ("photo_2", "#226644")):
        answer = put(client, key, field, picture(colour=colour))
        assert (answer.status_code, answer.json()["field"]) == (200, field)
    response = post(client, LISTINGS, IN_FULL, key)
    assert (response.status_code, response.json()["form_key"]) == (202, str(key))
    assert response.json()["next"]
    by_api = Submission.objects.get(form_key=key)
    assert plain(by_api) == plain(by_page)
    (mail,) = mailoutbox
    assert (mail.subject, mail.to, mail.reply_to) == (
        page_mail.subject,
        page_mail.to,
        page_mail.reply_to,
    )
    assert mail.body.replace(link_in(mail), "") == page_mail.body.replace(link_in(page_mail), "")
    client.post(link_in(mail))
    draft = Submission.objects.get(form_key=key).organization.get_latest_revision_as_object()
    assert draft.logo
    assert draft.photos.count() == 2
    assert draft.accreditation_until.isoformat() == "2099-05-31"


def test_the_same_key_again_gets_the_same_answer_and_makes_nothing_new(client, mailoutbox):
    organization = make_organization("Úplně jiná")
    make_steward(organization)
    entrance = str(EntrancePage.objects.get(slug="chci-pomahat").uuid)
    about = {"organization": str(organization.uuid)}
    suggestion = about | {"topic": "contact", "message": "Telefon neplatí.", "email": ""}
    for name, content, count in (
        ("listings", REQUIRED, Submission.objects.count),
        ("messages", MESSAGE | {"page": entrance}, ContactMessage.objects.count),
        ("suggestions", suggestion, Suggestion.objects.count),
        ("keys", about | {"email": STEWARD}, DoorKey.objects.count),
    ):
        key, mails = uuid4(), len(mailoutbox)
        first = post(client, f"{API}/forms/{name}", content, key)
        sent = len(mailoutbox)
        # Quoted, as the draft of the header writes it. What the form says now is not looked at any more.
        emptied = content | dict.fromkeys({"name", "email"} & content.keys(), "")
        second = post(client, f"{API}/forms/{name}", emptied, f'"{key}"')
        assert first.status_code == second.status_code == 202, (name, first.content)
        assert first.json() == second.json()
        assert (count(), len(mailoutbox)) == (1, sent), name
        assert sent == mails + 1, name
    assert put(client, Submission.objects.get().form_key, "logo", picture()).status_code == 409
    assert post(client, LISTINGS, REQUIRED, "x").status_code == 400
    assert Attempt.objects.count() == 4


def test_without_a_key_each_form_is_a_new_one(client):
    for name in ("První", "Druhá"):
        response = post(client, LISTINGS, REQUIRED | {"name": name})
        assert Submission.objects.filter(form_key=response.json()["form_key"]).exists()
    assert Submission.objects.count() == 2


def test_a_message_and_a_suggestion_are_kept_as_by_the_page(client, mailoutbox, region):
    page = EntrancePage.objects.get(slug="potrebujeme-pomoc")
    assert post(client, f"{API}/forms/messages", MESSAGE | {"page": page.pk}).status_code == 202
    message = ContactMessage.objects.get()
    assert {name: getattr(message, name) for name in MESSAGE} == MESSAGE
    assert message.page_id == page.pk
    assert message.consent == ConsentText.objects.current(region, ConsentText.Purpose.CONTACT)
    organization = make_organization()
    content = {
        "organization": str(organization.uuid),
        "topic": "contact",
        "message": "<b>Telefon</b> neplatí.\r\nVolal jsem.",
        "email": "ctenar@soukroma.example",
    }
    assert post(client, f"{API}/forms/suggestions", content).status_code == 202
    suggestion = Suggestion.objects.get()
    assert (suggestion.organization, suggestion.topic, suggestion.email) == (
        organization,
        "contact",
        "ctenar@soukroma.example",
    )
    # Texts are texts: shown, they are escaped.
    assert suggestion.message == "<b>Telefon</b> neplatí.\nVolal jsem."
    hidden = make_organization("Skrytá", publish=False)
    for address, about in (
        ("suggestions", {"organization": str(hidden.uuid)}),
        ("keys", {"organization": str(uuid4()), "email": "a@b.example"}),
        ("messages", MESSAGE | {"page": 10**30}),
        ("messages", MESSAGE | {"page": str(uuid4())}),
    ):
        response = post(client, f"{API}/forms/{address}", about)
        assert (response.status_code, list(wrong(response))) == (
            422,
            ["page" if address == "messages" else "organization"],
        )


def test_a_key_is_answered_alike_whether_the_address_is_known_or_not(client, mailoutbox):
    organization = make_organization()
    make_steward(organization)
    answers = []
    for email in (STEWARD, "cizi@nikdo.example"):
        content = {"organization": str(organization.uuid), "email": email}
        response = post(client, f"{API}/forms/keys", content)
        answers.append((response.status_code, response.json()["next"]))
    assert answers[0] == answers[1]
    assert answers[0][0] == 202
    (mail,) = mailoutbox
    assert mail.to == [STEWARD]


def test_pictures_are_cleaned_before_they_are_kept_and_can_be_taken_back(client):
    key = uuid4()
    assert put(client, key, "logo", photo_from_a_phone()).status_code == 200
    form = {"file": upload("foto.png", picture("PNG"), "image/png")}
    sent = client.generic(
        "PUT",
        f"{LISTINGS}/{key}/pictures/photo_1",
        encode_multipart(BOUNDARY, form),
        MULTIPART_CONTENT,
    )
    assert sent.status_code == 200, sent.content
    kept = SubmittedFile.objects.get(field="logo")
    assert b"Exif" not in bytes(kept.content)
    assert b"Tajn" not in bytes(kept.content)
    response = post(client, LISTINGS, REQUIRED, key)
    assert list(wrong(response)) == ["photos.0.alt"]
    assert client.delete(f"{LISTINGS}/{key}/pictures/photo_1").status_code == 200
    assert post(client, LISTINGS, REQUIRED, key).status_code == 202
    assert Submission.objects.get().data["logo"] == {"file": "logo"}
    assert list(SubmittedFile.objects.values_list("field", flat=True)) == ["logo"]


def test_a_front_end_learns_what_it_needs_to_build_the_forms(client, region):
    listing = client.get(f"{API}/forms/listing").json()
    fields = {field["name"]: field for field in listing["fields"]}
    choices = {choice["value"]: choice for choice in fields["areas"]["choices"]}
    assert (fields["name"]["is_required"], fields["name"]["max_length"]) == (True, 200)
    assert (fields["name"]["type"], fields["summary"]["type"]) == ("text", "long_text")
    assert all(choices["turnovsko"].values())
    assert "turnov" in {choice["value"] for choice in fields["seat"]["choices"]}
    assert fields["contacts.*.email"]["type"] == "email"
    assert "photos.*.alt" in fields
    assert fields["sender.email"]["help"]
    assert (fields["logo"]["type"], fields["homepage"]["type"]) == ("picture", "trap")
    assert not {"proof", "form_key"} & fields.keys()
    current = ConsentText.objects.current(region, ConsentText.Purpose.LISTING)
    assert listing["consent"] == {"version": current.version, "text": current.text}
    assert listing["post_to"] == f"http://testserver{LISTINGS}"
    message = client.get(f"{API}/forms/message").json()
    assert {one["url"] for one in message["entrances"]} == {
        "http://testserver/chci-pomahat/",
        "http://testserver/potrebujeme-pomoc/",
    }
    suggestion = client.get(f"{API}/forms/suggestion").json()
    topic = next(field for field in suggestion["fields"] if field["name"] == "topic")
    assert "contact" in {choice["value"] for choice in topic["choices"]}
    challenges = [client.get(f"{API}/forms/challenge") for _turn in range(2)]
    assert challenges[0].content != challenges[1].content
    assert challenges[0]["Cache-Control"] == "no-store"
    for name in ("listing", "message", "suggestion"):
        etag = client.get(f"{API}/forms/{name}")["ETag"]
        again = client.get(f"{API}/forms/{name}", headers={"if-none-match": etag})
        assert again.status_code == 304
