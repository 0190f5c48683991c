"""What is merged: of a public record its public profile, of any other its latest draft."""

import hashlib
import json

from ..models import Organization
from ..values import values_of


def current_state(organization: Organization) -> Organization:
    """Return the record as it is merged; what waits in a draft of a public one is left out."""
    return organization if organization.live else organization.get_latest_revision_as_object()


def current_values(organization: Organization) -> dict:
    """Return the values of a record as they are merged."""
    return values_of(current_state(organization))


def fingerprint(*states: dict) -> str:
    """Return a short text that differs as soon as one of these values does."""
    return hashlib.sha256(json.dumps(states, sort_keys=True).encode()).hexdigest()[:32]
