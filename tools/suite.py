"""Run the test suite on each database in turn and say at the end what came of it."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools import browser

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


@dataclass
class Outcome:
    """What one run of pytest came to."""

    database: str
    passed: int
    failed: int
    seconds: float
    returncode: int
    again: bool = False

    @property
    def good(self) -> bool:
        """Tell whether every test passed and there was at least one; on a second database there may be none left."""
        if self.again and self.returncode == pytest.ExitCode.NO_TESTS_COLLECTED:
            return True
        return self.returncode == 0 and self.failed == 0 and self.passed > 0

    def __str__(self) -> str:
        verdict = "" if self.good else f"   <- pytest ended with {self.returncode}"
        return f"  {NAMES[self.database]:<12}{self.passed:>5} passed, {self.failed} failed in {self.seconds:.0f} s{verdict}"


def run(database: str, extra: list[str], *, with_browser: bool, again: bool = False) -> Outcome:
    """Run pytest on one database, its output going straight to the terminal.

    Args:
        database: "sqlite" or "postgres".
        extra: more arguments for pytest, such as a path or -k.
        with_browser: whether the journeys in tests/browser run too.
        again: whether they have run on another database: what asks none is left out.
    """
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="volunteering-suite-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *parallel(), *extra]
        if not with_browser:
            command += ["-m", "not browser"]
        if again:
            command.append("--only-with-database")
        environment = {**os.environ, "TEST_DATABASE": database, "PYTHONUNBUFFERED": "1"}
        print(
            f"\nTests on {NAMES[database]}{' with a real browser' if with_browser else ''}",
            flush=True,
        )
        returncode = _wait(subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL))
        passed, failed = _count(report)
    return Outcome(database, passed, failed, time.monotonic() - started, returncode, again)


def _wait(process: subprocess.Popen) -> int:
    """Wait for pytest; after Ctrl-C, which reaches it too, let it take its servers down before going on."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
        raise


def parallel() -> list[str]:
    """Return pytest's arguments for as many workers as there are cores.

    `load` hands the tests out in their order: those that really commit come last, and after them a worker's database no
    longer has what the migrations put there.
    """
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    return ["-n", str(min(cores, 8)), "--dist", "load"]


def _count(report: Path) -> tuple[int, int]:
    """Read from pytest's report how many tests passed and how many did not."""
    if not report.exists():
        return 0, 0
    # pytest has just written this file.
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    counts = [
        [int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")]
        for suite in suites
    ]
    total, failures, errors, skipped = map(sum, zip(*counts, strict=True))
    return max(total - failures - errors - skipped, 0), failures + errors


def main() -> int:
    """Run what the command line names; 0 only when all of it passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--database", action="append", choices=list(NAMES), help="may repeat; both by default"
    )
    parser.add_argument(
        "--browser", action="store_true", help="run the browser journeys too, on PostgreSQL"
    )
    options, extra = parser.parse_known_args()

    if options.browser and browser.ensure() is None:
        print(browser.ADVICE, file=sys.stderr)
        return 1
    outcomes = []
    for database in options.database or list(NAMES):
        try:
            outcomes.append(
                run(
                    database,
                    extra,
                    with_browser=options.browser and database == "postgres",
                    again=bool(outcomes),
                )
            )
        except KeyboardInterrupt:
            return 130
    print(f"\nPython {sys.version_info.major}.{sys.version_info.minor}, Django {_django_version()}")
    print(*outcomes, sep="\n")
    good = all(outcome.good for outcome in outcomes)
    # A run that broke off counts as one failure, whatever it had counted before.
    broken = sum(1 for outcome in outcomes if not outcome.good and not outcome.failed)
    print(
        f"\n{sum(o.passed for o in outcomes)} passed, {sum(o.failed for o in outcomes) + broken} failed",
        flush=True,
    )
    return 0 if good else 1


def _django_version() -> str:
    import django

    return django.get_version()


if __name__ == "__main__":
    sys.exit(main())
