"""Run every linter, also after one has failed, and say at the end which ones did."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
SOURCES = ("volunteering", "home", "search", "site", "tools")
TEMPLATES = ("templates", "volunteering", "home", "search")

# Lines of one linter's answer that are shown.
SHOWN = 60

MANAGE = (PYTHON, "manage.py")

# What it looks at -> the command. The order is from fast to slow.
CHECKS: dict[str, tuple[str, ...]] = {
    "style (ruff)": (PYTHON, "-m", "ruff", "check", "--quiet", "--output-format=concise", "."),
    "format (ruff)": (PYTHON, "-m", "ruff", "format", "--check", "--output-format=concise", "."),
    "house rules": (PYTHON, "-m", "tools.house_rules"),
    "who imports whom (import-linter)": (PYTHON, "-m", "tools.imports"),
    "templates (djlint)": (PYTHON, "-m", "djlint", "--lint", "--quiet", *TEMPLATES),
    "translations": (PYTHON, "-m", "tools.messages", "--check"),
    "types (ty)": (
        PYTHON,
        "-m",
        "ty",
        "check",
        "--no-progress",
        "--output-format=concise",
        *SOURCES,
    ),
    "Django's and our own checks": (*MANAGE, "check", "--fail-level", "WARNING"),
    "migrations are complete": (*MANAGE, "makemigrations", "--check", "--dry-run"),
}


def run(command: tuple[str, ...]) -> tuple[bool, str]:
    """Run one linter; return whether it was content and what it said."""
    # Django's commands look at a database in memory, not at the one that `make run` has here.
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
    }
    answer = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode == 0, (answer.stdout + answer.stderr).strip()


def shortened(said: str, command: tuple[str, ...]) -> str:
    """Cut a linter's answer to what a terminal shows, and name the command for the rest."""
    lines = said.splitlines()
    if len(lines) <= SHOWN:
        return said
    whole = " ".join(".venv/bin/python" if word == PYTHON else word for word in command)
    return "\n".join([*lines[:SHOWN], f"... {len(lines) - SHOWN} more lines: {whole}"])


def main() -> int:
    """Run the linters named on the command line (by a part of their names), or all of them."""
    wanted = sys.argv[1:]
    failed = []
    for name, command in CHECKS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        started = time.monotonic()
        content, said = run(command)
        print(
            f"{'ok    ' if content else 'FAILED'} {name} ({time.monotonic() - started:.1f} s)",
            flush=True,
        )
        warnings = [line for line in said.splitlines() if line.startswith("warning:")]
        if not content:
            failed.append(name)
            print(shortened(said, command), flush=True)
        elif warnings:
            print(*warnings, sep="\n", flush=True)
    if failed:
        print(f"\nLint failed: {', '.join(failed)}.")
        return 1
    print("\nLint passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
