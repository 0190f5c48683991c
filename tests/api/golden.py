"""The golden files: what the API answered when somebody last looked. `python -m tests.api.golden` writes them anew."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "golden"
DOCUMENT = "openapi"
RENEW = "RENEW_GOLDEN"
HOW = "Is it meant so? Then write the golden files anew with `make golden` and read what has changed in them."


def is_renewing() -> bool:
    """Tell whether this run writes the files instead of comparing with them."""
    return os.environ.get(RENEW) == "1"


def names() -> set[str]:
    """Return the names of the golden answers."""
    return {path.stem for path in FOLDER.glob("*.json")} - {DOCUMENT}


def differs(name: str, told: Any) -> bool:
    """Compare with a file, or write it; tell whether there is a difference.

    Args:
        name: of the file, without ".json".
        told: what was answered now.
    """
    path = FOLDER / f"{name}.json"
    if is_renewing():
        FOLDER.mkdir(exist_ok=True)
        path.write_text(f"{pretty(told)}\n", encoding="utf-8")
        return False
    return not path.exists() or json.loads(path.read_text(encoding="utf-8")) != told


def drop_others(wanted: set[str]) -> None:
    """Delete the answers to questions that nobody asks any more."""
    for name in names() - wanted:
        (FOLDER / f"{name}.json").unlink()


def pretty(told: Any) -> str:
    """Return JSON that people can read and compare."""
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)


def main() -> int:
    """Write all golden files anew.

    Returns:
        the exit code of pytest.
    """
    os.environ[RENEW] = "1"
    folder = Path(__file__).parent
    tests = [str(folder / "test_golden.py"), str(folder / "test_openapi.py")]
    code = pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[1:], *tests])
    if code == 0:
        print(f"The golden files in {FOLDER} are written: read what has changed in them.")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
