"""An organization sends itself to the directory: everything it filled in arrives, and nothing before its time."""

import uuid

import pytest
from wagtail.models import WorkflowState

from tests.support.listing import EVERYTHING, SENDER, confirmed, filled, pictures, send, submitted
from tests.support.pictures import photo_from_a_phone
from tests.support.web import link_in, text_of, upload
from volunteering.core.models import ConsentText
from volunteering.directory.models import Organization, Submission

pytestmark = pytest.mark.django_db
DOORS = ("/", "/adresar/", "/adresar/?q=ruka", "/hledat/?q=ruka", "/sitemap.xml", "/kanaly/vse.rss")


def draft_of(organization: Organization) -> Organization:
    return organization.get_latest_revision_as_object()


def test_everything_the_form_holds_arrives_in_the_draft(visitor, mailoutbox):
    organization = confirmed(visitor, mailoutbox, EVERYTHING, **pictures())
    draft = draft_of(organization)
    plain = {
        "name": "Pomocná ruka, z. s.",
        "alternate_name": "Ruka",
        "legal_form": "association",
        "ico": "70891508",
        "street": "Skálova 12",
        "postal_code": "51101",
        "hide_address": True,
        "summary": "Doprovázíme seniory k lékaři.",
        "description": "Jsme parta sousedů.\n\nScházíme se v úterý.",
        "opening_hours": "Po–Čt 8–16",
        "is_volunteer_centre": False,
        "is_sending": True,
        "is_receiving": True,
        "slug": "pomocna-ruka-z-s",
    }
    assert {name: getattr(draft, name) for name in plain} == plain
    assert draft.accreditation_until.isoformat() == "2099-05-31"
    assert draft.seat.slug == "turnov"
    assert {area.slug for area in draft.areas.all()} == {"turnovsko", "okres-semily"}
    assert {topic.slug for topic in draft.topics.all()} == {"seniori", "zdravi"}
    assert {group.slug for group in draft.target_groups.all()} == {"seniori", "pacienti"}
    assert [(link.kind, link.url) for link in draft.links.all()] == [
        ("website", "https://ruka.example/"),
        ("facebook", "https://www.facebook.com/ruka"),
        ("instagram", "https://www.instagram.com/ruka"),
    ]
    assert [(c.name, c.role, c.email, c.phone, c.is_public) for c in draft.contacts.all()] == [
        ("Jana Kontaktní", "koordinátorka", "kontakt@ruka.example", "+420 481 000 111", True),
        ("Karel Neveřejný", "", "karel@soukromy.example", "+420 777 000 222", False),
    ]
    assert "Pomocná ruka" in draft.logo.description
    assert [photo.image.description for photo in draft.photos.all()] == [
        "Dobrovolnice čte seniorovi",
        "Zahrada domova",
    ]
    assert not organization.live


def test_the_form_offers_every_field_that_this_test_knows(visitor):
    page = visitor.get("/adresar/pridat/").content.decode()
    for name in {*EVERYTHING, *pictures()}:
        assert f'name="{name}"' in page, name


def test_the_submitter_is_kept_apart_with_the_version_of_the_consent(visitor, mailoutbox, region):
    submitted(visitor, mailoutbox)
    submission = Submission.objects.get()
    assert {
        f"submitter_{name}": getattr(submission, name) for name in ("name", "email", "phone")
    } | {"note": submission.note} == SENDER
    assert submission.consent == ConsentText.objects.current(region, ConsentText.Purpose.LISTING)
    assert not SENDER.keys() & submission.data.keys()


def test_the_consent_and_its_version_stand_beside_the_box(visitor, region):
    current = ConsentText.objects.current(region, ConsentText.Purpose.LISTING)
    page = text_of(visitor.get("/adresar/pridat/"))
    assert " ".join(current.text.split()) in page


def test_pictures_lose_their_metadata_before_anything_is_stored(visitor, mailoutbox):
    logo = upload("foto.jpg", photo_from_a_phone())
    organization = confirmed(visitor, mailoutbox, logo=logo)
    with draft_of(organization).logo.file.open() as file:
        stored = file.read()
    assert b"Exif" not in stored
    assert b"Tajn" not in stored


def test_the_file_of_a_picture_has_a_name_that_gives_nothing_away(visitor, mailoutbox):
    organization = confirmed(visitor, mailoutbox, EVERYTHING, **pictures())
    for image in [
        draft_of(organization).logo,
        *(photo.image for photo in draft_of(organization).photos.all()),
    ]:
        assert not {"logo", "ruka", "cteni", "zahrada"} & set(
            image.file.name.lower().replace(".", "/").split("/")
        )
        assert len(image.file.name.rsplit("/", 1)[1]) > 30


def test_sending_leads_to_thanks_and_a_mail_with_a_link_and_reply_address(
    visitor, mailoutbox, region
):
    response = send(visitor, filled(visitor))
    assert response.headers["Location"] == "/adresar/odeslano/"
    assert visitor.get(response.headers["Location"]).status_code == 200
    (mail,) = mailoutbox
    assert mail.to == [SENDER["submitter_email"]]
    assert region.reply_to in mail.reply_to[0]
    assert link_in(mail).startswith("/odkaz/potvrdit/")
    assert "http://testserver/odkaz/" in mail.body


