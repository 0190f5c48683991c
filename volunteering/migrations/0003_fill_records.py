"""Gives the listings that are already there what 0002 introduced: records, keys of parts, stewards, order."""

import uuid

from django.db import migrations
from django.utils import timezone

from volunteering.core.collation import sort_key

ROLES = ("is_volunteer_centre", "is_sending", "is_receiving")
LINKS = ("website", "facebook", "instagram")


def fill(apps, schema_editor):
    """Fill in what the present code keeps by itself."""
    Organization = apps.get_model("volunteering", "Organization")
    Contact = apps.get_model("volunteering", "OrganizationContact")
    ListingRecord = apps.get_model("volunteering", "ListingRecord")
    Submission = apps.get_model("volunteering", "Submission")
    Steward = apps.get_model("volunteering", "Steward")
    for contact in Contact.objects.filter(uuid__isnull=True):
        contact.uuid = uuid.uuid4()
        contact.save(update_fields=["uuid"])
    for organization in Organization.objects.all():
        Organization.objects.filter(pk=organization.pk).update(sort_key=sort_key(organization.name))
        sent = Submission.objects.filter(
            organization=organization, confirmed_at__isnull=False
        ).order_by("-created_at")
        first = sent.first()
        moment = first.confirmed_at if first else organization.first_published_at or timezone.now()
        ListingRecord.objects.get_or_create(
            organization=organization,
            defaults={
                "origin": "form" if first else "centre",
                "counted_from": timezone.localtime(moment).date(),
                "confirmed_on": timezone.localtime(moment).date() if first else None,
                "confirmed_by": "organization" if first else "",
            },
        )
        if first and organization.live:
            Steward.objects.get_or_create(
                organization=organization,
                defaults={
                    "name": first.name,
                    "email": first.email,
                    "phone": first.phone,
                    "confirmed_at": first.confirmed_at,
                },
            )
    SubmittedFile = apps.get_model("volunteering", "SubmittedFile")
    for submission in Submission.objects.all():
        files = SubmittedFile.objects.filter(form_key=submission.form_key)
        submission.data = nested(submission.data, dict(files.values_list("field", "image_id")))
        submission.save(update_fields=["data"])


def nested(data: dict, pictures: dict) -> dict:
    """Return a filled form of 0001 (one flat level) as `directory.values` holds a listing.

    Args:
        data: the filled form.
        pictures: field name to the key of the picture in the library, or None while it is not there yet.
    """
    if "contacts" in data or "seat" not in data:
        return data
    contacts = []
    for number in (1, 2):
        part = {
            field: data.pop(f"contact_{number}_{field}", "")
            for field in ("name", "role", "email", "phone")
        }
        is_public = bool(data.pop(f"contact_{number}_public", False))
        if any(part.values()):
            contacts.append({"key": str(uuid.uuid4()), **part, "is_public": is_public})
    alts = {f"photo_{number}": data.pop(f"photo_{number}_alt", "") for number in (1, 2, 3)}
    roles = data.pop("roles", [])
    return {
        **{name: value for name, value in data.items() if name not in LINKS},
        **{role: role in roles for role in ROLES},
        "links": {kind: data[kind] for kind in LINKS if data.get(kind)},
        "contacts": contacts,
        "logo": pictures.get("logo") or ({"file": "logo"} if "logo" in pictures else None),
        "photos": [
            pictures[field] or {"file": field, "alt": alt}
            for field, alt in alts.items()
            if field in pictures
        ],
    }


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("volunteering", "0002_directory_that_stays_true")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
