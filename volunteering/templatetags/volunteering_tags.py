"""Everything that the plugin's templates and those of a site ask for: `{% load volunteering_tags %}`."""

from dataclasses import dataclass, field
from functools import wraps

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from volunteering.core.kept import FRAME, Kept, first_expiry
from volunteering.core.models import Region
from volunteering.directory.addresses import directory_url as directory_url_of
from volunteering.directory.models import Organization
from volunteering.events.enums import EventStatus
from volunteering.offices.models import Office
from volunteering.pages.frame import Frame, public_pages, read_frame
from volunteering.pages.models import SiteDetails

from . import volunteering_dates, volunteering_feeds, volunteering_pictures, volunteering_text

register = template.Library()
for library in (volunteering_dates, volunteering_feeds, volunteering_pictures, volunteering_text):
    register.tags |= library.register.tags
    register.filters |= library.register.filters


@register.simple_tag
def icon(name: str, css_class: str = "", **attributes) -> SafeString:
    """Return an icon of the plugin's sprite; decorative, so words stand beside it or on its button.

    The attributes give it a size and strokes where the host has no style for it.

    Args:
        name: the icon's id in the sprite.
        css_class: one more class.
        attributes: `class`, the same under the name that HTML gives it.
    """
    return format_html(
        '<svg class="{}" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true"'
        ' focusable="false"><use href="{}#{}"/></svg>',
        f"icon {css_class or attributes.get('class', '')}".strip(),
        static("volunteering/icons.svg"),
        name,
    )


# ---- the site ----


def remembered(build):
    """Make a tag of a function of the request, computed once for each request; return that remembering function."""

    @wraps(build)
    def once(request):
        if request is None:
            return build(None)
        cache = request.__dict__.setdefault("_volunteering_tags", {})
        if build.__name__ not in cache:
            cache[build.__name__] = build(request)
        return cache[build.__name__]

    def tag(context):
        return once(context.get("request"))

    register.simple_tag(tag, takes_context=True, name=build.__name__)
    return once


@dataclass(frozen=True)
class MenuLink:
    """A line of the menu; `current` is the value of aria-current: "page", "true" (inside that part) or ""."""

    label: str
    url: str
    current: str


@dataclass(frozen=True)
class FrameWithOffices(Frame):
    """What stands around every page of a site, with the offices of the region and their hours."""

    offices: list[Office] = field(default_factory=list)


_frames: Kept[FrameWithOffices] = Kept(
    FRAME, until=lambda frame: first_expiry([*frame.pages.values(), *frame.offices])
)


@remembered
def frame(request) -> FrameWithOffices:
    """Return what stands around every page, kept until something of it changes."""
    site = Site.find_for_request(request) if request else None
    if site is None:
        return FrameWithOffices()
    here = Region.objects.for_request(request)
    return _frames.get(site.pk, lambda: _frame_of(site, here))


def _frame_of(site: Site, here: Region | None) -> FrameWithOffices:
    offices = list(Office.objects.listed().in_region(here).for_cards())
    return FrameWithOffices(**vars(read_frame(site)), offices=offices)


@remembered
def main_menu(request) -> list[MenuLink]:
    """Return the menu of the request's site; pages that are not public are left out."""
    links = []
    for label, page in frame(request).menu:
        url = page.get_url(request)
        if url:
            links.append(MenuLink(label, url, _current(request, url)))
    return links


def _current(request, url: str) -> str:
    if request.path == url:
        return "page"
    return "true" if url != "/" and request.path.startswith(url) else ""


@remembered
def region(request) -> Region | None:
    """Return the region whose site answers this request."""
    return Region.objects.for_request(request) if request else None


@remembered
def site_details(request) -> SiteDetails | None:
    """Return what the header and footer say of the centre; an unsaved record when nobody has filled it in."""
    return frame(request).details


@remembered
def privacy_page(request) -> Page | None:
    """Return the page about personal data, if it is public."""
    return frame(request).privacy_page


