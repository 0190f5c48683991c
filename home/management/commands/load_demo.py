"""Fill the centre with demo content."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from home.demo.loader import DemoLoader
from volunteering.core.models import Region


class Command(BaseCommand):
    """`manage.py load_demo`, after `setup_centre`; can run again."""

    help = "Loads organizations, posts, events, offices and pages of a demo centre. Can run again."

    def add_arguments(self, parser):
        """Allow leaving the index for later."""
        parser.add_argument(
            "--no-index", action="store_true", help="leave the search index for later"
        )

    def handle(self, *args, **options):
        """Load part by part and say which."""
        region = Region.objects.select_related("site").first()
        if region is None:
            raise CommandError("There is no centre yet: run setup_centre first.")
        with override(settings.LANGUAGE_CODE):
            for line in DemoLoader(region).load():
                self.stdout.write(f"  loading {line} ...")
        if not options["no_index"]:
            call_command("reindex_search", verbosity=0)
