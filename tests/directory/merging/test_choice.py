"""What may be chosen, side by side, and that the survivor says exactly that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.centre import make_image, make_organization
from tests.support.listing import confirmed, pictures
from tests.support.merging import FORM, choose, merge, merge_url
from tests.support.moderation import edit_url, reject
from tests.support.records import make_record
from tests.support.web import form_of, soup, values_of
from volunteering.directory.models import (
    DuplicateKey,
    FormerSlug,
    Organization,
    OrganizationPhoto,
    Program,
)

pytestmark = pytest.mark.django_db


def test_the_page_shows_only_what_differs_side_by_side(moderator, older, newer):
    page = soup(moderator.get(merge_url(newer, older)))
    rows = {row["data-field"]: row for row in page.select("[data-field]")}
    assert set(rows) == {"name", "ico", "summary", "description", "topics"}
    assert "Původní shrnutí" in rows["summary"].get_text()
    assert "Novější shrnutí" in rows["summary"].get_text()
    chosen = {name: row.select_one("input[checked]")["value"] for name, row in rows.items()}
    assert chosen == {
        "name": "survivor",
        "ico": "survivor",
        "summary": "survivor",
        "topics": "survivor",
        # What only one of them says is kept.
        "description": "other",
    }
    ticked = [box["name"] for box in page.select("input[type=checkbox]") if box.has_attr("checked")]
    untouched = [
        box["name"] for box in page.select("input[type=checkbox]") if box["name"] not in ticked
    ]
    assert len(ticked) == 7
    # The other "Doprovody" is most probably the same program.
    (twin,) = newer.programs.filter(name="Doprovody")
    assert untouched == [f"part-programs-other-{twin.uuid}"]


def test_the_survivor_keeps_uuid_and_address_and_gets_the_chosen_values(
    moderator, visitor, older, newer
):
    (reading,) = newer.programs.filter(name="Čtení")
    (company,) = older.programs.all()
    contacts = {older.contacts.get().uuid, newer.contacts.get().uuid}
    response = merge(moderator, newer, older, summary="other", topics="both")
    assert response.redirect_chain[-1][0] == edit_url(older)
    (survivor,) = Organization.objects.all()
    assert (survivor.pk, survivor.uuid, survivor.slug) == (older.pk, older.uuid, "pomocna-ruka")
    assert (survivor.name, survivor.ico) == ("Pomocná ruka", "70891508")
    assert survivor.summary == "Novější shrnutí"
    assert survivor.description == "Popis, který první nemá"
    assert {term.slug for term in survivor.topics.all()} == {"seniori", "zdravi"}
    assert {part.uuid for part in survivor.contacts.all()} == contacts
    assert {(link.kind, link.url) for link in survivor.links.all()} == {
        ("website", "https://ruka.example/"),
        ("website", "https://www.ruka-turnov.example/"),
        ("facebook", "https://www.facebook.com/ruka"),
    }
    kept = {program.name: (program.pk, program.uuid) for program in survivor.programs.all()}
    assert kept == {
        "Doprovody": (company.pk, company.uuid),
        "Čtení": (reading.pk, reading.uuid),
    }
    assert survivor.live
    assert not survivor.has_unpublished_changes
    assert survivor.live_revision == survivor.latest_revision
    html = visitor.get("/adresar/pomocna-ruka/").content.decode()
    assert "Novější shrnutí" in html
    assert "777 222 333" in html.replace("\u00a0", " ")


def test_photos_and_logo_are_offered_as_pictures(moderator, older, newer):
    for organization in (older, newer):
        draft = organization.get_latest_revision_as_object()
        draft.logo = make_image(f"Logo {organization}")
        draft.photos.set([OrganizationPhoto(image=make_image(f"Foto {organization}"))])
        draft.save_revision().publish()
    page = soup(moderator.get(merge_url(older, newer)))
    assert len(page.select("[data-field=logo] img")) == 2
    newer.refresh_from_db()
    merge(moderator, older, newer, logo="other")
    survivor = Organization.objects.get()
    assert survivor.logo == newer.logo
    assert survivor.photos.count() == 2


def test_the_pin_is_one_thing_and_a_hidden_address_stays_hidden(moderator, older, newer):
    for organization, degrees in ((older, ("50.1", "15.1")), (newer, ("50.2", "15.2"))):
        draft = organization.get_latest_revision_as_object()
        draft.latitude, draft.longitude = degrees
        draft.hide_address = organization == newer
        draft.save_revision().publish()
    page = soup(moderator.get(merge_url(older, newer)))
    assert page.select("[data-field=latitude]")
    assert not page.select("[data-field=longitude]")
    merge(moderator, older, newer, latitude="other")
    survivor = Organization.objects.get()
    assert (str(survivor.latitude), str(survivor.longitude)) == ("50.20000", "15.20000")
    assert survivor.hide_address


def test_the_published_one_stays_unless_the_other_is_chosen(moderator, visitor, newer):
    draft = make_record("Koncept", slug="koncept", publish=False, programs=("Program z konceptu",))
    live_first = make_record("Veřejná", slug="verejna")
    assert live_first.pk > draft.pk
    page = soup(moderator.get(merge_url(draft, live_first)))
    assert form_of(moderator.get(merge_url(draft, live_first)), FORM)["action"].endswith(
        f"?survivor={live_first.pk}"
    )
    assert page.select_one("[data-swap]")["href"].endswith(f"?survivor={draft.pk}")
    merge(moderator, draft, live_first, survivor=draft)
    draft.refresh_from_db()
    assert draft.live
    assert [program.name for program in draft.programs.all()] == ["Program z konceptu"]
    assert visitor.get("/adresar/verejna/")["Location"] == "/adresar/koncept/"


def test_a_draft_goes_into_the_public_one(moderator, visitor):
    draft = make_record(
        "Koncept", slug="koncept", publish=False, phone="606 111 222", programs=("Z konceptu",)
    )
    (program,) = draft.get_latest_revision_as_object().programs.all()
    live = make_record("Veřejná", slug="verejna")
    merge(moderator, draft, live)
    html = visitor.get("/adresar/verejna/").content.decode()
    assert "606" in html
    assert Program.objects.get().uuid == program.uuid
    assert not FormerSlug.objects.exists(), "nobody ever knew the draft's address"
    assert visitor.get("/adresar/koncept/").status_code == 404


def test_two_drafts_stay_a_draft(moderator):
    one = make_record("Jedna", publish=False, phone="481 000 111")
    two = make_record("Druhá", publish=False, phone="777 222 333")
    merge(moderator, one, two)
    (survivor,) = Organization.objects.all()
    assert (survivor.pk, survivor.live) == (one.pk, False)
    draft = survivor.get_latest_revision_as_object()
    assert {contact.phone for contact in draft.contacts.all()} == {"481 000 111", "777 222 333"}
    assert set(DuplicateKey.objects.values_list("value", "is_public")) == {
        ("jedna", False),
        ("481000111", False),
        ("777222333", False),
    }
    draft.get_latest_revision().publish()
    assert Organization.objects.get().contacts.count() == 2


def test_the_page_before_says_what_happens_and_that_there_is_no_way_back(moderator, older, newer):
    contact = newer.contacts.get()
    _action, asked = choose(
        moderator, older, newer, summary="other", without=[f"part-contacts-other-{contact.uuid}"]
    )
    page = soup(asked)
    assert page.select("[data-warning]")
    assert "Novější shrnutí" in page.select_one("[data-taken=summary]").get_text()
    assert page.select(f"[data-dropped='part-contacts-other-{contact.uuid}']")
    # The way back keeps what was chosen.
    values = values_of(form_of(asked, FORM))
    again = soup(moderator.post(_action, values | {"back": "1"}))
    assert again.select_one("[data-field=summary] input[checked]")["value"] == "other"
    box = again.select_one(f"input[name='part-contacts-other-{contact.uuid}']")
    assert not box.has_attr("checked")


def test_pictures_of_a_submission_survive_the_merge(moderator, visitor, mailoutbox, older):
    listing = confirmed(
        visitor, mailoutbox, name="Nová", photo_1_alt="Lidé", photo_2_alt="Dům", **pictures()
    )
    reject(moderator, listing, "Už tam jste")
    merge(moderator, listing, older)
    survivor = Organization.objects.get()
    assert survivor.logo is not None
    assert survivor.photos.count() == 2
    assert visitor.get("/adresar/pomocna-ruka/").status_code == 200


def test_an_expired_survivor_does_not_hide_what_was_public(moderator, visitor, newer):
    expired = make_organization("Prošlá", slug="prosla")
    Organization.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    merge(moderator, expired, newer, survivor=expired)
    assert visitor.get("/adresar/prosla/").status_code == 200
