"""The links of our mails: what each is for, how it is read, what it is about. The pages and the API open them alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from volunteering import conf
from volunteering.core.models import Region
from volunteering.core.signing import LinkInvalid, SignedLink
from volunteering.directory.freshness.asking import ANSWER, SIGNATURE_LIFETIME
from volunteering.directory.models import (
    DoorKey,
    FreshnessMail,
    Organization,
    Steward,
    Submission,
)
from volunteering.directory.tasks import CONFIRM, RESUME

from .addresses import NEW_ADDRESS
from .tasks import KEY

TOO_OLD = _("The link is too old.")
NOT_VALID = _("The link is not valid any more. It may have been used, or copied incompletely.")
# How old a key may be for its page to say that it is too old; after that nothing is known of it any more.
REMEMBERED = timedelta(days=30)


@dataclass(frozen=True)
class MailLink:
    """One kind of link.

    Attributes:
        signature: how its token is signed.
        max_age: returns how old it may be.
        find: returns what it is about by region and UUID; None when it is gone or of another region.
    """

    signature: SignedLink
    max_age: Callable[[], timedelta]
    find: Callable[[Region | None, UUID], Any]

    def open(self, region: Region | None, token: str) -> tuple[Any, str]:
        """Return what a token is about, and its nonce; changes nothing.

        Args:
            region: the region whose site is asked.
            token: the last part of the address.

        Raises:
            LinkExpired: the link is too old.
            LinkInvalid: forged, damaged, of another kind, or about something that is gone.
        """
        identifier, nonce = self.signature.read(token, self.max_age())
        found = self.find(region, identifier)
        if found is None:
            raise LinkInvalid
        return found, nonce


def _submission(region: Region | None, identifier: UUID) -> Submission | None:
    submissions = Submission.objects.select_related("organization", "region")
    return submissions.filter(uuid=identifier, region=region).first()


def _key(region: Region | None, identifier: UUID) -> DoorKey | None:
    """Return the key, if its organization is public."""
    listed = Organization.objects.listed().in_region(region)
    return (
        DoorKey.objects.filter(uuid=identifier, organization__in=listed)
        .select_related("organization__region__site")
        .first()
    )


def _steward(region: Region | None, identifier: UUID) -> Steward | None:
    """Return the steward of the organization with this UUID."""
    return (
        Steward.objects.filter(organization__uuid=identifier, organization__region=region)
        .select_related("organization__region__site")
        .first()
    )


def _question(region: Region | None, identifier: UUID) -> FreshnessMail | None:
    """Return the yearly question, if it is about a listing of this region."""
    return (
        FreshnessMail.objects.select_related("organization__record", "organization__seat")
        .filter(uuid=identifier, organization__region=region)
        .first()
    )


CONFIRM_LINK = MailLink(CONFIRM, conf.unconfirmed_lifetime, _submission)
RESUME_LINK = MailLink(RESUME, conf.resume_lifetime, _submission)
KEY_LINK = MailLink(KEY, lambda: REMEMBERED, _key)
ADDRESS_LINK = MailLink(NEW_ADDRESS, conf.unconfirmed_lifetime, _steward)
ANSWER_LINK = MailLink(ANSWER, lambda: SIGNATURE_LIFETIME, _question)
