"""A run that is killed in the middle: the next one finishes it, and everybody has one message."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.directory.freshness.conftest import make_old

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[3]
MANY = 6


def database_url(folder: Path) -> str:
    """Return the address of the test's database for another process; SQLite lives in memory and is copied to a file."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "copy.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        return f"sqlite:///{folder / 'copy.sqlite3'}"
    return f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}"


def run_apart(url: str, mails: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.directory.freshness.killed_run"],
        cwd=ROOT,
        env=os.environ
        | {"DATABASE_URL": url, "MAILS": str(mails), "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
        | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def messages(folder: Path) -> list[tuple[str, str]]:
    """Return recipient and identity of every mail that went out."""
    text = "\n".join(path.read_text() for path in sorted(folder.glob("*.log")))
    to = re.findall(r"^To: (.+)$", text, re.MULTILINE)
    identities = re.findall(r"^Message-ID: (.+)$", text, re.MULTILINE)
    return list(zip(to, identities, strict=True))


@pytest.mark.parametrize(("when", "sent_twice"), [("before", 0), ("after", 1)])
def test_everybody_has_exactly_one_message(tmp_path, when, sent_twice):
    addresses = {f"s{number}@x.example" for number in range(MANY)}
    for address in sorted(addresses):
        make_old(address, days=340, contact=address)
    mails = tmp_path / "mails"
    mails.mkdir()
    url = database_url(tmp_path)

    killed = run_apart(url, mails, DIE_AT="3", DIE_WHEN=when)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(messages(mails)) == (2 if when == "before" else 3)

    again = run_apart(url, mails)
    assert again.returncode == 0, again.stderr
    rows = json.loads(again.stdout)
    third = run_apart(url, mails)
    assert third.returncode == 0, third.stderr

    sent = messages(mails)
    assert len(sent) == MANY + sent_twice
    # The mail in the window was sent again as the very same message.
    assert len(set(sent)) == MANY
    assert {recipient for recipient, _identity in sent} == addresses
    assert sorted(rows) == sorted([address, "question"] for address in addresses)
