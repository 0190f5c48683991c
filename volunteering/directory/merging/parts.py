"""Contacts and programs that go over to the survivor: they keep their rows and UUIDs, and their slugs where free."""

from ..models import Organization, OrganizationContact, Program
from ..program_slugs import give_slug


def move_rows(survivor: Organization, other: Organization, values: dict) -> None:
    """Give the survivor the rows of the other record's contacts and programs that are kept.

    Args:
        survivor: the record that stays.
        other: the record that goes.
        values: the values of the survivor from now on.
    """
    contacts = [contact["key"] for contact in values["contacts"]]
    OrganizationContact.objects.filter(organization=other, uuid__in=contacts).update(
        organization=survivor
    )
    programs = [program["key"] for program in values["programs"]]
    for program in Program.objects.filter(organization=other, uuid__in=programs).order_by("pk"):
        program.organization = survivor
        give_slug(program)
        # Not `save`: the content comes with the revision, in one piece.
        Program.objects.filter(pk=program.pk).update(organization=survivor, slug=program.slug)
