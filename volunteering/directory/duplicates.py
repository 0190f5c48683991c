"""Whether an organization is already in the directory: by IČO and by its name without accents and legal form."""

from django.db.models import Q

from volunteering.core.text import name_key

from .models import Organization


def listed_duplicates(region, name: str, ico: str) -> list[Organization]:
    """Return the public listings that are probably the same organization.

    Only public ones: a warning must not tell a stranger what is waiting or was refused.
    """
    same = Q(name_key=name_key(name)) if name_key(name) else Q(pk__in=[])
    if ico:
        same |= Q(ico=ico)
    return list(
        Organization.objects.listed()
        .in_region(region)
        .filter(same)
        .select_related("region__site")[:5]
    )
