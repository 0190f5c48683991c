"""An organization corrects its profile: the web stays as it is until the centre has decided, and nothing is lost."""

import pytest

from tests.support.centre import make_image, make_organization, make_user, place, topic
from tests.support.door import (
    CORRECT,
    HOME,
    PROGRAM,
    STEWARD,
    correct,
    enter,
    form_at,
    waiting_labels,
)
from tests.support.pictures import picture
from tests.support.web import Visitor, form_of, link_in, soup, text_of, upload, values_of
from volunteering.directory.enums import Outcome
from volunteering.directory.models import (
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
    Program,
    Submission,
)
from volunteering.directory.values import values_of as listing_values

pytestmark = pytest.mark.django_db


def live(organization) -> dict:
    """Return what the public profile says now."""
    return listing_values(Organization.objects.get(pk=organization.pk))


def draft(organization) -> dict:
    """Return what the newest revision says."""
    return listing_values(
        Organization.objects.get(pk=organization.pk).get_latest_revision_as_object()
    )


def waiting() -> Submission:
    """Return the correction that waits."""
    return Submission.objects.get(outcome=Outcome.UNDECIDED)


def test_the_form_is_filled_with_everything_that_is_public(organization, inside):
    form = form_at(inside, CORRECT)
    assert form["name"] == "Pomocná ruka"
    assert form["street"] == "Skálova 12"
    assert form["seat"] == "turnov"
    assert form["areas"] == "turnov"
    assert form["contact_1_email"] == "verejna@organizace.example"
    assert form["submitter_name"] == "Věra Správcová"


def test_a_correction_waits_and_the_web_stays_as_it_is(organization, inside, visitor):
    before = live(organization)
    page = correct(inside, summary="Nově pomáháme i dětem.", topics=["deti-a-mladez", "seniori"])
    assert page.status_code == 200
    assert live(organization) == before
    profile = text_of(Visitor().get(organization.get_url()))
    assert "Nově pomáháme" not in profile
    assert "Nově pomáháme" not in text_of(Visitor().get("/adresar/?tema=deti-a-mladez"))
    assert draft(organization)["summary"] == "Nově pomáháme i dětem."
    assert waiting().changed == ["summary", "topics"]
    assert waiting().email == STEWARD
    organization.refresh_from_db()
    assert organization.workflow_in_progress
    assert len(waiting_labels(inside)) == 2


def test_nothing_changed_means_nothing_sent(organization, inside):
    correct(inside)
    assert not Submission.objects.exists()
    organization.refresh_from_db()
    assert not organization.workflow_in_progress


def test_a_mistake_is_refused_in_a_sentence_and_nothing_is_lost(organization, inside):
    response = correct(inside, summary="", description="Dlouho psaný text.", ico="12345678")
    assert response.status_code == 422
    form = values_of(form_of(response, "form.form"))
    assert (form["description"], form["ico"]) == ("Dlouho psaný text.", "12345678")
    links = [link["href"] for link in soup(response).select(".error-summary a")]
    assert {"#id_summary", "#id_ico"} <= set(links)
    assert not Submission.objects.exists()


def test_a_second_correction_replaces_the_first_and_keeps_what_it_said(organization, inside):
    correct(inside, summary="První oprava.")
    first = waiting()
    # The form starts from what was sent already, so a second look does not lose it.
    assert form_at(inside, CORRECT)["summary"] == "První oprava."
    correct(inside, description="Druhá oprava.")
    first.refresh_from_db()
    assert first.outcome == Outcome.SUPERSEDED
    assert waiting().changed == ["summary", "description"]
    assert draft(organization)["summary"] == "První oprava."
    assert draft(organization)["description"] == "Druhá oprava."


def test_two_colleagues_at_once_lose_nothing_of_each_other(organization, inside, mailoutbox):
    colleague = Visitor()
    enter(colleague, organization, mailoutbox)
    hers = form_at(inside, CORRECT)
    his = form_at(colleague, CORRECT)
    correct(inside, hers, summary="Její věta.")
    correct(colleague, his, street="Jeho ulice 5")
    assert draft(organization)["summary"] == "Její věta."
    assert draft(organization)["street"] == "Jeho ulice 5"


