"""Which listing a row of the table is about: by identifier, by IČO and name, by name; and which one it resembles."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from volunteering.core.models import Region
from volunteering.core.text import name_key, quoted

from ..duplicates import keys_of
from ..enums import LinkKind
from ..models import DuplicateKey, Organization
from .cells import CellRefused, one_line, read_flag
from .columns import BY_KEY, CONTACTS
from .kinds import read_address, read_ico
from .reading import Row
from .vocabulary import Vocabulary

LINKS = (LinkKind.WEBSITE, LinkKind.FACEBOOK, LinkKind.INSTAGRAM)


class RowRefused(Exception):
    """It cannot be told which listing a row is about; the message says what to do."""


class RowSkipped(Exception):
    """The row is probably about a listing that is there already; the message names it."""


@dataclass(frozen=True)
class Identity:
    """By what a row says which organization it is about."""

    number: int
    name: str
    uuid: UUID | None
    ico: str
    seat: str
    is_different: bool
    shared: frozenset[tuple[str, str]]

    @property
    def name_key(self) -> str:
        """The name as names are compared."""
        return name_key(self.name)


@dataclass(frozen=True)
class Known:
    """A listing that is there already, or that an earlier row of the table makes.

    Attributes:
        pk: its key; None when a row makes it.
        row: the number of the row that makes it.
    """

    pk: int | None
    row: int | None
    name: str
    name_key: str
    ico: str
    seat: str


@dataclass
class Matcher:
    """The listings of a region, ready to be looked up; learns of each row that makes another one."""

    vocabulary: Vocabulary
    named: frozenset[tuple[str, str]] = frozenset()
    by_uuid: dict[UUID, Known] = field(default_factory=dict)
    by_ico: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[tuple[str, str], list[Known]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(
        cls, region: Region, identities: Iterable[Identity], vocabulary: Vocabulary
    ) -> "Matcher":
        """Read the listings of a region, in two queries.

        Args:
            region: the region.
            identities: of all rows of the table.
            vocabulary: names the places.
        """
        identities = list(identities)
        # Two parts of an organization share its IČO; a row that names one exactly speaks of that one.
        matcher = cls(vocabulary, frozenset((i.ico, i.name_key) for i in identities if i.ico))
        rows = Organization.objects.in_region(region).values_list(
            "pk", "uuid", "name", "name_key", "ico", "seat__slug"
        )
        known = {}
        for pk, uuid, *rest in rows:
            known[pk] = matcher.by_uuid[uuid] = matcher._add(Known(pk, None, *rest))
        values = {value for identity in identities for _kind, value in identity.shared}
        keys = DuplicateKey.objects.filter(organization__region=region).exclude(
            kind=DuplicateKey.Kind.ICO
        )
        for kind, value, pk in keys.values_list("kind", "value", "organization_id").iterator():
            if value in values and pk in known:
                matcher.by_key[kind, value].append(known[pk])
        return matcher

    def find(self, identity: Identity) -> Known | None:
        """Return the listing a row is about, or None when it is a new one; a new one is remembered.

        Raises:
            RowRefused: several listings come into question, or an earlier row makes it already.
            RowSkipped: a listing shares its web, phone or other name.
        """
        if identity.uuid:
            if identity.uuid not in self.by_uuid:
                raise RowRefused(
                    _(
                        "No listing has this identifier. Leave it empty if the organization is to be added."
                    )
                )
            return self.by_uuid[identity.uuid]
        found = self._different(identity) if identity.is_different else self._same(identity)
        if found is not None and found.row is not None:
            raise RowRefused(
                _("The same organization is already on row %(row)s.") % {"row": found.row}
                + self._way_out()
            )
        if found is None:
            if not identity.is_different:
                self._refuse_similar(identity)
            new = Known(
                None, identity.number, identity.name, identity.name_key, identity.ico, identity.seat
            )
            self._add(new)
            for key in identity.shared:
                self.by_key[key].append(new)
        return found

    def _different(self, identity: Identity) -> Known | None:
        same = [
            known
            for known in self.by_name.get(identity.name_key, ())
            if (known.ico, known.seat) == (identity.ico, identity.seat)
        ]
        return self._only(same, identity) if same else None

    def _same(self, identity: Identity) -> Known | None:
        same_ico = self.by_ico.get(identity.ico, []) if identity.ico else []
        if exact := [known for known in same_ico if known.name_key == identity.name_key]:
            return self._only(exact, identity)
        if same_ico:
            return self._by_ico_alone(same_ico)
        same_name = self.by_name.get(identity.name_key, []) if identity.name_key else []
        fitting = [known for known in same_name if not (known.ico and identity.ico)]
        if fitting:
            return self._only(fitting, identity)
        if same_name:
            raise RowRefused(
                _("%(listing)s has the same name and another IČO (%(ico)s).")
                % {"listing": self._list(same_name[:1]), "ico": same_name[0].ico}
                + self._way_out()
            )
        return None

    def _by_ico_alone(self, same: list[Known]) -> Known:
        if len(same) == 1 and (same[0].ico, same[0].name_key) not in self.named:
            return same[0]
        raise RowRefused(
            _("The same IČO belongs to %(listings)s; which one is it?")
            % {"listings": self._list(same)}
            + self._way_out()
        )

    def _only(self, same: list[Known], identity: Identity) -> Known:
        if len(same) > 1:
            same = [known for known in same if known.seat == identity.seat] or same
        if len(same) > 1:
            raise RowRefused(
                _("Several listings come into question: %(listings)s. Which one is it?")
                % {"listings": self._list(same)}
                + self._way_out()
            )
        return same[0]

    def _refuse_similar(self, identity: Identity) -> None:
        similar = {
            known: None for key in sorted(identity.shared) for known in self.by_key.get(key, ())
        }
        if similar:
            raise RowSkipped(
                _("It shares a web address, phone or other name with %(listings)s.")
                % {"listings": self._list(list(similar))}
                + self._way_out()
            )

    def _add(self, known: Known) -> Known:
        if known.ico:
            self.by_ico[known.ico].append(known)
        self.by_name[known.name_key].append(known)
        return known

    def _list(self, known: list[Known]) -> str:
        return ", ".join(
            f"{quoted(one.name)} ({self.vocabulary.places.label(one.seat)})"
            if one.row is None
            else _("“%(name)s” (row %(row)s)") % {"name": one.name, "row": one.row}
            for one in known[:5]
        )

    def _way_out(self) -> str:
        return " " + _(
            "Write the identifier of the listing from an export, or “ano” in the column “%(column)s”."
        ) % {"column": BY_KEY["is_different"].header}


def identity_of(row: Row, vocabulary: Vocabulary) -> Identity:
    """Return by what a row says which organization it is about; cells that cannot be read count as empty.

    Raises:
        RowRefused: the identifier is none.
    """
    cells = row.cells
    links = {str(kind): read_address(cells[kind]) for kind in LINKS if kind in cells}
    phones = [cells.get(f"contact_{number}_phone", "") for number in CONTACTS]
    name = one_line(cells.get("name", ""))
    keys = keys_of(
        {"name": name, "links": links, "contacts": [{"phone": phone} for phone in phones]}
    )
    return Identity(
        number=row.number,
        name=name,
        uuid=_uuid(cells.get("uuid", "")),
        ico=_or_nothing(read_ico, cells.get("ico", "")) or "",
        seat=_or_nothing(vocabulary.municipalities.one, cells.get("seat", "")) or "",
        is_different=bool(_or_nothing(read_flag, cells.get("is_different", ""))),
        shared=frozenset(
            (str(key.kind), key.value) for key in keys if key.kind != DuplicateKey.Kind.ICO
        ),
    )


def _uuid(cell: str) -> UUID | None:
    try:
        return UUID(cell) if cell else None
    except ValueError as error:
        raise RowRefused(
            _("“%(text)s” is no identifier. It comes from an export and is not to be changed.")
            % {"text": cell}
        ) from error


def _or_nothing(read, cell: str):
    try:
        return read(cell) if cell else None
    except CellRefused:
        return None
