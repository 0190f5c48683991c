"""Putting the first rows back after a test that really committed: many at once, where Django saves one by one."""

from django.core.serializers import deserialize
from django.db import connection, transaction

# Nine rows of ten; nothing follows from saving one of them.
MANY = frozenset(
    {
        "auth.Permission",
        "volunteering.PlaceOverlap",
        "volunteering.SearchEntry",
        "volunteering.SynonymGroup",
    }
)


def put_back(contents: str) -> None:
    """Write the rows of a serialized database into the empty one; before the first such test they are still there.

    Args:
        contents: JSON, as Django's `serialize_db_to_string` returns it.
    """
    many: dict[type, list] = {}
    with transaction.atomic(), connection.constraint_checks_disabled():
        for row in deserialize("json", contents):
            if row.object._meta.label in MANY:
                many.setdefault(type(row.object), []).append(row.object)
            else:
                row.save()
        for model, objects in many.items():
            model._base_manager.bulk_create(objects, ignore_conflicts=True)
    connection.check_constraints()
