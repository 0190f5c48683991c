"""The small centre of which the golden answers tell, and which is asked strange questions."""

import pytest

from tests.support.clock import set_clock

from .fixed_centre import FixedCentre, make_fixed_centre

__all__ = ["set_clock"]


@pytest.fixture
def centre(db, tmp_path, settings, set_clock) -> FixedCentre:
    """Return the small centre that is always the same."""
    return make_fixed_centre(tmp_path, settings, set_clock)
