"""Reads the files of Django's file mail backend and shows them as one page."""

import email
import email.policy
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.cache import never_cache

# The console backend, on which the file backend stands, ends each message with this line.
SEPARATOR = re.compile(rb"^-{79}\r?$", re.MULTILINE)
SHOWN = 50


@dataclass(frozen=True)
class Mail:
    """A mail as the page shows it."""

    subject: str
    sender: str
    recipient: str
    reply_to: str
    date: str
    text: str


@never_cache
def mailbox(request):
    """Show the newest mails first."""
    return render(request, "home/mailbox.html", {"mails": read_mails(Path(settings.MAIL_DIR))})


def read_mails(folder: Path) -> list[Mail]:
    """Return the mails in a folder of the file backend, the newest first, at most fifty."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    mails: list[Mail] = []
    for file in files[:SHOWN]:
        parts = SEPARATOR.split(file.read_bytes())
        mails += [_parse(part) for part in reversed(parts) if part.strip()]
    return mails[:SHOWN]


def _parse(source: bytes) -> Mail:
    # Bytes, because the backend writes the text as eight-bit UTF-8.
    message = email.message_from_bytes(source.lstrip(b"\r\n"), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    return Mail(
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        recipient=str(message["to"] or ""),
        reply_to=str(message["reply-to"] or ""),
        date=str(message["date"] or ""),
        text=body.get_content() if body else "",
    )
