"""Reading the official list of municipalities, as ČSÚ and others publish it: CSV in two common shapes."""

import csv
import io
from collections.abc import Sequence

from .facts import KRAJE

COLUMNS = {
    "name": ("obec", "nazev", "název", "název obce", "nazev_obce"),
    "code": ("kód obce", "kod_obce", "kod obce", "kód"),
    "okres_code": ("kód okresu", "okres_lau1", "kod_okresu", "kod okresu"),
    "okres_name": ("okres", "název okresu"),
    "kraj_code": ("kód kraje", "kod_kraje", "kod kraje"),
    "orp_code": ("orp_kod_cisorp", "kód orp", "kod_orp"),
    "orp_name": ("orp", "orp_2014", "název orp"),
    "status": ("status",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon"),
}
REQUIRED = ("name", "code", "okres_code", "okres_name")


class ListUnreadable(Exception):
    """The file is no list of municipalities; the message says what is missing."""


def read_list(content: bytes, nuts_code: str) -> list[dict]:
    """Return the rows of one kraj, parents first, for `volunteering.places.actions.load_places`.

    Args:
        content: the file; UTF-8 (with or without BOM) or Windows-1250, separated by commas or semicolons.
        nuts_code: the kraj to take, such as CZ051. Okres codes (LAU 1) begin with it.

    Raises:
        ListUnreadable: a column is missing, or the kraj does not occur.
    """
    text = _decode(content)
    first_line = text.partition("\n")[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    columns = _columns(reader.fieldnames or [])
    records = [
        {field: (row[column] or "").strip() for field, column in columns.items()} for row in reader
    ]
    records = [row for row in records if row["okres_code"].startswith(nuts_code)]
    if not records:
        raise ListUnreadable(
            f"The file has no municipality whose okres code begins with {nuts_code}."
        )
    kraj = {"kind": "kraj", "code": nuts_code, "name": KRAJE.get(nuts_code, nuts_code)}
    parents = {("kraj", nuts_code): kraj}
    municipalities = []
    for row in records:
        okres = {
            "kind": "okres",
            "code": row["okres_code"],
            "name": row["okres_name"],
            "kraj": nuts_code,
        }
        parents[("okres", row["okres_code"])] = okres
        if row.get("orp_code"):
            orp = {
                "kind": "orp",
                "code": row["orp_code"],
                "name": row["orp_name"],
                "kraj": nuts_code,
            }
            parents[("orp", row["orp_code"])] = orp
        municipality = {
            "kind": "obec",
            "code": row["code"],
            "name": row["name"],
            "kraj": nuts_code,
            "okres": row["okres_code"],
            "orp": row.get("orp_code", ""),
            "latitude": row.get("latitude", ""),
            "longitude": row.get("longitude", ""),
        }
        if row.get("status"):
            municipality["is_town"] = row["status"] in ("M", "S", "SM", "T")
        municipalities.append(municipality)
    return [*parents.values(), *municipalities]


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250", errors="replace")


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Return which column holds which field."""
    by_name = {name.strip().lower(): name for name in header}
    columns = {}
    for field, names in COLUMNS.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None:
            columns[field] = column
    missing = [COLUMNS[field][0] for field in REQUIRED if field not in columns]
    if missing:
        raise ListUnreadable(f"The file lacks the columns {', '.join(missing)}.")
    return columns
