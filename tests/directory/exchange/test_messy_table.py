"""A messy table of 200 rows: tried out twice, imported, and imported once more."""

import pytest

from tests.directory.exchange.messy import ROWS, messy_table, what_is_there
from tests.directory.exchange.tables import (
    as_xlsx,
    day,
    dry_run,
    for_real,
    reasons,
    records,
    state_of_directory,
    uploaded,
)
from volunteering.core.changes import Change
from volunteering.directory.models import ImportFile, Organization

pytestmark = pytest.mark.django_db


def test_two_dry_runs_say_the_same_and_change_nothing(region, moderator):
    what_is_there(region)
    content, expected = messy_table()
    before = state_of_directory()

    first = dry_run(moderator, uploaded(moderator, content))
    second = dry_run(moderator, uploaded(moderator, content))

    assert len(expected) == ROWS
    assert {
        number: (first[number], action)
        for number, action in expected.items()
        if first[number] != action
    } == {}
    assert second == first
    assert state_of_directory() == before


def test_the_real_run_does_what_the_dry_run_said_and_a_second_one_nothing(
    region, moderator, mailoutbox
):
    what_is_there(region)
    content, expected = messy_table()
    created = sum(action == "create" for action in expected.values())
    before = Organization.objects.count()
    mails = len(mailoutbox)
    marks = Change.objects.filter(subject="directory").count()

    path = uploaded(moderator, content)
    response = for_real(moderator, path)
    assert dry_run(moderator, response["Location"]) == expected
    assert Organization.objects.count() == before + created
    assert Organization.objects.filter(live=True).count() == before + created
    assert Change.objects.filter(subject="directory").count() == marks + 1
    assert len(mailoutbox) == mails

    full = Organization.objects.get(name="Se vším")
    assert (full.legal_form, full.postal_code, full.seat.slug) == ("association", "51101", "turnov")
    assert (full.description, str(full.accreditation_until)) == (
        "První řádek; se středníkem.\n„Druhý“ řádek.", "2099-05-31",
    )  # fmt: skip
    assert {place.slug for place in full.areas.all()} == {
        "okres-semily",
        "turnovsko",
        "orp-liberec",
    }
    assert {topic.slug for topic in full.topics.all()} == {"deti-a-mladez", "seniori", "zvirata"}
    assert full.website == "https://www.sevsim.example"
    contact = full.contacts.get()
    assert (contact.email, contact.phone, contact.is_public) == (
        "info@sevsim.example", "+420 481 000 333", True,
    )  # fmt: skip
    assert (full.record.origin, full.source_note) == ("import", "tabulka.csv")
    assert full.latest_revision.user == moderator.user
    assert moderator.get(full.url).status_code == 200

    assert set(Organization.objects.filter(ico="00023205").values_list("name", flat=True)) == {
        "Bez nul", "Pobočka",
    }  # fmt: skip
    assert Organization.objects.filter(name="=1+1").exists()
    # The name led to the listing; what is in capitals there does not replace it.
    changed = Organization.objects.get(name="Pomocná ruka, z. s.")
    assert changed.summary == "Nově."
    # Another address is another contact, as long as nobody says which one it replaces.
    added = Organization.objects.get(name="Stará parta")
    assert set(added.contacts.values_list("email", "is_public")) == {
        ("verejna@organizace.example", True), ("nova@parta.example", False),
    }  # fmt: skip
    # A phone of which nobody said that it is public is not published.
    private = Organization.objects.get(name="Spolek číslo 7").contacts.get()
    assert (private.phone, private.is_public) == ("482 000007", False)

    state = state_of_directory()
    second = uploaded(moderator, content)
    again = dry_run(moderator, second)
    assert set(again.values()) == {"skip", "error"}
    assert {n for n, action in again.items() if action == "error"} == {
        n for n, action in expected.items() if action == "error"
    }
    # There is nothing to press.
    assert b"data-import" not in moderator.get(second).content
    assert state_of_directory() == state


def test_what_was_imported_and_exported_imports_as_unchanged(region, moderator):
    what_is_there(region)
    content, _expected = messy_table(0)
    for_real(moderator, uploaded(moderator, content))
    listings = Organization.objects.count()

    exported = b"".join(
        moderator.get("/admin/snippets/volunteering/organization/?export=csv").streaming_content
    )
    names = {row["název"] for row in records(exported)}
    assert '\'=HYPERLINK("https://zly.example")' in names
    assert not [
        cell
        for row in records(exported)
        for cell in row.values()
        if cell[:1] in ("=", "+", "-", "@")
    ]
    actions = dry_run(moderator, uploaded(moderator, exported))
    assert (len(actions), set(actions.values())) == (listings, {"skip"})

    book = moderator.get("/admin/snippets/volunteering/organization/?export=xlsx")
    actions = dry_run(
        moderator, uploaded(moderator, b"".join(book.streaming_content), "vyvoz.xlsx")
    )
    assert (len(actions), set(actions.values())) == (listings, {"skip"})


def test_reasons_name_the_cell_and_the_choices(region, moderator):
    what_is_there(region)
    content, _expected = messy_table(0)
    said = reasons(moderator, uploaded(moderator, content))
    assert "Co dělá Pomocná ruka, z. s." in said[2], "the old text stands beside the new one"
    for row, words in {
        4: "3",
        5: "Dvojčata",
        7: "Volaná",
        8: "Tichá voda",
        15: "obec sídla",
        16: "Pěnčín (okres Jablonec nad Nisou)",
        18: "obory",
        19: "právní forma",
        20: "IČO",
        21: "kontakt 1 – e-mail",
        22: "akreditace do",
        23: "PSČ",
        24: "popis",
        25: "stručně",
    }.items():
        assert words in said[row], (row, said[row])
    assert "Turnov" in said[15]


def test_unknown_columns_are_named(region, moderator):
    content, _expected = messy_table(0)
    assert "Poznámka paní Novákové" in moderator.get(uploaded(moderator, content)).content.decode()


def test_a_workbook_is_read_like_a_csv(region, moderator):
    row = {
        "Name": "Tabulkový spolek",
        "Summary": "Z Excelu.",
        "Municipality": "Liberec",
        "Topics": "Sport a volný čas",
        "IČO": 23205,
        "Postal code": 46001.0,
        "Accredited until": day("2099-05-31"),
        "Hide address": True,
        "Phone": 482111333,
    }
    path = uploaded(moderator, as_xlsx([{}, row]), "tabulka.xlsx")
    assert dry_run(moderator, path) == {3: "create"}
    for_real(moderator, path)
    organization = Organization.objects.get()
    assert (organization.ico, organization.postal_code, organization.hide_address) == (
        "00023205", "46001", True,
    )  # fmt: skip
    assert str(organization.accreditation_until) == "2099-05-31"
    assert organization.contacts.get().phone == "482111333"
    assert ImportFile.objects.get().finished_at is not None
