"""Several people at the same moment: real threads that meet at a lock (PostgreSQL)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from volunteering.directory.models import Organization


def waiting_for_a_lock() -> int:
    """Return how many connections to this database wait for somebody's lock; other workers have their own databases."""
    with connection.cursor() as cursor:
        # Within a transaction the server answers from one picture of all activity; a new one is asked for.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE NOT granted AND datname = current_database()"
        )
        return cursor.fetchone()[0]


def until(condition: Callable[[], bool]) -> None:
    """Wait till the condition holds, at most ten seconds."""
    pause = threading.Event()
    for _time in range(200):
        if condition():
            return
        pause.wait(0.05)
    raise AssertionError("the other threads have not come that far")


def side_by_side(*acts: Callable, holding: Organization) -> list:
    """Let people act at once while somebody holds the row of a listing; return what came of each act.

    Args:
        acts: what each of them does, in a thread of its own; they queue for the row in this order.
        holding: the listing whose row is let go only when all of them wait for it.
    """
    with ThreadPoolExecutor(len(acts)) as threads:
        with transaction.atomic():
            Organization.objects.select_for_update().get(pk=holding.pk)
            answers = []
            for number, act in enumerate(acts, start=1):
                answers.append(threads.submit(_in_thread, act))
                until(lambda: waiting_for_a_lock() == number)  # noqa: B023 - asked at once
        return [answer.result(timeout=30) for answer in answers]


def _in_thread(act: Callable):
    try:
        return act()
    finally:
        connection.close()
