"""Deliver the webhooks that are due: new ones, and those that have to be tried again."""

from django.core.management.base import BaseCommand

from volunteering.readmodels.refreshing import refresh_if_due
from volunteering.syndication.webhooks.tasks import deliver_webhooks


class Command(BaseCommand):
    """`manage.py send_webhooks`, every minute; may run several times at once."""

    help = "Notices what the clock has changed, and delivers the webhooks that are due."

    def handle(self, *args, **options):
        """Make texts anew that are no longer right, then deliver."""
        # What ends by the clock, such as a consent, is saved by nobody: somebody has to look.
        refresh_if_due()
        deliver_webhooks.enqueue()
