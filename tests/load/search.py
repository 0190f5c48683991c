"""How good and how fast the search is, on SQLite and on PostgreSQL: `python -m tests.load.search [parts] [--sizes 500 5000]`.

Three parts: `relevance` (graded questions asked through the site, scored by category), `mistakes` (the same questions among
5,000 other documents with a large vocabulary) and `timings` (by the clock and the processor, at each size). Each runs in a
process and a database of its own. RELEVANCE=folder takes another set of documents and questions; docs/searching.md says in
which form.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.load.room import own_database
from tests.search.relevance.sets import OWN

DATABASES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
PARTS = ("relevance", "mistakes", "timings")
SIZES = (500, 5_000, 20_000)
CATEGORY = "typo"
LINE = "-" * 100


def main() -> None:
    """Run what the command line names and print the tables."""
    options = parsed()
    if options.into:
        with own_database():
            options.into.write_text(json.dumps(work(options)), "utf-8")
        return
    jobs = [
        name
        for name, parts in (("quality", PARTS[:2]), ("timings", PARTS[2:]))
        if set(parts) & set(options.parts)
    ]
    done = {
        # Whoever takes times has the machine for itself.
        job: in_own_processes(job, options.database, at_once=1 if job == "timings" else 2)
        for job in jobs
    }
    if "quality" in done:
        print_quality(done["quality"], options.parts)
    if "timings" in done:
        print_timings(done["timings"])


def parsed() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.search", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="for the timings")
    parser.add_argument("--sets", nargs="+", default=[], help="names of files of questions; all")
    parser.add_argument("--database", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--job", help=argparse.SUPPRESS)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    options.parts = options.parts or list(PARTS)
    return options


def in_own_processes(job: str, databases: list[str], *, at_once: int) -> dict[str, dict]:
    """Do a job for each database, in a process that knows no other one, and return what came of it by its name."""

    def run(database: str) -> dict:
        print(f"{DATABASES[database]}, {job} ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            into = Path(folder) / "outcome.json"
            command = [sys.executable, "-m", "tests.load.search", *sys.argv[1:]]
            environment = {**os.environ, "TEST_DATABASE": database}
            subprocess.run([*command, "--job", job, "--into", into], check=True, env=environment)
            return json.loads(into.read_text("utf-8"))

    with ThreadPoolExecutor(at_once) as pool:
        return dict(zip(databases, pool.map(run, databases), strict=True))


def work(options: argparse.Namespace) -> dict:
    """Do a job on the database of this process."""
    # Django is started; models can be imported.
    if options.job == "timings":
        from tests.load import timing
        from tests.load.language import Language
        from tests.load.library import Library
        from tests.search.relevance.sets import read_documents

        sentences = [
            sentence
            for document in read_documents(OWN)
            for sentence in document.body.split(". ")
            if sentence
        ]
        return {"rows": timing.rows(Library(Language(sentences=sentences)), options.sizes)}
    from tests.load import quality

    folder = Path(os.environ.get("RELEVANCE") or OWN)
    return quality.measure(folder, options.sets, among_others="mistakes" in options.parts)


def print_quality(done: dict[str, dict], parts: list[str]) -> None:
    """Print the table of each set for every database, how alike their answers are, and the score among others."""
    first = next(iter(done.values()))
    for name in first["alone"]:
        if "relevance" in parts:
            print(
                f"\nRelevance, questions “{name}”, {first['documents']} documents, asked at /hledat/"
            )
            print_scores({database: outcome["alone"][name] for database, outcome in done.items()})
            print_likeness([outcome["alone"][name]["answers"] for outcome in done.values()])
        if "mistakes" in parts:
            print(f"\nThe same among {first['others']} other documents: nDCG@10 and recall@10")
            print_among(done, name)


def print_scores(outcomes: dict[str, dict]) -> None:
    """Print a row for each category with the numbers of every database."""
    print(LINE)
    print(f"{'':20}" + "".join(f"{DATABASES[database]:>38}" for database in outcomes))
    heads = f"{'nDCG@10':>11}{'recall@10':>11}{'MRR':>8}{'empty':>8}"
    print(f"{'category':14}{'n':>6}" + heads * len(outcomes))
    tables = [outcome["table"] for outcome in outcomes.values()]
    for category, (count, *_numbers) in tables[0].items():
        numbers = "".join(
            f"{ndcg:>11.3f}{recall:>11.3f}{reciprocal:>8.3f}{empty:>8.1%}"
            for _count, ndcg, recall, reciprocal, empty in (table[category] for table in tables)
        )
        print(f"{category:14}{count:>6}{numbers}")


def print_likeness(answers: list[list[dict]]) -> None:
    """Print for how many questions two databases answered the same."""
    if len(answers) < 2:
        return
    pairs = list(zip(*answers, strict=True))
    together = [
        len({*one["first"]} & {*other["first"]}) / max(1, len({*one["first"], *other["first"]}))
        for one, other in pairs
    ]
    print(f"The first ten overlap by {sum(together) / len(pairs):.3f} between the databases.")
    said = ", ".join(
        f"{what} {sum(one[key] == other[key] for one, other in pairs)}"
        for what, key in (
            ("the first ten in the same order", "first"),
            ("the number of results", "hits"),
            ("the counts of kinds", "counts"),
            ("all facets", "facets"),
        )
    )
    print(f"The same on both, of {len(pairs)} questions: {said}.")


def print_among(done: dict[str, dict], name: str) -> None:
    """Print the scores of typing mistakes and of all questions, alone and among others."""
    print(LINE)
    print(f"{'':20}" + "".join(f"{DATABASES[database]:>38}" for database in done))
    heads = f"{'alone':>20}{'among others':>18}"
    print(f"{'category':14}{'n':>6}" + heads * len(done))
    tables = [
        (outcome["alone"][name]["table"], outcome["among"][name]["table"])
        for outcome in done.values()
    ]
    categories = sorted(tables[0][0], key=lambda category: category != CATEGORY)
    for category in categories:
        numbers = "".join(
            f"{before[category][1]:>14.3f}{before[category][2]:>6.3f}"
            f"{after[category][1]:>12.3f}{after[category][2]:>6.3f}"
            for before, after in tables
        )
        print(f"{category:14}{tables[0][0][category][0]:>6}{numbers}")


def print_timings(done: dict[str, dict]) -> None:
    """Print the times on each database and mark what takes longer than its goal."""
    for database, outcome in done.items():
        print(
            f"\nTimes on {DATABASES[database]}, Python {sys.version.split()[0]},"
            f" {os.cpu_count()} processors; median and slowest by the clock, median of the processor"
        )
        print(LINE)
        heads = f"{'clock':>9}{'slowest':>9}{'processor':>10}{'':4}{'queries':>8}{'found':>7}"
        print(f"{'documents':>9}  {'':40}{heads}")
        for row in outcome["rows"]:
            late = row["goal"] is not None and row["clock"] > row["goal"]
            slowest = f"{row['slowest']:.1f}" if row["slowest"] else ""
            processor = f"{row['processor']:.1f}" if row["processor"] else ""
            queries = "" if row["queries"] is None else row["queries"]
            found = "" if row["found"] is None else row["found"]
            print(
                f"{row['size']:>9}  {row['name']:40}{row['clock']:>9.1f}{slowest:>9}{processor:>10}"
                f" {row['unit']:3}{queries:>8}{found:>7}"
                + (f"  over the goal of {row['goal']:.0f} {row['unit']}" if late else "")
            )


if __name__ == "__main__":
    main()
