"""An organization that is already listed: a warning with a link, never a refusal, and never about what is not public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.centre import make_organization
from tests.support.listing import EVERYTHING, FORM, confirmed, filled, send
from tests.support.moderation import approve
from tests.support.records import make_record
from tests.support.web import form_of, soup, values_of
from volunteering.directory.models import Refusal, Submission

pytestmark = pytest.mark.django_db
ICO = "70891508"


def warned_of(response) -> list[str]:
    """Return the addresses of the listings that the page warns of."""
    return [link["href"] for link in soup(response).select("[data-match] a:first-child")]


def reasons_in(response) -> list[str]:
    """Return by what each listing that the page warns of was found."""
    return [line["data-match"] for line in soup(response).select("[data-match]")]


@pytest.mark.parametrize(
    ("listed", "sent"),
    [
        ({"name": "Ruka pomáhá", "ico": ICO}, {"name": "Něco jiného", "ico": "IČ: 708 91 508"}),
        ({"name": "Pomocná ruka"}, {"name": "POMOCNA RUKA, z.s."}),
        ({"name": "Pomocná ruka, zapsaný spolek"}, {"name": "Pomocná ruka"}),
    ],
)
def test_the_same_ico_or_the_same_name_gives_a_warning_with_a_link(
    visitor, mailoutbox, listed, sent
):
    organization = make_organization(**listed)
    response = send(visitor, filled(visitor, **sent))
    assert response.status_code == 409
    assert warned_of(response) == [organization.get_url()]
    assert values_of(form_of(response, FORM))["name"] == sent["name"]
    assert not Submission.objects.exists()
    assert not mailoutbox


def test_it_can_be_sent_all_the_same(visitor, mailoutbox):
    make_organization("Charita", ico=ICO)
    response = send(visitor, filled(visitor, name="Charita, pobočka Turnov", ico=ICO))
    again = values_of(form_of(response, FORM)) | {"is_no_duplicate": "on"}
    assert send(visitor, again).status_code == 302
    assert Submission.objects.get().data["ico"] == ICO


def test_whoever_has_been_warned_is_not_asked_twice_after_another_mistake(visitor, mailoutbox):
    make_organization("Charita", ico=ICO)
    response = send(visitor, filled(visitor, ico=ICO))
    again = values_of(form_of(response, FORM)) | {"is_no_duplicate": "on", "summary": ""}
    response = send(visitor, again)
    assert response.status_code == 422
    assert (
        send(visitor, values_of(form_of(response, FORM)) | {"summary": "Už je tu"}).status_code
        == 302
    )


def test_a_warning_spends_no_proof_and_no_allowance(visitor, mailoutbox, settings):
    settings.VOLUNTEERING_FORM_LIMIT = 1
    make_organization("Charita", ico=ICO)
    sent = filled(visitor, ico=ICO)
    assert send(visitor, sent).status_code == 409
    assert send(visitor, sent | {"is_no_duplicate": "on"}).status_code == 302


def test_two_listings_without_ico_are_no_duplicates(visitor, mailoutbox):
    make_organization("Úplně jiná parta")
    assert send(visitor, filled(visitor, ico="")).status_code == 302


def test_what_is_not_public_is_never_revealed(visitor, mailoutbox):
    make_organization("Pomocná ruka", ico=ICO, publish=False)
    past = make_organization("Pomocná ruka", ico=ICO)
    type(past).objects.filter(pk=past.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    assert send(visitor, filled(visitor, ico=ICO)).status_code == 302


def test_what_waits_for_a_moderator_is_never_revealed(visitor, mailoutbox):
    confirmed(visitor, mailoutbox, ico=ICO)
    assert send(visitor, filled(visitor, ico=ICO)).status_code == 302


def test_a_pending_change_of_the_name_is_never_revealed(visitor, mailoutbox):
    organization = make_organization("Staré jméno")
    draft = organization.get_latest_revision_as_object()
    draft.name, draft.ico = "Tajné nové jméno", ICO
    draft.save_revision()
    assert send(visitor, filled(visitor, name="Tajné nové jméno", ico=ICO)).status_code == 302
    response = send(visitor, filled(visitor, name="Staré jméno"))
    assert warned_of(response) == [organization.get_url()]


def test_an_editor_s_ico_without_its_zeros_is_found_too(visitor, mailoutbox):
    organization = make_organization("Kraj")
    organization.ico = "23205"
    organization.full_clean()
    organization.save_revision().publish()
    assert send(visitor, filled(visitor, ico="00023205")).status_code == 409


@pytest.mark.parametrize(
    ("listed", "sent", "reason"),
    [
        (
            {"links": {"website": "https://www.ruka.example/"}},
            {"website": "http://ruka.example/o-nas"},
            "host",
        ),
        (
            {"links": {"facebook": "https://m.facebook.com/ruka/"}},
            {"facebook": "https://www.facebook.com/Ruka"},
            "host",
        ),
        (
            {"links": {"website": "https://ruka.webnode.cz"}},
            {"website": "https://ruka.webnode.cz/kontakt"},
            "host",
        ),
        ({"phone": "+420 481 000 111"}, {"contact_1_phone": "481000111"}, "phone"),
        (
            {"phone": "602 333 444, 481 000 111"},
            {"contact_2_phone": "00420 481 000 111", "contact_2_name": "Jan"},
            "phone",
        ),
        (
            {"ico": ICO, "phone": "481 000 111"},
            {"ico": ICO, "contact_1_phone": "481000111"},
            "ico phone",
        ),
        ({"alternate_name": "Ruka"}, {"name": "RUKA, z. s."}, "name"),
    ],
)
def test_the_same_web_or_phone_gives_a_warning_that_says_so(
    visitor, mailoutbox, listed, sent, reason
):
    organization = make_record("Listovaná", **listed)
    response = send(visitor, filled(visitor, **{"name": "Poslaná", **sent}))
    assert response.status_code == 409
    assert warned_of(response) == [organization.get_url()]
    assert reasons_in(response) == [reason]


@pytest.mark.parametrize(
    ("listed", "sent"),
    [
        (
            {"links": {"facebook": "https://www.facebook.com/ruka"}},
            {"facebook": "https://www.facebook.com/noha"},
        ),
        (
            {"links": {"website": "https://ruka.webnode.cz/"}},
            {"website": "https://noha.webnode.cz/"},
        ),
        (
            {"links": {"other": "https://www.turnov.example/spolky"}},
            {"website": "https://www.turnov.example/noha"},
        ),
        ({"phone": "481 000 111"}, {"contact_1_phone": "+49 481 000 111"}),
    ],
)
def test_a_shared_site_or_a_foreign_number_is_no_duplicate(visitor, mailoutbox, listed, sent):
    make_record("Listovaná", **listed)
    assert send(visitor, filled(visitor, **{"name": "Poslaná", **sent})).status_code == 302


def test_the_warning_offers_the_door_of_the_listing(visitor, mailoutbox):
    organization = make_record("Charita", ico=ICO)
    page = soup(send(visitor, filled(visitor, ico=ICO)))
    (line,) = page.select("[data-match]")
    door = f"{organization.get_url()}upravit/"
    assert door in [link["href"] for link in line.select("a")]


PRIVATE = "777 222 333"


def test_a_private_phone_can_never_be_confirmed_from_outside(visitor, mailoutbox, moderator):
    listed = make_record("Azyl", private_phone=PRIVATE, phone="481 000 111")
    asked = {"name": "Zvědavec", "contact_1_phone": PRIVATE}
    assert send(visitor, filled(visitor, **asked)).status_code == 302
    # With another reason to warn, the private number is still not among the reasons.
    response = send(visitor, filled(visitor, **asked | {"name": "Azyl"}))
    assert reasons_in(response) == ["name"]
    assert "phone" not in response.content.decode().split("data-match", 1)[1].split("</li>", 1)[0]
    # Made public, it is a reason like any other.
    draft = listed.get_latest_revision_as_object()
    contacts = draft.contacts.get_object_list()
    contacts[1].is_public = True
    draft.contacts.set(contacts)
    draft.save_revision().publish()
    response = send(visitor, filled(visitor, **asked))
    assert (response.status_code, reasons_in(response)) == (409, ["phone"])


def test_the_phone_of_whoever_sent_a_listing_is_no_reason(visitor, mailoutbox, moderator):
    sent = EVERYTHING | {"hide_address": "on", "name": "Ruka z formuláře"}
    approve(moderator, confirmed(visitor, mailoutbox, sent))
    for number in (EVERYTHING["submitter_phone"], EVERYTHING["contact_2_phone"]):
        asked = filled(visitor, name="Zvědavec", contact_1_phone=number)
        assert send(visitor, asked).status_code == 302, number
    asked = filled(visitor, name="Zvědavec", contact_1_phone=EVERYTHING["contact_1_phone"])
    assert reasons_in(send(visitor, asked)) == ["phone"]


def test_web_and_phone_of_what_is_not_public_are_never_revealed(visitor, mailoutbox):
    what = {"links": {"website": "https://ruka.example/"}, "phone": "481 000 111"}
    make_record("Koncept", publish=False, **what)
    make_record("Stažená", **what).unpublish()
    public = make_record("Veřejná")
    draft = public.get_latest_revision_as_object()
    draft.contacts.get_object_list()[0].phone = "481 000 111"
    draft.save_revision()
    asked = filled(
        visitor, name="Zvědavec", website="https://ruka.example", contact_1_phone="481000111"
    )
    assert send(visitor, asked).status_code == 302


def test_a_refusal_is_never_revealed(visitor, mailoutbox, region):
    Refusal.objects.create(region=region, name="Tichá", name_key="ticha", ico=ICO)
    assert send(visitor, filled(visitor, name="Tichá", ico=ICO)).status_code == 302
