"""Delete what may not be kept any longer."""

from django.core.management.base import BaseCommand

from volunteering.core.changes import forget_old_changes
from volunteering.core.spam import forget_old_attempts
from volunteering.directory.actions import forget_submissions
from volunteering.directory.exchange.running import forget_imports
from volunteering.directory.suggestions.actions import forget_suggestions
from volunteering.pages.actions import forget_old_messages
from volunteering.portal.keys import forget_keys
from volunteering.previews.models import forget_previews
from volunteering.readmodels.refreshing import refresh
from volunteering.syndication.tombstones.keeping import forget_gone
from volunteering.syndication.webhooks.actions import forget_deliveries


class Command(BaseCommand):
    """`manage.py purge_expired`, once a day."""

    help = "Deletes unconfirmed submissions, old messages and the bookkeeping of the spam defence."

    def handle(self, *args, **options):
        """Delete and say how many rows went; never what was in them."""
        self.stdout.write(
            f"Deleted: {forget_submissions()} submissions and pictures,"
            f" {forget_old_messages()} messages, {forget_suggestions()} suggestions,"
            f" {forget_imports()} imported files, {forget_keys()} keys of organizations,"
            f" {forget_previews()} previews, {forget_old_attempts()} traces of the spam defence, {forget_old_changes()} marks of changes,"
            f" {forget_gone()} marks of what was public, {forget_deliveries()} messages of webhooks."
        )
        # What is told of an object must not outlive it, also when a background task was lost.
        self.stdout.write(f"Texts of the API made anew: {refresh()}.")
