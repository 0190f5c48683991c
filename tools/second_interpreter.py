"""Find the Python for `make check`: one that works and makes, with its Django, another pair than the one of .venv."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OLDEST = (3, 11)
NEWEST = (3, 14)

ADVICE = """\
`make check` needs a second Python beside the {have} of .venv: a newer one (up to {newest}), or {oldest} when .venv has a newer
one. None was found that works and has the venv module. Install one (Debian, Ubuntu: python3.13 and python3.13-venv; with
pyenv: pyenv install 3.13), or name it: make check SECOND_PYTHON=/path/to/python3.13"""

# A version-manager's stub may fail when it is executed; only a program that answers this is a Python.
QUESTION = "import ensurepip, sqlite3, ssl, venv, sys; print(*sys.version_info[:2], sys.executable)"

Version = tuple[int, int]


def ask(program: str) -> tuple[Version, str] | None:
    """Return the version and the real path of an interpreter, or None when it does not work or lacks a module."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "PYTHONPATH")
    }
    try:
        answer = subprocess.run(
            [program, "-c", QUESTION],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = answer.stdout.strip().split(maxsplit=2)
    if answer.returncode != 0 or len(words) != 3:
        return None
    return (int(words[0]), int(words[1])), words[2]


def candidates() -> Iterator[str]:
    """Yield the programs that may be an interpreter of another version: on the path, then of the version managers."""
    names = [f"python{OLDEST[0]}.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    folders = [Path(folder) for folder in os.get_exec_path()]
    folders += [Path("/usr/local/bin"), Path("/usr/bin"), Path("/opt/homebrew/bin")]
    for name in names:
        yield from (
            str(folder / name) for folder in dict.fromkeys(folders) if (folder / name).exists()
        )
    for root in version_manager_roots():
        for name in names:
            yield from (str(path) for path in sorted(root.glob(f"*/bin/{name}"), reverse=True))


def version_manager_roots() -> list[Path]:
    """Return the folders where version managers keep one folder for each interpreter."""
    roots = [
        Path.home() / ".pyenv" / "versions",
        Path.home() / ".local" / "share" / "uv" / "python",
    ]
    pyenv = shutil.which("pyenv")
    if pyenv:
        answer = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.strip():
            roots.insert(0, Path(answer.stdout.strip()) / "versions")
    return list(dict.fromkeys(roots))


def choose(have: Version) -> str | None:
    """Return the path of the second interpreter for an environment that has Python `have`, or None."""
    found: dict[Version, str] = {}
    for program in candidates():
        answer = ask(program)
        if answer:
            found.setdefault(*answer)
    # From 3.12 on the locks select Django 6.1: only the oldest interpreter tests the other pair.
    if have > OLDEST and OLDEST in found:
        return found[OLDEST]
    newer = [version for version in found if have < version <= NEWEST]
    return found[max(newer)] if newer else None


def main() -> int:
    """Print the path of the second interpreter; explain what to do when there is none."""
    have = sys.version_info[:2]
    named = os.environ.get("SECOND_PYTHON")
    if named:
        answer = ask(named)
        path = answer[1] if answer and answer[0] != have else None
    else:
        path = choose(have)
    if path is None:
        dotted = {"have": have, "newest": NEWEST, "oldest": OLDEST}
        print(
            ADVICE.format(**{key: ".".join(map(str, value)) for key, value in dotted.items()}),
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
