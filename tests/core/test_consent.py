"""Consent texts: a new text is a new version, and the newest one is shown."""

import pytest

from volunteering.core.models import ConsentText

pytestmark = pytest.mark.django_db
LISTING, CONTACT = ConsentText.Purpose.LISTING, ConsentText.Purpose.CONTACT


def test_versions_are_numbered_for_each_purpose(region):
    assert ConsentText.objects.current(region, LISTING).version == 1
    second = ConsentText.objects.create(region=region, purpose=LISTING, text="Nové znění")
    assert second.version == 2
    assert ConsentText.objects.current(region, LISTING) == second
    assert ConsentText.objects.current(region, CONTACT).version == 1


def test_saving_a_text_again_makes_no_new_version(region):
    text = ConsentText.objects.current(region, LISTING)
    text.save()
    assert (text.version, ConsentText.objects.filter(purpose=LISTING).count()) == (1, 1)


def test_an_administrator_adds_a_version_in_the_admin_and_readers_see_it(
    admin_client, client, region
):
    admin_client.post(
        "/admin/snippets/volunteering/consenttext/add/",
        {"region": region.pk, "purpose": LISTING, "text": "Znění druhé verze"},
    )
    current = ConsentText.objects.current(region, LISTING)
    assert (current.version, current.text) == (2, "Znění druhé verze")
    assert "Znění druhé verze" in client.get("/adresar/pridat/").content.decode()


def test_a_text_that_somebody_agreed_to_cannot_be_rewritten(admin_client, region):
    text = ConsentText.objects.current(region, LISTING)
    before = text.text
    admin_client.post(
        f"/admin/snippets/volunteering/consenttext/edit/{text.pk}/",
        {"region": region.pk, "purpose": LISTING, "text": "Přepsáno"},
    )
    text.refresh_from_db()
    assert text.text == before
