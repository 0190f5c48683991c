"""Which entries of the search index contain some words: all hits at once, without rank.

modelsearch answers "which objects" by joining its index with theirs, and that join is what takes the time: SQLite repeats
the search for every row, PostgreSQL puts the parts of every entry together before it looks into them. A list that counts
asks the index alone, and knows by heart which entry stands for which listing. Only the tables of the index are read
(modelsearch is pinned below 1.4); words are analysed by the database, the same as for every other search.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from django.db.models import Aggregate, Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from modelsearch.conf import get_app_config


class Joined(Aggregate):
    """The values of all rows in one text with blanks between: a driver makes a row of its own for each number else."""

    function = "string_agg"
    output_field = TextField()

    def __init__(self, expression, **extra):
        super().__init__(Cast(expression, TextField()), Value(" "), **extra)

    def as_sqlite(self, compiler, connection, **extra):
        """Use the name that every version of SQLite knows."""
        return self.as_sql(compiler, connection, function="group_concat", **extra)


def matching_entries(words: str) -> list[int]:
    """Return the primary keys of the entries that contain all words, in no order.

    On PostgreSQL all words have to be in the title or all in the rest; organizations and programs have no title there.

    Args:
        words: words and nothing else, at least one.
    """
    index_entry = get_app_config().get_model("IndexEntry")
    if connections[router.db_for_read(index_entry)].vendor == "sqlite":
        entry = get_app_config().get_model("SQLiteFTSIndexEntry")
        table = entry._meta.db_table
        asked = " AND ".join(f'"{word}"' for word in words.split())
        found = entry.objects.extra(  # noqa: S610 (the table's name is modelsearch's own)
            where=[f"{table} MATCH %s"], params=[f"{{title body}} : ({asked})"]
        )
    else:
        # Only where the database is PostgreSQL is its driver there to be imported.
        from django.contrib.postgres.search import SearchQuery  # noqa: PLC0415

        asked = SearchQuery(words)
        found = index_entry.objects.filter(Q(body=asked) | Q(title=asked))
    joined = found.aggregate(keys=Joined("pk"))["keys"]
    return [int(key) for key in joined.split()] if joined else []


def entries_of(model) -> dict[int, int]:
    """Return the object's primary key for each entry of a model, by the primary key of the entry."""
    rows = _entries(model).values_list("pk", "object_id")
    return {entry: int(key) for entry, key in rows}


def keys_of(model, entries: list[int]) -> list[int]:
    """Return the primary keys of the objects of a model behind some entries; entries of other models are passed over.

    Args:
        model: the model.
        entries: primary keys of entries.
    """
    rows = _entries(model).filter(pk__in=entries).values_list("object_id", flat=True)
    return [int(key) for key in rows]


def newest_entry() -> int:
    """Return the primary key of the newest entry; whatever is indexed later has a higher one."""
    entries = get_app_config().get_model("IndexEntry").objects
    return entries.aggregate(newest=Max("pk"))["newest"] or 0


def _entries(model) -> QuerySet:
    kind = ContentType.objects.get_for_model(model)
    return get_app_config().get_model("IndexEntry").objects.filter(content_type=kind)
