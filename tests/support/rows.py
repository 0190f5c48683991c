"""Putting the first rows back after a test that really committed: as they stand in the tables, where Django makes objects."""

from django.apps import apps
from django.db import connection, transaction

# The rows of each table, and the names of their columns.
Rows = dict[str, tuple[list[str], list[tuple]]]
MANY = 500


def rows_of_all_tables() -> Rows:
    """Read every row of the database."""
    quote = connection.ops.quote_name
    contents = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608 - our own tables
            rows = cursor.fetchall()
            if rows:
                contents[table] = ([column[0] for column in cursor.description], rows)
    return contents


def put_back(contents: Rows) -> None:
    """Write the rows into the empty tables; before the first such test they are still there.

    Args:
        contents: what `rows_of_all_tables` returned.
    """
    quote = connection.ops.quote_name
    with (
        transaction.atomic(),
        connection.constraint_checks_disabled(),
        connection.cursor() as cursor,
    ):
        for table, (columns, rows) in contents.items():
            names = ", ".join(map(quote, columns))
            places = ", ".join(["%s"] * len(columns))
            statement = (
                f"INSERT INTO {quote(table)} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608
            )
            for at in range(0, len(rows), MANY):
                cursor.executemany(statement, rows[at : at + MANY])
    connection.check_constraints()


def _tables() -> list[str]:
    """Return the tables of all models."""
    models = apps.get_models(include_auto_created=True)
    named = {
        model._meta.db_table
        for model in models
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    }
    return sorted(named)
