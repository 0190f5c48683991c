"""Help from the business register: fills empty fields, checks nothing, and its failure is a sentence."""

import pytest

from tests.support.ares import NAME, FakeRegister
from tests.support.centre import place
from tests.support.listing import FORM, filled
from tests.support.web import form_of, soup, upload, values_of
from volunteering.core.models import Attempt
from volunteering.directory.ares.client import RegisteredSubject
from volunteering.directory.enums import LegalForm
from volunteering.directory.models import Submission, SubmittedFile

pytestmark = pytest.mark.django_db

ICO = "70891508"
DOOR = "/formular/organizace/"
ADMIN = "/admin/volunteering/register/"


@pytest.fixture(autouse=True)
def _register(settings, db) -> None:
    """Ask the register in memory."""
    settings.VOLUNTEERING_BUSINESS_REGISTER = NAME
    FakeRegister.reset(
        **{
            f"_{ICO}": RegisteredSubject(
                "Pomocná ruka, z. s.", LegalForm.ASSOCIATION, "Skálova 12", "51101", place("turnov")
            )
        }
    )


def pressed(visitor, **values):
    """Fill values into the empty form and press the button; return the page that comes."""
    form = form_of(visitor.get("/adresar/pridat/"), FORM)
    assert form.select("button[name=lookup][formnovalidate]")
    return visitor.post(DOOR, values_of(form) | {"lookup": "1"} | values)


def says(response) -> str:
    """Return the sentence beside the button."""
    (notice,) = soup(response).select("[role=status][data-focus]")
    return notice.get_text(" ", strip=True)


# ---- the public form ----


def test_empty_fields_are_filled_in(visitor):
    response = pressed(visitor, ico=f"IČ: {ICO[:3]} {ICO[3:]}")
    assert response.status_code == 200
    kept = values_of(form_of(response, FORM))
    assert kept["name"] == "Pomocná ruka, z. s."
    assert kept["legal_form"] == "association"
    assert (kept["street"], kept["postal_code"], kept["seat"]) == ("Skálova 12", "51101", "turnov")
    assert FakeRegister.asked == [ICO]
    assert says(response)


def test_what_was_typed_stays_and_nothing_is_checked_or_kept(visitor):
    typed = {
        "ico": ICO,
        "name": "Ruka",
        "seat": "semily",
        "topics": ["seniori", "zdravi"],
        "summary": "Krátce. <b>",
        "submitter_email": "to není adresa",
        "hide_address": "on",
        "consent": "on",
        "contact_1_name": "Jana",
    }
    response = pressed(visitor, **typed)
    kept = values_of(form_of(response, FORM))
    assert {name: kept[name] for name in typed} == typed
    assert kept["street"] == "Skálova 12"
    page = soup(response)
    assert not page.select("#chyby, .form-field__error")
    assert not Submission.objects.exists()


def test_the_filled_form_can_be_sent(visitor, mailoutbox):
    sent = filled(visitor, name="")
    response = visitor.post(DOOR, sent | {"lookup": "1", "ico": ICO})
    form = form_of(response, FORM)
    kept = values_of(form)
    assert kept["form_key"] == sent["form_key"]
    assert visitor.post(DOOR, kept | {"proof": sent["proof"]}).status_code == 302
    assert Submission.objects.get().data["name"] == "Pomocná ruka, z. s."


def test_a_seat_outside_the_region_is_left_to_the_sender(visitor):
    from volunteering.places.models import Place

    far = Place.objects.create(name="Praha", slug="praha", kind="obec", code="554782")
    FakeRegister.reset(_27074358=RegisteredSubject("Daleká", seat=far))
    kept = values_of(form_of(pressed(visitor, ico="27074358"), FORM))
    assert kept["name"] == "Daleká"
    assert not kept.get("seat")


