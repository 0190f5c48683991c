"""Signed links sent by mail: one purpose each, expiring, unguessable."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing


class LinkExpired(Exception):
    """The link is genuine but too old."""


class LinkInvalid(Exception):
    """The link was not made by this site, or for another purpose."""


@dataclass(frozen=True)
class SignedLink:
    """A kind of link: its purpose (the salt, so that no link opens another door) and lifetime."""

    purpose: str

    def token_for(self, identifier: UUID, nonce: str = "") -> str:
        """Return the token that names one object.

        Args:
            identifier: the object's UUID.
            nonce: whatever must still be the same on use; changing it on the object revokes the link.
        """
        return signing.dumps([identifier.hex, nonce], salt=f"volunteering.{self.purpose}")

    def read(self, token: str, max_age: timedelta) -> tuple[UUID, str]:
        """Return the identifier and nonce of a token.

        Raises:
            LinkExpired: older than `max_age`.
            LinkInvalid: forged, damaged, or made for another purpose.
        """
        try:
            identifier, nonce = signing.loads(
                token, salt=f"volunteering.{self.purpose}", max_age=max_age
            )
            return UUID(identifier), nonce
        except signing.SignatureExpired as error:
            raise LinkExpired from error
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise LinkInvalid from error
