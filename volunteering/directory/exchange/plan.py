"""The dry run: what an import would do with each row of a table, and why. Writes nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision, WorkflowState

from volunteering.core.models import Region

from ..changes import Change, changes_between
from ..duplicates import find_refusals
from ..models import Organization, Refusal
from .checking import problems_in
from .columns import BY_KEY
from .entries import Entry, entries_of
from .matching import Identity, Matcher, RowRefused, RowSkipped, identity_of
from .reading import Row, Table
from .taking import take
from .vocabulary import Vocabulary


class Action(models.TextChoices):
    """What is done with a row."""

    CREATE = "create", gettext_lazy("add")
    UPDATE = "update", gettext_lazy("change")
    SKIP = "skip", gettext_lazy("leave out")
    ERROR = "error", gettext_lazy("error")


@dataclass
class RowPlan:
    """What is done with one row.

    Attributes:
        number: the row, as a spreadsheet numbers rows.
        name: the organization, as the row or the listing calls it.
        action: what is done.
        reasons: why, and what else to know, in sentences.
        entry: the listing that the row is about; an empty one for a new listing.
        values: all values the listing is to have.
        changed: those of them that are not as they were.
    """

    number: int
    name: str
    action: Action
    reasons: list[str] = field(default_factory=list)
    entry: Entry = field(default_factory=Entry)
    values: dict = field(default_factory=dict)
    changed: dict = field(default_factory=dict)

    @property
    def organization(self) -> Organization | None:
        """The listing that is there already, or None."""
        return self.entry.organization

    @cached_property
    def changes(self) -> list[Change]:
        """What changes, in words; of a new listing, everything it is to hold. Asks the database for names of terms."""
        before = {name: self.entry.values.get(name) for name in self.changed}
        changes = changes_between(before, self.changed)
        if "source_note" in self.changed:
            label = BY_KEY["source_note"].header
            before_text, text = before["source_note"] or "", self.changed["source_note"]
            changes.append(Change("source_note", label, before_text, text))
        return changes


@dataclass(frozen=True)
class Plan:
    """What an import would do with a table."""

    rows: list[RowPlan]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each action."""
        counted = Counter(row.action for row in self.rows)
        return {action.value: counted[action] for action in Action}

    @property
    def seen(self) -> dict[str, int]:
        """The listings that would be changed, with the revision they are at: a later one has not been looked at."""
        return {
            str(row.organization.pk): row.organization.latest_revision_id or 0
            for row in self.rows
            if row.action == Action.UPDATE and row.organization is not None
        }


def make_plan(region: Region, table: Table) -> Plan:
    """Return what an import of this table would do."""
    return Plan(list(plan_rows(region, table)))


