"""The last part of a program's address: made of its name, and kept when the name changes."""

from django.utils.text import slugify

from volunteering.core.text import fold

from .enums import RESERVED_PROGRAM_SLUGS
from .models import Program


def give_slug(program: Program) -> None:
    """Give a program that is about to be saved a slug of its own.

    Drafts hold none: a program that is in the database keeps the one it has there, a new one gets its name. One that is
    reserved, or belongs to another program of the organization, gets a number.
    """
    if not program.slug and program.pk:
        row = Program.objects.filter(pk=program.pk).values_list("slug", flat=True)
        program.slug = row.first() or ""
    wanted = program.slug or slugify(fold(program.name))[:100].strip("-") or "program"
    others = Program.objects.filter(organization_id=program.organization_id).exclude(pk=program.pk)
    taken = RESERVED_PROGRAM_SLUGS | set(others.values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    program.slug = slug
