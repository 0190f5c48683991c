"""Refusals noted by hand, and the settings of a region, in the admin."""

import pytest

from tests.support.web import soup
from volunteering.directory.models import DirectorySettings, Refusal

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/volunteering/refusal/"


def test_an_editor_adds_one_in_the_form_in_which_it_is_looked_for(editor, region):
    assert editor.get(f"{LIST}add/").status_code == 200

    response = editor.post(
        f"{LIST}add/",
        {
            "name": "Tiší pomocníci, z. s.",
            "ico": "IČ: 708 91 508",
            "host": "https://WWW.Tisi.example/kontakt",
            "note": "Volali 3. 2.",
        },
    )

    assert response.status_code == 302
    refusal = Refusal.objects.get()
    assert (refusal.region, refusal.ico, refusal.host) == (region, "70891508", "tisi.example")
    assert refusal.name_key == "tisi pomocnici"
    assert "Tiší pomocníci" in editor.get(LIST).content.decode()
    assert "Tiší pomocníci" in editor.get(f"{LIST}?q=tisi.example").content.decode()
    assert "Tiší pomocníci" not in editor.get(f"{LIST}?q=jiny").content.decode()


def test_what_tells_nobody_is_refused_at_its_field(editor):
    response = editor.post(
        f"{LIST}add/", {"name": "Někdo", "ico": "12345678", "host": "nevím", "note": ""}
    )

    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"ico", "host"}
    assert not Refusal.objects.exists()


def test_an_editor_deletes_one(editor, region):
    refusal = Refusal.objects.create(region=region, name="Někdo")

    editor.post(f"{LIST}delete/{refusal.pk}/")

    assert not Refusal.objects.exists()


def test_an_editor_sets_the_intervals(editor, region):
    address = f"/admin/settings/volunteering/directorysettings/{region.site.pk}/"
    page = editor.get(address)
    assert page.status_code == 200
    assert soup(page).select_one("[name=confirm_after_days]")["value"] == "365"

    editor.post(
        address,
        {
            "confirm_after_days": "180",
            "question_days_before": "20",
            "reminder_days_before": "5",
            "call_days_after": "10",
        },
    )

    assert DirectorySettings.objects.get(site=region.site).confirm_after_days == 180


def test_a_moderator_has_the_list_of_refusals_too(moderator, visitor):
    assert moderator.get(LIST).status_code == 200
    assert visitor.get(LIST).status_code == 302
