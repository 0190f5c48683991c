"""The house rules that no other linter knows: locks without addresses, no trace of a machine, files of a readable length."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONG = 300
BINARY = {".gif", ".ico", ".jpg", ".jpeg", ".mo", ".pdf", ".png", ".webp", ".woff", ".woff2"}

MADE_HERE = {
    ".git",
    ".venv",
    ".venv-check",
    ".venv-node",
    "node_modules",
    "var",
    "__pycache__",
    ".pytest_cache",
    ".ruff_cache",
}

# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = (
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "registry.npm" + "js.org",
    "deb.debian" + ".org",
)
# Folders of somebody's machine. A documented path on a server (/srv, /etc, /usr) is no such folder.
MACHINES = (
    "/ho" + "me/[a-z]",
    "/Us" + "ers/[A-Za-z]",
    "/ro" + "ot/",
    "/wo" + "rk/",
    "/tm" + "p/[A-Za-z0-9]",
)
TRACE = re.compile(
    "|".join(
        [re.escape(host) for host in REGISTRIES] + [rf"(?<![\w.])(?:{path})" for path in MACHINES]
    )
)

INDEX_LINE = re.compile(
    r"^\s*(-i\b|-f\b|--(extra-)?index-url|--find-links|--trusted-host)|://", re.MULTILINE
)
REQUIREMENT = re.compile(r"^[A-Za-z0-9][\w.\[\]-]*==", re.MULTILINE)


def repository_files() -> list[Path]:
    """Return the files that are in the repository or would be added to it; without git, all but what is made here."""
    try:
        answer = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        paths = {ROOT / name for name in answer.stdout.split("\0") if name}
    except (OSError, subprocess.CalledProcessError):
        paths = {
            path for path in ROOT.rglob("*") if not MADE_HERE & set(path.relative_to(ROOT).parts)
        }
    return sorted(path for path in paths if path.is_file())


def text_of(path: Path) -> str:
    """Return a text file's content; nothing for pictures and other binary files."""
    if path.suffix in BINARY:
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


def traces(files: list[Path]) -> Iterator[str]:
    """Find hosts of package registries and folders of somebody's machine."""
    for path in files:
        for number, line in enumerate(text_of(path).splitlines(), 1):
            if match := TRACE.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: names {match.group()!r}; it belongs to no file of the repository"


def locks() -> Iterator[str]:
    """Check that each lock has a hash for every package and no address."""
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text()
        name = path.relative_to(ROOT)
        if INDEX_LINE.search(text):
            yield f"{name}: names an index; lock again with `make lock`"
        blocks = [
            block for block in re.split(r"(?m)^(?=[A-Za-z0-9])", text) if REQUIREMENT.match(block)
        ]
        if not blocks:
            yield f"{name}: locks no package"
        yield from (
            f"{name}: no hash for {block.split()[0]}"
            for block in blocks
            if "--hash=sha256:" not in block
        )
    for path in sorted(ROOT.glob("requirements/*.in")):
        if not path.with_suffix(".txt").exists():
            yield f"{path.relative_to(ROOT)}: has no lock beside it"


def layout(files: list[Path]) -> Iterator[str]:
    """Check what Python's import system would take amiss."""
    if (ROOT / "site" / "__init__.py").exists():
        yield "site/__init__.py: must not exist; as a package the folder would hide Python's own module `site`"
    for folder in sorted(
        {path.parent for path in files if path.suffix == ".py" and (ROOT / "tests") in path.parents}
    ):
        if not (folder / "__init__.py").exists():
            yield f"{folder.relative_to(ROOT)}: needs an __init__.py, else the folder hides the app of the same name"


def long_files(files: list[Path]) -> Iterator[str]:
    """Find modules that grew past the length that reads well; migrations are as long as they are."""
    for path in files:
        if path.suffix == ".py" and "migrations" not in path.parts:
            length = len(text_of(path).splitlines())
            if length > LONG:
                yield f"{path.relative_to(ROOT)}: {length} lines; past {LONG} it wants to become two with better names"


def main() -> int:
    """Print what breaks the rules; a long file only warns."""
    files = repository_files()
    broken = [*traces(files), *locks(), *layout(files)]
    for line in broken:
        print(line)
    for line in long_files(files):
        print(f"warning: {line}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
