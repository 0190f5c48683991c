"""Import all municipalities of a kraj from the official list."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from volunteering.places.actions import load_places
from volunteering.places.official_list import ListUnreadable, read_list


class Command(BaseCommand):
    """`manage.py import_places obce.csv --kraj CZ051`."""

    help = "Imports municipalities from a CSV list of ČSÚ (UTF-8 or Windows-1250). Can run again at any time."

    def add_arguments(self, parser):
        """Take the file and the kraj."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--kraj", required=True, help="NUTS 3 code, such as CZ051")

    def handle(self, *args, **options):
        """Load the list, all or nothing."""
        try:
            content = options["file"].read_bytes()
            created, updated = load_places(read_list(content, options["kraj"]))
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except (ListUnreadable, ValueError) as error:
            raise CommandError(f"{error} Nothing was imported.") from error
        self.stdout.write(self.style.SUCCESS(f"{created} places created, {updated} updated."))
