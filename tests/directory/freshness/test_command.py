"""What the options of the daily command do, and how much it asks of the database."""

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.directory.freshness.conftest import make_old, run
from tests.directory.freshness.mailers import RefusingMailer
from volunteering.core.models import Region
from volunteering.directory.models import DirectorySettings, FreshnessMail

pytestmark = pytest.mark.django_db


def test_the_limit_takes_those_that_wait_longest(mailoutbox):
    for number in range(4):
        make_old(f"Spolek {number}", days=340 + number, contact=f"s{number}@x.example")

    first = run(limit=3)

    assert [mail.to[0] for mail in mailoutbox] == ["s3@x.example", "s2@x.example", "s1@x.example"]
    assert "left for the next run: 1" in first
    run(limit=3)
    assert len(mailoutbox) == 4


def test_a_dry_run_tells_and_sends_nothing(mailoutbox):
    make_old("Pomocná ruka", days=340, contact="a@x.example")
    make_old("Bez adresy", days=340)

    said = run(dry_run=True)

    assert "questions to send: 1" in said
    assert "question: Pomocná ruka" in said
    assert "no address: Bez adresy" in said
    assert "a@x.example" not in said
    assert mailoutbox == []
    assert not FreshnessMail.objects.exists()


def test_every_region_has_its_own_intervals(region, mailoutbox):
    DirectorySettings.objects.create(
        site=region.site, confirm_after_days=100, question_days_before=10, reminder_days_before=3
    )
    make_old("Den předem", days=89, contact="brzy@x.example")
    make_old("V den", days=90, contact="ted@x.example")
    other = other_region()
    foreign = make_old("Jinde", days=340, contact="jinde@x.example", region=other)

    run(region=region.slug)
    assert [mail.to[0] for mail in mailoutbox] == ["ted@x.example"]

    run()
    assert [mail.to[0] for mail in mailoutbox[1:]] == ["jinde@x.example"]
    assert FreshnessMail.objects.get(email="jinde@x.example").organization == foreign


def other_region() -> Region:
    from wagtail.models import Page, Site

    root = Page.objects.get(depth=1).add_child(instance=Page(title="Jiný kraj", slug="jiny"))
    site = Site.objects.create(hostname="jiny.example", root_page=root)
    return Region.objects.create(
        name="Jiný kraj",
        slug="jiny-kraj",
        nuts_code="CZ052",
        site=site,
        centre_name="Jiné centrum",
        reply_to="jine@centrum.example",
    )


def test_an_unknown_region_and_a_negative_limit_are_refused():
    with pytest.raises(CommandError, match="neznamy"):
        run(region="neznamy")
    with pytest.raises(CommandError):
        run(limit=-1)


def test_the_background_task_asks_and_fails_when_mails_do(use_mailer, monkeypatch, mailoutbox):
    from volunteering.directory.freshness.tasks import MailsNotSent, ask_all_regions

    use_mailer("RefusingMailer")
    monkeypatch.setattr(RefusingMailer, "refused", {"plna@x.example"})
    make_old("Plná", days=340, contact="plna@x.example")
    make_old("Druhá", days=340, contact="druha@x.example")

    result = ask_all_regions.enqueue()

    assert result.errors[0].exception_class is MailsNotSent
    assert [mail.to for mail in mailoutbox] == [["druha@x.example"]]


def test_a_run_asks_the_database_a_fixed_number_of_times_for_each_mail():
    def cost():
        with CaptureQueriesContext(connection) as asked:
            run()
        return len(asked)

    def cost_of(name, many):
        for number in range(many):
            make_old(f"{name} {number}", days=340, contact=f"{name}{number}@x.example")
        return cost()

    cost_of("rozehrati", 1)
    nothing = cost()
    one, three, six = cost_of("a", 1), cost_of("b", 3), cost_of("c", 6)

    assert six - three == 3 * (three - one) / 2
    assert (three - one) / 2 <= 10
    # Those that were asked cost nothing.
    assert cost() == nothing
