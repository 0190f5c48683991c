"""What a ready-made text was made of, so that a change of any of it is known to change the text."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone


def key_of(thing: Model) -> str:
    """Return the key by which a text names what it was made of: the concrete table's name and the primary key.

    A page is named by the table of all pages, whatever its type: links name pages so, too.
    """
    model = type(thing)
    parents = model._meta.get_parent_list()
    base = parents[-1] if parents else model
    return f"{base._meta.label_lower}:{thing.pk}"


class Uses:
    """Collects what one text is made of while it is being made."""

    def __init__(self, shared: dict[str, Any] | None = None, since: datetime | None = None):
        """Begin with nothing.

        Args:
            shared: what texts that are made together look up once for all of them.
            since: a moment before anything of the text was read; now by default.
        """
        self.since = since or timezone.now()
        self.keys: set[str] = set()
        self.until: datetime | None = None
        self.shared: dict[str, Any] = {} if shared is None else shared

    def note(self, *things: Model | None) -> None:
        """Remember objects whose change changes the text; None is passed over. A page's or snippet's expiry counts, too."""
        for thing in things:
            if thing is not None:
                self.keys.add(key_of(thing))
                # What had expired before is not told, and the text holds without it. What expires while the text is
                # made may be in it.
                self.hold_until(getattr(thing, "expire_at", None))

    def hold_until(self, moment: datetime | None) -> None:
        """Remember a moment after which the text is no longer right; None, and what had passed before, are passed over."""
        if moment is None or moment <= self.since:
            return
        if self.until is None or moment < self.until:
            self.until = moment

    def text(self) -> str:
        """Return the keys as they are stored, each between blanks."""
        return f" {' '.join(sorted(self.keys))} "
