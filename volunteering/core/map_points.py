"""The registry of what stands on the map: features say where their things are, the directory's map page shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class MapPoint:
    """One thing on the map and in the list below it.

    Attributes:
        label: its name.
        url: where it leads.
        address: where it is, in words; only what is public.
        latitude, longitude: degrees north and east (WGS 84); None when nobody knows, then it is only in the list.
        group: the heading that it stands below in the list.
        note: one more sentence, or "".
    """

    label: str
    url: str
    address: str
    latitude: Decimal | None
    longitude: Decimal | None
    group: str
    note: str = ""

    @property
    def position(self) -> str:
        """Latitude and longitude for a script, whatever the language of the page; "" when nobody knows."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"{self.latitude},{self.longitude}"


Build = Callable[..., Iterable[MapPoint]]
_builds: list[Build] = []


def register_map_points(build: Build) -> Build:
    """Put a feature's things on the map; the order of registration is the order of the list.

    Args:
        build: called with the request and the place that the reader asks for (None: the whole region). It returns
            what the public may see, things of one group one after another.
    """
    if build not in _builds:
        _builds.append(build)
    return build


def grouped_map_points(request, place) -> list[tuple[str, list[MapPoint]]]:
    """Return everything that stands on the map, by the headings of its list.

    Args:
        request: the reader's request.
        place: the place that is asked for, or None.
    """
    groups: dict[str, list[MapPoint]] = {}
    for build in _builds:
        for point in build(request, place):
            groups.setdefault(point.group, []).append(point)
    return list(groups.items())