def test_what_the_centre_changed_meanwhile_is_not_taken_back(organization, inside):
    opened = form_at(inside, CORRECT)
    organization.opening_hours = "Po 8–12"
    organization.save_revision(user=make_user("moderator")).publish()
    correct(inside, opened, summary="Nová věta.")
    assert draft(organization)["opening_hours"] == "Po 8–12"
    assert waiting().changed == ["summary"]


def test_a_draft_of_the_centre_never_gets_into_the_form_or_the_correction(organization, inside):
    edited = organization.get_latest_revision_as_object()
    edited.description = "tajnepoznamky redakce"
    edited.save_revision(user=make_user("editor"))
    page = inside.get(CORRECT)
    assert b"tajnepoznamky" not in page.content
    correct(inside, summary="Nová věta.")
    assert b"tajnepoznamky" not in inside.get(HOME).content
    assert "tajnepoznamky" not in str(draft(organization))
    # The centre still has it in the history.
    assert any(
        "tajnepoznamky" in str(revision.content) for revision in organization.revisions.all()
    )


def test_a_double_click_sends_one_correction(organization, inside):
    form = form_at(inside, CORRECT) | {"summary": "Jednou."}
    for _click in range(2):
        assert inside.post(CORRECT, form).status_code == 302
    assert Submission.objects.count() == 1


def test_a_correction_can_be_taken_back(organization, inside):
    correct(inside, summary="Omyl.")
    inside.post(f"{HOME}vzit-zpet/")
    organization.refresh_from_db()
    assert not organization.workflow_in_progress
    assert not organization.has_unpublished_changes
    assert draft(organization) == live(organization)
    assert waiting_labels(inside) == []
    assert form_at(inside, CORRECT)["summary"] == organization.summary


def test_contacts_are_changed_added_and_taken_away_one_by_one(organization, inside):
    contact = organization.contacts.get()
    correct(
        inside,
        contact_1_phone="+420 481 111 222",
        contact_2_name="Nový Kontakt",
        contact_2_email="novy@organizace.example",
        contact_2_public="on",
    )
    sent = draft(organization)["contacts"]
    assert sent[0]["key"] == str(contact.uuid)
    assert sent[0]["phone"] == "+420 481 111 222"
    assert [part["name"] for part in sent] == ["Jana Veřejná", "Nový Kontakt"]
    assert f"contacts.{contact.uuid}.phone" in waiting().changed
    first = {name: "" for name in form_at(inside, CORRECT) if name.startswith("contact_1_")}
    correct(inside, **first | {"contact_1_public": None})
    assert [part["name"] for part in draft(organization)["contacts"]] == ["Nový Kontakt"]


def test_a_key_of_a_foreign_contact_is_not_believed(organization, inside):
    stranger = make_organization("Cizí").contacts.get()
    correct(inside, contact_2_key=str(stranger.uuid), contact_2_email="unos@jinde.example")
    keys = [part["key"] for part in draft(organization)["contacts"]]
    assert str(stranger.uuid) not in keys


def test_what_the_form_does_not_show_stays(inside, organization):
    organization.links.add(OrganizationLink(kind="youtube", url="https://video.example/ruka"))
    organization.contacts.add(
        *(OrganizationContact(name=f"Kontakt {number}", phone="481 000 000") for number in (2, 3))
    )
    organization.areas = [place("mala-skala"), place("turnov")]
    organization.latitude, organization.longitude = "50.58710", "15.15460"
    organization.save_revision().publish()
    before = live(organization)
    correct(inside, summary="Jen věta.")
    assert draft(organization) == before | {"summary": "Jen věta."}


def test_logo_and_photos_are_replaced_only_when_approved(organization, inside):
    logo, photo = make_image("Staré logo"), make_image("Stará fotka")
    organization.logo = logo
    organization.photos.add(OrganizationPhoto(image=photo))
    organization.save_revision().publish()
    correct(
        inside,
        logo=upload("nove.png", picture("PNG"), "image/png"),
        photo_1=upload("nova.jpg", picture(colour="#884422")),
        photo_1_alt="Sázíme stromy",
        **{f"picture_{photo.pk}_remove": "on"},
    )
    assert (live(organization)["logo"], live(organization)["photos"]) == (logo.pk, [photo.pk])
    sent = draft(organization)
    assert sent["logo"] not in (None, logo.pk)
    assert len(sent["photos"]) == 1
    assert photo.pk not in sent["photos"]


