"""Check the import contracts of pyproject.toml with import-linter, which has to find the packages below `site/` too."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Check every contract; import-linter ends the program with its verdict."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    from importlinter.cli import lint_imports_command

    lint_imports_command(["--no-logo", "--no-cache", *sys.argv[1:]])


if __name__ == "__main__":
    main()
