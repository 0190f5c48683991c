"""What a moderator sees beside a listing: other records that may be the same organization, in whatever state."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.listing import confirmed
from tests.support.moderation import approve, edit_url, reject
from tests.support.records import make_record
from tests.support.web import soup
from volunteering.directory.models import Refusal

pytestmark = pytest.mark.django_db
ICO = "70891508"


def lines(user, organization) -> dict:
    """Return the lines of the panel by the address of the other record's screen."""
    page = soup(user.get(edit_url(organization)))
    return {
        row.select_one("a")["href"]: row for row in page.select("[data-similar-records] tbody tr")
    }


def merge_url(one, two) -> str:
    return reverse("volunteering_merge", args=[one.pk, two.pk])


def test_drafts_rejected_withdrawn_and_public_records_are_listed_with_a_link_to_merge(
    visitor, moderator, mailoutbox
):
    waiting = confirmed(visitor, mailoutbox, ico=ICO, name="Čeká")
    rejected = confirmed(visitor, mailoutbox, ico=ICO, name="Vrácená")
    others = [
        rejected,
        make_record("Veřejná", ico=ICO),
        make_record("Koncept", ico=ICO, publish=False),
        make_record("Stažená", ico=ICO),
    ]
    others[-1].unpublish()
    make_record("Úplně jiná")
    task = rejected.current_workflow_task_state
    task.reject(user=moderator.user, comment="Doplňte")
    found = lines(moderator, waiting)
    assert set(found) == {edit_url(other) for other in others}
    for other in others:
        links = [link["href"] for link in found[edit_url(other)].select("a")]
        assert merge_url(waiting, other) in links
        assert "IČO" in found[edit_url(other)].get_text()
    states = {line.select("td")[2].get_text() for line in found.values()}
    assert len(states) == 4, "each is in another state, and the panel says so"


def test_a_private_phone_is_a_reason_for_whoever_moderates(moderator):
    listed = make_record("Azyl", private_phone="777 222 333")
    waiting = make_record("Nový azyl", publish=False, phone="+420 777 222 333")
    assert list(lines(moderator, waiting)) == [edit_url(listed)]


def test_what_a_waiting_correction_brings_counts(moderator):
    listed = make_record("Charita", ico=ICO)
    other = make_record("Farní charita")
    assert not lines(moderator, other)
    draft = other.get_latest_revision_as_object()
    draft.ico = ICO
    draft.save_revision()
    assert list(lines(moderator, other)) == [edit_url(listed)]


def test_a_refusal_is_shown_with_its_note(moderator, region):
    Refusal.objects.create(
        region=region, name="Tichá", name_key="ticha", ico=ICO, note="Volali v lednu."
    )
    waiting = make_record("Hlasitá", ico=ICO, publish=False)
    page = soup(moderator.get(edit_url(waiting)))
    (note,) = page.select("[data-refusal]")
    assert "Tichá" in note.get_text()
    assert "Volali v lednu." in note.get_text()


def test_there_is_no_panel_when_there_is_nothing_similar(moderator):
    page = soup(moderator.get(edit_url(make_record("Sama"))))
    assert not page.select("[data-similar-records], [data-refusal]")
    assert "Sama" in str(page)
    add = moderator.get("/admin/snippets/volunteering/organization/add/")
    assert add.status_code == 200
    assert not soup(add).select("[data-similar-records]")


def test_an_editor_sees_the_records_but_cannot_merge(editor):
    one, two = make_record("Jedna", ico=ICO), make_record("Druhá", ico=ICO)
    found = lines(editor, one)
    assert list(found) == [edit_url(two)]
    assert merge_url(one, two) not in str(found[edit_url(two)])
    assert editor.get(merge_url(one, two)).status_code == 302
    assert editor.post(merge_url(one, two), {"do": "1"}).status_code == 302
    assert type(one).objects.filter(pk__in=(one.pk, two.pk)).count() == 2


def test_the_panel_costs_the_same_with_many_records(moderator):
    one = make_record("Jedna", ico=ICO)
    make_record("Druhá", ico=ICO)
    lines(moderator, one)
    with CaptureQueriesContext(connection) as few:
        assert len(lines(moderator, one)) == 1
    for _number in range(6):
        make_record("Další", ico=ICO)
    with CaptureQueriesContext(connection) as many:
        assert len(lines(moderator, one)) == 7
    assert len(many) == len(few)


def test_a_rejection_and_an_approval_still_work_with_the_panel(visitor, moderator, mailoutbox):
    make_record("Charita", ico=ICO)
    listing = confirmed(visitor, mailoutbox, ico=ICO, is_no_duplicate="on")
    reject(moderator, listing, "Už tam jste")
    other = confirmed(visitor, mailoutbox, ico=ICO, name="Pobočka", is_no_duplicate="on")
    approve(moderator, other)
    other.refresh_from_db()
    assert other.live
