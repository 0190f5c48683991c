"""What whoever merges may choose: for each field that differs whose value stays, and which parts are kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from volunteering.core.text import name_key

from ..changes import Change, changes_between
from ..duplicates import phone_keys
from ..enums import LinkKind
from ..values import TERMS

MINE, THEIRS, BOTH = "survivor", "other", "both"
PARTS = ("links", "contacts", "programs", "photos")
NOTHING: dict = {"links": {}, "contacts": [], "programs": [], "photos": []}
# Two halves of one thing: a pin between two places would be nowhere.
PIN = ("latitude", "longitude")


@dataclass(frozen=True)
class FieldChoice:
    """A field that differs.

    Attributes:
        name: the name of the field.
        change: what the survivor and the other record say, in words.
        chosen: whose value stays: MINE, THEIRS or BOTH.
        options: what may be chosen.
    """

    name: str
    change: Change
    chosen: str
    options: tuple[str, ...]

    @property
    def input_name(self) -> str:
        """The name of its radio buttons."""
        return f"field-{self.name}"


@dataclass(frozen=True)
class PartChoice:
    """A contact, link, program or photo.

    Attributes:
        part: which kind of part, one of PARTS.
        key: what tells it from the others of its kind.
        title: what it is called.
        words: what it says, a line a field.
        picture: the key of the picture of a photo, else None.
        is_theirs: whether it comes from the other record.
        is_kept: whether it stays.
    """

    part: str
    key: str
    title: str
    words: str
    picture: int | None
    is_theirs: bool
    is_kept: bool

    @property
    def input_name(self) -> str:
        """The name of its checkbox."""
        return f"part-{self.part}-{self.key}"


class MergeChoices:
    """What differs between two records, what is chosen, and the values that follow from it.

    Args:
        mine: values of the survivor.
        theirs: values of the other record.
        asked: what the form sent; None offers the usual choice. What is malformed counts as the usual choice.
    """

    def __init__(self, mine: dict, theirs: dict, asked: Mapping[str, str] | None = None):
        self.mine = mine
        self.theirs = theirs
        self.fields = list(self._fields(asked or {}))
        self.parts = list(self._parts(asked))

    @property
    def values(self) -> dict:
        """The values of the survivor from now on."""
        values = dict(self.mine)
        for choice in self.fields:
            for name in PIN if choice.name == PIN[0] else (choice.name,):
                if choice.chosen == THEIRS:
                    values[name] = self.theirs[name]
                elif choice.chosen == BOTH:
                    values[name] = sorted({*self.mine[name], *self.theirs[name]})
        for name in PARTS:
            values[name] = self._kept(name)
        return values

    @property
    def dropped(self) -> list[PartChoice]:
        """The parts that do not stay."""
        return [choice for choice in self.parts if not choice.is_kept]

    @property
    def inputs(self) -> list[tuple[str, str]]:
        """Name and value of everything that is chosen, to carry it through the page that asks for certain."""
        fields = [(choice.input_name, choice.chosen) for choice in self.fields]
        return fields + [(choice.input_name, "on") for choice in self.parts if choice.is_kept]

    def _fields(self, asked: Mapping[str, str]) -> Iterator[FieldChoice]:
        plain = {name: value for name, value in self.theirs.items() if name not in PARTS}
        changes = {change.path: change for change in changes_between(self.mine, plain)}
        if any(name in changes for name in PIN):
            changes = {path: change for path, change in changes.items() if path not in PIN}
            changes[PIN[0]] = Change(
                PIN[0], _("Pin on the map"), _pin(self.mine), _pin(self.theirs)
            )
        for name, change in changes.items():
            options = (MINE, THEIRS, BOTH) if name in TERMS else (MINE, THEIRS)
            chosen = asked.get(f"field-{name}", "")
            yield FieldChoice(
                name, change, chosen if chosen in options else self._usual(name, change), options
            )

    def _usual(self, name: str, change: Change) -> str:
        if name == "hide_address":
            # Whoever asked for the address to be hidden must not find it on the web after a merge.
            return THEIRS if self.theirs[name] else MINE
        return THEIRS if change.new and not change.old else MINE

    def _parts(self, asked: Mapping[str, str] | None) -> Iterator[PartChoice]:
        for part in PARTS:
            mine = list(_each(part, self.mine))
            known = {_identity(part, item) for _key, item in mine}
            names = {name_key(item["name"]) for _key, item in mine if part == "programs"}
            titles = _titles(self.mine), _titles(self.theirs)
            theirs = [
                (key, item)
                for key, item in _each(part, self.theirs)
                if _identity(part, item) not in known
            ]
            for is_theirs, items in ((False, mine), (True, theirs)):
                for key, item in items:
                    title, words = titles[is_theirs].get(f"{part}.{key}", ("", ""))
                    whose = f"{THEIRS if is_theirs else MINE}-{key}"
                    # A program of the same name is most probably the same program.
                    usual = not (
                        is_theirs and part == "programs" and name_key(item["name"]) in names
                    )
                    is_kept = usual if asked is None else f"part-{part}-{whose}" in asked
                    yield PartChoice(
                        part,
                        whose,
                        title,
                        words,
                        item if part == "photos" else None,
                        is_theirs,
                        is_kept,
                    )

    def _kept(self, part: str):
        kept = {choice.key for choice in self.parts if choice.part == part and choice.is_kept}
        items = [
            (key, item)
            for whose, values in ((MINE, self.mine), (THEIRS, self.theirs))
            for key, item in _each(part, values)
            if f"{whose}-{key}" in kept
        ]
        if part == "links":
            return _numbered(items)
        return [item for _key, item in items]


def _each(part: str, values: dict) -> Iterator[tuple[str, Any]]:
    items = values[part]
    if part == "links":
        yield from items.items()
    elif part == "photos":
        yield from ((str(key), key) for key in items)
    else:
        yield from ((item["key"], item) for item in items)


def _identity(part: str, item) -> object:
    """Return what makes two parts the same for whoever reads the profile; the second one is not offered."""
    if part == "links":
        return item.rstrip("/").casefold()
    if part == "contacts":
        return (
            item["name"].strip().casefold(),
            item["role"].strip().casefold(),
            item["email"].casefold(),
            tuple(phone_keys(item["phone"])) or item["phone"],
            item["is_public"],
        )
    return item["key"] if part == "programs" else item


def _titles(values: dict) -> dict[str, tuple[str, str]]:
    """Return by path what the parts are called and what they say."""
    parts = {name: values[name] for name in PARTS if name != "photos"}
    changes = changes_between(NOTHING, parts)
    return {change.path: (change.label, change.new) for change in changes}


def _numbered(items) -> dict[str, str]:
    """Return links by kind; further ones of a kind are numbered, as `values` keeps them."""
    links: dict[str, str] = {}
    for key, url in items:
        kind = LinkKind(key.partition("_")[0])
        name, number = kind.value, 1
        while name in links:
            number += 1
            name = f"{kind.value}_{number}"
        links[name] = url
    return links


def _pin(values: dict) -> str:
    return ", ".join(values[name] for name in PIN if values[name])
