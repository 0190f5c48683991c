"""The short session behind an organization's door, kept by a cookie that is sent nowhere else."""

from django.utils import timezone

from volunteering import conf
from volunteering.core.models import Region
from volunteering.directory.models import DoorKey, Organization

from .keys import begin_session, digest

COOKIE = "muj_profil"
# Every address of the door begins so; the cookie goes only there.
PATH = "/muj-profil/"


def open_session(request, response, organization: Organization, email: str) -> None:
    """Open the door for somebody who has shown in another way that the mailbox is theirs.

    Args:
        request: the request that is answered.
        response: the answer that carries the cookie.
        organization: whose door.
        email: the address they came with.
    """
    keep_session(request, response, session_for(organization, email))


def session_for(organization: Organization, email: str) -> str:
    """Begin a session for somebody who has shown in another way that the mailbox is theirs; return its secret."""
    return begin_session(DoorKey(organization=organization, email=email.lower()))


def keep_session(request, response, secret: str) -> None:
    """Put the secret of a session into the cookie.

    `SameSite=Strict` keeps foreign pages from acting in it; no script can read it.
    """
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(conf.door_session_lifetime().total_seconds()),
        path=PATH,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )


def session_of(request) -> DoorKey | None:
    """Return the key whose session the cookie of this request belongs to; see `session_with`."""
    return session_with(request.COOKIES.get(COOKIE, ""), Region.objects.for_request(request))


def session_with(secret: str, region: Region | None) -> DoorKey | None:
    """Return the key whose session has this secret.

    None when there is none, it is over or revoked, or its listing is not public in this region.

    Args:
        secret: what was given out when the session began.
        region: the region whose site is asked.
    """
    if not secret:
        return None
    return (
        DoorKey.objects.unrevoked()
        .filter(
            session_digest=digest(secret),
            session_until__gt=timezone.now(),
            organization__in=Organization.objects.listed().in_region(region),
        )
        .select_related("organization__region__site__root_page", "organization__steward")
        .first()
    )


def close_session(response, key: DoorKey) -> None:
    """End a session; the cookie goes too."""
    end_session(key)
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def end_session(key: DoorKey) -> None:
    """Let the secret of a session open nothing any more."""
    key.session_digest = ""
    key.save(update_fields=["session_digest"])
