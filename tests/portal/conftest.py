"""Who goes through the organization's own door."""

import pytest

from tests.support.centre import make_organization
from tests.support.door import enter, make_steward
from tests.support.web import Visitor


@pytest.fixture
def visitor(db) -> Visitor:
    """Return a browser of somebody from outside."""
    return Visitor()


@pytest.fixture
def organization(db):
    """Return a published organization with a steward."""
    organization = make_organization(
        "Pomocná ruka", slug="pomocna-ruka", street="Skálova 12", postal_code="51101"
    )
    make_steward(organization)
    return organization


@pytest.fixture
def inside(visitor, organization, mailoutbox) -> Visitor:
    """Return the browser of the steward, inside."""
    enter(visitor, organization, mailoutbox)
    mailoutbox.clear()
    return visitor
