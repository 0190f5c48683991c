"""The answer to the yearly question: whether it can still be given."""

from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.core.dates import local_day
from volunteering.core.signing import LinkExpired, LinkInvalid
from volunteering.directory.freshness.schedule import Intervals, Schedule
from volunteering.directory.models import FreshnessMail, Organization

from .keys import addresses_on_record


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
