#!/usr/bin/env python
"""Django's command line, with the site's own folder on the path."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command named on the command line with the development settings by default."""
    # `site/` is a plain folder, not a package: Python's own module has that name.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
