"""Listings of a certain age, the run that asks, and what came of it."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from config.settings.base import mail_settings
from tests.directory.conftest import *  # noqa: F403
from tests.support.centre import make_organization
from tests.support.clock import set_clock  # noqa: F401
from volunteering.directory.models import ListingRecord, Organization, OrganizationContact, Steward

PRAGUE = ZoneInfo("Europe/Prague")


@pytest.fixture
def on_day(set_clock) -> Callable[[date], None]:  # noqa: F811
    """Return a function that stops the clock at ten in the morning of a day."""
    return lambda day: set_clock(datetime(day.year, day.month, day.day, 10, tzinfo=PRAGUE))


def run(**options) -> str:
    """Run the daily command and return what it printed."""
    out = StringIO()
    call_command("ask_freshness", stdout=out, **options)
    return out.getvalue()


def make_old(
    name: str = "Pomocná ruka", *, days: int, email="", contact="", **fields
) -> Organization:
    """Return a public listing whose cycle began so many days ago.

    Args:
        name: its name.
        days: the age of its data.
        email: the address of its steward; "" for none.
        contact: the e-mail of its only contact; "" for none.
        fields: more of the listing.
    """
    organization = make_organization(name, publish=False, **fields)
    organization.contacts = [OrganizationContact(name="Jana", email=contact, phone="481 000 111")]
    organization.save_revision().publish()
    organization.refresh_from_db()
    if email:
        Steward.objects.create(organization=organization, email=email, name="Správce")
    age(organization, days)
    return organization


def age(organization: Organization, days: int) -> None:
    """Let the cycle of a listing begin so many days ago."""
    ListingRecord.objects.filter(organization=organization).update(
        counted_from=timezone.localdate() - timedelta(days=days)
    )


def record_of(organization: Organization) -> ListingRecord:
    """Return the record of a listing as it is now."""
    return ListingRecord.objects.get(organization=organization)


@pytest.fixture
def use_mailer(settings) -> Callable[[str], None]:
    """Return a function that puts one of the mail servers of `mailers.py` in place."""

    def use(name: str) -> None:
        path = f"tests.directory.freshness.mailers.{name}"
        for setting, value in mail_settings(path).items():
            setattr(settings, setting, value)

    return use


def link_of(mail, wanted="plati") -> str:
    """Return the path of one of the three links of a mail."""
    (path,) = re.findall(rf"http://testserver(/odkaz/potvrzeni/\S+\?odpoved={wanted})", mail.body)
    return path


@pytest.fixture
def asked(mailoutbox):
    """Return a listing that has just been asked, with its steward, and the mail."""
    organization = make_old("Pomocná ruka", days=340, email="spravce@ruka.example")
    run()
    return organization, mailoutbox[-1]
