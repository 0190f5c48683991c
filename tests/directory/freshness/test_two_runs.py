"""Two runs at once, on a database that lets them."""

import threading

import pytest
from django.core import mail
from django.db import connection

from tests.directory.freshness.conftest import make_old, run
from tests.directory.freshness.mailers import HoldingMailer
from volunteering.directory.models import FreshnessMail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("postgres")]

MANY = 25


def in_threads(*jobs) -> None:
    trouble = []

    def guarded(job):
        try:
            job()
        except BaseException as error:  # noqa: BLE001
            trouble.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=guarded, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert trouble == []


def addresses() -> list[str]:
    return [f"s{number}@x.example" for number in range(MANY)]


def test_each_organization_gets_exactly_one_mail_from_three_runs():
    for address in addresses():
        make_old(address, days=340, contact=address)
    start = threading.Barrier(3)

    def one_run():
        start.wait(30)
        run()

    in_threads(one_run, one_run, one_run)
    run()

    assert sorted(message.to[0] for message in mail.outbox) == sorted(addresses())
    assert FreshnessMail.objects.count() == MANY


def test_a_run_leaves_out_what_another_one_has_in_hand(use_mailer):
    use_mailer("HoldingMailer")
    HoldingMailer.reached.clear()
    HoldingMailer.let_go.clear()
    for number, address in enumerate(addresses()[:3]):
        make_old(address, days=350 - number, contact=address)
    said = {}

    def first():
        said["first"] = run()

    def second():
        assert HoldingMailer.reached.wait(30)
        said["second"] = run()
        HoldingMailer.let_go.set()

    in_threads(first, second)

    assert "questions sent: 2" in said["second"]
    assert "busy: 1" in said["second"]
    assert "questions sent: 1" in said["first"]
    assert sorted(message.to[0] for message in mail.outbox) == addresses()[:3]


def test_an_answer_and_the_run_at_once_leave_no_row_of_a_closed_cycle(use_mailer):
    from volunteering.directory.enums import Confirmer
    from volunteering.directory.freshness.actions import confirm_listing

    use_mailer("HoldingMailer")
    HoldingMailer.reached.clear()
    HoldingMailer.let_go.clear()
    organization = make_old(days=340, contact="a@x.example")

    def confirm():
        assert HoldingMailer.reached.wait(30)
        HoldingMailer.let_go.set()
        confirm_listing(organization, Confirmer.CENTRE)

    in_threads(run, confirm)
    run()

    organization.refresh_from_db()
    assert organization.record.confirmed_by == "centre"
    assert [message.to for message in mail.outbox] == [["a@x.example"]]
