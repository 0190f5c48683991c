"""Offices and branches, with their opening hours."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from .common import Pictures, PlaceRef, Told, Url

TIME = Field(description="By the clocks of the site.", examples=["09:00"])


class OfficeAddress(Told):
    """Where people come in."""

    street: str = Field(examples=["Skálova 12"])
    postal_code: str = Field(examples=["51101"])
    municipality: PlaceRef


class OfficeHours(Told):
    """An interval of the usual week; a day may have several (schema.org OpeningHoursSpecification)."""

    weekday: int = Field(
        ge=1, le=7, description="1 is Monday, 7 is Sunday (ISO 8601).", examples=[1]
    )
    opens: str = TIME
    closes: str = Field(
        description="Not after `opens`: it is a time of the next day.", examples=["17:00"]
    )
    valid_from: date | None = Field(description="First day on which it holds.")
    valid_through: date | None = Field(description="Last day on which it holds.")


class OfficeException(Told):
    """Days of today and later with other hours than usual; counts before state holidays and before the usual week."""

    first_day: date
    last_day: date
    is_closed: bool
    opens: str | None = TIME
    closes: str | None = TIME
    note: str


class OfficeHoliday(Told):
    """A state holiday on which the office is closed."""

    day: date
    name: str = Field(examples=["Velikonoční pondělí"])


class OfficeState(Told):
    """Whether it is open at the moment of the request."""

    status: Literal["open", "opening_soon", "closed", "not_yet", "ended"] = Field(
        description="opening_soon: within an hour. not_yet: a branch that is being prepared. ended: closed for good."
    )
    until: datetime | None = Field(
        description="When it opens or closes next; nothing when that is not known."
    )
    note: str = Field(description="Why today differs from the usual week; may be empty.")


class OfficeTextSummary(Told):
    """What a card shows, apart from the present state."""

    id: UUID = Field(description="Never changes, whatever becomes of name and address.")
    kind: Literal["offices"]
    slug: str
    url: Url
    name: str = Field(examples=["Dobropoint Turnov"])
    office_kind: Literal["centre", "branch"]
    modified_at: datetime | None = Field(description="Last publication.")
    address: OfficeAddress
    email: str
    phone: str
    by_appointment: str = Field(description="What holds outside opening hours.")
    opens_on: date | None = Field(description="First day of a branch that is being prepared.")
    closes_on: date | None = Field(description="Last day.")
    picture: Pictures | None
    hours: list[OfficeHours]
    exceptions: list[OfficeException]


class OfficeText(OfficeTextSummary):
    """An office, apart from its present state."""

    description: str
    directions: str = Field(description="How to find it, in words.")
    map_url: str = Field(description="Address of a map; may be empty.")
    holidays: list[OfficeHoliday] = Field(
        description="State holidays of this and the next year on which it is closed."
    )


class OfficeSummary(OfficeTextSummary):
    """An office or branch."""

    state: OfficeState


class Office(OfficeText):
    """An office or branch with all that is told of it."""

    state: OfficeState
