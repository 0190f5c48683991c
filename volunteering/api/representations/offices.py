"""Offices and branches; whether they are open now is not told here, see `endpoints/offices.py`."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.images import get_image_model

from volunteering.core.models import Region
from volunteering.offices.models import Office
from volunteering.places.models import Place
from volunteering.readmodels.dependencies import Uses
from volunteering.readmodels.registry import Representation, register_representation

from ..schemas.offices import OfficeText, OfficeTextSummary
from .parts import local, pictures, place


def summarize(office: Office, region: Region, uses: Uses) -> dict:
    """Return what a card tells of an office."""
    return {
        "id": office.uuid,
        "kind": "offices",
        "slug": office.slug,
        "url": f"{region.site.root_page.get_full_url()}#{office.slug}",
        "name": office.name,
        "office_kind": office.kind,
        "modified_at": local(office.last_published_at),
        "address": {
            "street": office.street,
            "postal_code": office.postal_code,
            "municipality": place(office.place, uses),
        },
        "email": office.email,
        "phone": office.phone,
        "by_appointment": office.by_appointment,
        "opens_on": office.opens_on,
        "closes_on": office.closes_on,
        "picture": pictures(office.image, region, uses),
        "hours": _week(office, uses),
        "exceptions": _exceptions(office, uses),
    }


def complete(office: Office, _region: Region, uses: Uses) -> dict:
    """Return what is told of an office beyond its card."""
    return {
        "description": office.description,
        "directions": office.directions,
        "map_url": office.map_url,
        "holidays": _holidays(office, uses),
    }


def _week(office: Office, uses: Uses) -> list[dict]:
    today = timezone.localdate()
    shown = [
        item
        for item in office.weekly_hours.all()
        if item.valid_through is None or item.valid_through >= today
    ]
    for item in shown:
        _hold_through(item.valid_through, uses)
    return [
        {
            "weekday": item.weekday + 1,
            "opens": _time(item.opens),
            "closes": _time(item.closes),
            "valid_from": item.valid_from,
            "valid_through": item.valid_through,
        }
        for item in sorted(shown, key=lambda item: (item.weekday, item.opens))
    ]


def _exceptions(office: Office, uses: Uses) -> list[dict]:
    shown = office.coming_exceptions
    for item in shown:
        _hold_through(item.last_day or item.first_day, uses)
    return [
        {
            "first_day": item.first_day,
            "last_day": item.last_day or item.first_day,
            "is_closed": item.is_closed,
            "opens": _time(item.opens),
            "closes": _time(item.closes),
            "note": item.note,
        }
        for item in shown
    ]


def _holidays(office: Office, uses: Uses) -> list[dict]:
    """Return the state holidays from today to the end of the next year that are kept."""
    hours = office.opening_hours
    today = timezone.localdate()
    first = max(today, office.opens_on or today)
    last = date(today.year + 1, 12, 31)
    last = min(last, office.closes_on or last)
    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    kept = [
        (day, name)
        for day in days
        if (name := hours.holiday_on(day)) and not hours.exceptions_on(day)
    ]
    _hold_through(kept[0][0] if kept else None, uses)
    _hold_through(date(today.year, 12, 31), uses)
    return [{"day": day, "name": name} for day, name in kept]


def _hold_through(day: date | None, uses: Uses) -> None:
    """Note that what is told holds through a day, and perhaps no longer; None is passed over."""
    if day is not None:
        midnight = datetime.combine(day + timedelta(days=1), time.min)
        uses.hold_until(timezone.make_aware(midnight))


def _time(moment: time | None) -> str | None:
    return f"{moment:%H:%M}" if moment else None


def register() -> None:
    """Let offices be told."""
    register_representation(
        Representation(
            kind="offices",
            model=Office,
            listed=lambda region: Office.objects.listed().in_region(region),
            fetched=lambda offices: offices.for_cards(),
            summarize=summarize,
            complete=complete,
            summary=OfficeTextSummary,
            full=OfficeText,
            used=(Place, get_image_model()),
        )
    )
