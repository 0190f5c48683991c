"""What a page says of itself as JSON-LD: put together of texts of the API, and kept until something told changes."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from volunteering.api.endpoints.site import tell_site
from volunteering.api.index import index_of
from volunteering.api.resources import OFFICES
from volunteering.core.kept import FRAME, Kept
from volunteering.core.models import Region
from volunteering.pages.frame import frame_of
from volunteering.readmodels.reading import texts_of
from volunteering.readmodels.touches import TOLD

from .content import event, news_article, story_article
from .organizations import (
    centre,
    centre_id,
    centre_reference,
    is_over,
    office,
    organization,
    service,
    website,
)
from .parts import Thing, Told, thing

# What stands for each kind of the API: a function of what is told, and of the centre that publishes it.
MADE: dict[str, Callable[[Told, Thing], Thing | None]] = {
    "news": news_article,
    "stories": story_article,
    "events": event,
    "organizations": lambda told, _centre: organization(told),
    "programs": lambda told, _centre: service(told),
    # A plain page has only its place in the site.
    "pages": lambda _told, _centre: None,
}
# "<" would end the script, "&" and ">" may mean something to old parsers, the two separators to old scripts.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Graph:
    """What a page says of itself.

    Attributes:
        things: in the words of schema.org.
        trail: title and address of the public pages above and of the page itself; empty when the API does not tell them.
        until: when it stops being right by the clock.
    """

    things: Sequence[Thing] = ()
    trail: Sequence[tuple[str, str]] = ()
    until: datetime | None = None


_graphs: Kept[Graph] = Kept(TOLD, FRAME, until=lambda graph: graph.until)


def graph_of(kind: str, region: Region, pk: int) -> Graph:
    """Return what the page of a public object says; one query while nothing has changed.

    Args:
        kind: its kind in the API.
        region: whose object.
        pk: its primary key. Of something that is not public, nothing is said.
    """
    return _graphs.get((kind, region.pk, pk), lambda: _of_object(kind, region, pk))


def front_graph(region: Region, search_url: str) -> Graph:
    """Return what the front page says: the site and its search, the centre, its offices and their hours.

    Args:
        region: whose site.
        search_url: the full address of the search; "" when there is none.
    """
    return _graphs.get(("front", region.pk, search_url), lambda: _of_front(region, search_url))


def breadcrumb_list(trail: Sequence[tuple[str, str]]) -> Thing | None:
    """Return the way to a page, or None when nothing is above it.

    Args:
        trail: title and full address of each page from the front page down, the page itself the last one.
    """
    if len(trail) < 2:
        return None
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=position, name=title, item=address)
            for position, (title, address) in enumerate(trail, start=1)
        ],
    )


def script_text(things: Iterable[Thing]) -> str:
    """Return JSON-LD that may stand inside <script>, whatever words are in it."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    return json.dumps(graph, ensure_ascii=False).translate(ESCAPES)


def _of_object(kind: str, region: Region, pk: int) -> Graph:
    text = texts_of(kind, region, [pk], in_full=True).get(pk)
    if text is None:
        return Graph()
    told = json.loads(text.json)
    made = MADE[kind](told, centre_reference(_site(region)))
    above = told.get("breadcrumbs")
    trail = [(page["title"], page["url"]) for page in above or ()]
    if above is not None:
        trail.append((told["title"], told["url"]))
    return Graph([made] if made else [], trail, text.until)


def _of_front(region: Region, search_url: str) -> Graph:
    site = _site(region)
    index = index_of(OFFICES, region)
    texts = texts_of(OFFICES.kind, region, index.keys, in_full=True)
    offices = [json.loads(texts[key].json) for key in index.keys if key in texts]
    today = timezone.localdate()
    parent = centre_id(site)
    midnight = timezone.make_aware(datetime.combine(today + timedelta(days=1), time.min))
    until = [midnight, index.valid_until, *(text.until for text in texts.values())]
    return Graph(
        [
            website(site, search_url),
            centre(site),
            *(office(told, parent) for told in offices if not is_over(told, today)),
        ],
        until=min(moment for moment in until if moment),
    )


def _site(region: Region) -> Told:
    return tell_site(region, frame_of(region.site)).model_dump(mode="json")
