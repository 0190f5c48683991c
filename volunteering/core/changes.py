"""Marks that something changed, so that what is computed from it and kept in memory is never stale.

Whoever keeps something asks for the newest mark before computing it, and again before every use: the same answer means
that nothing has changed meanwhile, in this process or in any other.
"""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import connection, models, transaction
from django.utils import timezone


class Change(models.Model):
    """A mark that something changed; what is computed from it and kept in memory asks for the newest mark.

    Only inserted: writers never wait for each other, and no order of commits can hide a mark.
    """

    subject = models.CharField(max_length=40, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return f"{self.subject} {self.pk}"


# Two answers of `newest_change` are compared, nothing else is done with them. The number of marks shows one that was
# committed after a newer one; the moment tells apart two marks that got the same key because the first was rolled back.
Stamp = tuple[int, int, datetime | str | None]

# Asked several times for every page: the ORM would take ten times as long to write it down.
NEWEST = "SELECT COUNT(id), MAX(id), MAX(created_at) FROM volunteering_change WHERE subject IN ({})"
NEWEST_OF_ALL = (
    "SELECT subject, COUNT(id), MAX(id), MAX(created_at) FROM volunteering_change GROUP BY subject"
)
NEWEST_OF_EACH = (
    "SELECT subject, COUNT(id), MAX(id), MAX(created_at) FROM volunteering_change "
    "WHERE subject IN ({}) GROUP BY subject"
)
NOTHING: Stamp = (0, 0, None)

# Marks younger than this are kept: whoever looks after a misbehaving list can still see what happened.
KEPT_FOR = timedelta(hours=1)

# What Wagtail keeps about drafts and locks: saving only these changes nothing that the public sees.
BOOKKEEPING = frozenset(
    {
        "draft_title",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)

# In a block of `one_moment`: the marks of all subjects, once somebody has asked for one.
_seen: ContextVar[list[dict[str, Stamp]] | None] = ContextVar("volunteering_seen", default=None)

# The subjects of the blocks of `one_change` that are running; True once something in one of them has changed.
_gathered: ContextVar[dict[str, bool] | None] = ContextVar("volunteering_gathered", default=None)


def is_bookkeeping(update_fields: Iterable[str] | None) -> bool:
    """Tell whether a save changes nothing that the public sees.

    Args:
        update_fields: the columns that are saved, as Django's signals tell them; None stands for all.
    """
    return update_fields is not None and BOOKKEEPING.issuperset(update_fields)


def note_change(subject: str) -> None:
    """Mark that something changed. Call it in the transaction that writes, so that both are seen at once.

    Args:
        subject: what changed, in one word, such as "directory".
    """
    gathered = _gathered.get()
    if gathered is not None and subject in gathered:
        gathered[subject] = True
    else:
        Change.objects.create(subject=subject)


def newest_change(*subjects: str) -> Stamp:
    """Return what stands for the present state of these subjects; it costs one small query."""
    if _seen.get() is not None:
        return _together(newest_changes(*subjects).values())
    with connection.cursor() as cursor:
        cursor.execute(NEWEST.format(", ".join(["%s"] * len(subjects))), subjects)
        number, newest, moment = cursor.fetchone() or NOTHING
    return (number, newest or 0, moment)


def newest_changes(*subjects: str) -> dict[str, Stamp]:
    """Return the same for each subject alone, in one query; a subject without a mark is left out."""
    seen = _seen.get()
    if seen is None:
        return _stamps(NEWEST_OF_EACH.format(", ".join(["%s"] * len(subjects))), subjects)
    if not seen:
        seen.append(_stamps(NEWEST_OF_ALL))
    return {subject: seen[0][subject] for subject in subjects if subject in seen[0]}


@contextmanager
def one_moment() -> Generator[None, None, None]:
    """Read all marks once, when the first is asked for: what is kept is then as of that moment, in one query.

    Only around what writes nothing and is over soon, such as the answer to one request.
    """
    token = _seen.set([])
    try:
        yield
    finally:
        _seen.reset(token)


def _stamps(query: str, subjects: tuple[str, ...] = ()) -> dict[str, Stamp]:
    with connection.cursor() as cursor:
        cursor.execute(query, subjects)
        return {subject: tuple(stamp) for subject, *stamp in cursor.fetchall()}


def _together(stamps: Iterable[Stamp]) -> Stamp:
    """Return the stamp of several subjects, as `NEWEST` counts it."""
    every = list(stamps)
    if not every:
        return NOTHING
    numbers, keys, moments = zip(*every, strict=True)
    return (sum(numbers), max(keys), max(moments))


@contextmanager
def one_change(*subjects: str) -> Generator[None, None, None]:
    """Gather the marks of many writes into one for each subject; everything inside is one transaction.

    Args:
        subjects: whose marks are gathered; marks of others are made as ever.
    """
    outer = _gathered.get() or {}
    gathered = {subject: False for subject in subjects if subject not in outer}
    with transaction.atomic():
        token = _gathered.set(outer | gathered)
        try:
            yield
            inner = _gathered.get() or {}
        finally:
            _gathered.reset(token)
        for subject, has_changed in inner.items():
            if has_changed:
                note_change(subject)


@transaction.atomic
def forget_old_changes() -> int:
    """Delete old marks; return how many.

    A new mark takes their place in the same transaction. Without it, a mark that goes and one that a slow transaction
    brings could leave the same stamp behind; with it, all that happens is that everything kept is computed once more.
    """
    old = Change.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    subjects = sorted(set(old.values_list("subject", flat=True)))
    count, _rows = old.delete()
    for subject in subjects:
        note_change(subject)
    return count
