"""What the API costs the processor, at 500 posts and 300 organizations: `python -m tests.load.api [--posts 500] [--organizations 300]`.

Makes a database of its own, SQLite and then PostgreSQL, and removes it afterwards. Every request asks for something else, nothing
answers from a cache: time is that of the process for one whole request through all middleware, median, in milliseconds.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice, product
from urllib.parse import urlencode

from tests.load.room import own_database

REPEATS = 60
DATABASES = ("sqlite", "postgres")
API = "/api/v1"


def main() -> None:
    """Fill a database, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.api", description=__doc__)
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--organizations", type=int, default=300)
    parser.add_argument("--database", nargs="+", choices=DATABASES, default=DATABASES)
    options = parser.parse_args()
    if len(options.database) > 1:
        # Django knows one database in a process.
        for name in options.database:
            subprocess.run([*sys.orig_argv, "--database", name], check=True)
        return
    os.environ["TEST_DATABASE"] = options.database[0]
    with own_database() as database:
        fill(options.posts, options.organizations)
        print(f"\n{database}, Python {sys.version.split()[0]}, {os.cpu_count()} processors")
        print(f"{'':44} {'median':>7} {'slowest':>8} {'goal':>5} {'queries':>8} {'kB':>6}")
        for name, goal, addresses in questions():
            print_row(name, goal, *measured(addresses))


def fill(posts: int, organizations: int) -> None:
    """Make documents, index their words, and make the texts."""
    from django.conf import settings
    from django.core.management import call_command

    from tests.load.crowd import Crowd
    from tests.load.language import Language
    from tests.load.library import Library, reindex

    settings.VOLUNTEERING_API_LIMIT = 0
    library = Library(Language())
    Crowd.grow(library, organizations)
    library.add_pages(posts)
    reindex()
    began = time.perf_counter()
    call_command("rebuild_read_models", verbosity=0)
    print(f"all texts made in {time.perf_counter() - began:.1f} s")


def questions() -> Iterator[tuple[str, float | None, list[str]]]:
    """Give each kind of request with its goal in milliseconds and its addresses."""
    from volunteering.directory.models import Organization
    from volunteering.posts.pages import NewsPage
    from volunteering.topics.models import Topic

    topics = list(Topic.objects.values_list("slug", flat=True))
    places = ["liberecko", "turnovsko", "jablonecko", "ceskolipsko", "semilsko"]
    offsets = range(0, 160, 4)
    narrowed = [
        {"topic": topic, "place": place, "facets": "true"}
        for topic, place in product(topics, places)
    ]
    yield "20 news, summaries", 3, _addresses("/news", ({"offset": at} for at in offsets))
    yield (
        "20 news, with bodies",
        6,
        _addresses("/news", ({"offset": at, "expand": "body"} for at in offsets)),
    )
    slugs = NewsPage.objects.values_list("slug", flat=True)[:REPEATS]
    yield "one piece of news", 1.5, [f"{API}/news/{slug}" for slug in slugs]
    yield "20 news of a topic and place, facets", 3, _addresses("/news", narrowed)
    yield (
        "20 events to come and past",
        3,
        _addresses("/events", ({"offset": at, "time": "all"} for at in offsets)),
    )
    yield "20 organizations of a topic and place, facets", 3, _addresses("/organizations", narrowed)
    slugs = Organization.objects.values_list("slug", flat=True)[:REPEATS]
    yield "one organization", 1.5, [f"{API}/organizations/{slug}" for slug in slugs]
    words = ["dobrovolník", "předčítání", "výlety", "včelařství", "senioři", "pomoc"]
    asked = ({"q": word, "offset": at} for word, at in product(words, range(10)))
    yield "search, 20 results, facets", 4, _addresses("/search", asked)
    beginnings = [word[:size] for word in words for size in (3, 4, 5)]
    yield "suggestions", None, _addresses("/suggestions", ({"q": text} for text in beginnings))


def _addresses(path: str, asked) -> list[str]:
    return [f"{API}{path}?{urlencode(values)}" for values in asked]


def measured(addresses: list[str]) -> tuple[list[float], int, float]:
    """Return the times of requests in milliseconds, the queries of one, and the median size in kB."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()

    def ask(address: str):
        response = client.get(address)
        assert response.status_code == 200, (address, response.content)
        json.loads(response.content)
        return response

    first = ask(addresses[0])
    connection.force_debug_cursor = False
    with CaptureQueriesContext(connection) as queries:
        ask(addresses[0])
        number = len(queries)
    times, sizes = [], [len(first.content)]
    gc.collect()
    for address in islice(cycle(addresses), REPEATS):
        began = time.process_time()
        response = client.get(address)
        times.append((time.process_time() - began) * 1000)
        sizes.append(len(response.content))
    return times, number, statistics.median(sizes) / 1000


def print_row(name: str, goal: float | None, times: list[float], queries: int, size: float) -> None:
    """Print one line of the table."""
    median = statistics.median(times)
    late = "  over the goal" if goal and median > goal else ""
    print(
        f"{name:44} {median:>7.2f} {max(times):>8.2f} {goal or '':>5} {queries:>8} {size:>6.0f}{late}",
        flush=True,
    )


if __name__ == "__main__":
    main()
