"""How long the search takes at several sizes: every kind of question, suggestions, changes, start and reindexing.

Each question is asked once, as readers ask it: what an answer keeps for the next page of the same question helps nobody here.
"""

import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.load.library import EVERYWHERE, Library, mistyped, reindex
from volunteering.core.changes import note_change
from volunteering.core.text import fold
from volunteering.pages.signal_handlers import PAGES
from volunteering.posts.pages import NewsPage
from volunteering.search.scope import forget_scopes
from volunteering.search.shared import shared

REPEATS = 15
AFTER_CHANGES = 5
# Milliseconds by the clock; of reindexing 20,000 documents, seconds.
PAGE, SUGGESTIONS, REINDEXING = 60, 30, 180


@dataclass
class Measured:
    """One row of the table.

    Attributes:
        size: how many documents there are.
        name: what was measured.
        clock: the median, in milliseconds.
        slowest: the slowest one.
        processor: the median of the processor's time; of Python alone, where PostgreSQL works in a process of its own.
        queries: how many queries of the database one costs.
        found: the median number of results.
        goal: what it may take, if there is a goal.
        unit: of the times.
    """

    size: int
    name: str
    clock: float
    slowest: float = 0.0
    processor: float = 0.0
    queries: int | None = None
    found: int | None = None
    goal: float | None = None
    unit: str = "ms"


class Questions:
    """What is asked: words of the library by how many documents they are in."""

    def __init__(self, library: Library, size: int):
        self.chance = random.Random(size)  # noqa: S311
        self.towns = [place.name for place in library.towns]
        counted = library.language.documents
        own = sorted(set(library.language.invented) & counted.keys())
        self.rare = self._near(own, counted, 3)
        self.common = self._near(own, counted, size * 0.04)
        self.middle = self._near(own, counted, size * 0.004)
        self.known = {fold(word) for word in counted}

    def _near(self, words: list[str], counted, wanted: float) -> list[str]:
        """Return the words of at least six letters whose number of documents is nearest to the one wanted."""
        fit = [word for word in words if len(word) >= 6]
        fit.sort(key=lambda word: (abs(counted[word] - wanted), word))
        return fit[: REPEATS * 3]

    def mistakes(self, words: Iterable[str]) -> Iterator[str]:
        """Give words with a mistake that occur nowhere."""
        for word in cycle(list(words)):
            typed = mistyped(word, self.chance)
            if fold(typed) not in self.known:
                yield typed

    def pages(self) -> dict[str, list[dict]]:
        """Return the questions of the search page by what they try."""
        several = zip(self.middle, self.common, reversed(self.middle), strict=False)
        town = cycle(self.chance.sample(self.towns, REPEATS))
        narrowed = {"druh": "aktuality", "misto": "liberecko", "tema": "seniori"}
        forms = ["", "a", "u", "ovi", "em", "ů", "ům", "y"]
        everywhere = [f"{EVERYWHERE}{form}{dot}" for dot in ("", ".") for form in forms]
        return {
            "rare word": self._asked(self.rare),
            "word in 10 % of documents": self._asked(self.common),
            "word in every document": self._asked(everywhere),
            "the same, fifth page": self._asked((f"{word} ?" for word in everywhere), strana=5),
            "three words": self._asked(map(" ".join, several)),
            "a sentence": self._asked(
                f"kde můžu pomáhat jako {EVERYWHERE} s {word}" for word in self.middle
            ),
            "typing mistake": self._asked(self.mistakes(self.common)),
            "typing mistake and two words": self._asked(
                f"{EVERYWHERE} {wrong} {word}"
                for wrong, word in zip(
                    self.mistakes(self.middle), reversed(self.common), strict=False
                )
            ),
            "place": self._asked(f"v obci {name}" for name in self.towns),
            "word and place": self._asked(f"{word} {next(town)}" for word in self.common),
            "word, kind and facets": self._asked((f"{word} ?" for word in self.common), **narrowed),
        }

    def suggestions(self) -> dict[str, list[dict]]:
        """Return what is typed so far, by what it tries."""
        letters = (word[:length] for word in self.middle for length in range(4, len(word)))
        return {
            "suggestions for three letters": self._asked(
                dict.fromkeys(word[:3] for word in (*self.common, *self.middle, *self.rare))
            ),
            "suggestions, a letter more": self._asked(letters),
            "suggestions, two words": self._asked(
                f"{EVERYWHERE} {word[:4]}" for word in self.common
            ),
            "suggestions, typing mistake": self._asked(self.mistakes(self.middle)),
        }

    def _asked(self, texts: Iterable[str], **more) -> list[dict]:
        return [{"q": text, **more} for text in islice(texts, REPEATS)]


