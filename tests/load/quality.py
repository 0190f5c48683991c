"""How good the answers of the site are, for the documents of a relevance set alone and among thousands of others."""

from collections.abc import Collection
from dataclasses import astuple
from pathlib import Path

from tests.load.language import Language
from tests.load.library import Library, reindex
from tests.search.relevance.asking import UNFINISHED, Row, ask_all
from tests.search.relevance.loading import Loader
from tests.search.relevance.scoring import by_category
from tests.search.relevance.sets import RelevanceSet, read_set
from volunteering.core.models import Region
from volunteering.search.engine import search

# So many others, of invented words only: what they said would be wrong, however well it answered. Only of places and
# topics they have real ones, so that questions about places lose by them.
AMONG = 5_000


def measure(folder: Path, only: Collection[str], *, among_others: bool) -> dict:
    """Ask all questions of a set and return what came of it, ready for JSON.

    Args:
        folder: where the set is.
        only: which of its files of questions, all when empty.
        among_others: whether to ask once more among thousands of documents that nobody asked for.
    """
    asked = read_set(folder, only)
    region = Region.objects.select_related("site__root_page").get()
    loader = Loader(region)
    loader.load(asked.documents)
    reindex()
    print(f"  {len(asked.documents)} documents of the set are on the site", flush=True)
    outcome = {
        "documents": len(asked.documents),
        "alone": ask(asked, loader, region),
        "among": {},
        "others": 0,
    }
    if among_others:
        Library(Language(), with_real_words=False).grow(AMONG)
        outcome["others"] = reindex() - len(asked.documents)
        outcome["among"] = ask(asked, loader, region)
        print(f"  the same among {outcome['others']} others", flush=True)
    return outcome


def ask(asked: RelevanceSet, loader: Loader, region: Region) -> dict:
    """Return the table and the answers of each file of questions."""
    outcome = {}
    for name, queries in asked.queries.items():
        rows = list(ask_all(queries, loader.addresses))
        table = by_category((row.query.category, row.score) for row in rows)
        outcome[name] = {
            "table": {
                category: [count, *astuple(score)] for category, (count, score) in table.items()
            },
            "answers": [answered(row, region) for row in rows],
        }
    return outcome


def answered(row: Row, region: Region) -> dict:
    """Return what the databases are compared by: the first ten, how many there are, of which kinds, and the facets."""
    found = search(region, row.query.text, is_open=row.query.category == UNFINISHED)
    return {
        "first": row.answer.documents,
        "hits": [len(found.hits), found.complete],
        "counts": [row.answer.counts, found.kinds],
        "facets": found.facets,
    }