@pytest.mark.parametrize("until", ["sent", "confirmed"])
def test_nothing_is_public_before_approval(visitor, mailoutbox, until):
    confirm = submitted(visitor, mailoutbox, EVERYTHING, **pictures())
    if until == "confirmed":
        visitor.post(confirm)
    for door in DOORS:
        answer = visitor.get(door)
        assert answer.status_code == 200
        assert "Pomocná ruka" not in answer.content.decode(), door
        assert "pomocna-ruka" not in answer.content.decode(), door
    assert visitor.get("/adresar/pomocna-ruka-z-s/").status_code == 404


def test_a_get_on_the_link_changes_nothing(visitor, mailoutbox):
    link = submitted(visitor, mailoutbox)
    for _turn in range(2):
        assert visitor.get(link).status_code == 200
        assert visitor.head(link).status_code == 200
    assert Submission.objects.get().confirmed_at is None
    assert not Organization.objects.exists()
    assert not WorkflowState.objects.exists()


def test_a_post_confirms_and_a_second_one_is_harmless(visitor, mailoutbox):
    link = submitted(visitor, mailoutbox)
    assert visitor.post(link).status_code == 200
    moment = Submission.objects.get().confirmed_at
    assert moment is not None
    assert visitor.post(link).status_code == 200
    assert visitor.get(link).status_code == 200
    assert Submission.objects.get().confirmed_at == moment
    assert Organization.objects.count() == 1
    (state,) = WorkflowState.objects.all()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert len(mailoutbox) == 1


def test_nothing_is_in_moderation_before_the_address_is_confirmed(visitor, mailoutbox, moderator):
    submitted(visitor, mailoutbox)
    for page in ("/admin/", "/admin/snippets/volunteering/organization/"):
        assert "Pomocná ruka" not in moderator.get(page).content.decode()


def test_an_expired_link_confirms_nothing(visitor, mailoutbox, settings):
    link = submitted(visitor, mailoutbox)
    settings.VOLUNTEERING_UNCONFIRMED_DAYS = -1
    assert visitor.get(link).status_code == 410
    assert visitor.post(link).status_code == 410
    assert Submission.objects.get().confirmed_at is None


@pytest.mark.parametrize("change", ["forged", "other door", "nonsense"])
def test_a_forged_link_confirms_nothing(visitor, mailoutbox, change):
    link = submitted(visitor, mailoutbox)
    path = {
        "forged": link.rstrip("/")[:-1] + "/",
        "other door": link.replace("potvrdit", "opravit"),
        "nonsense": "/odkaz/potvrdit/%00:x/",
    }[change]
    assert visitor.get(path).status_code == 410
    assert visitor.post(path).status_code == 410
    assert not Organization.objects.exists()


def test_a_double_click_makes_one_submission_and_one_mail(visitor, mailoutbox):
    sent = filled(visitor)
    first, second = send(visitor, sent), send(visitor, sent)
    assert (first.status_code, first.headers["Location"]) == (
        second.status_code,
        second.headers["Location"],
    )
    assert Submission.objects.count() == 1
    assert len(mailoutbox) == 1


def test_a_form_without_its_key_is_still_taken(visitor, mailoutbox):
    assert send(visitor, filled(visitor, form_key=None)).status_code == 302
    assert Submission.objects.count() == 1


def test_a_form_without_javascript_is_taken(visitor, mailoutbox):
    assert send(visitor, filled(visitor, with_proof=False)).status_code == 302
    assert Submission.objects.count() == 1


def test_a_robot_is_thanked_and_forgotten(visitor, mailoutbox):
    response = send(visitor, filled(visitor, homepage="https://spam.example"))
    assert response.headers["Location"] == "/adresar/odeslano/"
    assert not Submission.objects.exists()
    assert not mailoutbox


def test_a_foreign_page_cannot_send_the_form(visitor, mailoutbox):
    response = visitor.post(
        "/formular/organizace/", filled(visitor), headers={"origin": "https://evil.example"}
    )
    assert response.status_code == 403
    assert "Doprovázíme seniory" in response.content.decode()
    assert not Submission.objects.exists()


def test_two_organizations_of_one_name_get_different_addresses(visitor, mailoutbox):
    slugs = [
        draft_of(confirmed(visitor, mailoutbox, form_key=str(uuid.uuid4()))).slug
        for _turn in range(3)
    ]
    assert slugs == ["pomocna-ruka-z-s", "pomocna-ruka-z-s-2", "pomocna-ruka-z-s-3"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Přidat", "pridat-2"), ("API", "api-2"), ("Допомога", "organizace"), ("🌻", "organizace")],
)
def test_no_name_takes_an_address_of_the_directory(visitor, mailoutbox, name, slug):
    assert confirmed(visitor, mailoutbox, name=name).slug == slug
