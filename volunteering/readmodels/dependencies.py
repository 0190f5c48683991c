"""What a ready-made text was made of, so that a change of any of it is known to change the text."""

from datetime import datetime

from django.db.models import Model


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

    def __init__(self):
        self.keys: set[str] = set()
        self.until: datetime | None = None

    def note(self, *things: Model | None) -> None:
        """Remember objects whose change changes the text; None is passed over. A page's or snippet's expiry counts, too."""
        for thing in things:
            if thing is not None:
                self.keys.add(key_of(thing))
                self.hold_until(getattr(thing, "expire_at", None))

    def hold_until(self, moment: datetime | None) -> None:
        """Remember a moment after which the text is no longer right; None is passed over."""
        if moment is not None and (self.until is None or moment < self.until):
            self.until = moment

    def text(self) -> str:
        """Return the keys as they are stored, each between blanks."""
        return f" {' '.join(sorted(self.keys))} "