def measure(library: Library, size: int) -> Iterator[Measured]:
    """Fill the database up to a size and measure everything there."""
    library.grow(size)
    forget()
    began, busy = time.perf_counter(), time.process_time()
    count = reindex()
    took, busy = time.perf_counter() - began, time.process_time() - busy
    goal = REINDEXING if size >= 20_000 else None
    name = f"reindexing, {count / took:.0f} documents a second"
    yield Measured(size, name, took, took, busy, goal=goal, unit="s")
    yield from fresh(size)
    yield timed(size, "reading the index alone", lambda _: shared.follow(), range(2), forget)
    client, questions = Client(), Questions(library, size)
    get(client, "/hledat/", {"q": f"{EVERYWHERE} {next(questions.mistakes(questions.rare))}"})
    for address, goal, asked in (
        ("/hledat/", PAGE, questions.pages()),
        ("/napoveda/", SUGGESTIONS, questions.suggestions()),
    ):
        for name, texts in asked.items():
            yield pages(size, name, client, address, texts, goal)
    yield from after_changes(size, client, questions)


def after_changes(size: int, client: Client, questions: Questions) -> Iterator[Measured]:
    """Measure what the first question takes after something has changed."""

    def change() -> None:
        page = NewsPage.objects.order_by("?").first()
        page.title = f"{page.title} znovu"
        page.save_revision().publish()

    for name, before in (
        ("first question after a page changed", change),
        ("first question after a page was restricted", lambda: note_change(PAGES)),
    ):
        words = [{"q": f"{word}!"} for word in questions.middle[:AFTER_CHANGES]]
        yield pages(size, name, client, "/hledat/", words, PAGE, before)
    mistakes = islice(questions.mistakes(questions.rare), AFTER_CHANGES)
    texts = [{"q": text} for text in mistakes]
    yield pages(size, "first mistake after a page changed", client, "/hledat/", texts, PAGE, change)


def fresh(size: int) -> Iterator[Measured]:
    """Measure a process that begins."""
    command = [sys.executable, "-m", "tests.load.fresh"]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    yield Measured(size, "first question of a new process", said["first"])
    yield Measured(size, "first mistake of a new process", said["mistake"])
    grown = said["after"] - said["before"]
    yield Measured(size, f"memory, of it for the search {grown:.0f}", said["after"], unit="MB")


def pages(
    size: int,
    name: str,
    client: Client,
    address: str,
    asked: list[dict],
    goal: float,
    before: Callable = lambda: None,
) -> Measured:
    """Measure addresses that differ by what is asked."""
    found: list[int] = []
    row = timed(size, name, lambda query: found.append(get(client, address, query)), asked, before)
    with CaptureQueriesContext(connection) as queries:
        get(client, address, {**asked[-1], "q": f"{asked[-1]['q']},"})
    row.queries, row.goal = len(queries), goal
    row.found = round(statistics.median(found))
    return row


def get(client: Client, address: str, query: dict) -> int:
    """Ask an address and return how many results there are."""
    response = client.get(f"{address}?{urlencode(query)}")
    assert response.status_code == 200, (query, response.status_code)
    if response["Content-Type"].startswith("application/json"):
        return len(response.json()["items"])
    number = re.search(r'class="result-count".*?<strong>([\d\s]+)', response.text, re.DOTALL)
    return int(re.sub(r"\s", "", number[1])) if number else 0


def timed(
    size: int, name: str, work: Callable, asked: Iterable, before: Callable = lambda: None
) -> Measured:
    """Do a piece of work once for each thing asked and return its times, in milliseconds."""
    clocks, processors = [], []
    for one in asked:
        before()
        clock, processor = time.perf_counter(), time.process_time()
        work(one)
        processors.append((time.process_time() - processor) * 1000)
        clocks.append((time.perf_counter() - clock) * 1000)
    return Measured(
        size, name, statistics.median(clocks), max(clocks), statistics.median(processors)
    )


def forget() -> None:
    """Make this process as if it had just begun."""
    shared.forget()
    forget_scopes()


def rows(library: Library, sizes: Iterable[int]) -> list[dict]:
    """Measure at each size, saying how far it is, and return all rows."""
    measured = []
    for size in sizes:
        began = time.perf_counter()
        measured += [asdict(row) for row in measure(library, size)]
        print(f"  {size} documents: {time.perf_counter() - began:.0f} s", flush=True)
    return measured
