"""Sends one signed message and reads a little of the answer, to the very address that was checked."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult

from django.utils.translation import gettext as _
from standardwebhooks import Webhook

from .addresses import AddressRefused, ascii_host, resolve, split

# The whole exchange, however slowly the receiver gives it piece by piece.
SECONDS = 10.0
MOST_BYTES = 2048
AGENT = "wagtail-volunteering-webhooks/1"


@dataclass(frozen=True)
class Outcome:
    """What came of one attempt.

    Attributes:
        status: what the receiver answered; None when it did not.
        excerpt: the beginning of its answer.
        error: why there is no answer, or why it does not count, in words.
    """

    status: int | None = None
    excerpt: str = ""
    error: str = ""

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver has taken it (Standard Webhooks, "Response": any status of 2xx)."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants nothing any more (Standard Webhooks: 410)."""
        return self.status == http.client.GONE


class _Connection(http.client.HTTPConnection):
    """A connection to a checked address; the name is only for TLS and for the header Host."""

    def __init__(self, parts: SplitResult, addresses: Sequence[str], deadline: float):
        self.is_secure = parts.scheme == "https"
        self.default_port = 443 if self.is_secure else 80
        super().__init__(ascii_host(parts), parts.port or self.default_port)
        self.addresses = addresses
        self.deadline = deadline
        # A second handle of the same connection: TLS and `http.client` each let go of the first one at some time.
        self.line: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first address that answers.

        Raises:
            OSError: none did, or its certificate is not of this name.
        """
        failure: OSError = TimeoutError()
        for address in self.addresses:
            left = self.deadline - time.monotonic()
            if left <= 0:
                break
            try:
                self.sock = socket.create_connection((address, self.port), timeout=left)
            except OSError as error:
                failure = error
                continue
            self.line = self.sock.dup()
            if self.is_secure:
                context = ssl.create_default_context()
                self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
            return
        raise failure

    def cut(self) -> None:
        """End it at once, whatever another thread waits for on it."""
        if self.line is not None:
            # It may have ended before.
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close both handles."""
        super().close()
        if self.line is not None:
            self.line.close()
            self.line = None


def send(url: str, secrets: Sequence[str], message_id: str, payload: str) -> Outcome:
    """Send a message once; redirects are not followed.

    Args:
        url: where to.
        secrets: the keys that sign it; the receiver has to know one of them.
        message_id: the message's identity, the same for every attempt.
        payload: its text.
    """
    try:
        parts = split(url)
        addresses = resolve(parts)
    except AddressRefused as refused:
        return Outcome(error=str(refused))
    connection = _Connection(parts, addresses, time.monotonic() + SECONDS)
    watch = threading.Timer(SECONDS, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        return _exchange(connection, parts, signed(secrets, message_id, payload), payload)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= connection.deadline or isinstance(error, TimeoutError):
            return Outcome(error=_("no whole answer within ten seconds"))
        return Outcome(error=f"{type(error).__name__}: {error}"[:200])
    finally:
        watch.cancel()
        connection.close()


def signed(secrets: Sequence[str], message_id: str, payload: str) -> dict[str, str]:
    """Return the headers of a message, signed now (Standard Webhooks, "Webhook headers" and "Signature scheme").

    Args:
        secrets: the keys; each gives a signature, one blank between them.
        message_id: the message's identity.
        payload: its text.
    """
    now = datetime.now(UTC)
    return {
        "content-type": "application/json",
        "user-agent": AGENT,
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(
            Webhook(secret).sign(message_id, now, payload) for secret in secrets
        ),
    }


def _exchange(
    connection: _Connection, parts: SplitResult, headers: dict[str, str], payload: str
) -> Outcome:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("POST", path, payload.encode(), headers)
    response = connection.getresponse()
    if time.monotonic() >= connection.deadline:
        # What was cut off in the middle of its headers looks as if it were whole.
        raise TimeoutError
    try:
        read = response.read(MOST_BYTES)
    except (OSError, http.client.HTTPException):
        # The status is what counts.
        read = b""
    finally:
        response.close()
    # A database takes no NUL in a text.
    excerpt = read.decode(errors="replace").replace("\0", "")
    error = ""
    if 300 <= response.status < 400:
        error = _("redirects are not followed")
    return Outcome(response.status, excerpt, error)
