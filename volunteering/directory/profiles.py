"""Finding what the public may read below the directory: a profile, a program, and where a moved one is now."""

from collections.abc import Iterator
from datetime import datetime

from django.http import Http404

from volunteering.core.models import Region

from .models import FormerSlug, Organization, Program

# What the box with the contact shows.
CONTACT = ("contacts", "links")


def public_profile(region: Region, slug: str) -> Organization | None:
    """Return the public organization at this address with everything its profile shows, or None."""
    organization = (
        Organization.objects.listed()
        .in_region(region)
        .filter(slug=slug)
        .select_related("seat", "logo", "record")
        .prefetch_related("topics", "target_groups", "areas", *CONTACT)
        .prefetch_related("programs__topics", "programs__areas")
        .prefetch_related("photos__image__renditions", "logo__renditions")
        .first()
    )
    if organization is not None:
        # The one at hand knows its site and root page; links and sections ask for them.
        organization.region = region
        for program in organization.programs.all():
            program.organization = organization
    return organization


def public_program(region: Region, slug: str, program_slug: str) -> Program | None:
    """Return the public program at this address with everything its page shows, or None; an ended one too."""
    program = (
        Program.objects.listed()
        .in_region(region)
        .filter(organization__slug=slug, slug=program_slug)
        .select_related("organization__seat", "organization__logo", "organization__record")
        .prefetch_related("topics", "target_groups", "areas")
        .prefetch_related(*(f"organization__{part}" for part in (*CONTACT, "logo__renditions")))
        .first()
    )
    if program is not None:
        program.organization.region = region
    return program


def moved_profile(region: Region, slug: str) -> Organization:
    """Return the public organization that had this address before.

    Raises:
        Http404: there is none.
    """
    former = FormerSlug.objects.filter(region=region, slug=slug).first()
    listed = Organization.objects.listed().in_region(region).select_related("region__site")
    moved = listed.filter(pk=former.organization_id).first() if former else None
    if moved is None:
        raise Http404
    return moved


def public_addresses(region: Region | None) -> Iterator[tuple[str, datetime | None]]:
    """Yield the addresses below the directory for the sitemap, each with the moment of its last publication.

    Programs that have ended keep their page and ask search engines to forget it, so they are left out.
    """
    profiles = Organization.objects.listed().in_region(region)
    for slug, changed in profiles.values_list("slug", "last_published_at"):
        yield f"{slug}/", changed
    programs = Program.objects.listed().current().in_region(region)
    for slug, program_slug, changed in programs.values_list(
        "organization__slug", "slug", "organization__last_published_at"
    ):
        yield f"{slug}/{program_slug}/", changed
