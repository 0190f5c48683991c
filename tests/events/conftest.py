"""Who and what takes part in the tests of events."""

import pytest

from tests.support.clock import set_clock
from tests.support.editing import Editor

__all__ = ["editor", "set_clock"]


@pytest.fixture
def editor(db) -> Editor:
    """Return a member of the editorial team."""
    return Editor()
