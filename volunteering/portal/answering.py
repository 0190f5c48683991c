"""The answer to the yearly question: whether it can still be given, and what becomes of it, whichever door it came through."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.core.dates import local_day
from volunteering.core.signing import LinkExpired, LinkInvalid
from volunteering.directory.enums import Answer
from volunteering.directory.freshness.actions import is_settled, take_answer
from volunteering.directory.freshness.forms import LeavingForm
from volunteering.directory.freshness.schedule import Intervals, Schedule
from volunteering.directory.models import FreshnessMail, Organization

from .keys import addresses_on_record
from .mail_links import ANSWER_LINK


@dataclass(frozen=True)
class Given:
    """What becomes of an answer.

    Attributes:
        mail: the question as it stands now; settled when it has an answer that counts, this one or an earlier one.
        closed: why nothing can be answered any more; "" when something can.
        form: why it leaves the directory, with what is wrong; None when nothing is.
        opens_door: whether a session behind the organization's door is to begin. That happens once for each mail.
    """

    mail: FreshnessMail
    closed: str = ""
    form: LeavingForm | None = None
    opens_door: bool = False


def give_answer(
    mail: FreshnessMail, nonce: str, intervals: Intervals, sent: Mapping[str, str]
) -> Given:
    """Do what was answered; the second of two clicks learns what the first one did.

    Args:
        mail: the question.
        nonce: of the link.
        intervals: of the region.
        sent: `answer`, and `note` where it leaves the directory.

    Raises:
        LinkExpired: see `why_closed`.
        LinkInvalid: see `why_closed`.
    """
    if is_settled(mail):
        return Given(mail)
    reason = why_closed(mail, nonce, intervals)
    if reason:
        return Given(mail, closed=reason)
    answer = sent.get("answer", "")
    if answer == Answer.CORRECT:
        if take_answer(mail, Answer.CORRECT):
            return Given(mail, opens_door=True)
    elif answer == Answer.VALID:
        take_answer(mail, Answer.VALID)
    else:
        form = LeavingForm(sent)
        if not form.is_valid():
            return Given(mail, form=form)
        take_answer(mail, Answer(form.cleaned_data["answer"]), form.cleaned_data["note"])
    return _now(mail, intervals)


def _now(mail: FreshnessMail, intervals: Intervals) -> Given:
    """Return how a question stands now; another click may have been faster."""
    now = ANSWER_LINK.find(mail.organization.region, mail.uuid)
    if now is None:
        raise LinkInvalid
    if is_settled(now):
        return Given(now)
    return Given(now, closed=why_closed(now, now.nonce.hex, intervals))


def why_closed(mail: FreshnessMail, nonce: str, intervals: Intervals) -> str:
    """Return in a sentence why nothing can be answered any more, or "".

    Args:
        mail: the question.
        nonce: of the link.
        intervals: of the region.

    Raises:
        LinkExpired: its time is over.
        LinkInvalid: revoked, off the web, or the address is not on record any more.
    """
    organization = mail.organization
    if organization.record.counted_from != mail.cycle:
        return _("The listing has been confirmed since this mail. Nothing else is needed.")
    schedule = Schedule(mail.cycle, intervals)
    if timezone.localdate() > schedule.links_until(local_day(mail.sent_at or mail.created_at)):
        raise LinkExpired
    is_listed = Organization.objects.listed().filter(pk=organization.pk).exists()
    is_on_record = mail.email.lower() in addresses_on_record(organization)
    if nonce != mail.nonce.hex or not is_listed or not is_on_record:
        raise LinkInvalid
    return ""
