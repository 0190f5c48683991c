"""A database of its own for a benchmark, with the empty centre in it, on SQLite or on PostgreSQL; removed afterwards."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


@contextmanager
def own_database() -> Iterator[str]:
    """Start Django on an empty centre and give the name of the database; TEST_DATABASE says which, "sqlite" by default."""
    name = os.environ.get("TEST_DATABASE", "sqlite")
    with ExitStack() as stack:
        if name == "postgres":
            from tests.support.postgres import TemporaryServer

            server = TemporaryServer()
            stack.callback(server.stop)
            os.environ["DATABASE_URL"] = server.start()
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/load.sqlite3"
        start_django()
        from django.core.management import call_command
        from django.db import connections

        from tests.support.centre import set_up_centre

        stack.callback(connections.close_all)
        call_command("migrate", verbosity=0)
        set_up_centre()
        yield name


def start_django() -> None:
    """Start Django with the settings of the tests on the database that DATABASE_URL names."""
    sys.path.insert(0, str(Path("site").resolve()))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
