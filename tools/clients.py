"""Make the types of the TypeScript client, and try client and front end (clients/) against a demo centre of their own.

`types` writes clients/typescript/src/schema.d.ts anew from the code. `check` starts a demo centre with a fresh database and
asks whether the types in the repository are those of its API, whether everything fits them, whether the front end can be
built, and whether it works in a browser (tests/browser/clients). Node comes as a locked wheel into an environment of its own.
"""

import argparse
import contextlib
import difflib
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tools import browser
from tools.serving import LOOPBACK, Centre, Trouble, free_port, front_end

ROOT = Path(__file__).resolve().parents[1]
CLIENTS = ROOT / "clients"
TYPES = CLIENTS / "typescript" / "src" / "schema.d.ts"
NODE = ROOT / ".venv-node"
STAMP = CLIENTS / "node_modules" / ".installed"

# Seconds; each is several times what a slow machine needs.
FOR_INSTALLING = 600
FOR_NODE = 120
FOR_THE_BROWSER = 300
SHOWN = 40

DOCUMENT = """
import django
django.setup()
from django.test import Client
print(Client().get("/api/v1/openapi.json").content.decode())
"""


def node(*words: str, seconds: int = FOR_NODE, **variables: str) -> None:
    """Run a command of Node in the folder of the clients; show what it says when it fails.

    Args:
        words: the program and its arguments.
        seconds: how long it may take.
        variables: of its environment.

    Raises:
        Trouble: it failed or took too long.
    """
    path = os.pathsep.join(
        [str(NODE / "bin"), str(CLIENTS / "node_modules" / ".bin"), os.environ["PATH"]]
    )
    environment = {**os.environ, "PATH": path, "ASTRO_TELEMETRY_DISABLED": "1", **variables}
    _run(list(words), seconds, cwd=CLIENTS, env=environment)


def _run(command: list[str], seconds: int, **options) -> str:
    name = " ".join(command[:4])
    try:
        answer = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            check=False,
            **options,
        )
    except subprocess.TimeoutExpired as error:
        raise Trouble(f"{name}: not done in {seconds} s") from error
    if answer.returncode:
        raise Trouble(f"{name} failed:\n{answer.stdout.strip()}")
    return answer.stdout


def install() -> None:
    """Install Node and the locked packages where they are missing or others than the lock's."""
    environment = ["sh", "tools/environment.sh", str(NODE), "requirements/node.txt"]
    _run(environment, FOR_INSTALLING, cwd=ROOT)
    files = [CLIENTS / "package-lock.json", *sorted(CLIENTS.glob("*/package.json"))]
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    say("Installing the locked packages of clients/ ...")
    node("npm", "ci", "--no-audit", "--no-fund", seconds=FOR_INSTALLING)
    STAMP.write_text(wanted)


def own_document() -> str:
    """Return the description of the API as the code in this folder gives it; needs no database."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }
    return _run([sys.executable, "-c", DOCUMENT], FOR_NODE, cwd=ROOT, env=environment)


def generate(document: str, target: Path) -> None:
    """Write the types that a description of the API gives.

    Args:
        document: the description, JSON.
        target: the file that is written.
    """
    with tempfile.TemporaryDirectory(prefix="volunteering-types-") as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(_without_examples(json.loads(document))))
        node("openapi-typescript", str(source), "--output", str(target))


def _without_examples(part: Any) -> Any:
    """Return a part of the description without its examples of whole answers, which are half of it and give no types."""
    if isinstance(part, list):
        return [_without_examples(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _without_examples(value) for name, value in part.items()}
    # Only what has a schema beside it is an example; a property may be called so too.
    if "schema" in kept:
        kept.pop("example", None)
    return kept


def check_types(document: str, folder: Path) -> None:
    """Compare the types in the repository with those of a running API.

    Raises:
        Trouble: they differ.
    """
    fresh = folder / "schema.d.ts"
    generate(document, fresh)
    differences = difflib.unified_diff(
        TYPES.read_text().splitlines(),
        fresh.read_text().splitlines(),
        str(TYPES.relative_to(ROOT)),
        "the running API",
        lineterm="",
        n=1,
    )
    lines = [line for _number, line in zip(range(SHOWN), differences, strict=False)]
    if lines:
        advice = (
            "The types in the repository are not those of the API; `make client` writes them anew:"
        )
        raise Trouble("\n".join([advice, *lines]))


def check(extra: list[str]) -> None:
    """Try the clients against a demo centre.

    Args:
        extra: more arguments for pytest.

    Raises:
        Trouble: something does not work.
    """
    if browser.ensure() is None:
        raise Trouble(browser.ADVICE)
    port = free_port()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="volunteering-demo-")))
        pages = folder / "pages"
        pages.mkdir()
        origin = stack.enter_context(front_end(pages, f"http://{LOOPBACK}:{port}"))
        centre = Centre(folder, port, origin)
        stack.callback(centre.stop)
        say("A demo centre is being made; meanwhile the sources are checked ...")
        install()
        node("npm", "run", "check", "--workspaces")
        document = centre.document()
        check_types(document, folder)
        say("The types are those of the running API. Building the front end ...")
        build = ("npm", "run", "build", "--workspace", "astro", "--", "--outDir", str(pages))
        node(*build, PUBLIC_CENTRE=centre.address, SITE_URL=origin)
        say(f"The front end is at {origin}, its centre at {centre.address}.")
        journeys(centre, origin, extra)


def journeys(centre: Centre, origin: str, extra: list[str]) -> None:
    """Drive the front end in a browser.

    Raises:
        Trouble: a journey failed.
    """
    environment = {
        **os.environ,
        "CLIENTS_FRONT_END": origin,
        "CLIENTS_CENTRE": centre.address,
        "CLIENTS_ACCOUNTS": str(centre.accounts),
    }
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/clients"]
    try:
        done = subprocess.run(
            [*command, *extra], cwd=ROOT, env=environment, timeout=FOR_THE_BROWSER, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Trouble(f"The journeys were not over in {FOR_THE_BROWSER} s.") from error
    if done.returncode:
        raise Trouble(f"The journeys failed: pytest ended with {done.returncode}.")


def say(sentence: str) -> None:
    """Print a sentence at once."""
    print(sentence, flush=True)


def main() -> int:
    """Do what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["types", "check"])
    options, extra = parser.parse_known_args()
    started = time.monotonic()
    # A killed run takes its centre down too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if options.what == "check":
            check(extra)
        else:
            install()
            generate(own_document(), TYPES)
            say(f"Written: {TYPES.relative_to(ROOT)}")
    except Trouble as trouble:
        say(f"\n{trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    say(f"Clients: done in {time.monotonic() - started:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
