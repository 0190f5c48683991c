"""Tags of the directory, the public forms and the mails; beside `volunteering_tags`."""

from django import template

from volunteering import conf
from volunteering.core.models import Region
from volunteering.directory.form_values import ROLES
from volunteering.directory.models import Organization
from volunteering.pages.pages import EntrancePage

register = template.Library()

LINK_LIFETIMES = {
    "confirm": conf.unconfirmed_lifetime,
    "resume": conf.resume_lifetime,
    "door": conf.door_link_lifetime,
}


@register.simple_tag(takes_context=True)
def entrance_pages(context) -> list:
    """Return the pages with a contact form: whoever found nothing can ask there."""
    region = Region.objects.for_request(context["request"])
    return list(EntrancePage.objects.listed().in_region(region)[:2])


@register.simple_tag
def link_days(kind: str) -> int:
    """Return for how many days a mailed link works; `kind` is a key of `LINK_LIFETIMES`."""
    return LINK_LIFETIMES[kind]().days


@register.filter
def seeks_volunteers(organization) -> bool:
    """Whether an organization looks for volunteers today, itself or in a program; lists bring the answer along."""
    if organization.is_seeking:
        return True
    if hasattr(organization, "has_seeking_program"):
        return organization.has_seeking_program
    return any(program.is_seeking for program in organization.programs.all())


@register.filter
def ended_programs(organization) -> list:
    """Return the programs of an organization that are over, in the order it gave them."""
    return [program for program in organization.programs.all() if not program.is_current]


@register.filter
def other_areas(organization) -> list:
    """Return the places an organization works in besides the municipality of its seat; all of a program."""
    return [
        place
        for place in organization.areas.all()
        if place.pk != getattr(organization, "seat_id", None)
    ]


@register.filter
def roles(organization) -> list[str]:
    """Return what an organization does with volunteers, in words."""
    fields = (Organization._meta.get_field(role) for role in ROLES)
    return [str(field.verbose_name) for field in fields if getattr(organization, field.name)]
