"""What `make bench` measures, the search and the API: `python -m tests.load [api | search] [arguments of the one]`."""

import subprocess
import sys

BENCHES = ("search", "api")


def main() -> None:
    """Run both benchmarks, or the one that is named; arguments without a name are those of the search."""
    arguments = sys.argv[1:]
    if not arguments:
        chosen = list(BENCHES)
    elif arguments[0] in BENCHES:
        chosen = [arguments.pop(0)]
    else:
        chosen = ["search"]
    for name in chosen:
        done = subprocess.run([sys.executable, "-m", f"tests.load.{name}", *arguments], check=False)
        if done.returncode:
            sys.exit(done.returncode)


if __name__ == "__main__":
    main()
