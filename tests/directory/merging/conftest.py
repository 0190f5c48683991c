"""Two records that are one organization."""

import pytest

from tests.support.records import make_record
from volunteering.directory.models import Organization


@pytest.fixture
def older(db) -> Organization:
    """Return the record that was there first."""
    return make_record(
        "Pomocná ruka",
        slug="pomocna-ruka",
        ico="70891508",
        summary="Původní shrnutí",
        phone="481 000 111",
        links={"website": "https://ruka.example/"},
        programs=("Doprovody",),
        topics=["seniori"],
    )


@pytest.fixture
def newer(db) -> Organization:
    """Return the one that somebody added again, both public."""
    return make_record(
        "Pomocná ruka Turnov",
        slug="ruka-turnov",
        summary="Novější shrnutí",
        description="Popis, který první nemá",
        phone="777 222 333",
        links={"website": "https://www.ruka-turnov.example/", "facebook": "https://www.facebook.com/ruka"},
        programs=("Čtení", "Doprovody"),
        topics=["zdravi"],
    )  # fmt: skip
