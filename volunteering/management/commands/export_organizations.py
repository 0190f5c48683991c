"""Export organizations as a table."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from volunteering.directory.exchange.entries import entries_of
from volunteering.directory.exchange.writing import csv_lines, xlsx_bytes
from volunteering.directory.models import Organization

from .import_organizations import region_of


class Command(BaseCommand):
    """`manage.py export_organizations table.xlsx [--region SLUG]`."""

    help = "Exports all organizations of a region, drafts included, as CSV or XLSX."

    def add_arguments(self, parser):
        """Take the file to write."""
        parser.add_argument("file", type=Path, help="its extension says the format: .csv or .xlsx")
        parser.add_argument("--region", help="slug of the region, where there are several")

    def handle(self, *args, **options):
        """Write the file."""
        region, path = region_of(options["region"]), options["file"]
        organizations = Organization.objects.in_region(region).order_by("sort_key", "pk")
        pks = list(organizations.values_list("pk", flat=True))
        entries = entries_of(pks)
        if path.suffix.lower() == ".csv":
            content = b"".join(csv_lines(entries))
        elif path.suffix.lower() == ".xlsx":
            content = xlsx_bytes(entries)
        else:
            raise CommandError("The file has to end in .csv or .xlsx.")
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(self.style.SUCCESS(f"{len(pks)} organizations in {path.name}."))
