"""Where the offices stand on the map."""

from django.utils.translation import gettext as _

from volunteering.core.map_points import MapPoint, register_map_points
from volunteering.core.models import Region

from .models import Office


def office_points(request, place) -> list[MapPoint]:
    """Return the public offices of the region, each in its municipality: it has no coordinates of its own.

    The link leads to the card of the office on the front page of the site.

    Args:
        request: the reader's request.
        place: only offices that share ground with this place; None brings all.
    """
    region = Region.objects.for_request(request)
    offices = Office.objects.listed().in_region(region).select_related("place")
    if place is not None:
        offices = offices.filter(place__overlaps__other=place)
    front = region.site.root_page.get_url(request) if region else ""
    return [
        MapPoint(
            label=office.name,
            url=f"{front}#{office.slug}",
            address=_address(office),
            latitude=office.place.latitude,
            longitude=office.place.longitude,
            group=_("Our offices"),
        )
        for office in offices
    ]


def _address(office: Office) -> str:
    code = f"{office.postal_code[:3]} {office.postal_code[3:]}".strip()
    return (
        f"{office.street}, {code} {office.place.name}"
        if code
        else f"{office.street}, {office.place.name}"
    )


def register() -> None:
    """Put the offices on the map."""
    register_map_points(office_points)
