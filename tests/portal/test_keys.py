"""The key to an organization's door: mailed only to the address on record, used once, expiring, revocable."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.centre import make_organization
from tests.support.door import HOME, STEWARD, ask_for_key, enter, entrance, key_link, make_steward
from tests.support.web import Visitor, form_of, link_in, soup
from volunteering.directory.models import DoorKey, Steward

pytestmark = pytest.mark.django_db


def body(response) -> bytes:
    return soup(response).select_one("main").encode()


def test_the_profile_leads_to_the_page_that_asks_for_a_key(visitor, organization):
    page = soup(visitor.get(organization.get_url()))
    assert page.select_one(f'a[href="{entrance(organization)}"]')


def test_the_answer_is_the_same_whether_the_address_is_on_record_or_not(
    visitor, organization, mailoutbox
):
    known = ask_for_key(visitor, organization, STEWARD)
    assert [mail.to for mail in mailoutbox] == [[STEWARD]]
    unknown = ask_for_key(visitor, organization, "cizi@jinde.example")
    assert len(mailoutbox) == 1
    assert (known.status_code, body(known)) == (unknown.status_code, body(unknown))
    # The moment of the answer is all that differs.
    moments = {"Expires", "Date"}
    assert {name: value for name, value in known.headers.items() if name not in moments} == {
        name: value for name, value in unknown.headers.items() if name not in moments
    }


def test_a_contact_gets_no_key_once_there_is_a_steward(visitor, organization, mailoutbox):
    ask_for_key(visitor, organization, "verejna@organizace.example")
    assert mailoutbox == []


def test_a_listing_without_a_steward_is_opened_by_its_contact_who_becomes_one(visitor, mailoutbox):
    organization = make_organization("Bez správce")
    ask_for_key(visitor, organization, "cizi@jinde.example")
    assert mailoutbox == []
    enter(visitor, organization, mailoutbox, "verejna@organizace.example")
    assert organization.steward.email == "verejna@organizace.example"
    assert organization.steward.confirmed_at is not None


def test_an_unpublished_organization_has_no_entrance(visitor):
    draft = make_organization("Koncept", publish=False)
    make_steward(draft)
    assert visitor.get(entrance(draft)).status_code == 404


def test_opening_the_link_changes_nothing_and_the_button_opens_the_door(
    visitor, organization, mailoutbox
):
    link = key_link(visitor, organization, mailoutbox)
    for _time in range(2):
        page = visitor.get(link)
        assert page.status_code == 200
        assert DoorKey.objects.get().used_at is None
        assert not page.cookies
    assert form_of(page, "form[method=post]")
    response = visitor.post(link)
    assert response["Location"] == HOME
    assert visitor.get(HOME).status_code == 200


def test_the_cookie_of_the_session_goes_nowhere_else(visitor, organization, mailoutbox):
    response = visitor.post(key_link(visitor, organization, mailoutbox), secure=True)
    (cookie,) = response.cookies.values()
    assert cookie["path"] == HOME
    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]
    assert cookie["secure"]
    assert int(cookie["max-age"]) <= 2 * 60 * 60


def test_a_link_works_once(visitor, organization, mailoutbox):
    link = key_link(visitor, organization, mailoutbox)
    visitor.post(link)
    other = Visitor()
    assert other.post(link).status_code == 410
    assert other.get(link).status_code == 410
    assert other.get(HOME).status_code == 403


def test_a_newer_link_replaces_the_older_one(visitor, organization, mailoutbox):
    older = key_link(visitor, organization, mailoutbox)
    newer = key_link(visitor, organization, mailoutbox)
    assert visitor.post(older).status_code == 410
    assert visitor.post(newer).status_code == 302


def test_an_old_link_offers_a_new_one_to_the_address_it_was_mailed_to(
    visitor, organization, mailoutbox
):
    link = key_link(visitor, organization, mailoutbox)
    DoorKey.objects.update(created_at=timezone.now() - timedelta(days=4))
    page = visitor.get(link)
    assert page.status_code == 410
    assert visitor.post(link).status_code == 410
    again = form_of(page, "main form[method=post]").select_one("button")
    mailoutbox.clear()
    visitor.post(link, {again["name"]: again["value"], "email": "utocnik@jinde.example"})
    assert [mail.to for mail in mailoutbox] == [[STEWARD]]
    assert visitor.post(link_in(mailoutbox[0])).status_code == 302


@pytest.mark.parametrize("token", ["x", "a:b:c", "WyJ4Il0:1abc:def"])
def test_a_forged_link_opens_nothing(visitor, organization, token):
    assert visitor.get(f"/odkaz/profil/{token}/").status_code == 410
    assert visitor.post(f"/odkaz/profil/{token}/").status_code == 410


def test_a_link_of_another_purpose_opens_nothing(visitor, organization, mailoutbox):
    link = key_link(visitor, organization, mailoutbox)
    token = link.strip("/").split("/")[-1]
    for door in ("potvrdit", "opravit", "adresa"):
        assert visitor.post(f"/odkaz/{door}/{token}/").status_code == 410


def test_links_leak_nowhere(visitor, organization, mailoutbox):
    page = visitor.get(key_link(visitor, organization, mailoutbox))
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_a_session_ends_by_itself(visitor, organization, mailoutbox):
    enter(visitor, organization, mailoutbox)
    DoorKey.objects.update(session_until=timezone.now() - timedelta(seconds=1))
    assert visitor.get(HOME).status_code == 403


def test_whoever_leaves_is_out(inside):
    inside.post(f"{HOME}konec/")
    assert inside.get(HOME).status_code == 403


def test_all_links_and_sessions_can_be_cancelled(visitor, organization, mailoutbox):
    enter(visitor, organization, mailoutbox)
    other = Visitor()
    enter(other, organization, mailoutbox)
    link = key_link(visitor, organization, mailoutbox)
    visitor.post(f"{HOME}zneplatnit/")
    assert visitor.get(HOME).status_code == 403
    assert other.get(HOME).status_code == 403
    assert visitor.post(link).status_code == 410


def test_only_a_few_keys_are_mailed_in_an_hour(visitor, organization, mailoutbox, settings):
    settings.VOLUNTEERING_FORM_LIMIT = 20
    answers = {body(ask_for_key(visitor, organization)) for _time in range(5)}
    assert len(mailoutbox) == 3
    assert len(answers) == 1


def test_a_robot_and_a_foreign_page_get_no_key(visitor, organization, mailoutbox):
    ask_for_key(visitor, organization, homepage="http://spam.example")
    address = entrance(organization)
    refused = visitor.post(address, {"email": STEWARD}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert mailoutbox == []


def test_a_wrong_address_is_refused_in_a_sentence(visitor, organization):
    response = ask_for_key(visitor, organization, "bez zavinace")
    assert response.status_code == 422
    assert soup(response).select_one("#id_email")["value"] == "bez zavinace"


def test_nobody_gets_in_without_a_key(visitor, organization):
    for address in ("", "upravit/", "program/", "adresa/", "uz-ne/"):
        assert visitor.get(f"{HOME}{address}").status_code == 403
        assert visitor.post(f"{HOME}{address}", {}).status_code == 403
    for act in ("plati", "vzit-zpet", "zneplatnit", "konec"):
        assert visitor.post(f"{HOME}{act}/").status_code == 403


def test_a_foreign_page_cannot_act_in_a_session(inside, organization):
    before = organization.record.confirmed_on
    refused = inside.post(f"{HOME}plati/", headers={"Origin": "https://utocnik.example"})
    assert refused.status_code == 403
    organization.record.refresh_from_db()
    assert organization.record.confirmed_on == before


def test_the_address_changes_only_when_the_new_one_is_confirmed_and_the_old_one_is_told(
    inside, organization, mailoutbox
):
    new = "nova@organizace.example"
    inside.post(f"{HOME}adresa/", {"email": new})
    assert [mail.to for mail in mailoutbox] == [[new]]
    steward = Steward.objects.get(organization=organization)
    assert (steward.email, steward.new_email) == (STEWARD, new)
    link = link_in(mailoutbox[0])
    mailoutbox.clear()
    Visitor().get(link)
    steward.refresh_from_db()
    assert steward.email == STEWARD
    outsider = Visitor()
    assert outsider.post(link).status_code == 200
    steward.refresh_from_db()
    assert (steward.email, steward.new_email) == (new, "")
    assert [mail.to for mail in mailoutbox] == [[STEWARD]]
    assert outsider.post(link).status_code == 410
    # Whoever was inside with the old address is out.
    assert inside.get(HOME).status_code == 403
    mailoutbox.clear()
    ask_for_key(Visitor(), organization, STEWARD)
    assert mailoutbox == []


def test_a_second_wish_for_another_address_replaces_the_first(inside, organization, mailoutbox):
    inside.post(f"{HOME}adresa/", {"email": "prvni@organizace.example"})
    inside.post(f"{HOME}adresa/", {"email": "druha@organizace.example"})
    first, second = (link_in(mail) for mail in mailoutbox)
    assert inside.post(first).status_code == 410
    assert inside.post(second).status_code == 200
    assert Steward.objects.get().email == "druha@organizace.example"
