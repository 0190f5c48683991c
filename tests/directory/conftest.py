"""Who takes part in the tests of the directory."""

import pytest

from tests.support.centre import make_user
from tests.support.web import Visitor


def signed_in(role: str) -> Visitor:
    """Return the browser of a user with this role, signed in; `user` says who it is."""
    visitor = Visitor()
    visitor.user = make_user(role)
    visitor.force_login(visitor.user)
    return visitor


@pytest.fixture
def visitor(db) -> Visitor:
    """Return a reader without an account."""
    return Visitor()


@pytest.fixture
def moderator(db) -> Visitor:
    """Return a moderator at the admin."""
    return signed_in("moderator")


@pytest.fixture
def second_moderator(db) -> Visitor:
    """Return another moderator at the admin."""
    return signed_in("moderator")


@pytest.fixture
def editor(db) -> Visitor:
    """Return an editor at the admin."""
    return signed_in("editor")


@pytest.fixture
def administrator(db) -> Visitor:
    """Return an administrator at the admin."""
    return signed_in("administrator")
