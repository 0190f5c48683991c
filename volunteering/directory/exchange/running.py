"""The real run: the plan of a table put into the directory in one transaction, once."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.core.changes import one_change
from volunteering.core.models import Region
from volunteering.readmodels.touches import TOLD

from ..drafts import free_slug
from ..enums import Origin
from ..models import ImportFile, ListingRecord, Organization
from ..values import put
from .plan import Action, Planner, RowPlan
from .reading import Table, read_table

# Files are kept so long, for whoever wants to know what was imported.
KEPT_FOR = timedelta(days=30)
PARTS = ("areas", "topics", "target_groups", "links", "contacts")


class AlreadyImported(Exception):
    """The file has been imported; nothing is done again."""


@dataclass(frozen=True)
class Order:
    """What is to be done with a table.

    Attributes:
        region: whose directory.
        file_name: where the listings come from, kept with those that do not say it themselves.
        user: who imports; None for a command.
        publish: whether listings become public at once; otherwise they are drafts.
        seen: see `Planner`.
    """

    region: Region
    file_name: str
    user: object = None
    publish: bool = True
    seen: dict[str, int] | None = None


@dataclass
class Progress:
    """How far an import is, and what has been done with the rows so far."""

    total: int
    rows: list[RowPlan] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many rows are behind it."""
        return len(self.rows)

    @property
    def result(self) -> dict:
        """What came of it, as JSON can hold it."""
        counted = Counter(row.action for row in self.rows)
        return {
            "counts": {action.value: counted[action] for action in Action},
            "rows": [
                {
                    "number": row.number,
                    "name": row.name,
                    "action": row.action.value,
                    "reasons": row.reasons,
                    "labels": [change.label for change in row.changes]
                    if row.action == Action.UPDATE
                    else [],
                    "organization": row.organization.pk if row.organization else None,
                }
                for row in self.rows
            ],
        }


def run(
    order: Order, table: Table, finish: Callable[[dict], None] | None = None
) -> Iterator[Progress]:
    """Import a table; all of it is there when the last step has been taken, and nothing before.

    The plan is made anew inside the transaction, on rows that nobody else can change meanwhile. A row that cannot be
    saved is reported as an error and leaves nothing behind. Closing the iterator undoes everything.

    Args:
        order: what is to be done.
        table: the table.
        finish: called with the result, in the transaction.
    """
    with transaction.atomic(), one_change("directory", TOLD):
        # Two imports at once would not see each other's listings. Others may still refer to the region.
        Region.objects.select_for_update(no_key=True).get(pk=order.region.pk)
        planner = Planner(order.region, table, order.seen)
        list(
            Organization.objects.select_for_update(no_key=True)
            .filter(pk__in=planner.matched.values())
            .order_by("pk")
            .values_list("pk")
        )
        progress = Progress(len(table.rows))
        for row in planner.rows():
            _do(row, order)
            progress.rows.append(row)
            yield progress
        if finish is not None:
            finish(progress.result)


def run_file(pk: int, order: Order) -> Iterator[Progress]:
    """Import a kept file, once.

    Args:
        pk: key of the ImportFile.
        order: what is to be done.

    Raises:
        AlreadyImported: it has been imported, perhaps by the other click of a double click.
        TableUnreadable: see `read_table`.
    """
    with transaction.atomic():
        file = ImportFile.objects.select_for_update().get(pk=pk)
        if file.finished_at is not None:
            raise AlreadyImported

        def finish(result: dict) -> None:
            file.finished_at = timezone.now()
            file.result = result
            file.save(update_fields=["finished_at", "result"])

        yield from run(order, read_table(bytes(file.content)), finish)


def _do(row: RowPlan, order: Order) -> None:
    """Create or change one listing; what cannot be saved becomes an error of the row."""
    if row.action not in (Action.CREATE, Action.UPDATE):
        return
    try:
        with transaction.atomic():
            if row.action == Action.CREATE:
                row.entry.organization = _create(row, order)
            else:
                _update(row, order)
    except ValidationError as error:
        row.action, row.reasons = Action.ERROR, error.messages
    except (DataError, IntegrityError):
        row.action = Action.ERROR
        row.reasons = [_("The database refused the row; another listing may have come in between.")]


def _create(row: RowPlan, order: Order) -> Organization:
    values = row.values
    organization = Organization(
        region=order.region,
        live=False,
        has_unpublished_changes=True,
        slug=free_slug(order.region, values["name"]),
        source_note=values["source_note"] or order.file_name[:250],
    )
    put(organization, {name: value for name, value in values.items() if name not in PARTS})
    organization.full_clean()
    organization.save()
    # Like any draft, what belongs to it is in the revision until it is published.
    put(organization, {name: values[name] for name in PARTS})
    _save_revision(organization, order, publish=order.publish)
    ListingRecord.objects.filter(organization=organization).update(origin=Origin.IMPORT)
    return organization


def _update(row: RowPlan, order: Order) -> None:
    row_of_listing = row.entry.row
    is_live = row_of_listing.live
    organization = (
        Organization.objects.get(pk=row_of_listing.pk)
        if is_live
        else row_of_listing.get_latest_revision_as_object()
    )
    put(organization, row.changed)
    if "source_note" in row.changed:
        organization.source_note = row.changed["source_note"]
    organization.full_clean()
    # What is not public stays so: the centre may have taken it down.
    _save_revision(organization, order, publish=order.publish and is_live)


def _save_revision(organization: Organization, order: Order, *, publish: bool) -> None:
    revision = organization.save_revision(user=order.user, log_action=True, clean=False)
    if publish:
        revision.publish(user=order.user)


def forget_imports() -> int:
    """Delete files that were uploaded long ago, imported or not; return how many."""
    count, _rows = ImportFile.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    return count
