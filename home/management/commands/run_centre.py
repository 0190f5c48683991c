"""Serve the site on this machine: the second half of `make run`."""

import io
import ipaddress
import logging
import os
import threading

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from wagtail.models import Site

from home.demo.accounts import demo_accounts
from volunteering.core.models import Region
from volunteering.search.rebuilding import IndexState, state_of_index

DEMO = {
    "kraj": "CZ051",
    "name": "Regionální dobrovolnické centrum Libereckého kraje",
    "reply_to": "info@dobrovolnicivkraji.example",
}
MINUTE = 60

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """`manage.py run_centre --host 127.0.0.1 --port 8000`."""

    help = "Migrates, loads the demo centre at the first run, and serves it; scheduled publishing runs by itself."

    def add_arguments(self, parser):
        """Take the address."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="do everything but serve")

    def handle(self, *args, **options):
        """Prepare what is missing, print the addresses, serve."""
        host, port = options["host"], options["port"]
        # What people type: a site known by the address of "every interface" could not be opened.
        name = "127.0.0.1" if _is_every_address(host) else host
        os.environ["BASE_URL"] = settings.WAGTAILADMIN_BASE_URL = f"http://{name}:{port}"
        self.stdout.write("Preparing the database ...")
        call_command("migrate", verbosity=0, interactive=False)
        if not Region.objects.exists():
            self.stdout.write("Making the centre: region, pages, groups, workflow ...")
            call_command(
                "setup_centre", hostname=name, port=port, no_index=True, stdout=self.stdout, **DEMO
            )
            self.stdout.write("Loading the demo content ...")
            call_command("load_demo", no_index=True, stdout=self.stdout)
        if state_of_index() is not IndexState.CURRENT:
            self.stdout.write("Building the search index ...")
            call_command("reindex_search", stdout=self.stdout)
        # Saved one by one, so that Wagtail forgets the addresses it remembers.
        for site in Site.objects.filter(is_default_site=True).exclude(hostname=name, port=port):
            site.hostname, site.port = name, port
            site.save()
        accounts = demo_accounts(settings.VAR_DIR / "demo-accounts.txt")
        self._print_addresses(f"http://{name}:{port}", accounts)
        if options["prepare_only"]:
            return
        threading.Thread(target=_keep_publishing, name="scheduler", daemon=True).start()
        call_command("runserver", f"{host}:{port}", use_reloader=False, skip_checks=False)

    def _print_addresses(self, address: str, accounts) -> None:
        self.stdout.write(
            self.style.SUCCESS(f"\nThe site      {address}/")
            + f"\nThe admin     {address}/admin/"
            + f"\nSent mail     {address}/posta/   (nothing leaves this machine)\n"
        )
        for account in accounts:
            self.stdout.write(f"{account.role:<14}{account.username:<14}{account.password}")
        self.stdout.write("(kept in var/demo-accounts.txt; `make reset` starts over)\n\n")


def _is_every_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _keep_publishing() -> None:
    """Publish what is due, every minute, as cron does on a server; and clean up once an hour."""
    pause = threading.Event()
    minutes = 0
    while not pause.wait(MINUTE):
        minutes += 1
        try:
            call_command("publish_scheduled", verbosity=0)
            call_command("send_webhooks", verbosity=0)
            if minutes % 60 == 0:
                call_command("purge_expired", verbosity=0, stdout=io.StringIO())
        # Whatever it was, a locked database say: it must not end the schedule.
        except (DatabaseError, OSError, ValueError):
            logger.exception("Scheduled publishing failed and will be tried again in a minute.")
        finally:
            close_old_connections()
            connection.close()
