"""Times in the words of the norm "Časová specifikace": when an event is, and when an office is open."""

from collections.abc import Iterable

from volunteering.events.enums import EventStatus

from .words import CODE_LISTS, Thing, Told, day, interval, known, moment, some_day, text

DAYS = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")


def duration(event: Told) -> list[Thing]:
    """Return when an event is; of one that was postponed nobody knows."""
    if event["status"] == EventStatus.POSTPONED:
        return [_specification(časový_okamžik=some_day())]
    if event["is_all_day"]:
        start, end = day(event["first_day"]), day(event["last_day"])
    else:
        start = moment(event["starts_at"])
        end = moment(event["ends_at"]) if event["ends_at"] else some_day()
    return [_specification(časový_interval=interval(start, end))]


def opening(office: Told) -> list[Thing]:
    """Return when an office is open: the usual week, each hour with its exceptions, and the days with hours of their own.

    Closed days are an exception of every part of the week; days with other hours are one too, and have a part of their own.

    Args:
        office: all that the API tells of it.
    """
    own = [*_exceptions(office["exceptions"]), *_holidays(office["holidays"])]
    week = [
        _specification(
            den_v_týdnu=[f"{CODE_LISTS}dny-v-týdnu/položky/{DAYS[hours['weekday'] - 1]}"],
            časová_doba=[_times(hours)],
            časová_platnost=_validity(hours, office),
            výjimka=own,
        )
        for hours in office["hours"]
    ]
    special = [
        _specification(
            název=text(one["note"]), časový_interval=_days(one), časová_doba=[_times(one)]
        )
        for one in office["exceptions"]
        if not one["is_closed"] and one["opens"] and one["closes"]
    ]
    return [*week, *special]


def _exceptions(told: Iterable[Told]) -> list[Thing]:
    return [_specification(název=text(one["note"]), časový_interval=_days(one)) for one in told]


def _holidays(told: Iterable[Told]) -> list[Thing]:
    return [_specification(název=text(one["name"]), časový_okamžik=day(one["day"])) for one in told]


def _validity(hours: Told, office: Told) -> list[Thing]:
    """Return from when till when a part of the week holds; it cannot hold before the office opens or after it closes."""
    first = max(filter(None, (hours["valid_from"], office["opens_on"])), default=None)
    last = min(filter(None, (hours["valid_through"], office["closes_on"])), default=None)
    if not first and not last:
        return []
    between = interval(day(first) if first else some_day(), day(last) if last else some_day())
    return [_specification(časový_interval=between)]


def _days(told: Told) -> Thing:
    return interval(day(told["first_day"]), day(told["last_day"]))


def _times(told: Told) -> Thing:
    """Return an interval of the day; one that ends not after its beginning ends on the next day."""
    return {"typ": "Časová doba", "od": f"{told['opens']}:00", "do": f"{told['closes']}:00"}


def _specification(**properties) -> Thing:
    return {"typ": "Časová specifikace", **known(**properties)}
