"""The worker of production writes the index: seen in a process of its own, which begins with that backend."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAVED = """
import django
django.setup()
from django.core.management import call_command
from wagtail.models import Page
from volunteering.search.models import SearchEntry

def indexed():
    return SearchEntry.objects.filter(title__contains=" vcely ").count()

call_command("migrate", verbosity=0)
page = Page.objects.get(depth=2)
page.title = "Včely"
page.save()
saved = indexed()
call_command("db_worker", batch=True, verbosity=0, interval=0, startup_delay=False)
print(saved, indexed())
"""


# One run for each pair of Python and Django is enough; that suite runs on all of them.
@pytest.mark.only_on("postgres")
@pytest.mark.any_database("it has a database of its own")
def test_a_saved_page_waits_for_the_worker(tmp_path):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.search.worker_settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'worker.sqlite3'}",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
    }

    done = subprocess.run(
        [sys.executable, "-c", SAVED],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-2:] == ["0", "1"]
