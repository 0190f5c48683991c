"""From a filled form to a draft of a listing: the only place where outside input becomes an organization."""

from io import BytesIO

from django.core.files.images import ImageFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from volunteering.core.text import fold

from .enums import RESERVED_SLUGS
from .models import FormerSlug, Organization, Submission, SubmittedFile
from .values import FLAGS, TEXTS, put, values_of


def new_draft(submission: Submission) -> Organization:
    """Return a saved, unpublished organization that holds what must exist before a revision can."""
    organization = Organization(region=submission.region, live=False, has_unpublished_changes=True)
    organization.slug = free_slug(submission.region, submission.data["name"])
    plain = (*TEXTS, *FLAGS, "seat")
    put(organization, {name: submission.data[name] for name in plain})
    organization.save()
    return organization


def take_pictures(submission: Submission) -> None:
    """Put the pictures of a filled form into the image library and name them in its values.

    Done only when the sender's address is known to be theirs: a media address is public. Saves the submission.
    """
    data = submission.data
    files = {
        file.field: file for file in SubmittedFile.objects.filter(form_key=submission.form_key)
    }
    made = list(data.get("made_pictures", []))

    def key_of(picture, description: str) -> int | None:
        if not isinstance(picture, dict):
            return picture
        file = files.get(picture["file"])
        if file is None:
            return None
        made.append(_image(file, description).pk)
        return made[-1]

    logo = key_of(data.get("logo"), _("Logo of %(name)s") % {"name": data["name"]})
    photos = [
        key_of(photo, photo["alt"] if isinstance(photo, dict) else "")
        for photo in data.get("photos", [])
    ]
    submission.data = data | {
        "logo": logo,
        "photos": [key for key in photos if key],
        "made_pictures": made,
    }
    submission.save(update_fields=["data"])
    SubmittedFile.objects.filter(pk__in=[file.pk for file in files.values()]).delete()


def drop_pictures(submission: Submission, keep: set[int]) -> None:
    """Delete the pictures that came with a submission, except those that somebody still uses.

    Args:
        submission: it is decided, replaced or forgotten.
        keep: keys of pictures that stay.
    """
    made = set(submission.data.get("made_pictures", []))
    for image in get_image_model().objects.filter(pk__in=made - keep):
        image.delete()


def pictures_in(values: dict) -> set[int]:
    """Return the keys of all pictures of a listing."""
    return {key for key in (values.get("logo"), *values.get("photos", ())) if isinstance(key, int)}


def live_pictures(organization: Organization | None) -> set[int]:
    """Return the keys of the pictures on the public profile."""
    if organization is None or organization.pk is None:
        return set()
    live = Organization.objects.filter(pk=organization.pk).first()
    return pictures_in(values_of(live)) if live else set()


def _image(file: SubmittedFile, description: str):
    # The name gives nothing away: the file lies at a public address before it is approved.
    name = f"{file.random_name}.{file.extension}"
    return get_image_model().objects.create(
        title=file.file_name[:100],
        description=description[:250],
        file=ImageFile(BytesIO(file.content), name=name),
    )


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
