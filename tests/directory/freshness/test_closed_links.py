"""Links of the question that do not work any more."""

from datetime import date, timedelta

import pytest

from tests.directory.freshness.conftest import link_of, make_old, record_of, run
from volunteering.directory.enums import Confirmer
from volunteering.directory.freshness.actions import confirm_listing
from volunteering.directory.models import FreshnessMail, Steward

pytestmark = pytest.mark.django_db


def test_the_older_mail_is_closed_once_the_listing_is_confirmed(on_day, mailoutbox, visitor):
    on_day(date(2026, 3, 1))
    organization = make_old(days=335, email="spravce@ruka.example")
    run()
    on_day(date(2026, 3, 31))
    run()
    question, reminder = mailoutbox
    visitor.post(link_of(reminder), {"answer": "valid"})

    response = visitor.get(link_of(question))
    posted = visitor.post(link_of(question, "uz-ne"), {"answer": "ended"})

    assert response.status_code == posted.status_code == 410
    organization.refresh_from_db()
    assert organization.live


def test_a_confirmation_by_phone_closes_the_links(asked, visitor):
    organization, mail = asked
    confirm_listing(organization, Confirmer.CENTRE)

    assert visitor.get(link_of(mail)).status_code == 410
    assert visitor.post(link_of(mail), {"answer": "refused"}).status_code == 410
    assert record_of(organization).confirmed_by == "centre"


def test_links_end_ninety_days_after_the_listing_was_due(on_day, mailoutbox, visitor):
    start = date(2026, 3, 1)
    on_day(start)
    make_old(days=335, email="spravce@ruka.example")
    run()
    due = start + timedelta(days=30)

    on_day(due + timedelta(days=90))
    assert visitor.get(link_of(mailoutbox[0])).status_code == 200
    on_day(due + timedelta(days=91))
    assert visitor.get(link_of(mailoutbox[0])).status_code == 410
    assert visitor.post(link_of(mailoutbox[0]), {"answer": "valid"}).status_code == 410


def test_a_mail_that_came_late_has_links_that_work(on_day, mailoutbox, visitor):
    start = date(2026, 3, 1)
    on_day(start)
    make_old(days=900, email="spravce@ruka.example")
    run()

    on_day(start + timedelta(days=90))
    assert visitor.get(link_of(mailoutbox[0])).status_code == 200
    on_day(start + timedelta(days=91))
    assert visitor.get(link_of(mailoutbox[0])).status_code == 410


def test_who_is_not_on_record_any_more_cannot_answer(asked, visitor):
    organization, mail = asked
    Steward.objects.filter(organization=organization).update(email="nova@ruka.example")

    assert visitor.get(link_of(mail)).status_code == 410
    assert visitor.post(link_of(mail, "uz-ne"), {"answer": "ended"}).status_code == 410


def test_a_listing_that_is_gone_closes_its_links(asked, visitor):
    organization, mail = asked
    organization.unpublish()
    assert visitor.get(link_of(mail)).status_code == 410

    organization.delete()
    assert visitor.get(link_of(mail)).status_code == 410


def test_a_link_of_another_door_does_not_open_this_one(asked, visitor):
    from volunteering.core.signing import SignedLink

    row = FreshnessMail.objects.get()
    token = SignedLink("listing.confirm").token_for(row.uuid, row.nonce.hex)

    assert visitor.get(f"/odkaz/potvrzeni/{token}/").status_code == 410
