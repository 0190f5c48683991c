"""What the public reads about the age of a listing's data: one answer for the profile, cards and every other output."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from volunteering.core.dates import numeric_date

from ..enums import Confirmer, Origin
from ..models import Organization
from .schedule import Intervals, Schedule

YEAR_DAYS = 365


@dataclass(frozen=True)
class Freshness:
    """The age of a listing's data.

    Attributes:
        since: the day from which they count: the last confirmation, or the day they came to us.
        confirmed_on: the day of the last confirmation, or None.
        confirmed_by: whose confirmation it was (Confirmer), or "".
        is_from_organization: whether the organization itself filled them in.
        is_overdue: whether nobody has confirmed them for longer than the region allows.
    """

    since: date
    confirmed_on: date | None
    confirmed_by: str
    is_from_organization: bool
    is_overdue: bool

    @property
    def is_over_a_year(self) -> bool:
        """Whether the data are older than a year; the interval of a region may be shorter."""
        return (timezone.localdate() - self.since).days >= YEAR_DAYS

    @property
    def sentence(self) -> str:
        """Who confirmed or entered the data, and when."""
        if self.confirmed_on and self.confirmed_by == Confirmer.CENTRE:
            sentence = _("Last confirmed on %(day)s by the centre")
        elif self.confirmed_on:
            sentence = _("Last confirmed on %(day)s by the organization")
        elif self.is_from_organization:
            sentence = _("Filled in by the organization on %(day)s")
        else:
            sentence = _(
                "The centre entered the data on %(day)s, the organization has not confirmed them yet"
            )
        return sentence % {"day": numeric_date(self.confirmed_on or self.since)}


def freshness_of(organization: Organization, intervals: Intervals) -> Freshness | None:
    """Return how fresh a listing is; None for one that is not saved yet (a preview)."""
    record = getattr(organization, "record", None)
    if record is None:
        return None
    due = Schedule(record.counted_from, intervals).due
    return Freshness(
        since=record.counted_from,
        confirmed_on=record.confirmed_on,
        confirmed_by=record.confirmed_by,
        is_from_organization=record.origin == Origin.FORM,
        is_overdue=timezone.localdate() >= due,
    )