def test_pictures_of_a_correction_that_is_taken_back_are_deleted(organization, inside):
    from wagtail.images import get_image_model

    before = set(get_image_model().objects.values_list("pk", flat=True))
    correct(inside, logo=upload("nove.png", picture("PNG"), "image/png"))
    assert get_image_model().objects.count() == len(before) + 1
    inside.post(f"{HOME}vzit-zpet/")
    assert set(get_image_model().objects.values_list("pk", flat=True)) == before


PROGRAM_FIELDS = {
    "name": "Čtení seniorům",
    "status": "running",
    "summary": "Chodíme číst do domova.",
    "topics": ["seniori"],
    "areas": ["turnov"],
}


def test_a_program_is_added_changed_and_removed_through_moderation(organization, inside):
    form = form_at(inside, PROGRAM) | PROGRAM_FIELDS
    assert inside.post(PROGRAM, form).status_code == 302
    assert not Program.objects.exists()
    (program,) = draft(organization)["programs"]
    assert (program["name"], program["topics"]) == ("Čtení seniorům", ["seniori"])
    address = f"{PROGRAM}{program['key']}/"
    inside.post(address, form_at(inside, address) | {"status": "prepared"})
    assert draft(organization)["programs"] == [program | {"status": "prepared"}]
    inside.post(address, form_at(inside, address) | {"remove": "1"})
    assert draft(organization)["programs"] == []
    assert not Submission.objects.filter(outcome=Outcome.UNDECIDED).exists()


def test_a_program_of_another_organization_is_out_of_reach(inside):
    other = make_organization("Cizí")
    program = Program(organization=other, name="Cizí program", slug="cizi", summary="x")
    program.areas, program.topics = [place("turnov")], [topic("seniori")]
    other.programs.add(program)
    other.save_revision().publish()
    assert inside.get(f"{PROGRAM}{program.uuid}/").status_code == 404
    assert inside.post(f"{PROGRAM}{program.uuid}/", {"remove": "1"}).status_code == 404


def test_a_refused_program_keeps_what_was_typed(inside):
    response = inside.post(PROGRAM, form_at(inside, PROGRAM) | PROGRAM_FIELDS | {"summary": ""})
    assert response.status_code == 422
    assert values_of(form_of(response, "form.form"))["name"] == "Čtení seniorům"


def test_the_button_confirms_that_the_profile_is_right(organization, inside):
    assert organization.record.confirmed_on is None
    inside.post(f"{HOME}plati/")
    organization.record.refresh_from_db()
    assert organization.record.confirmed_on is not None
    assert organization.record.confirmed_by == "organization"


def test_the_profile_can_be_taken_off_the_web_from_inside(organization, inside, mailoutbox):
    assert inside.post(f"{HOME}uz-ne/", {}).status_code == 422
    assert inside.post(f"{HOME}uz-ne/", {"answer": "ended", "note": "Končíme."}).status_code == 200
    organization.refresh_from_db()
    assert not organization.live
    assert inside.get(HOME).status_code == 403
    assert [mail.to for mail in mailoutbox] == [[STEWARD]]


def test_the_door_shows_the_profile_as_the_public_sees_it(organization, inside):
    page = soup(inside.get(HOME))
    assert page.select_one("article.profile .profile__name").get_text(strip=True) == "Pomocná ruka"


def test_the_steward_of_a_new_listing_is_whoever_confirmed_it(visitor, mailoutbox):
    from tests.support.listing import SENDER, confirmed
    from tests.support.moderation import approve

    listing = confirmed(visitor, mailoutbox)
    moderator = Visitor()
    moderator.force_login(make_user("moderator"))
    approve(moderator, listing)
    listing.refresh_from_db()
    assert listing.live
    assert listing.steward.email == SENDER["submitter_email"]
    assert link_in(mailoutbox[-1])
