"""What is left of a listing that its organization had taken off the web, and how it comes back."""

import pytest

from tests.directory.freshness.conftest import link_of, make_old, record_of, run
from tests.support.listing import confirmed
from tests.support.moderation import approve, press
from volunteering.core.models import Tombstone
from volunteering.directory.duplicates import find_refusals
from volunteering.directory.enums import Confirmer
from volunteering.directory.models import DoorKey, OrganizationLink, Refusal

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "action-publish"}
LIST = "/admin/adresar/k-obvolani/"


@pytest.fixture
def refused(visitor, mailoutbox):
    """Return a listing whose organization does not wish to be listed, by the link of its mail."""
    organization = make_old("Pomocná ruka", days=340, email="spravce@ruka.example", ico="70891508")
    organization.links = [OrganizationLink(url="https://www.ruka.example/o-nas")]
    organization.save_revision().publish()
    DoorKey.objects.create(organization=organization, email="spravce@ruka.example")
    run()
    visitor.post(link_of(mailoutbox[-1], "uz-ne"), {"answer": "refused", "note": "Nechceme."})
    organization.refresh_from_db()
    return organization


def test_a_refusal_is_remembered_and_the_doors_close(refused, region, visitor):
    refusal = Refusal.objects.get()
    assert (refusal.name, refusal.ico, refusal.host, refusal.note) == (
        "Pomocná ruka",
        "70891508",
        "ruka.example",
        "Nechceme.",
    )
    assert refusal.organization == refused
    assert not refused.live
    assert not DoorKey.objects.unrevoked().exists()
    assert Tombstone.objects.get().replaced_by is None
    for sought in ({"ico": "708 91 508"}, {"name": "POMOCNA RUKA"}, {"hosts": ["ruka.example"]}):
        assert find_refusals(region, **sought) == [refusal]
    assert visitor.get(f"/adresar/{refused.slug}/").status_code == 404


def test_the_address_learns_what_was_done(refused, mailoutbox):
    mail = mailoutbox[-1]
    assert mail.to == ["spravce@ruka.example"]
    assert "Pomocná ruka" in mail.subject
    assert mail.reply_to[0].endswith("<odpovedi@centrum.example>")


def test_the_editors_have_it_among_what_waits(refused, editor):
    home = editor.get("/admin/").content.decode()
    assert f"{LIST}#stazene" in home
    page = editor.get(LIST).content.decode()
    assert "Pomocná ruka" in page
    assert "Nechceme." in page

    editor.post(LIST, {"organization": refused.pk, "action": "done"})

    assert "Pomocná ruka" not in editor.get(LIST).content.decode()
    assert f"{LIST}#stazene" not in editor.get("/admin/").content.decode()


def test_publishing_again_takes_it_back(refused, moderator, visitor, mailoutbox):
    before = len(mailoutbox)

    press(moderator, refused, PUBLISH)

    refused.refresh_from_db()
    assert refused.live
    assert not Refusal.objects.exists()
    assert not Tombstone.objects.exists()
    assert record_of(refused).call_again_on is None
    assert visitor.get(f"/adresar/{refused.slug}/").status_code == 200
    assert "Pomocná ruka" not in moderator.get(LIST).content.decode()
    assert len(mailoutbox) == before
    # Nobody has confirmed anything by that.
    assert record_of(refused).confirmed_on is None


def test_a_listing_that_was_merged_keeps_its_tombstone(refused, moderator):
    Tombstone.objects.update(replaced_by=refused.uuid)

    press(moderator, refused, PUBLISH)

    assert Tombstone.objects.exists()


def test_unpublishing_in_the_admin_is_no_task_for_anybody(editor):
    organization = make_old("Ručně stažený", days=500)
    editor.post(
        LIST, {"organization": organization.pk, "action": "no_answer", "days": 1, "note": ""}
    )
    assert record_of(organization).call_again_on is not None

    organization.unpublish()

    assert record_of(organization).call_again_on is None


def test_a_listing_of_the_centre_counts_from_its_first_publication(on_day, moderator):
    from datetime import date

    from tests.support.centre import make_organization

    on_day(date(2026, 3, 1))
    organization = make_organization("Koncept", publish=False)
    on_day(date(2026, 5, 1))
    moderator.force_login(moderator.user)
    press(moderator, organization, PUBLISH)
    on_day(date(2026, 5, 20))
    moderator.force_login(moderator.user)
    press(moderator, organization, PUBLISH)

    record = record_of(organization)
    assert record.counted_from == date(2026, 5, 1)
    assert record.confirmed_on is None


def test_an_approved_submission_is_confirmed_by_the_organization(visitor, moderator, mailoutbox):
    from django.utils import timezone

    organization = confirmed(visitor, mailoutbox)
    assert record_of(organization).confirmed_on is None

    approve(moderator, organization)

    record = record_of(organization)
    assert record.confirmed_on == record.counted_from == timezone.localdate()
    assert record.confirmed_by == Confirmer.ORGANIZATION