class Planner:
    """Plans a table; matching is done for all rows at once, the rest row by row.

    Args:
        region: whose directory.
        table: the table.
        seen: what `Plan.seen` said when somebody looked at the dry run; listings that are not there, or at another
            revision meanwhile, are left alone. None when nobody looked.
    """

    def __init__(self, region: Region, table: Table, seen: dict[str, int] | None = None) -> None:
        self.region = region
        self.table = table
        self.seen = seen
        self.vocabulary = Vocabulary(region)
        self._has_refusals = Refusal.objects.filter(region=region).exists()
        self._refused: dict[int, Exception] = {}
        self._identities: dict[int, Identity] = {}
        for row in table.rows:
            try:
                self._identities[row.number] = identity_of(row, self.vocabulary)
            except RowRefused as error:
                self._refused[row.number] = error
        self.matched = self._match()

    def _match(self) -> dict[int, int]:
        """Return the key of the listing for each row that is about one."""
        matcher = Matcher.of(self.region, self._identities.values(), self.vocabulary)
        matched: dict[int, int] = {}
        first: dict[int, int] = {}
        for number, identity in self._identities.items():
            try:
                known = matcher.find(identity)
                if known is None or known.pk is None:
                    continue
                if known.pk in first:
                    raise RowRefused(
                        _("Row %(row)s is about the same listing, “%(name)s”.")
                        % {"row": first[known.pk], "name": known.name}
                    )
            except (RowRefused, RowSkipped) as error:
                self._refused[number] = error
            else:
                first[known.pk] = number
                matched[number] = known.pk
        return matched

    def rows(self) -> Iterator[RowPlan]:
        """Return what is to be done with each row, in the order of the table."""
        pks = list(self.matched.values())
        obstacles = _Obstacles(pks)
        entries = entries_of(pks)
        entry = next(entries, None)
        for row in self.table.rows:
            if row.number in self.matched:
                if entry is None or entry.pk != self.matched[row.number]:
                    reason = _("The listing has been deleted a moment ago.")
                    yield RowPlan(row.number, row.cells.get("name", ""), Action.ERROR, [reason])
                    continue
                yield self._existing(row, entry, obstacles)
                entry = next(entries, None)
            elif error := self._refused.get(row.number):
                action = Action.SKIP if isinstance(error, RowSkipped) else Action.ERROR
                yield RowPlan(
                    row.number, row.cells.get("name", ""), action, [*row.problems, str(error)]
                )
            else:
                yield self._new(row)

    def _existing(self, row: Row, entry: Entry, obstacles: "_Obstacles") -> RowPlan:
        identity = self._identities[row.number]
        if not identity.uuid and identity.name_key == entry.row.name_key:
            # The name led to the listing; "POMOCNA RUKA" is not to replace "Pomocná ruka, z. s.".
            cells = {key: cell for key, cell in row.cells.items() if key != "name"}
            row = replace(row, cells=cells)
        taken = take(row, entry, self.vocabulary, by_position=bool(identity.uuid))
        changed = taken.changed(entry)
        plan = RowPlan(
            row.number, entry.values["name"], Action.SKIP, [], entry, taken.values, changed
        )
        problems = taken.problems + (problems_in(taken.values, entry.values) if changed else [])
        if problems:
            plan.action, plan.reasons = Action.ERROR, problems
        elif not changed:
            plan.reasons = [_("Nothing changes.")]
        elif reason := (
            obstacles.of(entry) or self._refusal(plan, entry) or self._not_seen(entry.row)
        ):
            plan.reasons = [reason]
        else:
            plan.action, plan.reasons = Action.UPDATE, taken.notes
            if not entry.is_live:
                plan.reasons.append(_("The listing is not public; the change is kept as a draft."))
        return plan

    def _new(self, row: Row) -> RowPlan:
        entry = Entry()
        taken = take(row, entry, self.vocabulary)
        if not taken.values["areas"] and taken.values["seat"] and "areas" not in row.cells:
            taken.values["areas"] = [taken.values["seat"]]
            taken.notes.append(
                _("Where it works is not said; the municipality of the seat is taken.")
            )
        changed = taken.changed(entry)
        plan = RowPlan(
            row.number,
            taken.values["name"],
            Action.CREATE,
            taken.notes,
            entry,
            taken.values,
            changed,
        )
        # A column that could not be read is not also missing.
        unread = [problem.partition(":")[0] for problem in taken.problems]
        problems = taken.problems + [
            problem
            for problem in problems_in(taken.values, entry.values)
            if problem.partition(":")[0] not in unread
        ]
        if problems:
            plan.action, plan.reasons = Action.ERROR, problems
        elif reason := self._refusal(plan, entry):
            plan.action, plan.reasons = Action.SKIP, [reason]
        return plan

    def _refusal(self, plan: RowPlan, entry: Entry) -> str:
        """Return why an organization must not be listed; a public listing says itself that it may be."""
        if not self._has_refusals or entry.is_live:
            return ""
        found = find_refusals(
            self.region,
            name=plan.values["name"],
            ico=plan.values["ico"],
            hosts=plan.values["links"].values(),
        )
        if not found:
            return ""
        return _("“%(name)s” does not wish to be listed.") % {"name": found[0].name}

    def _not_seen(self, organization: Organization) -> str:
        if self.seen is None:
            return ""
        if self.seen.get(str(organization.pk)) == (organization.latest_revision_id or 0):
            return ""
        return _("The listing has changed since the dry run. Look at a new dry run first.")


def plan_rows(region: Region, table: Table) -> Iterator[RowPlan]:
    """Return what an import would do with each row of a table."""
    return Planner(region, table).rows()


class _Obstacles:
    """Why a listing must not be changed now: somebody else is at work on it."""

    def __init__(self, pks: list[int]) -> None:
        content_type = ContentType.objects.get_for_model(Organization)
        keys = [str(pk) for pk in pks]
        self._moderated = set(
            WorkflowState.objects.active()
            .filter(base_content_type=content_type, object_id__in=keys)
            .values_list("object_id", flat=True)
        )
        self._scheduled = set(
            Revision.objects.filter(
                base_content_type=content_type,
                object_id__in=keys,
                approved_go_live_at__isnull=False,
            ).values_list("object_id", flat=True)
        )

    def of(self, entry: Entry) -> str:
        """Return the reason in a sentence, or ""."""
        organization = entry.row
        key = str(organization.pk)
        if key in self._moderated:
            return _("A change of this listing waits for approval. Decide about it first.")
        if organization.locked:
            return _("The listing is locked.")
        if key in self._scheduled:
            return _("A publication of this listing is scheduled.")
        if organization.live and organization.has_unpublished_changes:
            return _("The listing has changes that are not published yet. Finish them first.")
        return ""
