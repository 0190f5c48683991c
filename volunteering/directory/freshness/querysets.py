"""Which listings are to be asked and which are to be phoned, found by the database."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import WorkflowState

from volunteering.core.models import Region

from ..enums import FreshnessStep
from ..models import (
    DirectorySettings,
    DuplicateKey,
    FreshnessMail,
    Organization,
    OrganizationContact,
    Refusal,
    Steward,
)
from .schedule import Intervals


def intervals_of(region: Region | None) -> Intervals:
    """Return the intervals of a region, the usual ones where nobody has set any; writes nothing."""
    site = region.site_id if region else None
    settings = DirectorySettings.objects.filter(site_id=site).first() if site else None
    return Intervals.of(settings or DirectorySettings())


def intervals_for(request) -> Intervals:
    """Return the intervals of the region whose site answers this request, remembered on the request."""
    if not hasattr(request, "_volunteering_intervals"):
        request._volunteering_intervals = intervals_of(Region.objects.for_request(request))
    return request._volunteering_intervals


def with_address(organizations: QuerySet) -> QuerySet:
    """Add `mail_address`: the steward's, else the first e-mail among the live contacts, else ""."""
    steward = Steward.objects.filter(organization=OuterRef("pk")).values("email")[:1]
    contact = (
        OrganizationContact.objects.filter(organization=OuterRef("pk"))
        .exclude(email="")
        .order_by("sort_order", "pk")
        .values("email")[:1]
    )
    address = Coalesce(Subquery(steward), Subquery(contact), Value(""), output_field=CharField())
    return organizations.annotate(mail_address=address)


def address_of(organization: Organization) -> str:
    """Return where to write about a listing, or ""."""
    rows = with_address(Organization.objects.filter(pk=organization.pk))
    return rows.values_list("mail_address", flat=True).first() or ""


def to_ask(region: Region, intervals: Intervals, today: date) -> QuerySet:
    """Return the listings whose question is due and that have not been reminded; each with `mail_address`."""
    reminded = FreshnessMail.objects.filter(
        organization=OuterRef("pk"),
        cycle=OuterRef("record__counted_from"),
        step=FreshnessStep.REMINDER,
    )
    return _may_be_spoken_to(region).filter(
        ~Exists(reminded), record__counted_from__lte=intervals.asked_since(today)
    )


def to_call(region: Region, intervals: Intervals, today: date) -> QuerySet:
    """Return the listings that somebody has to phone; each with `mail_address`.

    Whoever was written to late gets the same time to answer as everybody; whoever did not pick up the phone waits for
    the day that was set.
    """
    moment = timezone.now() - timedelta(days=intervals.call_after)
    just_asked = FreshnessMail.objects.filter(
        organization=OuterRef("pk"), cycle=OuterRef("record__counted_from"), sent_at__gt=moment
    )
    is_late = Q(record__counted_from__lte=intervals.called_since(today)) | Q(
        record__counted_from__lte=intervals.due_since(today), mail_address=""
    )
    may_call = Q(record__call_again_on__isnull=True) | Q(record__call_again_on__lte=today)
    return _may_be_spoken_to(region).filter(is_late, may_call).exclude(Exists(just_asked))


def withdrawn(region: Region, today: date) -> QuerySet:
    """Return the listings that their organizations had taken off the web and no editor has looked at yet."""
    return Organization.objects.in_region(region).filter(
        live=False, record__call_again_on__lte=today
    )


def mails_of_the_cycle(organizations: QuerySet) -> QuerySet:
    """Return the questions that went out in the present cycles of these listings."""
    return FreshnessMail.objects.filter(
        organization__in=organizations.order_by().values("pk"),
        cycle=F("organization__record__counted_from"),
    )


def _may_be_spoken_to(region: Region) -> QuerySet:
    """Return the public listings, without those that wait for a moderator or do not wish to be listed."""
    waiting = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Organization),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    # A refusal that came from a listing is about that one alone: a branch with the same IČO may go on. One that was
    # noted by hand is about whoever it fits.
    same = DuplicateKey.objects.filter(organization=OuterRef(OuterRef("pk"))).filter(
        Q(kind=DuplicateKey.Kind.ICO, value=OuterRef("ico"))
        | Q(kind=DuplicateKey.Kind.NAME, value=OuterRef("name_key"))
        | Q(kind=DuplicateKey.Kind.HOST, value=OuterRef("host"))
    )
    refused = Refusal.objects.filter(region=OuterRef("region")).filter(
        Q(organization=OuterRef("pk")) | (Q(organization__isnull=True) & Exists(same))
    )
    listed = Organization.objects.listed().in_region(region)
    return with_address(listed.exclude(Exists(waiting)).exclude(Exists(refused)))
