"""How long the directory takes with 200, 2,000 and 20,000 organizations: `python -m tests.load.directory [sizes]`.

Makes a database of its own (a file of SQLite; with TEST_DATABASE=postgres the server that the tests bring along) and
removes it afterwards. Time is that of the server for one whole request, from the first middleware to the last byte: the
median, in milliseconds, once of the clock and once of the processor (of Python alone, where PostgreSQL works in a process
of its own).
"""

import gc
import os
import re
import statistics
import sys
import time
from collections.abc import Callable

from tests.load.room import own_database

SIZES = (200, 2_000, 20_000)
REPEATS = 25
# What a page may take at the largest size, by the clock.
GOAL = 60

# Each question with its address; what the reader narrows by occurs at every size.
PAGES = {
    "whole directory": "",
    "last page": "?strana=99999",
    "place and topic": "?misto=turnovsko&tema=seniori",
    "programs, place, group, seeking": "?druh=programy&misto=okres-liberec&skupina=seniori&hleda=1",
    "text in 0.5 % of listings": "?q=včelařství",
    "text in 10 %, place, topic": "?q=předčítání&misto=turnovsko&tema=seniori",
    "text in 30 %, place, topic": "?q=výlety&misto=turnovsko&tema=zvirata",
    "text in every listing": "?q=dobrovolník",
    "two words, programs": "?druh=programy&q=dobrovolník+předčítání&misto=liberecko",
}


def main(sizes: tuple[int, ...]) -> None:
    """Measure at each size and print a table."""
    with own_database() as database:
        measure(database, sizes)


def measure(database: str, sizes: tuple[int, ...]) -> None:
    """Fill the database step by step and measure at each."""
    from django.db import connection

    from tests.load.crowd import Crowd

    crowd = Crowd()
    rows = []
    for size in sizes:
        began = time.perf_counter()
        crowd.grow(size)
        if database == "postgres":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        print(f"{size} organizations made in {time.perf_counter() - began:.0f} s", flush=True)
        rows += [(size, *row) for row in measure_pages()]
        rows.append((size, *measure_rebuild()))
        rows.append((size, *measure_index()))
    report(database, rows)


def measure_pages() -> list[tuple]:
    """Return what each page takes: name, clock, processor, queries, listings found."""
    return [(name, *timed_request(f"/adresar/{query}")) for name, query in PAGES.items()]


def measure_rebuild() -> tuple:
    """Return what the first page after a change takes."""
    from volunteering.core.changes import note_change
    from volunteering.directory.listing.index import DIRECTORY

    return (
        "first page after a change",
        *timed_request("/adresar/", before=lambda: note_change(DIRECTORY)),
    )


def measure_index() -> tuple:
    """Return what building the index alone takes."""
    from volunteering.core.models import Region
    from volunteering.directory.listing.index import build_index

    region = Region.objects.get()
    clock, processor = timed(lambda: build_index(region, (0, 0, None)))
    return ("building the index alone", clock, processor, "", "")


def timed_request(address: str, before: Callable = lambda: None) -> tuple:
    """Return clock, processor, number of queries and of listings found for an address."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()

    def ask():
        response = client.get(address)
        assert response.status_code == 200, response.status_code
        return response

    ask()
    before()
    with CaptureQueriesContext(connection) as queries:
        response = ask()
    asked = len(queries)
    number = re.search(r'class="result-count">.*?<strong>([\d\s]+)', response.text, re.DOTALL)
    found = int(re.sub(r"\s", "", number[1])) if number else 0
    clock, processor = timed(ask, before)
    return (clock, processor, asked, found)


def timed(work: Callable, before: Callable = lambda: None) -> tuple[float, float]:
    """Return the median time of a piece of work in milliseconds, by the clock and of the processor."""
    clocks, processors = [], []
    gc.collect()
    for _ in range(REPEATS):
        before()
        clock, processor = time.perf_counter(), time.process_time()
        work()
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return statistics.median(clocks) * 1000, statistics.median(processors) * 1000


def report(database: str, rows: list[tuple]) -> None:
    """Print the table."""
    print(f"\n{database}, Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    print(f"{'listings':>8}  {'':34} {'clock':>8} {'processor':>9} {'queries':>7} {'found':>6}")
    for size, name, clock, processor, queries, found in rows:
        late = " over the goal" if clock > GOAL and queries else ""
        print(f"{size:>8}  {name:34} {clock:>8.1f} {processor:>9.1f} {queries:>7} {found:>6}{late}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
