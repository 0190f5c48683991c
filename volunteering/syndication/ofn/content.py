"""News and events in the words of the norms "Aktuality" and "Události"."""

from django.utils.translation import gettext as _

from volunteering.api.representations.plain import plain_text
from volunteering.events.enums import EventStatus

from .attachments import page, picture
from .hours import duration
from .people import person
from .places import location, territory
from .surroundings import Surroundings
from .words import CODE_LISTS, Thing, Told, known, moment, some_day, text

TOPICS = f"{CODE_LISTS}témata-událostí/položky/"
# What readers must not overlook.
WARNED_OF = {
    EventStatus.CANCELLED,
    EventStatus.POSTPONED,
    EventStatus.RESCHEDULED,
    EventStatus.MOVED_ONLINE,
}


def news(told: Told, around: Surroundings) -> Thing:
    """Return a piece of news as an Aktualita.

    Args:
        told: all that the API tells of it.
        around: what else it speaks of.
    """
    body = plain_text({"body": told["body"]})
    return known(
        **_thing(told),
        popis=text("\n\n".join(filter(None, (told["lead"], body)))),
        relevantní_do=some_day(),
        geografické_území=[territory(around.place(one)) for one in told["places"]],
        téma=_topics(told, around),
        oznamovatel=around.centre(),
        příloha=_attachments(told),
    )


def event(told: Told, around: Surroundings) -> Thing:
    """Return an event as an Událost.

    Args:
        told: all that the API tells of it.
        around: what else it speaks of.
    """
    status = EventStatus(told["status"])
    is_open_ended = status == EventStatus.POSTPONED
    is_cancelled = status == EventStatus.CANCELLED
    return known(
        **_thing(told),
        popis=text(_lead(told, status)),
        dlouhý_popis=text(plain_text({"body": told["body"]})),
        relevantní_do=some_day() if is_open_ended else moment(told["over_at"]),
        zneplatněno=moment(told["modified_at"]) if is_cancelled else None,
        pořadatel=_organizers(told, around),
        umístění=_where(told["venue"], around),
        téma=_topics(told, around),
        doba_trvání=duration(told),
        kontakt=_contacts(told),
        příloha=_attachments(told),
    )


def _thing(told: Told) -> Thing:
    """Return what every thing has (the norm "Věc"), apart from its description."""
    return {
        "název": text(told["title"]),
        "vytvořeno": moment(told["published_at"]),
        "aktualizováno": moment(told["modified_at"]),
    }


def _lead(told: Told, status: EventStatus) -> str:
    if status not in WARNED_OF:
        return told["lead"]
    label = str(status.label)
    return f"{label[:1].upper()}{label[1:]}. {told['lead']}".strip()


def _topics(told: Told, around: Surroundings) -> list[str]:
    found = [around.topic(one)["ofn_iri"] for one in told["topics"]]
    return [iri for iri in dict.fromkeys(found) if iri.startswith(TOPICS)]


def _organizers(told: Told, around: Surroundings) -> list[Thing]:
    """Return who organizes an event; the centre, when nobody else is named."""
    found = [around.organization(one) for one in told["organizations"]]
    if told["organizer_name"]:
        found.append(person(told["organizer_name"]))
    return found or [around.centre()]


def _where(venue: Told, around: Surroundings) -> list[Thing]:
    municipality = around.place(venue["municipality"]) if venue["municipality"] else None
    found = location(name=venue["name"], street=venue["street"], municipality=municipality)
    return [found] if found else []


def _contacts(told: Told) -> list[Thing]:
    """Return where to read more, and where the meeting is when it is online: the norm "Umístění" knows no addresses."""
    found = [known(typ="Kontakt", druh=text(_("Web page")), url=told["url"])]
    online = told["venue"]["online_url"]
    if online:
        found.append(known(typ="Kontakt", druh=text(_("Online meeting")), url=online))
    return found


def _attachments(told: Told) -> list[Thing]:
    found = picture(told["picture"])
    return [page(told["url"], told["title"]), *([found] if found else [])]
