"""What the export holds: what the list shows, harmless, for a fixed number of queries; and back again unchanged."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.directory.exchange.tables import (
    LEAST,
    LIST,
    as_csv,
    day,
    dry_run,
    for_real,
    imported,
    reasons,
    records,
    uploaded,
)
from tests.support.centre import make_organization, place, topic
from tests.support.web import soup
from volunteering.directory.models import Organization, Program

pytestmark = pytest.mark.django_db


def exported(user, query: str = "") -> bytes:
    response = user.get(f"{LIST}?export=csv&{query}")
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith('.csv"')
    return b"".join(response.streaming_content)


def full(name: str = "Se vším"):
    """Return a public listing in which every column has something."""
    organization = make_organization(
        name,
        areas=("okres-semily", "turnovsko", "orp-liberec", "liberecky-kraj"),
        topics=("deti-a-mladez", "seniori"),
        ico="00023205",
        alternate_name="-Zkratka",
        legal_form="association",
        is_sending=True,
        is_receiving=True,
        accreditation_until=day("2099-05-31"),
        seeking_until=day("2099-06-01"),
        street="Skálova 12",
        postal_code="51101",
        hide_address=True,
        description='=1+1\r\n\r\nDruhý; odstavec s „uvozovkami“ a "těmito".',
        opening_hours="@úterý 8–16",
        source_note="telefon",
    )
    organization.target_groups = []
    for number in range(3):
        organization.contacts.create(
            name=f"Člověk {number}", phone="+420 481 000 111", role="-", is_public=number == 1
        )
    for kind in ("website", "facebook", "instagram", "website", "other"):
        organization.links.create(kind=kind, url=f"https://{kind}.example/cesta?a=1")
    program = Program(name="Čtení = radost", slug="cteni", summary="Čteme.")
    program.areas, program.topics = [place("turnov")], [topic("seniori")]
    organization.programs.add(program)
    organization.save_revision().publish()
    organization.refresh_from_db()
    return organization


def test_the_file_is_one_that_excel_opens(moderator):
    organization = full()
    content = exported(moderator)
    assert content.startswith("\ufeffidentifikátor;název;".encode())
    (row,) = records(content)
    assert row["identifikátor"] == str(organization.uuid)
    assert row["obory"] == "Děti, mládež a rodiny; Senioři"
    assert set(row["kde působí"].split("; ")) == {
        "okres Semily", "Turnovsko", "ORP Liberec", "Liberecký kraj",
    }  # fmt: skip
    assert row["role"] == "vysílá dobrovolníky; přijímá dobrovolníky"
    assert (row["IČO"], row["PSČ"], row["obec sídla"]) == ("00023205", "511 01", "Turnov")
    assert (row["akreditace do"], row["skrýt adresu"], row["stav"]) == (
        "31. 5. 2099", "ano", "publikováno",
    )  # fmt: skip
    assert row["adresa profilu"].startswith("http://testserver")
    assert row["adresa profilu"].endswith(organization.url.rpartition("/adresar/")[2])
    assert row["programy"] == "Čtení = radost"
    assert row["kontakt 3 – veřejný"] == "ano"


def test_nothing_in_the_files_is_a_formula(moderator):
    full("=cmd|' /C calc'!A0")
    make_organization("\t+tabulátor", summary="＝široké", publish=False)
    (first, second) = records(exported(moderator))
    for row in (first, second):
        assert not [cell for cell in row.values() if cell and cell[0] in "=+-@\t\r＝＋－＠"]
    book = load_workbook(
        io.BytesIO(b"".join(moderator.get(f"{LIST}?export=xlsx").streaming_content))
    )
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}
    assert "=cmd|' /C calc'!A0" in {cell.value for cell in book.active["B"]}


def test_what_was_exported_imports_as_unchanged(moderator):
    full("=Se vším")
    full("'=S apostrofem")
    make_organization("Koncept", publish=False, description=" mezery  uvnitř \r\n i kolem ")
    draft = full("Stažená")
    draft.unpublish()
    for format_ in ("csv", "xlsx"):
        response = moderator.get(f"{LIST}?export={format_}")
        path = uploaded(moderator, b"".join(response.streaming_content), f"vyvoz.{format_}")
        assert dry_run(moderator, path) == dict.fromkeys(range(2, 6), "skip"), reasons(
            moderator, path
        )


def test_an_address_in_an_export_is_replaced_and_not_added(moderator):
    make_organization("Pomocna ruka")
    (row,) = records(exported(moderator))
    row["kontakt 1 – e-mail"], row["název"] = "nova@organizace.example", "Pomocná ruka"
    assert imported(moderator, as_csv([row])) == {2: "update"}
    organization = Organization.objects.get()
    assert organization.name == "Pomocná ruka"
    assert organization.contacts.get().email == "nova@organizace.example"


def test_one_changed_cell_changes_one_field(moderator):
    organization = full()
    before = (
        organization.contacts.count(),
        organization.links.count(),
        organization.programs.count(),
    )
    (row,) = records(exported(moderator))
    row["stručně"] = "Jinak."
    path = uploaded(moderator, as_csv([row]))
    assert dry_run(moderator, path) == {2: "update"}
    assert len(soup(moderator.get(path)).select("#radky dt")) == 1
    for_real(moderator, path)
    organization.refresh_from_db()
    assert organization.summary == "Jinak."
    assert organization.description.startswith("=1+1\r\n")
    assert before == (
        organization.contacts.count(), organization.links.count(), organization.programs.count(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"Jedna", "Druhá", "Třetí"}),
        ("live=true", {"Jedna", "Třetí"}),
        ("topics=sport", {"Třetí"}),
        ("q=Jedna", {"Jedna"}),
        ("q=Jedna&topics=sport", set()),
        ("legal_form=institute&live=true", {"Třetí"}),
        ("p=2", {"Jedna", "Druhá", "Třetí"}),
    ],
)
def test_what_is_filtered_and_searched_is_exported(moderator, query, names):
    make_organization("Jedna")
    make_organization("Druhá", publish=False)
    make_organization("Třetí", topics=("sport",), legal_form="institute")
    assert {row["název"] for row in records(exported(moderator, query))} == names


def test_an_editor_may_export(editor):
    make_organization("Jedna")
    assert len(records(exported(editor))) == 1


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_export_asks_as_much_for_twenty_listings_as_for_two(moderator, format_):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            b"".join(moderator.get(f"{LIST}?export={format_}").streaming_content)
        return len(captured)

    full("Veřejná")
    make_organization("Koncept", publish=False)
    queries()
    two = queries()
    for number in range(9):
        full(f"Veřejná {number}")
        make_organization(f"Koncept {number}", publish=False)
    assert queries() == two


def test_the_dry_run_asks_as_much_for_twenty_known_rows_as_for_two(moderator):
    def queries(rows: int) -> int:
        path = uploaded(
            moderator, as_csv([{"Název": f"Parta {n}", "Stručně": "Jinak."} for n in range(rows)])
        )
        moderator.get(path)
        with CaptureQueriesContext(connection) as captured:
            moderator.get(path)
        return len(captured)

    for number in range(20):
        make_organization(f"Parta {number}", publish=number % 2 == 0)
    assert queries(20) == queries(2)


class Said(io.StringIO):
    """Takes what a command says."""


def command(*arguments: str) -> str:
    said = Said()
    call_command(*arguments, stdout=said, stderr=Said())
    return said.getvalue()


def test_the_commands_import_and_export(tmp_path, visitor):
    table = tmp_path / "tabulka.csv"
    rows = [LEAST, LEAST | {"Název": "Špatná", "Obec": "Nikde nad Ničím"}]
    table.write_bytes(as_csv(rows, encoding="cp1250"))

    said = command("import_organizations", str(table), "--dry-run")
    assert not Organization.objects.exists()
    assert "create" in said
    assert "Nikde nad Ničím" in said
    assert command("import_organizations", str(table), "--dry-run") == said

    command("import_organizations", str(table), "--drafts")
    assert Organization.objects.get().live is False
    Organization.objects.all().delete()

    said = command("import_organizations", str(table), "--region", "liberecky-kraj")
    organization = Organization.objects.get()
    assert (organization.live, organization.source_note) == (True, "tabulka.csv")
    assert organization.latest_revision.user is None
    assert visitor.get(organization.url).status_code == 200
    assert "skip 1" in command("import_organizations", str(table))

    for name in ("vyvoz.csv", "vyvoz.xlsx"):
        command("export_organizations", str(tmp_path / name))
        assert "skip 1" in command("import_organizations", str(tmp_path / name))
    (row,) = records((tmp_path / "vyvoz.csv").read_bytes())
    assert row["adresa profilu"] == f"http://testserver/adresar/{organization.slug}/"
    assert row["původ"] == "import"


@pytest.mark.parametrize(
    "arguments",
    [
        ("import_organizations", "neni.csv"),
        ("import_organizations", "prazdna.csv"),
        ("import_organizations", "spatna.csv"),
        ("import_organizations", "dobra.csv", "--region", "nikde"),
        ("export_organizations", "vyvoz.pdf"),
        ("export_organizations", "neni/vyvoz.csv"),
    ],
)
def test_a_command_that_cannot_do_it_fails_with_a_sentence(tmp_path, arguments):
    (tmp_path / "prazdna.csv").write_bytes(b"")
    (tmp_path / "spatna.csv").write_bytes(b"a;b\r\n1;2\r\n")
    (tmp_path / "dobra.csv").write_bytes(as_csv([LEAST]))
    name, file, *rest = arguments
    with pytest.raises(CommandError):
        command(name, str(tmp_path / file), *rest)
    assert not Organization.objects.exists()


def test_the_imported_names_need_no_cleaning(moderator):
    content = as_csv([LEAST | {"Název": "  Dvě   mezery \n "}])
    assert imported(moderator, content) == {2: "create"}
    assert Organization.objects.get().name == "Dvě mezery"
