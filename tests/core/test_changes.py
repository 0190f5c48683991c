"""Marks of changes: many writes leave one, and a block that fails leaves none."""

import pytest

from tests.support.centre import make_organization
from volunteering.core.changes import Change, note_change, one_change
from volunteering.directory.listing.index import DIRECTORY
from volunteering.directory.models import Organization

pytestmark = pytest.mark.django_db


def test_many_writes_leave_one_mark_and_a_failed_block_none():
    Change.objects.all().delete()
    with one_change(DIRECTORY):
        make_organization("Ruka")
        with one_change(DIRECTORY, "inner"):
            make_organization("Noha")
            note_change("inner")
        note_change("other")
        note_change("other")
    assert Change.objects.filter(subject=DIRECTORY).count() == 1
    assert Change.objects.filter(subject="inner").count() == 1
    assert Change.objects.filter(subject="other").count() == 2
    with one_change(DIRECTORY):
        pass

    def fail():
        with one_change(DIRECTORY):
            make_organization("Hlava")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert Change.objects.filter(subject=DIRECTORY).count() == 1
    assert not Organization.objects.filter(name="Hlava").exists()
    note_change(DIRECTORY)
    assert Change.objects.filter(subject=DIRECTORY).count() == 2, "marks are made again afterwards"
