"""News, stories and events in the words of schema.org."""

from .parts import Thing, Told, address, names, organizations, pictures, thing, urn

SCHEMA = "https://schema.org/"
EVENT_TYPES = {"training": "EducationEvent", "festival": "Festival"}
STATUSES = {
    "scheduled": "EventScheduled",
    "rescheduled": "EventRescheduled",
    "postponed": "EventPostponed",
    "moved_online": "EventMovedOnline",
    "cancelled": "EventCancelled",
}
MOVED_ONLINE = "moved_online"


def news_article(told: Told, publisher: Thing) -> Thing:
    """Return a piece of news."""
    return _article("NewsArticle", told, publisher) | thing(
        "NewsArticle", about=organizations(told["organizations"])
    )


def story_article(told: Told, publisher: Thing) -> Thing:
    """Return a volunteer's story: it is about the person, under the name that the person wants shown."""
    person = thing("Person", name=told["person_name"])
    return _article("Article", told, publisher) | thing(
        "Article", about=[person, *organizations(told["organizations"])]
    )


def event(told: Told, organizer: Thing) -> Thing:
    """Return an event.

    Args:
        told: what the API tells of it.
        organizer: the centre, which organizes what names nobody else.
    """
    organizers = organizations(told["organizations"])
    if told["organizer_name"]:
        organizers.append(thing("Organization", name=told["organizer_name"]))
    is_all_day = told["is_all_day"]
    return _described(EVENT_TYPES.get(told["event_kind"], "Event"), told) | {
        "name": told["title"],
        # A date without a time says that only the days count.
        "startDate": told["first_day"] if is_all_day else told["starts_at"],
        **thing(
            EVENT_TYPES.get(told["event_kind"], "Event"),
            endDate=told["last_day"] if is_all_day else told["ends_at"],
        ),
        "eventStatus": SCHEMA + STATUSES[told["status"]],
        "eventAttendanceMode": SCHEMA + _attendance(told),
        "location": _locations(told),
        "organizer": organizers or [organizer],
    }


def _described(kind: str, told: Told) -> Thing:
    return thing(
        kind,
        id=urn(told["id"]),
        url=told["url"],
        description=told["lead"],
        image=pictures(told["picture"]),
        keywords=[*names(told["topics"], told["target_groups"]), *told["tags"]],
        inLanguage="cs",
    )


def _article(kind: str, told: Told, publisher: Thing) -> Thing:
    return _described(kind, told) | thing(
        kind,
        headline=told["title"],
        datePublished=told["published_at"],
        dateModified=told["modified_at"],
        author=publisher,
        publisher=publisher,
        mainEntityOfPage=told["url"],
        contentLocation=[thing("Place", name=place["name"]) for place in told["places"]],
    )


def _has_venue(told: Told) -> bool:
    venue = told["venue"]
    is_somewhere = venue["name"] or venue["street"] or venue["municipality"]
    return bool(is_somewhere) and told["status"] != MOVED_ONLINE


def _is_online(told: Told) -> bool:
    return told["status"] == MOVED_ONLINE or bool(told["venue"]["online_url"])


def _attendance(told: Told) -> str:
    if not _is_online(told):
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if _has_venue(told) else "OnlineEventAttendanceMode"


def _locations(told: Told) -> list[Thing]:
    venue, found = told["venue"], []
    if _has_venue(told):
        where = address(street=venue["street"], municipality=venue["municipality"])
        name = venue["name"] or (venue["municipality"] or {}).get("name") or venue["street"]
        found.append(thing("Place", name=name, address=where))
    if _is_online(told):
        # How to join an event that was moved online without an address stands on its page.
        found.append(thing("VirtualLocation", url=venue["online_url"] or told["url"]))
    return found
