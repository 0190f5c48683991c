"""What stands in one cell of a table: cleaning it, reading days and yes/no from it, and making it harmless to spreadsheets."""

import re
from datetime import date

from django.utils.translation import gettext as _

from volunteering.core.text import fold

# What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection), the wide forms included.
FORMULA_STARTS = "=+\\-@\t\r\n＝＋－＠"
FORMULA = re.compile(f"'*[{FORMULA_STARTS}]")
MARKED = re.compile(f"'+[{FORMULA_STARTS}]")
# A spreadsheet could not compute the cell.
FAILED = re.compile(
    r"#(N/A|NEDEF|REF!|ODKAZ!|VALUE!|HODNOTA!|NAME\?|NÁZEV\?|DIV/0!|DĚLENÍ_NULOU!|NUM!|ČÍSLO!|NULL!)"
)
# Control characters have no place in a text and XLSX refuses them; tab and line break stay.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
CZECH_DAY = re.compile(r"(\d{1,2})[./]\s*(\d{1,2})[./]\s*(\d{4})")
YES = frozenset({"ano", "a", "yes", "y", "1", "true", "pravda", "x"})
NO = frozenset({"ne", "n", "no", "0", "false", "nepravda"})


class CellRefused(Exception):
    """A cell holds something that cannot be taken over; the message is a sentence for whoever made the table."""


def tidy(text: str) -> str:
    """Return a text without control characters and outer spaces, with one kind of line break."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """Return a text in one line with single spaces."""
    return " ".join(tidy(text).split())


def header_key(text: str) -> str:
    """Return a header as headers are compared: no accents, case, punctuation."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before what looks like one."""
    return f"'{text}" if FORMULA.match(text) else text


def marked(text: str) -> str:
    """Return a text for a cell that is a string anyway, so that `unmarked` gives the same text back."""
    return f"'{text}" if MARKED.match(text) else text


def unmarked(text: str) -> str:
    """Take off the apostrophe that `neutral` put before a formula."""
    return text[1:] if MARKED.match(text) else text


def read_day(text: str) -> str:
    """Return a day as ISO 8601.

    Args:
        text: "31. 5. 2027", "31.05.2027", "31/5/2027" or "2027-05-31".

    Raises:
        CellRefused: it is no day.
    """
    words = one_line(text)
    if match := ISO_DAY.fullmatch(words):
        year, month, day = match.groups()
    elif match := CZECH_DAY.fullmatch(words):
        day, month, year = match.groups()
    else:
        raise CellRefused(_("“%(text)s” is no day. Write it like 31. 5. 2027.") % {"text": text})
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError as error:
        raise CellRefused(_("There is no such day as %(text)s.") % {"text": text}) from error


def write_day(day: date | str | None) -> str:
    """Return a day as Czech tables have it, or ""."""
    if not day:
        return ""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day}. {day.month}. {day.year}"


def read_flag(text: str) -> bool:
    """Return whether a cell says yes.

    Raises:
        CellRefused: it says neither yes nor no.
    """
    word = header_key(text)
    if word in YES or word in NO:
        return word in YES
    raise CellRefused(_("“%(text)s” is neither “ano” nor “ne”.") % {"text": text})


def write_flag(value: bool) -> str:
    """Return yes or no."""
    return "ano" if value else "ne"