@remembered
def centre_name(request) -> str:
    """Return the name of the centre, the short one if it has one; the name of the site while there is no centre."""
    details = site_details(request)
    here = Region.objects.for_request(request) if request else None
    if details and details.short_name:
        return details.short_name
    if here:
        return here.centre_name
    return details.site.site_name if details else ""


@remembered
def region_offices(request) -> list[Office]:
    """Return the offices of the region with their hours."""
    return frame(request).offices


@remembered
def directory_url(request) -> str | None:
    """Return the address of the region's directory, or None while it has none."""
    here = Region.objects.for_request(request) if request else None
    return directory_url_of(here, request) if here else None


@register.simple_tag(takes_context=True)
def organization_url(context, organization) -> str:
    """Return the address of a profile; the directory is looked up once for each request."""
    return organization.get_url(context.get("request")) or ""


@register.filter
def listed_page(page):
    """Return the page if the public may see it, else None."""
    return page if page and public_pages([page.pk]) else None


@register.filter
def listed_pages(pages) -> list[Page]:
    """Return those of the pages that the public may see, in the same order."""
    pages = [page for page in pages or () if page is not None]
    public = public_pages(page.pk for page in pages)
    return [page for page in pages if page.pk in public]


@register.simple_tag
def listed_organizations(page) -> list[Organization]:
    """Return the public organizations that a page names, ready for cards."""
    keys = [organization.pk for organization in page.organizations.all()]
    if not keys:
        return []
    return list(Organization.objects.listed().filter(pk__in=keys).for_cards().order_by("name"))


@register.simple_tag(takes_context=True)
def breadcrumbs(context, page) -> list[Page]:
    """Return the published ancestors of a page from the front page of the site down, without the page itself."""
    if not getattr(page, "depth", None):
        return []
    request = context.get("request")
    # The head of a document asks as well as its body.
    found = {} if request is None else request.__dict__.setdefault("_volunteering_crumbs", {})
    if page.pk not in found:
        site = Site.find_for_request(request) if request else page.get_site()
        top = site.root_page.depth if site else 2
        found[page.pk] = list(page.get_ancestors().live().filter(depth__gte=top))
    return found[page.pk]


# ---- addresses ----


@register.simple_tag(takes_context=True)
def page_number_url(context, number: int) -> str:
    """Return the present address with another page number; the filter stays."""
    query = context["request"].GET.copy()
    query.pop("strana", None)
    if number > 1:
        query["strana"] = str(number)
    return f"?{query.urlencode()}" if query else context["request"].path


@register.simple_tag(takes_context=True)
def filter_url(context, asked, **changes) -> str:
    """Return the address of the list with some values of its filter changed; "" takes one off."""
    query = asked.query(**changes)
    return f"?{query}" if query else context["request"].path


@register.filter
def shown_numbers(items) -> list:
    """Return the page numbers to link to, with "…" for those left out."""
    return list(items.paginator.get_elided_page_range(items.number, on_each_side=1, on_ends=1))


# ---- events ----

# What is said of an event that does not take place as announced: look of badge and banner, icon.
STATUS_LOOKS = {
    EventStatus.CANCELLED: ("terracotta", "danger", "close"),
    EventStatus.POSTPONED: ("ochre", "warning", "clock"),
    EventStatus.RESCHEDULED: ("ochre", "warning", "calendar"),
    EventStatus.MOVED_ONLINE: ("blue", "info", "web"),
}


@register.simple_tag
def status_look(event) -> dict[str, str] | None:
    """Return colour, notice and icon for the status of an event; None when it takes place as announced."""
    look = STATUS_LOOKS.get(event.status)
    return dict(zip(("badge", "notice", "icon"), look, strict=True)) if look else None


@register.filter
def event_place(event) -> str:
    """Return in a few words where an event is; "" when only online."""
    if event.status == EventStatus.MOVED_ONLINE:
        return ""
    if event.office:
        return event.office.name
    town = event.municipality.name if event.municipality else ""
    # "Turnov, town hall of Turnov" says the town once.
    parts = [event.venue_name, "" if town and town in event.venue_name else town]
    return ", ".join(part for part in parts if part)
