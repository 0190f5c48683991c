"""Organizations and their programs."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from wagtail.images import get_image_model

from volunteering.core.models import Region
from volunteering.directory.freshness.public import freshness_of
from volunteering.directory.freshness.querysets import intervals_of
from volunteering.directory.freshness.schedule import Schedule
from volunteering.directory.models import ListingRecord, Organization, Program
from volunteering.places.models import Place
from volunteering.readmodels.dependencies import Uses
from volunteering.readmodels.registry import Representation, register_representation
from volunteering.topics.models import TargetGroup, Topic

from ..schemas import directory as schemas
from .parts import local, picture, place, places, profile_url, terms
from .plain import plain_text

ABOUT = ("areas", "topics", "target_groups")


def listed_organizations(region: Region) -> QuerySet:
    """Return the public organizations of a region, each with what its card tells of its programs."""
    return Organization.objects.listed().in_region(region).with_program_facts()


def listed_programs(region: Region) -> QuerySet:
    """Return the public programs of a region: those that have ended as well, whose pages stay; lists leave them out."""
    return Program.objects.listed().in_region(region).with_publication()


def fetched_organizations(listed: QuerySet) -> Iterable[Organization]:
    """Return organizations with what a card tells of them."""
    return listed.select_related("seat", "logo", "record").prefetch_related(
        *ABOUT, "logo__renditions"
    )


def fetched_programs(listed: QuerySet) -> Iterable[Program]:
    """Return programs with what a card tells of them."""
    return listed.select_related("organization").prefetch_related(*ABOUT)


def summarize_organization(organization: Organization, region: Region, uses: Uses) -> dict:
    """Return what a line of the directory tells."""
    count, programs_until = _of_programs(organization)
    is_seeking = _is_on(organization.seeking_until, uses)
    has_seeking_program = _is_on(programs_until, uses)
    uses.note(organization.logo)
    return _about(organization, uses) | {
        "kind": "organizations",
        "url": profile_url(organization, region, uses),
        "modified_at": local(organization.last_published_at),
        "alternate_name": organization.alternate_name,
        "ico": organization.ico,
        "legal_form": _choice(organization, "legal_form"),
        "seat": place(organization.seat, uses),
        "is_volunteer_centre": organization.is_volunteer_centre,
        "is_sending": organization.is_sending,
        "is_receiving": organization.is_receiving,
        "is_accredited": _is_on(organization.accreditation_until, uses),
        "accreditation_until": organization.accreditation_until,
        "is_seeking": is_seeking or has_seeking_program,
        "seeking_until": organization.seeking_until if is_seeking else None,
        "logo": picture(organization.logo, "logo", region) if organization.logo else None,
        "program_count": count,
    }


def complete_organization(organization: Organization, region: Region, uses: Uses) -> dict:
    """Return what the profile tells beyond its line in the directory."""
    photos = list(organization.photos.all())
    prefetch_related_objects(photos, "image__renditions")
    uses.note(*(photo.image for photo in photos))
    return {
        "description": organization.description,
        "address": _address(organization, uses),
        "opening_hours": organization.opening_hours,
        "website": organization.website,
        "links": [
            {"kind": link.kind, "label": _label(link, "kind"), "url": link.url}
            for link in organization.links.all()
        ],
        "contacts": [
            {
                "name": contact.name,
                "role": contact.role,
                "email": contact.email,
                "phone": contact.phone,
            }
            for contact in organization.public_contacts
        ],
        "photos": [picture(photo.image, "gallery", region) for photo in photos],
        "programs": _programs(organization, region, uses),
        "freshness": _freshness(organization, region, uses),
    }


def summarize_program(program: Program, region: Region, uses: Uses) -> dict:
    """Return what a line of the list of programs tells."""
    organization = program.organization
    uses.note(organization)
    profile = profile_url(organization, region, uses)
    is_seeking = program.is_current and _is_on(program.seeking_until, uses)
    return _about(program, uses) | {
        "kind": "programs",
        "url": f"{profile}{program.slug}/" if profile else None,
        "modified_at": local(organization.last_published_at),
        "organization": {"id": organization.uuid, "name": organization.name, "url": profile},
        "status": program.status,
        "website": program.website,
        "is_seeking": is_seeking,
        "seeking_until": program.seeking_until if is_seeking else None,
    }


def complete_program(program: Program, region: Region, uses: Uses) -> dict:
    """Return what the page of a program tells beyond its line in a list."""
    return {"description": program.description}


def _about(listing: Any, uses: Uses) -> dict:
    """Return what organizations and programs tell alike."""
    return {
        "id": listing.uuid,
        "slug": listing.slug,
        "name": listing.name,
        "summary": listing.summary,
        "areas": places(listing.areas.all(), uses),
        "topics": terms(listing.topics.all(), uses),
        "target_groups": terms(listing.target_groups.all(), uses),
    }


def _of_programs(organization: Organization) -> tuple[int, date | None]:
    """Return the number of current programs, and the last day on which one of them looks for volunteers."""
    found = vars(organization)
    if "program_count" in found:
        return found["program_count"], found["programs_seeking_until"]
    # A draft, with its programs at hand.
    programs = organization.current_programs
    days = [program.seeking_until for program in programs if program.seeking_until]
    return len(programs), max(days, default=None)


def _programs(organization: Organization, region: Region, uses: Uses) -> list[dict]:
    programs = organization.current_programs
    # Of a draft, those that are new have their relations at hand.
    prefetch_related_objects([program for program in programs if program.pk], *ABOUT)
    for program in programs:
        program.organization = organization
    return [summarize_program(program, region, uses) for program in programs]


def _address(organization: Organization, uses: Uses) -> dict:
    is_hidden = organization.hide_address
    return {
        "street": "" if is_hidden else organization.street,
        "postal_code": "" if is_hidden else organization.postal_code,
        "municipality": place(organization.seat, uses),
        "latitude": None if is_hidden else organization.latitude,
        "longitude": None if is_hidden else organization.longitude,
        "hides_address": is_hidden,
    }


def _freshness(organization: Organization, region: Region, uses: Uses) -> dict | None:
    if "intervals" not in uses.shared:
        uses.shared["intervals"] = intervals_of(region)
    intervals = uses.shared["intervals"]
    age = freshness_of(organization, intervals)
    if age is None:
        return None
    uses.note(organization.record)
    if not age.is_overdue:
        uses.hold_until(_beginning_of(Schedule(age.since, intervals).due))
    return {
        "sentence": age.sentence,
        "since": age.confirmed_on or age.since,
        "confirmed_on": age.confirmed_on,
        "confirmed_by": age.confirmed_by,
        "is_overdue": age.is_overdue,
    }


def _is_on(last_day: date | None, uses: Uses) -> bool:
    """Tell whether something that lasts till the end of a day is on; the text is right till then."""
    if last_day is None or last_day < timezone.localdate():
        return False
    uses.hold_until(_beginning_of(last_day + timedelta(days=1)))
    return True


def _beginning_of(day: date) -> datetime:
    """Return the first moment of a day by the clocks of the site."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _choice(thing: Any, name: str) -> dict | None:
    value = getattr(thing, name)
    return {"value": value, "label": _label(thing, name)} if value else None


def _label(thing: Any, name: str) -> str:
    return str(getattr(thing, f"get_{name}_display")())


def register() -> None:
    """Let organizations and programs be told."""
    used = (ListingRecord, Place, TargetGroup, Topic, get_image_model())
    register_representation(
        Representation(
            kind="organizations",
            model=Organization,
            listed=listed_organizations,
            fetched=fetched_organizations,
            summarize=summarize_organization,
            complete=complete_organization,
            summary=schemas.OrganizationSummary,
            full=schemas.Organization,
            plain=plain_text,
            used=used,
        )
    )
    register_representation(
        Representation(
            kind="programs",
            model=Program,
            listed=listed_programs,
            fetched=fetched_programs,
            summarize=summarize_program,
            complete=complete_program,
            summary=schemas.ProgramSummary,
            full=schemas.Program,
            plain=plain_text,
            used=used,
        )
    )
