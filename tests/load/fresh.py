"""A process that begins: how long its first search takes and how much memory the index costs. Prints JSON.

Runs on the database that DATABASE_URL names: `python -m tests.load.fresh`.
"""

import json
import os
import resource
import time
from pathlib import Path

from tests.load.room import start_django


def main() -> None:
    """Ask a page that searches for nothing, then searches, and print what each step cost."""
    start_django()
    from django.test import Client

    client = Client()
    assert client.get("/").status_code == 200
    before = megabytes()
    steps = {}
    for name, address in (
        ("first", "/hledat/?q=dobrovolník"),
        ("mistake", "/hledat/?q=dobrovonlík"),
        ("suggestion", "/napoveda/?q=dobrov"),
    ):
        began = time.perf_counter()
        assert client.get(address).status_code == 200
        steps[name] = (time.perf_counter() - began) * 1000
    print(json.dumps({"before": before, "after": megabytes(), **steps}))


def megabytes() -> float:
    """Return how much memory the process has now; where the system does not tell, the most it has had."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    main()
