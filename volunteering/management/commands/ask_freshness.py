"""Ask organizations whether their listings are still right."""

from django.core.management.base import BaseCommand, CommandError

from volunteering.core.models import Region
from volunteering.directory.freshness.asking import Tally, ask


class Command(BaseCommand):
    """`manage.py ask_freshness`, once a day; repeated or interrupted it asks nobody twice."""

    help = "Mails the yearly question to organizations whose listings need to be confirmed."

    def add_arguments(self, parser):
        """Add the options."""
        parser.add_argument(
            "--dry-run", action="store_true", help="only say who would be asked, send nothing"
        )
        parser.add_argument("--region", metavar="SLUG", help="only this region")
        parser.add_argument(
            "--limit", type=int, metavar="N", help="send at most N mails; the others wait"
        )

    def handle(self, *args, **options):
        """Ask region by region and print the numbers.

        Raises:
            CommandError: no such region, a limit below zero, or some mails could not be sent.
        """
        regions = Region.objects.select_related("site").order_by("slug")
        if options["region"]:
            regions = regions.filter(slug=options["region"])
            if not regions:
                known = ", ".join(Region.objects.values_list("slug", flat=True))
                raise CommandError(f"There is no region {options['region']!r}. Known: {known}")
        left = options["limit"]
        if left is not None and left < 0:
            raise CommandError("--limit cannot be negative.")
        is_dry = options["dry_run"]
        is_talkative = is_dry or options["verbosity"] > 1
        failed = 0
        for region in regions:
            tally = ask(
                region,
                limit=left,
                dry_run=is_dry,
                tell=self._line if is_talkative else lambda line: None,
            )
            if left is not None:
                left -= tally.questions + tally.reminders + tally.failed + tally.busy
            failed += tally.failed
            self.stdout.write(f"{region}: {in_numbers(tally, is_dry)}")
        if failed:
            raise CommandError(
                f"{failed} mails could not be sent. Nothing was noted for them; the next run tries again."
            )

    def _line(self, line: str) -> None:
        self.stdout.write(f"  {line}")


def in_numbers(tally: Tally, is_dry: bool) -> str:
    """Return what a run did, in one line."""
    verb = "to send" if is_dry else "sent"
    parts = [f"questions {verb}: {tally.questions}", f"reminders {verb}: {tally.reminders}"]
    more = {
        "without an address": tally.without_address,
        "failed": tally.failed,
        "busy": tally.busy,
        "left for the next run": tally.put_off,
    }
    return ", ".join(parts + [f"{words}: {number}" for words, number in more.items() if number])
