"""Which listing a row is about, and which listings an import leaves alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import WorkflowState

from tests.directory.exchange.tables import (
    LEAST,
    as_csv,
    dry_run,
    for_real,
    ico,
    imported,
    reasons,
    state_of_directory,
    uploaded,
)
from tests.support.centre import make_organization
from tests.support.web import form_of, values_of
from volunteering.core.text import name_key
from volunteering.directory.models import Organization, Refusal

pytestmark = pytest.mark.django_db

ONE, OTHER = ico(1234567), ico(7654321)


def action(user, row: dict) -> str:
    return dry_run(user, uploaded(user, as_csv([row])))[2]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Název": "POMOCNÁ RUKA"}, "update"),
        ({"Název": "Pomocná ruka", "IČO": ONE}, "update"),
        # Renamed: the IČO stays.
        ({"Název": "Podaná ruka", "IČO": ONE}, "update"),
        ({"Název": "Podaná ruka", "IČO": ONE, "Jiná organizace": "ano"}, "create"),
        # Two legal persons of one name.
        ({"Název": "Pomocná ruka", "IČO": OTHER}, "error"),
        ({"Název": "Pomocná ruka", "IČO": OTHER, "Jiná organizace": "ano"}, "create"),
        # The same other name, phone or web is no proof.
        ({"Název": "Ruka"}, "skip"),
        ({"Název": "Jiná", "Telefon": "481 111 222"}, "skip"),
        ({"Název": "Jiná", "Web": "http://ruka.example/kontakt"}, "skip"),
        (
            {"Název": "Jiná", "Web": "http://ruka.example/kontakt", "Jiná organizace": "ano"},
            "create",
        ),
        ({"Název": "Jiná", "Facebook": "facebook.com/jina"}, "create"),
        ({"Název": "Pomocná ruka", "Identifikátor": "1"}, "error"),
        ({"Název": "Jiná", "Identifikátor": "6f9d0a52-52c0-4c4e-a7f5-1b1e5d0f4d11"}, "error"),
    ],
)
def test_a_row_finds_its_listing(moderator, row, expected):
    organization = make_organization("Pomocná ruka, z. s.", ico=ONE, alternate_name="Ruka")
    contact = organization.contacts.get_object_list()[0]
    contact.phone = "+420 481 111 222"
    organization.links.create(kind="website", url="https://www.ruka.example/")
    organization.save_revision().publish()
    assert action(moderator, LEAST | {"Stručně": "Jinak."} | row) == expected


def test_the_identifier_finds_a_renamed_listing(moderator):
    organization = make_organization("Staré jméno")
    row = {"identifikátor": str(organization.uuid), "název": "Nové jméno"}
    assert imported(moderator, as_csv([row])) == {2: "update"}
    assert Organization.objects.get().name == "Nové jméno"


def test_parts_of_an_organization_are_told_apart_by_name_then_by_seat(moderator):
    make_organization("Charita Turnov", ico=ONE)
    make_organization("Charita Semily", ico=ONE)
    rows = [
        {"Název": "Charita Semily", "IČO": ONE, "Stručně": "Semilská."},
        {"Název": "Charita Liberec", "IČO": ONE, "Stručně": "Která?"},
    ]
    path = uploaded(moderator, as_csv(rows))
    assert dry_run(moderator, path) == {2: "update", 3: "error"}
    assert "Charita Turnov" in reasons(moderator, path)[3]


def test_a_row_cannot_rename_the_listing_of_another_row(moderator):
    make_organization("Charita Turnov", ico=ONE)
    rows = [
        LEAST | {"Název": "Charita Semily", "IČO": ONE},
        LEAST | {"Název": "Charita Turnov", "IČO": ONE},
    ]
    assert dry_run(moderator, uploaded(moderator, as_csv(rows))) == {2: "error", 3: "update"}


def test_a_row_that_is_another_organization_is_added_once(moderator):
    make_organization("Sokol Lhota")
    content = as_csv([LEAST | {"Název": "Sokol Lhota", "Obec": "Semily", "Jiná organizace": "ano"}])
    assert imported(moderator, content) == {2: "create"}
    assert dry_run(moderator, uploaded(moderator, content)) == {2: "skip"}
    assert Organization.objects.count() == 2


def in_moderation(organization):
    organization.summary = "Čeká."
    organization.save_revision()
    organization.refresh_from_db()
    organization.get_workflow().start(organization, None)


def with_draft(organization):
    organization.summary = "Rozepsáno."
    organization.save_revision()


def locked(organization):
    Organization.objects.filter(pk=organization.pk).update(locked=True, locked_at=timezone.now())


def scheduled(organization):
    organization.go_live_at = timezone.now() + timedelta(days=2)
    organization.save_revision().publish()


@pytest.mark.parametrize("obstacle", [in_moderation, with_draft, locked, scheduled])
def test_a_listing_somebody_is_at_work_on_is_left_alone(moderator, obstacle):
    obstacle(make_organization("Zaneprázdněná"))
    before = state_of_directory()
    row = {"Název": "Zaneprázdněná", "Popis": "Z tabulky."}
    assert action(moderator, row) == "skip"
    assert imported_whatever(moderator, row) == {2: "create", 3: "skip"}
    assert state_of_directory()[0] == before[0]
    if obstacle is in_moderation:
        assert WorkflowState.objects.active().count() == 1


def imported_whatever(user, row: dict) -> dict:
    """Import a row together with one that gives the page something to do."""
    return imported(user, as_csv([LEAST, row]))


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "TICHÁ VODA z.s."},
        {"name": "X", "ico": ONE},
        {"name": "X", "host": "ticha.example"},
    ],
)
def test_who_does_not_wish_to_be_listed_is_not_imported(region, moderator, fields):
    Refusal.objects.create(region=region, name_key=name_key(fields["name"]), **fields)
    row = LEAST | {"Název": "Tichá voda", "IČO": ONE, "Web": "https://www.ticha.example/onas"}
    assert action(moderator, row) == "skip"


def test_what_the_centre_took_down_is_not_published_by_a_table(moderator, visitor):
    organization = make_organization("Stažená")
    organization.unpublish()
    content = as_csv([{"Název": "Stažená", "Popis": "Z tabulky."}])
    assert imported(moderator, content) == {2: "update"}
    organization.refresh_from_db()
    assert organization.live is False
    assert organization.get_latest_revision_as_object().description == "Z tabulky."
    assert visitor.get(f"/adresar/{organization.slug}/").status_code == 404
    assert dry_run(moderator, uploaded(moderator, content)) == {2: "skip"}


def test_what_changed_since_the_dry_run_is_not_overwritten(moderator):
    organization = make_organization("Mezitím opravená")
    rows = [
        {"Název": "Mezitím opravená", "Stručně": "Z tabulky."},
        LEAST | {"Název": "Mezitím založená"},
    ]
    path = uploaded(moderator, as_csv(rows))
    assert dry_run(moderator, path) == {2: "update", 3: "create"}
    page = moderator.get(path)

    organization.summary = "Opravila organizace."
    organization.save_revision().publish()
    make_organization("Mezitím založená", summary="Založila redakce.")

    form = form_of(page, "form[data-import]")
    response = moderator.post(form["action"], values_of(form))
    assert dry_run(moderator, response["Location"]) == {2: "skip", 3: "skip"}
    assert set(Organization.objects.values_list("summary", flat=True)) == {
        "Opravila organizace.", "Založila redakce.",
    }  # fmt: skip


def test_an_empty_cell_and_a_missing_column_leave_the_value(moderator):
    organization = make_organization("Plná", description="Dlouhý popis.", ico=ONE)
    row = {"Název": "Plná", "Popis": "", "IČO": "", "Stručně": "Nově.", "E-mail": ""}
    assert imported(moderator, as_csv([row])) == {2: "update"}
    organization.refresh_from_db()
    assert (organization.description, organization.ico, organization.summary) == (
        "Dlouhý popis.", ONE, "Nově.",
    )  # fmt: skip
    assert organization.contacts.get().email == "verejna@organizace.example"


def test_a_contact_is_recognized_and_the_others_stay(moderator):
    organization = make_organization("Se třemi lidmi")
    # An address that was kept in the past and is none: the table says nothing about it.
    for name, email in {"Karel": "karel@o", "Lída": "lida@o.example", "Marie": "marie@o"}.items():
        organization.contacts.create(name=name, email=email, is_public=False)
    organization.save_revision().publish()
    keys = list(organization.contacts.order_by("sort_order", "pk").values_list("uuid", flat=True))
    row = {"Název": "Se třemi lidmi", "Kontaktní osoba": "Lída", "Telefon": "777 111 222"}
    assert imported(moderator, as_csv([row])) == {2: "update"}
    contacts = {contact.name: contact for contact in Organization.objects.get().contacts.all()}
    assert {contact.uuid for contact in contacts.values()} == set(keys)
    assert {name: contact.phone for name, contact in contacts.items()} == {
        "Jana Veřejná": "", "Karel": "", "Lída": "777 111 222", "Marie": "",
    }  # fmt: skip
    assert contacts["Lída"].is_public is False


def test_a_row_with_contacts_is_taken_over_once(moderator):
    contacts = {
        "Kontakt 1 – jméno": "Jana",
        "Kontakt 1 – telefon": "482 111 222",
        "Kontakt 2 – funkce": "pokladník",
        "Kontakt 3 – jméno": "Petr",
        "Kontakt 3 – telefon": "482 111 222",
    }
    content = as_csv([LEAST | contacts])
    assert imported(moderator, content) == {2: "create"}
    people = Organization.objects.get().contacts.order_by("sort_order")
    assert [person.name for person in people] == ["Jana", "Petr"]
    assert dry_run(moderator, uploaded(moderator, content)) == {2: "skip"}


def test_a_row_that_the_database_refuses_leaves_nothing_behind(moderator):
    # Nothing in the table is wrong; the listing itself cannot be saved any more.
    organization = make_organization("Nejde uložit")
    Organization.objects.filter(pk=organization.pk).update(slug="pridat")
    content = as_csv([{"Název": "Nejde uložit", "Stručně": "Nově."}, LEAST])
    path = uploaded(moderator, content)
    response = for_real(moderator, path)
    assert dry_run(moderator, response["Location"]) == {2: "error", 3: "create"}
    organization.refresh_from_db()
    assert organization.summary == "Co dělá Nejde uložit."
    assert organization.revisions.count() == 1
