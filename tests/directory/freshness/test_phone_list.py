"""The editors' phone list: who is on it, who may see it, and what its buttons do."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.directory.freshness.conftest import age, make_old, record_of, run
from tests.support.centre import make_organization, make_user
from tests.support.web import soup, text_of
from volunteering.directory.models import (
    DirectorySettings,
    ListingRecord,
    OrganizationContact,
    Refusal,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/adresar/k-obvolani/"


def names(user) -> list[str]:
    """Return the names on the phone list."""
    return [
        cell.get_text(strip=True)
        for cell in soup(user.get(LIST)).select("#k-obvolani .title-wrapper")
    ]


def do(user, organization, action: str, **data):
    return user.post(LIST, {"organization": organization.pk, "action": action} | data)


def test_the_longest_overdue_come_first_with_their_private_phones(editor):
    organization = make_organization("Nejdéle", publish=False)
    organization.contacts = [
        OrganizationContact(name="Karel Neveřejný", phone="777 000 222", is_public=False)
    ]
    organization.save_revision().publish()
    age(organization, 400)
    make_old("Krátce", days=379, contact="a@x.example")
    make_old("Ještě ne", days=378, contact="b@x.example")

    assert names(editor) == ["Nejdéle", "Krátce"]
    page = text_of(editor.get(LIST))
    assert "Karel Neveřejný" in page
    assert "777 000 222" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "35" in page


def test_only_who_may_see_records_gets_in(visitor):
    stranger = Client()
    assert stranger.get(LIST).status_code == 302
    user = make_user("editor")
    user.groups.clear()
    from django.contrib.auth.models import Permission

    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    organization = make_old("Tajný", days=500)
    stranger.force_login(user)

    assert stranger.get(LIST).status_code == 302
    assert (
        stranger.post(LIST, {"organization": organization.pk, "action": "confirm"}).status_code
        == 302
    )
    assert LIST not in stranger.get("/admin/").content.decode()
    assert record_of(organization).confirmed_on is None


def test_who_may_only_look_changes_nothing():
    from django.contrib.auth.models import Permission

    organization = make_old("Jen ke čtení", days=500)
    user = make_user("editor")
    user.groups.clear()
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "view_listingrecord"])
    )
    client = Client()
    client.force_login(user)

    assert "Jen ke čtení" in client.get(LIST).content.decode()
    assert not soup(client.get(LIST)).select("#k-obvolani form")
    # Wagtail answers a refusal with its home and a message.
    assert do(client, organization, "confirm")["Location"] == "/admin/"
    assert record_of(organization).confirmed_on is None


def test_the_buttons_are_safe_from_foreign_pages():
    organization = make_old("Chráněný", days=500)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("administrator"))

    assert do(client, organization, "confirm").status_code == 403
    forms = soup(client.get(LIST)).select("#k-obvolani form")
    assert len(forms) == 3
    assert all(form.select("input[name=csrfmiddlewaretoken]") for form in forms)


def test_confirmed_by_phone(editor):
    organization = make_old("Dovolali jsme se", days=500)

    do(editor, organization, "confirm")

    record = record_of(organization)
    assert (record.confirmed_on, record.confirmed_by) == (timezone.localdate(), "centre")
    assert names(editor) == []


def test_nobody_answered(editor, on_day):
    on_day(date(2026, 3, 1))
    editor.force_login(editor.user)
    organization = make_old("Nedovolali jsme se", days=500)

    do(editor, organization, "no_answer", days=5, note="Volat odpoledne")
    assert names(editor) == []
    on_day(date(2026, 3, 6))
    editor.force_login(editor.user)
    assert names(editor) == ["Nedovolali jsme se"]
    do(editor, organization, "no_answer", days=2, note="Zase nic")

    record = record_of(organization)
    assert record.call_again_on == date(2026, 3, 8)
    newest, oldest = record.call_note.splitlines()
    assert "Zase nic" in newest
    assert "Volat odpoledne" in oldest
    assert record.confirmed_on is None


@pytest.mark.parametrize("days", ["", "0", "x", "366", "-1"])
def test_a_day_that_makes_no_sense_is_refused(editor, days):
    organization = make_old("Kdy", days=500)

    assert do(editor, organization, "no_answer", days=days, note="a").status_code == 302

    assert record_of(organization).call_again_on is None


def test_an_editor_who_may_not_publish_cannot_take_a_listing_off(editor, moderator, mailoutbox):
    organization = make_old("Stažený", days=500, email="spravce@x.example")
    assert not soup(editor.get(LIST)).select("button[value=withdraw]")
    assert do(editor, organization, "withdraw", answer="refused")["Location"] == "/admin/"

    assert do(moderator, organization, "withdraw", answer="").status_code == 302
    organization.refresh_from_db()
    assert organization.live
    do(moderator, organization, "withdraw", answer="refused", note="Řekli po telefonu.")
    do(moderator, organization, "withdraw", answer="ended")

    organization.refresh_from_db()
    assert not organization.live
    assert Refusal.objects.get().note == "Řekli po telefonu."
    assert [mail.to for mail in mailoutbox] == [["spravce@x.example"]]
    # Whoever did it need not be reminded of it.
    assert record_of(organization).call_again_on is None
    assert names(moderator) == []


@pytest.mark.parametrize("key", ["", "0", "x", "999999999", "²"])
def test_a_listing_that_is_not_there_is_a_sentence(editor, key):
    assert editor.post(LIST, {"organization": key, "action": "confirm"}).status_code == 302
    assert editor.post(LIST, {"action": "nonsense"}).status_code == 302
    assert editor.get(LIST).status_code == 200


def test_who_was_written_to_late_gets_time_to_answer(on_day, editor):
    on_day(date(2026, 3, 1))
    make_old("Pozdě psáno", days=600, contact="a@x.example")
    run()
    for number, expected in [(0, []), (13, []), (15, ["Pozdě psáno"])]:
        on_day(date(2026, 3, 1) + timedelta(days=number))
        editor.force_login(editor.user)
        assert names(editor) == expected, number


def test_what_waits_for_a_moderator_or_refused_is_not_phoned(editor, region):
    waiting = make_old("Čeká", days=500)
    waiting.save_revision()
    waiting.get_workflow().start(waiting, None)
    make_old("Odmítl", days=500)
    Refusal.objects.create(region=region, name="Odmítl")

    assert names(editor) == []


def test_the_region_sets_when_to_phone(editor, region):
    DirectorySettings.objects.create(site=region.site, confirm_after_days=100, call_days_after=50)
    make_old("Po lhůtě", days=150, contact="a@x.example")
    make_old("Před lhůtou", days=149, contact="b@x.example")

    assert names(editor) == ["Po lhůtě"]


def test_the_home_of_the_admin_says_how_many(editor):
    assert LIST not in soup(editor.get("/admin/")).select_one("main").decode()
    make_old("Jeden", days=500)
    make_old("Druhý", days=500)

    (link,) = soup(editor.get("/admin/")).select(f'main a[href="{LIST}"]')
    assert "2" in link.get_text()


def test_the_list_costs_the_same_with_one_and_with_many(editor, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 50

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert editor.get(LIST).status_code == 200
        return len(asked)

    def add(number):
        make_old(f"Volat {number}", days=500, email=f"s{number}@x.example", contact="c@x.example")
        gone = make_old(
            f"Stažený {number}", days=10, email=f"g{number}@x.example", contact="d@x.example"
        )
        type(gone).objects.filter(pk=gone.pk).update(live=False)
        ListingRecord.objects.filter(organization=gone).update(call_again_on=timezone.localdate())

    add(0)
    cost()
    few = cost()
    for number in range(1, 7):
        add(number)

    assert cost() == few
    assert len(names(editor)) == 7


def test_pages_of_a_long_list(editor):
    for number in range(14):
        make_old(f"Spolek {number:02}", days=500 - number)

    assert len(names(editor)) == 12
    second = soup(editor.get(f"{LIST}?strana=2"))
    assert len(second.select("#k-obvolani .title-wrapper")) == 2
