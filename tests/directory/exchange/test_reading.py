"""Which tables are understood, and what is said about those that are not."""

import io
import zipfile

import pytest

from tests.directory.exchange.tables import (
    IMPORT,
    LEAST,
    as_csv,
    as_xlsx,
    dry_run,
    for_real,
    uploaded,
)
from tests.support.web import soup, upload
from volunteering.directory.models import ImportFile, Organization

pytestmark = pytest.mark.django_db

ENGLISH = {
    "Name": "Žlutý kůň",
    "In short": "Ježdění pro děti.",
    "TOWN": "Česká Lípa",
    "Topics": "Senioři",
    "E-mail": "kun@kun.example",
    "contact 1: PUBLIC": "yes",
}
CZECH = dict(
    zip(
        ("název", "Stručně", "OBEC SÍDLA", "obory", "kontakt 1 - e-mail", "Kontakt 1 – veřejný"),
        ENGLISH.values(),
        strict=True,
    )
)
SHAPES = {
    "UTF-8, semicolons": as_csv([CZECH]),
    "UTF-8 with a mark, semicolons": as_csv([CZECH], encoding="utf-8-sig"),
    "UTF-8, commas, English": as_csv([ENGLISH], delimiter=","),
    "Windows-1250, semicolons": as_csv([CZECH], encoding="cp1250"),
    "Windows-1250, tabs": as_csv([CZECH], encoding="cp1250", delimiter="\t"),
    "UTF-16, tabs": as_csv([CZECH], encoding="utf-16", delimiter="\t"),
    "Excel's line with the separator": b"sep=;\r\n" + as_csv([CZECH]),
    "a title above the header": "Seznam organizací, 2026\r\n\r\n".encode() + as_csv([CZECH]),
    "empty rows": as_csv([{}, {}, CZECH, {}]),
    "English workbook": as_xlsx([ENGLISH]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_tables_are_read_in_their_common_shapes(moderator, shape):
    path = uploaded(moderator, SHAPES[shape])
    assert list(dry_run(moderator, path).values()) == ["create"]
    for_real(moderator, path)
    organization = Organization.objects.get()
    assert (organization.name, organization.seat.slug) == ("Žlutý kůň", "ceska-lipa")
    assert organization.summary == "Ježdění pro děti."
    assert organization.contacts.get().is_public is True


def zipped(**parts: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return output.getvalue()


UNREADABLE = {
    "empty": b" \r\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x98",
    "no name": as_csv([{"Popis": "Bez názvu", "Obec": "Turnov"}]),
    "only a header": as_csv([LEAST])[: as_csv([LEAST]).index(b"\n") + 1],
    "the same column twice": as_csv([LEAST | {"E-mail": "a@b.example", "email": "c@d.example"}]),
    "a quotation mark too many": b'N\xc3\xa1zev;Popis\r\n"Parta;' + b"x" * 200_000,
    "too many rows": as_csv([{"Název": f"Parta {number}"} for number in range(5_001)]),
    "too many columns": as_csv([LEAST | {f"Sloupec {number}": "" for number in range(120)}]),
    "too large": b"N\xc3\xa1zev\r\n" + b"Parta\r\n" * 1_600_000,
    "the old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100,
    "a damaged workbook": as_xlsx([LEAST])[:2000],
    "an archive of something else": zipped(a_txt=b"a"),
    "a workbook that unpacks to a flood": zipped(a_xml=b" " * 101 * 1024 * 1024),
    "a workbook with entities": zipped(
        workbook_xml=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'
    ),
    "an empty workbook": as_xlsx([{}]),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_is_no_table_is_refused_in_a_sentence(moderator, what):
    response = moderator.post(IMPORT, {"file": upload("tabulka.csv", UNREADABLE[what], "text/csv")})
    assert response.status_code == 200
    assert soup(response).select_one(".error-message").get_text(strip=True).endswith(".")
    assert not ImportFile.objects.exists()


def test_a_row_with_more_cells_than_the_header_is_an_error(moderator):
    content = as_csv([LEAST]).rstrip() + b";navic\r\n"
    assert dry_run(moderator, uploaded(moderator, content)) == {2: "error"}


def test_rows_are_numbered_as_in_the_spreadsheet(moderator):
    rows = [LEAST | {"Název": "První"}, {}, LEAST | {"Název": "Druhá"}]
    assert list(dry_run(moderator, uploaded(moderator, as_csv(rows)))) == [2, 4]
    assert list(dry_run(moderator, uploaded(moderator, as_xlsx(rows)))) == [2, 4]
