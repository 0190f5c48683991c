"""What is computed once and kept in the memory of a process until a mark says that something has changed."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Generic, TypeVar

from django.utils import timezone

from .changes import Stamp, newest_change

# What stands around every page: menu, offices, what header and footer say.
FRAME = "frame"

MOST = 500

Value = TypeVar("Value")

_all: "list[Kept]" = []


class Kept(Generic[Value]):
    """Values by their keys; asking for one costs a small query while nothing has changed.

    Keep only what nobody changes: the same object goes to every request.
    """

    def __init__(
        self, *subjects: str, until: Callable[[Value], datetime | None] = lambda _value: None
    ):
        """Remember which changes matter.

        Args:
            subjects: as `note_change` is told them.
            until: tells of a value when it stops being right by the clock, such as when a page expires; None for never.
        """
        self.subjects = subjects
        self.until = until
        self._values: dict[Hashable, tuple[Stamp, datetime | None, Value]] = {}
        _all.append(self)

    def get(self, key: Hashable, build: Callable[[], Value]) -> Value:
        """Return a value as of this moment.

        Args:
            key: which one.
            build: computes it.
        """
        # The mark first: what changes while the value is computed is noticed by the next request.
        stamp = newest_change(*self.subjects)
        kept = self._values.get(key)
        if kept is None or kept[0] != stamp or (kept[1] and kept[1] <= timezone.now()):
            value = build()
            if len(self._values) >= MOST:
                # Whoever asks for ever new keys must not fill the memory.
                self._values.pop(next(iter(self._values)), None)
            kept = self._values[key] = (stamp, self.until(value), value)
        return kept[2]


def first_expiry(items: Iterable) -> datetime | None:
    """Return the first moment to come at which one of some pages or snippets expires, or None.

    Args:
        items: with Wagtail's `expire_at`; None among them is passed over.
    """
    moments = [item.expire_at for item in items if item is not None and item.expire_at]
    return min(moments, default=None)


def forget_kept() -> None:
    """Drop what this process keeps; for tests, whose databases begin anew."""
    for kept in _all:
        kept._values.clear()
