"""Find a Chromium that starts, or bring one: the system's, else the browser driver's own, else Debian's package."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Names of hosts resolve to nothing (only the test server answers), and the browser keeps quiet in the background.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

ADVICE = """\
No Chromium was found and none could be installed. Do one of these, then run the same command again:
  - install the system's package, for example: apt-get install chromium
  - let the browser driver bring its own: .venv/bin/python -m playwright install --with-deps chromium
  - name a browser that you have: CHROMIUM=/path/to/chromium make test"""


def flags() -> list[str]:
    """Return the command line flags for the tests' browser; root cannot use Chromium's sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)


def starts(path: str) -> bool:
    """Tell whether the program runs: a leftover stub, or a browser without its libraries, is no browser."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def candidates() -> Iterator[str]:
    """Yield the paths worth trying, best first: the named one, the system's, the browser driver's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
        return
    for name in NAMES:
        path = shutil.which(name)
        if path:
            yield path
    own = _path_of_the_drivers_own()
    if own and Path(own).exists():
        yield own


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    return next((path for path in candidates() if starts(path)), None)


def ensure() -> str | None:
    """Return the path of a Chromium that starts, installing one when there is none; None when that fails too."""
    path = find()
    if path or os.environ.get("CHROMIUM"):
        return path
    root = os.geteuid() == 0
    _say("No Chromium on this machine; asking the browser driver to bring its own ...")
    _try([sys.executable, "-m", "playwright", "install", "chromium"], seconds=600)
    path = find()
    if path is None and root and _driver_brought_one():
        _say("It needs libraries of the system; installing them ...")
        _try([sys.executable, "-m", "playwright", "install-deps", "chromium"], seconds=900)
        path = find()
    if path is None and root and shutil.which("apt-get"):
        _say("That did not work; installing Debian's package chromium ...")
        _try(["apt-get", "update"], seconds=300)
        _try(
            [
                "apt-get",
                "install",
                "--yes",
                "--no-install-recommends",
                "chromium",
                "fonts-dejavu-core",
            ],
            seconds=900,
        )
        path = find()
    return path


def _driver_brought_one() -> bool:
    own = _path_of_the_drivers_own()
    return own is not None and Path(own).exists()


def _path_of_the_drivers_own() -> str | None:
    """Ask the browser driver where its own Chromium would be; it has no command line for that."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as driver: print(driver.chromium.executable_path)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or None


def _try(command: list[str], seconds: int) -> None:
    """Run an installer; whether it helped is seen by looking for the browser afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(f"{command[0]}: {error}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main() -> int:
    """Print the browser's path; with --install bring one first when there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--install", action="store_true", help="install a browser when none is found"
    )
    path = ensure() if parser.parse_args().install else find()
    if path is None:
        _say(ADVICE)
        return 1
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
