"""Listings as a table: CSV for Excel in Czech and XLSX, both harmless to whoever opens them."""

import csv
import io
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .cells import CONTROLS, marked, neutral
from .columns import WRITTEN
from .entries import Entry
from .vocabulary import Vocabulary

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Without it Excel takes UTF-8 for Windows-1250.
BOM = "\ufeff"


def csv_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Return a CSV line by line: semicolons, UTF-8 with a mark, formulas made harmless.

    Args:
        entries: the listings.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    for number, row in enumerate(_rows(entries)):
        writer.writerow([neutral(text) for text in row])
        yield ((BOM if number == 0 else "") + buffer.getvalue()).encode()
        buffer.seek(0)
        buffer.truncate()


def xlsx_bytes(entries: Iterable[Entry]) -> bytes:
    """Return an XLSX workbook in which every cell is a text.

    Args:
        entries: the listings.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("adresar")
    sheet.freeze_panes = "A2"
    for row in _rows(entries):
        sheet.append([_text_cell(sheet, text) for text in row])
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


def _rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    vocabulary = Vocabulary()
    yield [column.header for column, _write in WRITTEN]
    for entry in entries:
        yield [CONTROLS.sub("", write(entry, vocabulary)) for _column, write in WRITTEN]


def _text_cell(sheet, text: str):
    cell = WriteOnlyCell(sheet, marked(text))
    # openpyxl takes what begins with "=" for a formula, and "#N/A" for an error.
    cell.data_type = "s"
    return cell
