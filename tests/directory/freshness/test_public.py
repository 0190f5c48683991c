"""What readers see of the age of the data."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.directory.freshness.conftest import age, make_old
from tests.support.centre import make_organization
from tests.support.web import soup, text_of
from volunteering.directory.enums import Confirmer
from volunteering.directory.freshness.actions import confirm_listing
from volunteering.directory.models import DirectorySettings, ListingRecord, Program

pytestmark = pytest.mark.django_db


def marks(visitor, address: str) -> list[str]:
    return [
        mark["data-freshness"]
        for mark in soup(visitor.get(address)).select("main [data-freshness]")
    ]


def test_a_profile_says_who_confirmed_it_and_when(on_day, visitor):
    on_day(date(2026, 2, 3))
    organization = make_organization("Pomocná ruka")
    address = organization.get_url()
    assert marks(visitor, address) == ["entered"]
    entered = soup(visitor.get(address)).select_one("[data-freshness]").get_text(strip=True)
    assert "3. 2. 2026" in entered.replace("\N{NO-BREAK SPACE}", " ")

    on_day(date(2026, 5, 12))
    confirm_listing(organization, Confirmer.ORGANIZATION)
    by_organization = text_of(visitor.get(address)).replace("\N{NO-BREAK SPACE}", " ")
    confirm_listing(organization, Confirmer.CENTRE)
    by_centre = text_of(visitor.get(address)).replace("\N{NO-BREAK SPACE}", " ")

    assert marks(visitor, address) == ["confirmed"]
    assert "12. 5. 2026" in by_organization
    assert "12. 5. 2026" in by_centre
    assert by_organization != by_centre


def test_an_overdue_profile_says_so_and_offers_the_suggestion_box(visitor):
    organization = make_old(days=365)
    address = organization.get_url()

    page = soup(visitor.get(address))

    assert marks(visitor, address) == ["overdue"]
    assert page.select(f'.notice a[href="{address}podnet/"]')
    assert visitor.get(f"{address}podnet/").status_code == 200
    age(organization, 364)
    assert marks(visitor, address) == ["entered"]
    assert not soup(visitor.get(address)).select("main .notice")


def test_cards_are_marked_only_when_overdue(visitor):
    make_old("Stará", days=365)
    make_old("Nová", days=364)

    page = soup(visitor.get("/adresar/"))

    marked = [
        card.select_one(".org-card__title").get_text(strip=True)
        for card in page.select(".org-card")
        if card.select("[data-freshness=overdue]")
    ]
    assert marked == ["Stará"]


def test_the_page_of_a_program_says_it_too(visitor):
    organization = make_old(days=400)
    program = Program(name="Čtení", summary="Čteme.", organization=organization)
    organization.programs = [program]
    organization.save_revision().publish()
    age(organization, 400)
    program = Program.objects.get()

    assert marks(visitor, f"{organization.get_url()}{program.slug}/") == ["overdue"]


def test_the_regions_interval_decides(visitor, region):
    DirectorySettings.objects.create(site=region.site, confirm_after_days=100)
    organization = make_old(days=100)

    assert marks(visitor, organization.get_url()) == ["overdue"]
    # Looking at a page writes nothing.
    DirectorySettings.objects.all().delete()
    assert marks(visitor, organization.get_url()) == ["entered"]
    assert not DirectorySettings.objects.exists()


def test_publishing_an_older_draft_brings_no_older_confirmation(visitor):
    organization = make_organization("Pomocná ruka")
    old = organization.latest_revision
    organization.save_revision().publish()
    confirm_listing(organization, Confirmer.ORGANIZATION)

    old.publish()

    record = ListingRecord.objects.get(organization=organization)
    assert record.confirmed_on == timezone.localdate()


def test_cards_cost_the_same_with_one_and_with_many(visitor, settings):
    settings.VOLUNTEERING_ITEMS_PER_PAGE = 50

    def cost():
        visitor.get("/adresar/")
        with CaptureQueriesContext(connection) as asked:
            assert visitor.get("/adresar/").status_code == 200
        return len(asked)

    make_old("První", days=400)
    few = cost()
    for number in range(6):
        make_old(f"Další {number}", days=400)

    assert cost() == few


def test_the_preview_of_a_listing_that_is_not_saved_works(editor):
    page = editor.get("/admin/snippets/volunteering/organization/")
    assert page.status_code == 200
    organization = make_organization("Náhled", publish=False)
    address = f"/admin/snippets/volunteering/organization/preview/{organization.pk}/"
    from tests.support.moderation import EDIT_FORM, edit_url
    from tests.support.web import form_of, values_of

    values = values_of(form_of(editor.get(edit_url(organization)), EDIT_FORM))
    editor.post(address, values)
    assert "Náhled" in editor.get(address).content.decode()
