"""The map of the directory: where the listings stand that fit the reader's filter, and the page that shows them."""

from collections import Counter
from urllib.parse import urlsplit

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from volunteering import conf
from volunteering.core.collation import czech_key
from volunteering.core.map_points import MapPoint, grouped_map_points, register_map_points
from volunteering.core.models import Region
from volunteering.places.models import Place

from ..addresses import directory_url
from ..filters import ORGANIZATIONS, DirectoryFilter
from ..listing.results import Search
from ..models import Organization, Program

# Past this number a map of single points helps nobody, and its page would be too long for a phone.
MOST_POINTS = 500


def render_map(request, directory):
    """Show the map page: a list that is complete in itself, and a map that is loaded when the reader asks for it.

    Args:
        request: the request; its query string is the directory's filter.
        directory: the directory page.
    """
    search = _search(request)
    tiles = conf.map_tiles()
    context = {
        "page": directory,
        "self": directory,
        "asked": search.asked,
        "place": search.place,
        "groups": grouped_map_points(request, search.place),
        "tiles": tiles,
        "tiles_host": urlsplit(tiles["url"]).netloc.replace("{s}.", "") if tiles else "",
    }
    response = render(request, "volunteering/directory/map.html", context)
    # The host's policy may let this page, and no other, load the background of the map.
    setattr(response, "shows_map", True)  # noqa: B010 - a mark for the host's middleware
    return response


def listing_points(request, place) -> list[MapPoint]:
    """Return the organizations that fit the filter in the address, by municipality of their seat.

    When programs are asked for, these are the organizations that run them. When there are too many, only the
    municipalities are returned, each with its number.

    Args:
        request: the reader's request.
        place: the place of the filter; whoever works there is asked for, wherever the seat is.
    """
    search = _search(request)
    base = directory_url(search.region, request) if search.region else None
    if base is None:
        return []
    keys = _organizations(search)
    if len(keys) > MOST_POINTS:
        return _municipalities(search, keys, base)
    listed = Organization.objects.listed().filter(pk__in=keys).select_related("seat")
    in_order = sorted(
        listed.defer("description"),
        key=lambda listing: (czech_key(listing.seat.label), listing.seat_id, listing.sort_key),
    )
    return [_point(listing, f"{base}{listing.slug}/") for listing in in_order]


def _search(request) -> Search:
    """Return the question in the address, asked once for each request."""
    if not hasattr(request, "_volunteering_map_search"):
        region = Region.objects.for_request(request)
        request._volunteering_map_search = Search(region, DirectoryFilter.parse(request.GET))
    return request._volunteering_map_search


def _organizations(search: Search) -> set[int]:
    """Return the keys of the organizations that were found, themselves or by their programs."""
    keys = set(search.listings().keys_in(search.found()))
    if not search.asked.is_about_programs:
        return keys
    # All of them in one query: tens of thousands of keys do not fit into one.
    rows = Program.objects.listed().in_region(search.region).values_list("pk", "organization_id")
    return {organization for program, organization in rows if program in keys}


def _point(listing: Organization, url: str) -> MapPoint:
    """Return the point of one listing; a hidden address stands in the middle of the municipality like no address."""
    exact = not listing.hide_address and None not in (listing.latitude, listing.longitude)
    where = listing if exact else listing.seat
    return MapPoint(
        label=listing.name,
        url=url,
        address=listing.public_address,
        latitude=where.latitude,
        longitude=where.longitude,
        group=listing.seat.label,
        note=_("The organization does not publish its exact address.")
        if listing.hide_address
        else "",
    )


def _municipalities(search: Search, keys: set[int], base: str) -> list[MapPoint]:
    """Return the municipalities of the seats; each leads to the list of who works there."""
    rows = Organization.objects.listed().in_region(search.region).values_list("pk", "seat_id")
    counts = Counter(seat for organization, seat in rows if organization in keys)
    asked = search.asked.with_(kind=ORGANIZATIONS)
    return [
        MapPoint(
            label=place.label,
            url=f"{base}?{asked.query(misto=place.slug)}",
            address=ngettext(
                "seat of %(number)s organization",
                "seat of %(number)s organizations",
                counts[place.pk],
            )
            % {"number": counts[place.pk]},
            latitude=place.latitude,
            longitude=place.longitude,
            group=_("Towns and villages"),
        )
        for place in sorted(
            Place.objects.filter(pk__in=counts), key=lambda place: czech_key(place.label)
        )
    ]


def register() -> None:
    """Put the listings on the map."""
    register_map_points(listing_points)
