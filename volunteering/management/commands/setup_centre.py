"""Make an empty but usable centre."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from volunteering.directory.duplicates import rebuild_duplicate_keys
from volunteering.management.centre import Centre, set_up
from volunteering.places.facts import KRAJE, known_regions


class Command(BaseCommand):
    """`manage.py setup_centre --kraj CZ051 --name "..." --reply-to ... --hostname ...`; can run again."""

    help = "Makes the region, its pages, menu, groups, moderation workflow and search index. Can run again."

    def add_arguments(self, parser):
        """Take what a new centre cannot guess."""
        parser.add_argument(
            "--kraj", default="CZ051", help="NUTS 3 code of the region (default CZ051)"
        )
        parser.add_argument(
            "--name", default="Regionální dobrovolnické centrum", help="name of the centre"
        )
        parser.add_argument(
            "--reply-to", default="centrum@dobrovolnici.example", help="where answers go"
        )
        parser.add_argument("--hostname", help="the site's host; not given: stays as it is")
        parser.add_argument("--port", type=int, help="the site's port; not given: stays as it is")
        parser.add_argument(
            "--no-index", action="store_true", help="leave the search index for later"
        )

    def handle(self, *args, **options):
        """Make the centre in one transaction, then the index."""
        if options["kraj"] not in KRAJE:
            raise CommandError(
                f"{options['kraj']} is no NUTS 3 code of a Czech region: {', '.join(KRAJE)}."
            )
        with override(settings.LANGUAGE_CODE):
            region = set_up(
                Centre(
                    nuts_code=options["kraj"],
                    centre_name=options["name"],
                    reply_to=options["reply_to"],
                    hostname=options["hostname"],
                    port=options["port"],
                )
            )
        # Listings that are older than the keys of duplicates have none.
        rebuild_duplicate_keys(only_missing=True)
        if not options["no_index"]:
            call_command("reindex_search", verbosity=0)
        self.stdout.write(
            self.style.SUCCESS(f"{region.centre_name}: ready at {region.site.root_url}")
        )
        if options["kraj"] not in known_regions():
            self.stdout.write(
                "Its municipalities come in with: manage.py import_places FILE --kraj "
                + options["kraj"]
            )
