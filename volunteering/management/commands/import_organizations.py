"""Import organizations from a table."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from volunteering.core.models import Region
from volunteering.directory.exchange.plan import Action, RowPlan, make_plan
from volunteering.directory.exchange.reading import Table, read_table
from volunteering.directory.exchange.running import Order, run
from volunteering.directory.exchange.workbooks import TableUnreadable


def region_of(slug: str | None) -> Region:
    """Return the region with this slug, or the only one.

    Raises:
        CommandError: there is none, or several and none is named.
    """
    regions = list(Region.objects.filter(slug=slug) if slug else Region.objects.all()[:2])
    if len(regions) != 1:
        known = ", ".join(Region.objects.values_list("slug", flat=True))
        raise CommandError(f"Name the region with --region. There are: {known or 'none'}.")
    return regions[0]


class Command(BaseCommand):
    """`manage.py import_organizations table.csv [--dry-run] [--drafts] [--region SLUG]`."""

    help = (
        "Imports organizations from CSV or XLSX: all that can be imported, in one transaction."
        " The same table can be imported again at any time."
    )

    def add_arguments(self, parser):
        """Take the file and what to do with it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--drafts", action="store_true", help="publish nothing")
        parser.add_argument("--region", help="slug of the region, where there are several")

    def handle(self, *args, **options):
        """Print what is done with each row."""
        region = region_of(options["region"])
        table = self._table(options["file"])
        self.stdout.write(table.shape)
        if table.unknown:
            self.stdout.write(f"Unknown columns, left out: {', '.join(table.unknown)}")
        if options["dry_run"]:
            rows = make_plan(region, table).rows
        else:
            order = Order(region, options["file"].name, publish=not options["drafts"])
            rows = []
            for progress in run(order, table):
                rows = progress.rows
                self.stderr.write(f"\r{progress.done} / {progress.total}", ending="")
            self.stderr.write("")
        for row in rows:
            self.stdout.write(_line(row))
        counted = ", ".join(
            f"{action.value} {sum(row.action == action for row in rows)}" for action in Action
        )
        done = "Dry run, nothing was changed" if options["dry_run"] else "Imported"
        self.stdout.write(self.style.SUCCESS(f"{done}: {counted}."))

    def _table(self, path: Path) -> Table:
        try:
            return read_table(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except TableUnreadable as error:
            raise CommandError(f"{error} Nothing was imported.") from error


def _line(row: RowPlan) -> str:
    parts = [f"{row.number:>5}  {row.action.value:<6}  {row.name or '-'}", *row.reasons]
    if row.action == Action.UPDATE:
        parts.append(
            ", ".join(f"{change.label}: {change.old} → {change.new}" for change in row.changes)
        )
    return " | ".join(parts)
