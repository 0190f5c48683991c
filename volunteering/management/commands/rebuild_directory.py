"""Make anew what the directory computes from its listings."""

from django.core.management.base import BaseCommand

from volunteering.directory.duplicates import rebuild_duplicate_keys


class Command(BaseCommand):
    """`manage.py rebuild_directory`, after rows were changed past the admin; can run at any time."""

    help = "Makes the keys by which duplicates are found anew. Can run again at any time."

    def handle(self, *args, **options):
        """Rebuild and say of how many listings."""
        self.stdout.write(
            self.style.SUCCESS(f"Keys of {rebuild_duplicate_keys()} listings rebuilt.")
        )
