"""From a filled form to a draft of a listing: the only place where outside input becomes an organization."""

from datetime import date
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from volunteering.core.text import fold
from volunteering.places.models import Place
from volunteering.topics.models import TargetGroup, Topic

from .enums import RESERVED_SLUGS, LinkKind
from .models import (
    FormerSlug,
    Organization,
    OrganizationContact,
    OrganizationLink,
    OrganizationPhoto,
    Submission,
    SubmittedFile,
)

CONTACTS = (1, 2)
PHOTOS = (1, 2, 3)
PLAIN_FIELDS = (
    "name",
    "alternate_name",
    "legal_form",
    "ico",
    "street",
    "postal_code",
    "hide_address",
    "summary",
    "description",
    "opening_hours",
)
ROLES = ("is_volunteer_centre", "is_sending", "is_receiving")


def new_draft(submission: Submission) -> Organization:
    """Return a saved, unpublished organization that holds what must exist before a revision can."""
    organization = Organization(region=submission.region, live=False, has_unpublished_changes=True)
    organization.slug = free_slug(submission.region, submission.data["name"])
    _fill_plain(organization, submission.data)
    organization.save()
    return organization


def fill(organization: Organization, submission: Submission) -> None:
    """Put everything the form held into a draft; the caller saves it as a revision."""
    data = submission.data
    _fill_plain(organization, data)
    organization.areas = Place.objects.filter(slug__in=data["areas"])
    organization.topics = Topic.objects.filter(slug__in=data["topics"])
    organization.target_groups = TargetGroup.objects.filter(slug__in=data["target_groups"])
    organization.links.set(
        [
            OrganizationLink(kind=kind, url=data[kind.value])
            for kind in (LinkKind.WEBSITE, LinkKind.FACEBOOK, LinkKind.INSTAGRAM)
            if data.get(kind.value)
        ]
    )
    organization.contacts.set(
        [contact for number in CONTACTS if (contact := _contact(data, number)) is not None]
    )
    _fill_pictures(organization, submission)


def _fill_plain(organization: Organization, data: dict) -> None:
    for field in PLAIN_FIELDS:
        setattr(organization, field, data[field])
    for role in ROLES:
        setattr(organization, role, role in data["roles"])
    until = data.get("accreditation_until")
    organization.accreditation_until = date.fromisoformat(until) if until else None
    organization.seat = Place.objects.get(slug=data["seat"])


def _contact(data: dict, number: int) -> OrganizationContact | None:
    values = {
        field: data.get(f"contact_{number}_{field}", "")
        for field in ("name", "role", "email", "phone")
    }
    if not any(values.values()):
        return None
    return OrganizationContact(is_public=bool(data.get(f"contact_{number}_public")), **values)


def _fill_pictures(organization: Organization, submission: Submission) -> None:
    files = {
        file.field: file for file in SubmittedFile.objects.filter(form_key=submission.form_key)
    }
    logo = files.get("logo")
    organization.logo = (
        _image(logo, _("Logo of %(name)s") % {"name": organization.name}) if logo else None
    )
    organization.photos.set(
        [
            OrganizationPhoto(image=_image(files[field], submission.data.get(f"{field}_alt", "")))
            for field in (f"photo_{number}" for number in PHOTOS)
            if field in files
        ]
    )


def _image(file: SubmittedFile, description: str):
    """Return the picture in the image library, made the first time it is needed."""
    if file.image_id is None:
        # The name gives nothing away: the file lies at a public address before it is approved.
        name = f"{file.random_name}.{file.extension}"
        file.image = get_image_model().objects.create(
            title=file.file_name[:100],
            description=description[:250],
            file=ImageFile(BytesIO(file.content), name=name),
        )
        file.save(update_fields=["image"])
    return file.image


def free_slug(region, name: str) -> str:
    """Return a slug made of the name that no listing has or had, and that is no address of the directory."""
    base = slugify(fold(name))[:100].strip("-") or "organizace"
    taken = set(
        Organization.objects.filter(region=region, slug__startswith=base).values_list(
            "slug", flat=True
        )
    )
    taken |= set(
        FormerSlug.objects.filter(region=region, slug__startswith=base).values_list(
            "slug", flat=True
        )
    )
    taken |= RESERVED_SLUGS
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
