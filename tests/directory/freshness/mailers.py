"""Mail servers of the tests: one that refuses some addresses, one that holds a mail, one under which the run is killed."""

import os
import signal
import threading
from smtplib import SMTPRecipientsRefused
from typing import ClassVar

from django.core.mail.backends import filebased, locmem


class RefusingMailer(locmem.EmailBackend):
    """Refuses the addresses it was told to, as a server does with a mailbox that is full."""

    refused: ClassVar[set[str]] = set()

    def send_messages(self, messages):
        for message in messages:
            if refused := self.refused & set(message.to):
                raise SMTPRecipientsRefused(dict.fromkeys(refused, (552, b"full")))
        return super().send_messages(messages)


class HoldingMailer(locmem.EmailBackend):
    """Holds the first mail until it is let go."""

    reached = threading.Event()
    let_go = threading.Event()

    def send_messages(self, messages):
        if not self.reached.is_set():
            self.reached.set()
            assert self.let_go.wait(30)
        return super().send_messages(messages)


_count = 0


class DeadlyMailer(filebased.EmailBackend):
    """Writes mails to files; the process dies by SIGKILL at the mail that DIE_AT names, before or after it is out."""

    def send_messages(self, messages):
        global _count  # noqa: PLW0603
        _count += 1
        is_last = _count == int(os.environ.get("DIE_AT", "0"))
        if is_last and os.environ["DIE_WHEN"] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        sent = super().send_messages(messages)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return sent
