"""The session behind an organization's own door, as a bearer of its secret holds it (RFC 6750)."""

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from volunteering.core.models import Region
from volunteering.core.signing import LinkInvalid
from volunteering.directory.models import DoorKey
from volunteering.portal.sessions import session_with

from .endpoints.lists import region_of
from .representations.parts import full_url, local
from .schemas.common import OrganizationRef
from .schemas.links import Session


class DoorSession(HttpBearer):
    """Lets in whoever has the secret of a session that is not over or revoked."""

    def authenticate(self, request: HttpRequest, token: str) -> DoorKey | None:
        """Return the key whose session has this secret, or None."""
        return session_with(token.strip(), Region.objects.for_request(request))


def key_of(request: HttpRequest) -> DoorKey:
    """Return the key whose session a request belongs to that has been let in."""
    return cast(DoorKey, getattr(request, "auth", None))


def session_told(request: HttpRequest, secret: str) -> Session:
    """Return what the holder of a session needs.

    Args:
        request: the request.
        secret: of the session.

    Raises:
        LinkInvalid: it is over already; the listing has been taken off the web at this moment.
    """
    region = region_of(request)
    key = session_with(secret, region)
    if key is None or key.session_until is None:
        raise LinkInvalid
    organization = key.organization
    return Session(
        secret=secret,
        expires_at=local(key.session_until),
        organization=OrganizationRef(
            id=organization.uuid,
            name=organization.name,
            url=full_url(organization.get_url(request), region),
        ),
    )