@pytest.mark.parametrize("ico", ["", "12345678", "abc", "27074358", "0" * 100_000])
def test_an_ico_that_brings_nothing_gets_a_sentence(visitor, ico):
    response = pressed(visitor, ico=ico, name="Ruka")
    assert response.status_code == 200
    assert says(response)
    assert values_of(form_of(response, FORM))["name"] == "Ruka"
    assert FakeRegister.asked == (["27074358"] if ico == "27074358" else [])


def test_a_register_out_of_order_loses_nothing(visitor):
    FakeRegister.is_down = True
    response = pressed(visitor, ico=ICO, name="Ruka")
    assert response.status_code == 200
    assert says(response)
    assert values_of(form_of(response, FORM))["name"] == "Ruka"


def test_sending_a_listing_never_asks_the_register(visitor, mailoutbox):
    FakeRegister.is_down = True
    assert visitor.post(DOOR, filled(visitor, ico=ICO)).status_code == 302
    assert FakeRegister.asked == []


def test_the_button_has_a_limit_of_its_own(visitor, settings, mailoutbox):
    settings.VOLUNTEERING_REGISTER_LIMIT = 2
    for _turn in range(2):
        assert pressed(visitor, ico=ICO).status_code == 200
    response = pressed(visitor, ico=ICO, name="Ruka")
    assert response.status_code == 429
    assert says(response)
    assert values_of(form_of(response, FORM))["name"] == "Ruka"
    assert len(FakeRegister.asked) == 2
    assert set(Attempt.objects.values_list("scope", flat=True)) == {"register"}
    assert visitor.post(DOOR, filled(visitor)).status_code == 302


def test_a_foreign_page_cannot_press_the_button(visitor):
    sent = {"lookup": "1", "ico": ICO}
    response = visitor.post(DOOR, sent, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert FakeRegister.asked == []


def test_chosen_pictures_are_asked_for_again(visitor):
    without = says(pressed(visitor, ico=ICO))
    with_picture = says(pressed(visitor, ico=ICO, logo=upload("logo.jpg", b"x")))
    assert with_picture.startswith(without)
    assert len(with_picture) > len(without)
    assert not SubmittedFile.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"form_key": "x"}, {"areas": ["x", "\x00"]}, {"name": "\x00"}, {}]
)
def test_a_broken_request_gets_the_form(visitor, sent):
    response = visitor.post(DOOR, sent | {"lookup": "1"})
    assert response.status_code == 200
    assert form_of(response, FORM)


def test_without_a_register_there_is_no_button(visitor, editor, settings):
    settings.VOLUNTEERING_BUSINESS_REGISTER = None
    assert not soup(visitor.get("/adresar/pridat/")).select("[name=lookup]")
    page = editor.get("/admin/snippets/volunteering/organization/add/")
    assert not soup(page).select("[data-register]")
    response = visitor.post(DOOR, {"lookup": "1", "ico": ICO})
    assert response.status_code == 200


# ---- the admin ----


def test_editors_ask_from_the_form_of_a_listing(editor):
    (box,) = soup(editor.get("/admin/snippets/volunteering/organization/add/")).select(
        "[data-register]"
    )
    answer = editor.get(box["data-register"], {"ico": ICO}).json()
    assert answer["values"] == {
        "name": "Pomocná ruka, z. s.",
        "legal_form": "association",
        "street": "Skálova 12",
        "postal_code": "51101",
        "seat": str(place("turnov").pk),
    }
    assert answer["seat_label"] == "Turnov"
    assert answer["sentence"]
    for ico in ("", "12345678", "27074358"):
        answer = editor.get(box["data-register"], {"ico": ico}).json()
        assert answer["values"] == {}
        assert answer["sentence"]
    FakeRegister.is_down = True
    assert editor.get(box["data-register"], {"ico": ICO}).json()["values"] == {}


def test_nobody_else_asks_through_the_admin(visitor, editor):
    assert visitor.get(ADMIN, {"ico": ICO}).status_code == 302
    editor.user.groups.clear()
    assert editor.get(ADMIN, {"ico": ICO}).status_code in (302, 403)
    assert FakeRegister.asked == []
