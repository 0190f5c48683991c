"""What the tests of the search share."""

from tests.support.clock import set_clock

__all__ = ["set_clock"]
