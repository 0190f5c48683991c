"""Makes the ready-made texts of the API anew: after a restored backup, a new version, or changes by hand in the database."""

from django.core.management.base import BaseCommand

from volunteering.readmodels.models import ReadModel
from volunteering.readmodels.refreshing import refresh


class Command(BaseCommand):
    """Show progress by kind; may be interrupted and run again."""

    help = "Makes the ready-made texts of the API: those that are missing or out of date, or all of them."

    def add_arguments(self, parser):
        """Let all texts be made anew."""
        parser.add_argument(
            "--from-start", action="store_true", help="all of them, not only what is out of date"
        )

    def handle(self, *args, from_start=False, **options):
        """Make the texts."""
        if from_start:
            ReadModel.objects.outdate()
        made = refresh(self._report)
        self.stdout.write(f"{made} texts made.")

    def _report(self, kind: str, done: int, everything: int) -> None:
        if everything:
            self.stdout.write(f"{kind}: {done} of {everything}")
