"""The daily run: who is asked when, by which address, and that nobody is asked twice."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError
from django.utils import timezone

from tests.directory.freshness.conftest import age, make_old, record_of, run
from tests.directory.freshness.mailers import RefusingMailer
from tests.support.centre import make_organization
from volunteering.directory.models import (
    FreshnessMail,
    OrganizationContact,
    OrganizationLink,
    Refusal,
    Steward,
)

pytestmark = pytest.mark.django_db

START = date(2026, 3, 1)


def day(number: int) -> date:
    """Return the day that comes so many days after the start."""
    return START + timedelta(days=number)


def steps() -> list[tuple[str, str]]:
    """Return what is noted: address and step of every mail, in the order of sending."""
    return list(FreshnessMail.objects.order_by("sent_at", "pk").values_list("email", "step"))


def test_a_listing_goes_through_all_steps_of_its_cycle(on_day, mailoutbox, visitor, editor):
    on_day(START)
    organization = make_organization("Pomocná ruka")
    Steward.objects.create(organization=organization, email="spravce@ruka.example")
    address = organization.get_url()
    assert record_of(organization).counted_from == START

    def mails_of(number):
        on_day(day(number))
        before = len(mailoutbox)
        run()
        run()
        return len(mailoutbox) - before

    def is_marked():
        return 'data-freshness="overdue"' in visitor.get(address).content.decode()

    def is_on_the_phone_list():
        # Sessions end by the same clock.
        editor.force_login(editor.user)
        return "Pomocná ruka" in editor.get("/admin/adresar/k-obvolani/").content.decode()

    assert [mails_of(number) for number in (1, 200, 334)] == [0, 0, 0]
    assert mails_of(335) == 1
    assert [mails_of(number) for number in (336, 357)] == [0, 0]
    assert mails_of(358) == 1
    assert [mails_of(number) for number in (359, 364)] == [0, 0]
    assert not is_marked()
    assert mails_of(365) == 0
    assert is_marked()
    assert not is_on_the_phone_list()
    assert mails_of(378) == 0
    assert not is_on_the_phone_list()
    assert mails_of(379) == 0
    assert is_marked()
    assert is_on_the_phone_list()
    assert mails_of(2000) == 0
    organization.refresh_from_db()
    assert organization.live
    assert steps() == [
        ("spravce@ruka.example", "question"),
        ("spravce@ruka.example", "reminder"),
    ]
    question, reminder = mailoutbox
    assert question.to == reminder.to == ["spravce@ruka.example"]
    assert question.extra_headers["Message-ID"] != reminder.extra_headers["Message-ID"]


def test_the_mail_holds_what_is_on_record_and_three_links(mailoutbox):
    organization = make_old(
        "Pomocná\nruka", days=340, email="spravce@ruka.example", summary="Čteme seniorům & dětem."
    )

    run()

    (mail,) = mailoutbox
    assert "\n" not in mail.subject
    assert "Čteme seniorům & dětem." in mail.body
    assert f"http://testserver{organization.get_url()}" in mail.body
    links = [line for line in mail.body.splitlines() if "/odkaz/potvrzeni/" in line]
    assert [link.split("?")[1] for link in links] == [
        "odpoved=plati",
        "odpoved=opravit",
        "odpoved=uz-ne",
    ]
    assert len({link.split("?")[0] for link in links}) == 1
    assert mail.reply_to[0].endswith("<odpovedi@centrum.example>")


def test_after_weeks_without_a_run_there_is_one_mail(mailoutbox):
    make_old("V den výzvy", days=335, contact="a@x.example")
    make_old("Po termínu upomínky", days=360, contact="b@x.example")
    make_old("Dávno po termínu", days=900, contact="c@x.example")

    run()
    run()

    assert sorted(steps()) == [
        ("a@x.example", "question"),
        ("b@x.example", "reminder"),
        ("c@x.example", "reminder"),
    ]
    assert len(mailoutbox) == 3


def test_the_reminder_keeps_its_distance_from_a_late_question(on_day, mailoutbox):
    on_day(START)
    make_old(days=0, contact="a@x.example")
    for number, count in [(357, 1), (358, 1), (363, 1), (364, 2)]:
        on_day(day(number))
        run()
        assert len(mailoutbox) == count, number


def test_the_steward_is_asked_before_the_contacts(mailoutbox):
    organization = make_organization("Se správcem", publish=False)
    organization.contacts = [
        OrganizationContact(name="Bez adresy", phone="481 000 111"),
        OrganizationContact(name="Neveřejný", email="prvni@x.example", is_public=False),
        OrganizationContact(name="Druhý", email="druhy@x.example"),
    ]
    organization.save_revision().publish()
    age(organization, 340)
    make_old("Jiný", days=340, email="spravce@y.example", contact="kontakt@y.example")

    run()

    assert sorted(address for mail in mailoutbox for address in mail.to) == [
        "prvni@x.example",
        "spravce@y.example",
    ]


def test_without_an_address_nobody_is_asked_and_the_centre_phones_at_once(mailoutbox, editor):
    organization = make_old("Bez adresy", days=364)
    assert "without an address: 1" in run()
    assert "Bez adresy" not in editor.get("/admin/adresar/k-obvolani/").content.decode()

    age(organization, 365)

    assert mailoutbox == []
    assert not FreshnessMail.objects.exists()
    assert "Bez adresy" in editor.get("/admin/adresar/k-obvolani/").content.decode()


def test_drafts_waiting_corrections_and_those_who_refused_are_not_asked(region, mailoutbox):
    draft = make_organization("Koncept", publish=False)
    age(draft, 340)
    expired = make_old("Prošlý", days=340, contact="prosly@x.example")
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    waiting = make_old("Čekající", days=340, contact="ceka@x.example")
    waiting.save_revision()
    waiting.get_workflow().start(waiting, None)
    refused = make_old("Odmítl", days=340, contact="odmitl@x.example")
    Refusal.objects.create(region=region, name="Jinak", organization=refused)
    make_old("Odmítl, z. s.", days=340, contact="jmeno@x.example")
    Refusal.objects.create(region=region, name="ODMITL")
    make_old("Podle IČO", days=340, contact="ico@x.example", ico="70891508")
    Refusal.objects.create(region=region, name="Něco", ico="708 91 508")
    by_host = make_old("Podle webu", days=340, contact="web@x.example")
    by_host.links = [OrganizationLink(url="https://www.odmitl.example/o-nas")]
    by_host.save_revision().publish()
    Refusal.objects.create(region=region, name="Cokoli", host="http://odmitl.example")
    make_old("Ostatní", days=340, contact="ostatni@x.example")

    run()

    assert [mail.to for mail in mailoutbox] == [["ostatni@x.example"]]


def test_a_branch_that_shares_the_ico_of_one_that_left_is_asked(region, mailoutbox):
    gone = make_old("Pobočka A", days=10, ico="70891508")
    Refusal.objects.create(region=region, name="Pobočka A", ico="70891508", organization=gone)
    make_old("Pobočka B", days=340, contact="b@x.example", ico="70891508")

    run()

    assert [mail.to for mail in mailoutbox] == [["b@x.example"]]


def test_a_refused_mail_stops_nobody_else_and_is_tried_again(use_mailer, mailoutbox, monkeypatch):
    use_mailer("RefusingMailer")
    monkeypatch.setattr(RefusingMailer, "refused", {"plna@x.example"})
    make_old("Plná schránka", days=350, contact="plna@x.example")
    make_old("Druhá", days=340, contact="druha@x.example")

    with pytest.raises(CommandError):
        run()

    assert steps() == [("druha@x.example", "question")]
    monkeypatch.setattr(RefusingMailer, "refused", set())
    assert "questions sent: 1" in run()
    assert sorted(steps()) == [("druha@x.example", "question"), ("plna@x.example", "question")]
    assert [mail.to for mail in mailoutbox] == [["druha@x.example"], ["plna@x.example"]]


def test_a_mail_whose_row_was_lost_is_the_same_message_and_its_links_work(mailoutbox, visitor):
    # What a process that dies between the server's "accepted" and the commit leaves behind.
    make_old(days=340, contact="a@x.example")
    run()
    FreshnessMail.objects.all().delete()
    run()

    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    link = first.body.split("http://testserver/odkaz/")[1].split("?")[0]
    assert visitor.get(f"/odkaz/{link}").status_code == 200
