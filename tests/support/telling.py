"""Asking the API whether it tells what is true now: before the texts are made anew, and afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.test import Client

from tests.support.editing import Editor

API = "/api/v1"


def make_ready() -> None:
    """Make all texts, as the background does after every change."""
    call_command("rebuild_read_models", stdout=StringIO())


def told(path: str, host: str = "testserver") -> str:
    """Return what an address of the API answers as text; "" when nothing public is there."""
    response = Client(headers={"host": host}).get(f"{API}{path}")
    assert response.status_code in (200, 401, 404), (path, response.content)
    return response.content.decode() if response.status_code == 200 else ""


@contextmanager
def seen(*paths: str, new: str = "", old: str = "") -> Iterator[None]:
    """Expect that what the block does is told by the very next requests, and by those after the texts were made anew.

    The texts are ready when the block begins. Nothing that waits for a commit runs inside it, as if the process were
    killed before the background has begun.

    Args:
        paths: what is asked.
        new: what each answer has from now on, and had not before.
        old: what each answer had before, and has no longer. Without both, nothing public is there any more.
    """
    make_ready()
    for path in paths:
        before = told(path)
        assert before, path
        assert old in before, (path, "before")
        assert not new or new not in before, (path, "before")
    yield
    for when in ("at once", "made anew"):
        for path in paths:
            after = told(path)
            assert bool(after) == bool(new or old), (path, when)
            assert new in after, (path, when)
            assert not old or old not in after, (path, when)
        make_ready()


def unfinished(role: str = "editor") -> Editor:
    """Return somebody in the admin after whose clicks nothing runs in the background."""
    editor = Editor(role)
    editor.client = Client()
    editor.client.force_login(editor.user)
    return editor
