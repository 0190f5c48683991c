"""Notes that something has changed that ready-made texts may use, and turns the notes into new versions of the texts.

Why no text is ever stale, whatever happens at once:

1. A change and its touch are committed together. From then on readers pass over every text that uses what was touched.
2. Whoever makes a text reads its version first, then the object, and stores the text only if the version is still the same
   and nobody else has stored one for it. So a text that was made before a change uses what the change touches.
3. `take_in` reads the touches first, then the texts. It gives a new version to those that use a touched key and to those that
   are not ready, which somebody may just be making of what was true before; a text that is ready and does not use the key
   was stored after the change. The touches go in the same transaction.
"""

from collections.abc import Iterable

from django.db import connection, transaction

from volunteering.core.changes import note_change

from .models import ReadModel, Touch

# What mark in `core/changes.py` stands for a change of anything that is told.
TOLD = "told"
# Stands for everything: a change that decides about many objects.
EVERYTHING = "*"
# Asked for every answer: the ORM would take ten times as long to write it down.
TOUCHED = "SELECT key FROM volunteering_touch"
# Databases bound the number of values in one statement.
MANY = 500


class _Written(dict[str, str | None]):
    """The keys that the present transaction has touched, each with the savepoint inside which it did.

    It waits among what Django does on commit, so a rollback takes it away.
    """

    def __call__(self) -> None:
        """Do nothing on commit."""


def note_touched(*keys: str) -> None:
    """Note that objects have changed. Call it in the transaction that changes them, so that both are seen at once.

    However often one transaction touches an object, it writes that down once.

    Args:
        keys: of the objects; see `dependencies.key_of`.
    """
    # At once, also for whoever saves without a transaction.
    with transaction.atomic(savepoint=False):
        unwritten = _unwritten(keys)
        if unwritten:
            Touch.objects.bulk_create([Touch(key=key) for key in unwritten])
        note_change(TOLD)


def touched_keys() -> frozenset[str]:
    """Return the keys that were touched and not taken in yet; costs one small query."""
    with connection.cursor() as cursor:
        cursor.execute(TOUCHED)
        return frozenset(key for (key,) in cursor.fetchall())


def is_untouched(uses: str, touched: frozenset[str]) -> bool:
    """Tell whether a text holds although some keys were touched.

    Args:
        uses: the keys that it uses, as they are stored.
        touched: the keys.
    """
    return EVERYTHING not in touched and touched.isdisjoint(uses.split())


def take_in() -> bool:
    """Give a new version to each text that uses something touched or has run out, and forget the touches.

    Returns:
        Whether there was anything to take in.
    """
    if not (Touch.objects.exists() or ReadModel.objects.run_out().exists()):
        return False
    with transaction.atomic():
        # Held in one order: two who do this at once go one after the other.
        held = Touch.objects.select_for_update().order_by("pk")
        touches = dict(held.values_list("pk", "key"))
        outdated = {*ReadModel.objects.run_out().values_list("pk", flat=True)}
        if touches:
            outdated |= _concerned(frozenset(touches.values()))
        for some in _in_parts(sorted(outdated)):
            rows = ReadModel.objects.filter(pk__in=some)
            list(rows.order_by("pk").select_for_update().values_list("pk"))
            rows.outdate()
        for some in _in_parts(sorted(touches)):
            Touch.objects.filter(pk__in=some).delete()
        # What this transaction touches from now on has to be written again.
        _written().clear()
    return True


def _concerned(touched: frozenset[str]) -> set[int]:
    rows = ReadModel.objects.values_list("pk", "made_for", "version", "uses")
    return {
        pk
        for pk, made_for, version, uses in rows.iterator()
        if made_for != version or not is_untouched(uses, touched)
    }


def _in_parts(pks: list[int]) -> Iterable[list[int]]:
    return (pks[at : at + MANY] for at in range(0, len(pks), MANY))


def _unwritten(keys: Iterable[str]) -> list[str]:
    """Return the keys, each once, of which the present transaction has not written a touch that still stands."""
    if not connection.in_atomic_block:
        return list(dict.fromkeys(keys))
    written = _written()
    # A savepoint that is no longer open may have been rolled back.
    is_open = {None, *connection.savepoint_ids}
    unwritten = [
        key for key in dict.fromkeys(keys) if key not in written or written[key] not in is_open
    ]
    inside = next((sid for sid in reversed(connection.savepoint_ids) if sid), None)
    written.update(dict.fromkeys(unwritten, inside))
    return unwritten


def _written() -> _Written:
    for entry in connection.run_on_commit:
        if isinstance(entry[1], _Written):
            return entry[1]
    written = _Written()
    transaction.on_commit(written)
    return written
