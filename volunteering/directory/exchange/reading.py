"""From the bytes of a table to rows of text: CSV in its Czech shapes and XLSX. Says in a sentence what cannot be read."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from volunteering.core.text import quoted

from .cells import FAILED, tidy, unmarked
from .columns import BY_KEY, REQUIRED, Column, column_of
from .workbooks import OLD_EXCEL, ZIPPED, TableUnreadable, sheet_rows

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5000
MAX_COLUMNS = 100
# Above the header there may be a title and a note; it is looked for in so many rows.
ROWS_TO_HEADER = 10
DELIMITERS = {
    ";": gettext_lazy("semicolons"),
    ",": gettext_lazy("commas"),
    "\t": gettext_lazy("tabs"),
}

Record = Sequence[str]


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes:
        number: as a spreadsheet numbers rows.
        cells: the text of each cell that is not empty, by the key of its column.
        problems: what is wrong with the row itself.
    """

    number: int
    cells: dict[str, str]
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """A table that was read.

    Attributes:
        shape: how it was read, in words.
        columns: keys of the columns that are taken over.
        unknown: headers that mean nothing to us.
        ignored: headers that are known, but only written.
        rows: the rows with anything in them.
    """

    shape: str
    columns: list[str]
    unknown: list[str]
    ignored: list[str]
    rows: list[Row]


def read_table(content: bytes) -> Table:
    """Read a table.

    Args:
        content: the file: CSV (`;`, `,` or tab; UTF-8 or Windows-1250) or XLSX.

    Raises:
        TableUnreadable: it is none, it lacks a column that must be there, or it is too large.
    """
    refuse_size(len(content))
    if not content.strip():
        raise TableUnreadable(_("The file is empty."))
    if content.startswith(OLD_EXCEL):
        raise TableUnreadable(
            _("This is the old format of Excel. Please save the table as XLSX or CSV.")
        )
    if content.startswith(ZIPPED):
        sheet, records = sheet_rows(content, MAX_COLUMNS + 1)
        return _table(_("XLSX, sheet “%(sheet)s”") % {"sheet": sheet}, records)
    text, encoding = _decode(content)
    delimiter = _delimiter(text)
    shape = _("CSV, %(encoding)s, separated by %(delimiter)s") % {
        "encoding": encoding,
        "delimiter": DELIMITERS[delimiter],
    }
    return _table(shape, _csv_records(text, delimiter))


def refuse_size(size: int) -> None:
    """Refuse a file that is too large.

    Raises:
        TableUnreadable: it has more than `MAX_BYTES`.
    """
    if size > MAX_BYTES:
        raise TableUnreadable(
            _("The file has more than %(size)s MB. Please split it.")
            % {"size": MAX_BYTES // 1024 // 1024}
        )


def _decode(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        attempts = [("utf-16", "UTF-16")]
    else:
        # Czech text in Windows-1250 is never valid UTF-8, so the order decides nothing by chance.
        attempts = [("utf-8-sig", "UTF-8"), ("cp1250", "Windows-1250")]
    for codec, name in attempts:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, name
    raise TableUnreadable(
        _("This is no table: it is neither XLSX nor text in UTF-8 or Windows-1250.")
    )


def _csv_records(text: str, delimiter: str) -> Iterator[Record]:
    first, _break, rest = text.partition("\n")
    # Excel's own first line that names the separator.
    if first.strip().lower().startswith("sep="):
        text = f"\n{rest}"
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise TableUnreadable(
            _("The file is no CSV table; perhaps a quotation mark is missing in it.")
        ) from error


def _delimiter(text: str) -> str:
    """Return the separator by which the most columns are recognized."""
    return max(DELIMITERS, key=lambda mark: _recognized(_csv_records(text, mark)))


def _recognized(records: Iterable[Record]) -> int:
    try:
        return max(
            (sum(column_of(cell) is not None for cell in record) for record in _head(records)),
            default=0,
        )
    except TableUnreadable:
        return 0


def _head(records: Iterable[Record]) -> Iterator[Record]:
    return islice(records, ROWS_TO_HEADER)


def _table(shape: str, records: Iterable[Record]) -> Table:
    numbered = enumerate(records, 1)
    header = _header(numbered)
    columns = [column_of(title) for title in header]
    _refuse_repeated(header, columns)
    rows = []
    for number, record in numbered:
        row = _row(number, record, columns)
        if row.cells or row.problems:
            rows.append(row)
        if len(rows) > MAX_ROWS:
            raise TableUnreadable(
                _("The table has more than %(limit)s rows. Please split it.") % {"limit": MAX_ROWS}
            )
    if not rows:
        raise TableUnreadable(_("Below the header the table has no row."))
    return Table(
        shape=shape,
        columns=[column.key for column in columns if column and column.is_read],
        unknown=[
            title for title, column in zip(header, columns, strict=True) if title and not column
        ],
        ignored=[column.header for column in columns if column and not column.is_read],
        rows=rows,
    )


def _header(numbered: Iterator[tuple[int, Record]]) -> list[str]:
    """Return the first row that holds every column that must be there; what stands above it is a title."""
    best: list[str] = []
    for _number, record in islice(numbered, ROWS_TO_HEADER):
        titles = [" ".join(tidy(cell).split()) for cell in record]
        while titles and not titles[-1]:
            titles.pop()
        keys = {column.key for title in titles if (column := column_of(title))}
        if keys.issuperset(REQUIRED):
            if len(titles) > MAX_COLUMNS:
                raise TableUnreadable(
                    _("The table has more than %(limit)s columns.") % {"limit": MAX_COLUMNS}
                )
            return titles
        best = max(best, titles, key=lambda row: sum(column_of(title) is not None for title in row))
    missing = ", ".join(quoted(BY_KEY[key].header) for key in REQUIRED)
    found = ", ".join(quoted(title) for title in best[:MAX_COLUMNS] if title)
    raise TableUnreadable(
        _("The table lacks the column %(missing)s. Its header seems to be: %(found)s.")
        % {"missing": missing, "found": found[:300] or "–"}
    )


def _refuse_repeated(header: list[str], columns: list[Column | None]) -> None:
    seen: dict[str, str] = {}
    for title, column in zip(header, columns, strict=True):
        if column and column.key in seen:
            raise TableUnreadable(
                _("Two columns mean the same: “%(first)s” and “%(second)s”. Keep one of them.")
                % {"first": seen[column.key], "second": title}
            )
        if column:
            seen[column.key] = title


def _row(number: int, record: Record, columns: list[Column | None]) -> Row:
    cells: dict[str, str] = {}
    problems = []
    for column, raw in zip(columns, record, strict=False):
        text = tidy(unmarked(raw))
        if not text or column is None or not column.is_read:
            continue
        if FAILED.fullmatch(text):
            problems.append(
                _("%(column)s: the spreadsheet could not compute the cell (%(text)s).")
                % {"column": column.header, "text": text}
            )
        else:
            cells[column.key] = text
    if any(tidy(cell) for cell in record[len(columns) :]):
        problems.append(
            _(
                "The row has more cells than the header; a separator inside a text needs quotation marks."
            )
        )
    return Row(number, cells, problems)
