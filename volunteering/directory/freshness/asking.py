"""The yearly question: who is asked today, one small transaction a listing, safe to repeat and to interrupt.

The row that says "asked" and the mail belong together: a run that is killed leaves either both or none of them. One
window cannot be closed, between the mail server's "accepted" and the commit. The mail therefore has an identity made of
listing, cycle and step; when the next run sends it again, it is the same message, and mail programs show it once.
"""

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from volunteering.core import mail
from volunteering.core.dates import local_day
from volunteering.core.models import Region
from volunteering.core.signing import SignedLink

from ..enums import FreshnessStep
from ..models import FreshnessMail, Organization
from .public import freshness_of
from .querysets import intervals_of, mails_of_the_cycle, to_ask
from .schedule import Intervals, Schedule

ANSWER = SignedLink("listing.answer")
# The row of the mail says until when its links work; this is only when the signature itself ends.
SIGNATURE_LIFETIME = timedelta(days=3 * 365)

logger = logging.getLogger(__name__)


@dataclass
class Tally:
    """What a run did, in numbers of listings.

    Attributes:
        questions: asked for the first time in their cycle.
        reminders: asked for the second time.
        without_address: due, but there is nowhere to write; they go on the phone list.
        failed: the mail server refused; tried again next time.
        busy: somebody was working with the listing at that moment; tried again next time.
        put_off: left for the next run by the limit.
    """

    questions: int = 0
    reminders: int = 0
    without_address: int = 0
    failed: int = 0
    busy: int = 0
    put_off: int = 0

    def count(self, step: FreshnessStep) -> None:
        """Count a mail."""
        if step == FreshnessStep.QUESTION:
            self.questions += 1
        else:
            self.reminders += 1


def ask(
    region: Region,
    *,
    limit: int | None = None,
    dry_run: bool = False,
    tell: Callable[[str], object] = lambda line: None,
) -> Tally:
    """Send the questions and reminders of a region that are due today.

    Args:
        region: the region.
        limit: try at most so many mails, those that have waited longest; None for all.
        dry_run: only count and tell.
        tell: called with a line for each listing, without addresses.
    """
    today = timezone.localdate()
    intervals = intervals_of(region)
    tally = Tally()
    tried = 0
    for pk, name, step, address in _due_today(region, intervals, today):
        if not address:
            tally.without_address += 1
            tell(f"no address: {name}")
        elif limit is not None and tried >= limit:
            tally.put_off += 1
        elif dry_run:
            tried += 1
            tally.count(step)
            tell(f"{step}: {name}")
        else:
            tried += 1
            _try(
                region, intervals, today, pk, tally, lambda line, name=name: tell(f"{line}: {name}")
            )
    return tally


def _due_today(region: Region, intervals: Intervals, today: date):
    """Return key, name, step and address of every listing that gets a mail today, those that wait longest first."""
    organizations = to_ask(region, intervals, today)
    sent: dict[int, dict[str, date]] = {}
    for pk, step, moment in mails_of_the_cycle(organizations).values_list(
        "organization_id", "step", "sent_at"
    ):
        sent.setdefault(pk, {})[step] = local_day(moment)
    rows = organizations.order_by("record__counted_from", "pk").values_list(
        "pk", "name", "record__counted_from", "mail_address"
    )
    due = (
        (pk, name, Schedule(counted_from, intervals).step(today, sent.get(pk, {})), address)
        for pk, name, counted_from, address in rows
    )
    return [row for row in due if row[2] is not None]


def _try(region, intervals, today, pk: int, tally: Tally, tell) -> None:
    """Ask one listing; a mail that the server refuses leaves no trace and does not stop the others."""
    try:
        step = _ask_one(region, intervals, today, pk)
    except (OSError, ValueError) as error:
        # What a server says may name the address; the log keeps only what kind of trouble it was.
        logger.warning("Question to listing %s not sent: %s", pk, type(error).__name__)
        tally.failed += 1
        tell("failed")
        return
    if step is None:
        tally.busy += 1
    else:
        tally.count(step)
        tell(step.value)


@transaction.atomic
def _ask_one(region: Region, intervals: Intervals, today: date, pk: int) -> FreshnessStep | None:
    """Send what is due to one listing, unless another run or a moderator has it in hand; return the step."""
    organization = (
        to_ask(region, intervals, today)
        .filter(pk=pk)
        .select_related("record", "seat")
        .select_for_update(of=("self", "record"), skip_locked=True)
        .first()
    )
    if organization is None:
        return None
    organization.region = region
    # Asked again: another run may have been here since the list was made.
    rows = FreshnessMail.objects.filter(
        organization=organization, cycle=organization.record.counted_from
    )
    sent = {step: local_day(moment) for step, moment in rows.values_list("step", "sent_at")}
    schedule = Schedule(organization.record.counted_from, intervals)
    step = schedule.step(today, sent)
    if step is None:
        return None
    row = _row(organization, step)
    row.save(force_insert=True)
    _send(row, organization, schedule, sent, today)
    return step


def _row(organization: Organization, step: FreshnessStep) -> FreshnessMail:
    """Return the row of a mail; made a second time it has the same identity, so that links of the first one work."""
    cycle = organization.record.counted_from
    identity = uuid.uuid5(organization.uuid, f"freshness/{cycle.isoformat()}/{step}")
    return FreshnessMail(
        uuid=identity,
        nonce=uuid.uuid5(identity, "nonce"),
        organization=organization,
        cycle=cycle,
        step=step,
        email=organization.mail_address,  # ty: ignore[missing-attribute]
        sent_at=timezone.now(),
    )


def _send(
    row: FreshnessMail,
    organization: Organization,
    schedule: Schedule,
    sent: Mapping[str, date],
    today: date,
) -> None:
    region = organization.region
    root = region.site.root_url
    address = organization.get_url() or ""
    token = ANSWER.token_for(row.uuid, row.nonce.hex)
    mail.send(
        region,
        row.email,
        "volunteering/mail/freshness.txt",
        {
            "organization": organization,
            "organization_name": " ".join(organization.name.split()),
            "profile": f"{root}{address}" if address.startswith("/") else address,
            "freshness": freshness_of(organization, schedule.intervals),
            "asked_on": sent.get(FreshnessStep.QUESTION),
            "is_reminder": row.step == FreshnessStep.REMINDER,
            "is_overdue": today >= schedule.due,
            "due": schedule.due,
            "until": schedule.links_until(today),
            "link": root + reverse("volunteering:answer", args=[token]),
        },
        message_id=f"{row.uuid}@{region.site.hostname}",
    )
