"""A clock that a test sets: what the site takes for "now"."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.utils import timezone


@pytest.fixture
def set_clock(monkeypatch) -> Callable[[datetime], None]:
    """Return a function that stops the clock of Django and Wagtail at an aware moment."""

    def stop_at(moment: datetime) -> None:
        # Both ask `timezone.now()`; only the database and files go on with the machine's own time.
        monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(UTC))

    return stop_at
