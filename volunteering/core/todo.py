"""The registry of what waits for editors: features say what waits, the desk shows it on the admin home."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Todo:
    """One line of the to-do.

    Attributes:
        label: what waits, in the words that follow the number (`ngettext` of the count).
        count: how many of them; a line with nothing is not shown.
        url: the screen of the admin where they are dealt with.
        icon: name of an icon of Wagtail's admin.
    """

    label: str
    count: int
    url: str
    icon: str = "tasks"


Build = Callable[..., Todo | Iterable[Todo] | None]
_builds: list[Build] = []


def register_todo(build: Build) -> Build:
    """Add lines to the to-do; the order of registration is the order of the lines.

    Args:
        build: called with the admin's request; returns a Todo, several, or None. It tells only what this user may
            see and deal with, in a number of queries that does not grow with what waits.
    """
    if build not in _builds:
        _builds.append(build)
    return build


def todos(request) -> list[Todo]:
    """Return what waits for the user of this request, without lines that have nothing."""
    lines: list[Todo] = []
    for build in _builds:
        built = build(request)
        if built is not None:
            lines += [built] if isinstance(built, Todo) else built
    return [line for line in lines if line.count]
