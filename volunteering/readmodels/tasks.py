"""Makes texts ready in the background, after the transaction that made them out of date."""

from django.db import connection, transaction
from django_tasks import task

from .models import Touch
from .refreshing import refresh


@task()
def refresh_read_models() -> None:
    """Make every text that is missing or out of date.

    Where nothing is touched, another one has taken it in and is at work: an editor's click writes many rows, and each
    of them may ask for this.
    """
    while Touch.objects.exists():
        refresh()


def refresh_later() -> None:
    """Make texts ready once this transaction is committed; one time, however often it is asked."""
    if not any(_refresh is entry[1] for entry in connection.run_on_commit):
        transaction.on_commit(_refresh)


def _refresh() -> None:
    refresh_read_models.enqueue()
