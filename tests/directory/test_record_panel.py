"""What the centre keeps about a listing stands beside it in the admin, for those who may see it."""

import pytest

from tests.support.centre import make_organization
from tests.support.moderation import EDIT_FORM, edit_url
from tests.support.web import form_of, soup, values_of
from volunteering.directory.models import ListingRecord, Steward

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization(db):
    """Return a listing that came from a table, was confirmed, and has a steward."""
    organization = make_organization("Ruka")
    ListingRecord.objects.filter(organization=organization).update(
        origin="import", confirmed_on="2027-03-05", confirmed_by="organization"
    )
    Steward.objects.create(
        organization=organization, name="Olga Správcová", email="olga@ruka.example"
    )
    return organization


@pytest.mark.parametrize("role", ["editor", "moderator"])
def test_editors_and_moderators_read_the_record(request, role, organization):
    page = soup(request.getfixturevalue(role).get(edit_url(organization)))
    text = page.select_one(EDIT_FORM).get_text()
    assert "5. 3. 2027" in text
    assert str(organization.record.get_origin_display()).capitalize() in text
    assert page.select('a[href="mailto:olga@ruka.example"]')


def test_who_may_not_see_stewards_reads_the_rest(editor, organization):
    from django.contrib.auth.models import Permission

    group = editor.user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="view_steward"))
    text = editor.get(edit_url(organization)).content.decode()
    assert "5. 3. 2027" in text
    assert "olga@ruka.example" not in text
    group.permissions.remove(Permission.objects.get(codename="view_listingrecord"))
    assert "5. 3. 2027" not in editor.get(edit_url(organization)).content.decode()


def test_a_new_listing_has_no_record_yet(editor):
    page = editor.get("/admin/snippets/volunteering/organization/add/")
    assert page.status_code == 200


def test_the_editor_writes_where_the_centre_knows_it_from(editor, organization, visitor):
    values = values_of(form_of(editor.get(edit_url(organization)), EDIT_FORM))
    editor.post(edit_url(organization), values | {"source_note": "Volala paní starostka."})
    organization.refresh_from_db()
    draft = organization.get_latest_revision_as_object()
    assert draft.source_note == "Volala paní starostka."
    draft.get_latest_revision().publish()
    assert "starostka" not in visitor.get(organization.get_url()).content.decode()
