"""The rows of an XLSX workbook as text, without letting a hostile file eat the memory."""

import io
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .cells import write_flag

ZIPPED = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# What the parts of the workbook may have together, unpacked.
MAX_UNPACKED = 100 * 1024 * 1024
# Rows that are looked at, empty ones included.
MAX_SCANNED = 50_000
# Whatever openpyxl raises about a damaged workbook; it does not say so itself.
DAMAGED = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)


class TableUnreadable(Exception):
    """The file cannot be read as a table; the message is a sentence for whoever sent it."""


def sheet_rows(content: bytes, max_columns: int) -> tuple[str, list[list[str]]]:
    """Return the title and the rows of the first visible sheet that holds anything.

    Args:
        content: the workbook.
        max_columns: cells to the right of these are not looked at.

    Raises:
        TableUnreadable: it is no workbook, a damaged or an unreasonable one.
    """
    try:
        _refuse_unreasonable(content)
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            for sheet in workbook.worksheets:
                if sheet.sheet_state == "visible":
                    # Some programs write a wrong size of the sheet.
                    sheet.reset_dimensions()
                    rows = list(_rows(sheet, max_columns))
                    if any(any(row) for row in rows):
                        return sheet.title, rows
        finally:
            workbook.close()
    except DAMAGED as error:
        raise TableUnreadable(
            _("The file cannot be opened as an XLSX workbook. Please save it anew, or as CSV.")
        ) from error
    raise TableUnreadable(_("The workbook is empty."))


def _refuse_unreasonable(content: bytes) -> None:
    """Refuse a workbook that unpacks to a flood, and entities in its XML.

    Raises:
        TableUnreadable: it does.
        BadZipFile: it is no archive.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise TableUnreadable(_("The workbook is too large. Please save the table as CSV."))
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(2048):
                        raise TableUnreadable(_("The workbook holds what no spreadsheet writes."))


def _rows(sheet, max_columns: int) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(max_col=max_columns, values_only=True)):
        if number >= MAX_SCANNED:
            raise TableUnreadable(_("The sheet has too many rows. Please delete the empty ones."))
        yield [cell_text(value) for value in row]


def cell_text(value) -> str:
    """Return what stands in a cell as text, as a reader of the sheet would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return write_flag(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)
