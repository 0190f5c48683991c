"""What a row of a table makes of a listing: its cells put over the values that are there."""

from copy import deepcopy
from dataclasses import dataclass, field
from uuid import uuid4

from django.utils.translation import gettext as _

from ..values import CONTACT_TEXTS
from .cells import CellRefused, one_line, read_flag, tidy
from .columns import BY_KEY, COLUMNS, CONTACTS
from .entries import Entry
from .reading import Row
from .vocabulary import Vocabulary

# By what a contact of the table is recognized among those of the listing.
TELLING = ("name", "email", "phone")


@dataclass
class Taken:
    """What a row says.

    Attributes:
        values: the values of the listing with the row put over them.
        problems: cells that cannot be taken over, in sentences.
        notes: what whoever made the table should know.
    """

    values: dict
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def changed(self, entry: Entry) -> dict:
        """Return the values that are not as they were."""
        return {
            name: value for name, value in self.values.items() if entry.values.get(name) != value
        }


def take(row: Row, entry: Entry, vocabulary: Vocabulary, *, by_position: bool = True) -> Taken:
    """Put a row over a listing. An empty cell leaves the value as it is, and so does one that the export would write.

    Args:
        row: the row.
        entry: the listing; an empty one for a listing that does not exist yet.
        vocabulary: what words of the table stand for.
        by_position: whether the first contact of the table is the first of the listing, as in an export. Otherwise a
            contact that shares nothing with those of the listing is another one.
    """
    taken = Taken(deepcopy(entry.values), problems=list(row.problems))
    for column in COLUMNS:
        cell = row.cells.get(column.key)
        if not cell or column.take is None or column.write is None:
            continue
        if cell == tidy(column.write(entry, vocabulary)):
            continue
        try:
            column.take(taken.values, cell, vocabulary)
        except CellRefused as error:
            taken.problems.append(f"{column.header}: {error}")
    _take_contacts(row, taken, by_position)
    return taken


def _take_contacts(row: Row, taken: Taken, by_position: bool) -> None:
    contacts = taken.values["contacts"]
    present = list(contacts)
    for number in CONTACTS:
        cells = {name: row.cells.get(f"contact_{number}_{name}", "") for name in CONTACT_TEXTS}
        given = {name: text for name, text in cells.items() if text}
        is_public = _publicity(row, number, taken)
        contact = _meant(present, number - 1 if by_position else None, given)
        if contact is None:
            if not any(name in given for name in TELLING):
                if given:
                    taken.notes.append(
                        _("Contact %(number)s has no name, e-mail or phone and is left out.")
                        % {"number": number}
                    )
                continue
            contact = {"key": str(uuid4()), "is_public": False} | dict.fromkeys(CONTACT_TEXTS, "")
            contacts.append(contact)
            if is_public is None:
                taken.notes.append(
                    _(
                        "Contact “%(contact)s” stays with the centre: the table does not say that it is public."
                    )
                    % {"contact": next(given[name] for name in TELLING if name in given)}
                )
        # A value that the listing has with other spaces is the same value.
        contact |= {
            name: one_line(text) for name, text in given.items() if text != tidy(str(contact[name]))
        }
        if is_public is not None:
            contact["is_public"] = is_public


def _publicity(row: Row, number: int, taken: Taken) -> bool | None:
    key = f"contact_{number}_public"
    cell = row.cells.get(key, "")
    try:
        return read_flag(cell) if cell else None
    except CellRefused as error:
        taken.problems.append(f"{BY_KEY[key].header}: {error}")
        return None


def _meant(contacts: list[dict], position: int | None, given: dict) -> dict | None:
    """Return the contact that the table means: the one that it shares most with, else the one at the position."""
    is_there = position is not None and position < len(contacts)
    at_position = contacts[position] if is_there else None
    if not given:
        return at_position

    def shared(contact: dict) -> tuple[int, bool]:
        same = sum(given.get(name) == tidy(contact[name]) for name in TELLING if contact[name])
        return same, contact is at_position

    best = max(contacts, key=shared, default=None)
    return best if best is not None and shared(best)[0] else at_position
