"""What kinds of columns a table has: how a value is written to a cell and read from it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from volunteering.core.ico import clean_ico

from .cells import CellRefused, one_line, read_day, read_flag, tidy, write_day
from .entries import Entry
from .vocabulary import ROLES, Vocabulary

Write = Callable[[Entry, Vocabulary], str]
Take = Callable[[dict, str, Vocabulary], None]
BETWEEN = "; "


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: its name in the code.
        header: the Czech header, which is written.
        english: the English header.
        others: further spellings that are understood.
        write: entry -> text of the cell; None for a column that is only read.
        take: writes what a cell says into the values of a listing; None for a column that is only written, and for
            those that say something about the row as a whole (identifier, contacts).
        is_read: whether the column is taken into account on import.
    """

    key: str
    header: str
    english: str
    others: tuple[str, ...] = ()
    write: Write | None = None
    take: Take | None = None
    is_read: bool = True


def line(name: str) -> dict:
    """Return how a text of one line is written and read."""

    def take(values: dict, cell: str, vocabulary: Vocabulary) -> None:
        values[name] = one_line(cell)

    return {"write": lambda entry, vocabulary: entry.values[name], "take": take}


def text(name: str) -> dict:
    """Return how a longer text is written and read."""

    def take(values: dict, cell: str, vocabulary: Vocabulary) -> None:
        values[name] = tidy(cell)

    return {"write": lambda entry, vocabulary: entry.values[name], "take": take}


def day(name: str) -> dict:
    """Return how a day is written and read."""

    def take(values: dict, cell: str, vocabulary: Vocabulary) -> None:
        values[name] = read_day(cell)

    return {"write": lambda entry, vocabulary: write_day(entry.values[name]), "take": take}


def word(name: str, words: str) -> dict:
    """Return how one thing with a name is written and read; `words` names its vocabulary."""

    def write(entry: Entry, vocabulary: Vocabulary) -> str:
        value = entry.values[name]
        return getattr(vocabulary, words).label(value) if value else ""

    def take(values: dict, cell: str, vocabulary: Vocabulary) -> None:
        values[name] = getattr(vocabulary, words).one(cell)

    return {"write": write, "take": take}


def terms(name: str, words: str) -> dict:
    """Return how several things with names are written and read; `words` names their vocabulary."""

    def write(entry: Entry, vocabulary: Vocabulary) -> str:
        return BETWEEN.join(getattr(vocabulary, words).label(slug) for slug in entry.values[name])

    def take(values: dict, cell: str, vocabulary: Vocabulary) -> None:
        values[name] = getattr(vocabulary, words).several(cell)

    return {"write": write, "take": take}


def link(kind: str) -> dict:
    """Return how a link of a kind is written and read."""

    def take(values: dict, cell: str, vocabulary: Vocabulary) -> None:
        values["links"] = {**values["links"], kind: read_address(cell)}

    return {"write": lambda entry, vocabulary: entry.values["links"].get(kind, ""), "take": take}


def read_address(cell: str) -> str:
    """Return a web address with its scheme."""
    address = one_line(cell)
    return address if "://" in address else f"https://{address}"


def read_ico(cell: str) -> str:
    """Return an IČO as eight digits; a spreadsheet may have made a number of it.

    Raises:
        CellRefused: see `clean_ico`.
    """
    text = one_line(cell)
    whole, dot, rest = text.partition(".")
    try:
        return clean_ico(whole if dot and rest and not rest.strip("0") else text)
    except ValidationError as error:
        raise CellRefused(" ".join(error.messages)) from error


def take_ico(values: dict, cell: str, vocabulary: Vocabulary) -> None:
    """Take over an IČO."""
    values["ico"] = read_ico(cell)


def write_postal_code(entry: Entry, vocabulary: Vocabulary) -> str:
    """Return a postal code as people write it."""
    code = entry.values["postal_code"]
    return f"{code[:3]} {code[3:]}" if len(code) == 5 else code


def take_postal_code(values: dict, cell: str, vocabulary: Vocabulary) -> None:
    """Take over a postal code as five digits."""
    code = "".join(cell.split()).removesuffix(".0")
    if not (len(code) == 5 and code.isascii() and code.isdigit()):
        raise CellRefused(_("A postal code has five digits, for example 460 01."))
    values["postal_code"] = code


def write_roles(entry: Entry, vocabulary: Vocabulary) -> str:
    """Return what the organization does with volunteers."""
    return BETWEEN.join(vocabulary.roles.label(role) for role in ROLES if entry.values[role])


def take_roles(values: dict, cell: str, vocabulary: Vocabulary) -> None:
    """Take over what the organization does with volunteers; the cell names all of it."""
    chosen = vocabulary.roles.several(cell)
    values |= {role: role in chosen for role in ROLES}


def take_hiding(values: dict, cell: str, vocabulary: Vocabulary) -> None:
    """Take over whether the address is hidden."""
    values["hide_address"] = read_flag(cell)
