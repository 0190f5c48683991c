"""Organizations, their programs, and how many there are."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from .common import OrganizationRef, Picture, PlaceRef, Term, Told, Url


class Choice(Told):
    """A value of a closed list, with its label for readers."""

    value: str = Field(examples=["association"])
    label: str = Field(examples=["spolek"])


class Listing(Told):
    """What organizations and programs have in common."""

    id: UUID = Field(description="Never changes, whatever becomes of name and address.")
    slug: str = Field(examples=["domov-u-lipy"])
    url: Url | None = Field(description="Nothing while the region has no public directory.")
    name: str = Field(examples=["Domov U Lípy"])
    summary: str = Field(description="One or two sentences in plain text.")
    areas: list[PlaceRef] = Field(description="Where it works.")
    topics: list[Term]
    target_groups: list[Term]
    modified_at: datetime = Field(description="Last publication.")


class ProgramSummary(Listing):
    """A program of an organization (HSDS service)."""

    kind: Literal["programs"]
    slug: str = Field(
        description="Unique among the programs of the organization only.", examples=["predcitani"]
    )
    organization: OrganizationRef
    status: str = Field(description="prepared, running or ended.", examples=["running"])
    website: str = Field(description="May be empty.")
    is_seeking: bool = Field(description="Whether it looks for volunteers today.")
    seeking_until: date | None = Field(description="The last day on which it does.")


class Program(ProgramSummary):
    """A program with its description."""

    description: str = Field(description="Plain text; an empty line parts paragraphs.")


class OrganizationSummary(Listing):
    """A line of the directory."""

    kind: Literal["organizations"]
    alternate_name: str = Field(description="Short name or acronym; may be empty.")
    ico: str = Field(
        description="Czech identification number; may be empty.", examples=["70891508"]
    )
    legal_form: Choice | None
    seat: PlaceRef
    is_volunteer_centre: bool
    is_sending: bool = Field(description="Sends volunteers to others.")
    is_receiving: bool = Field(description="Receives volunteers.")
    is_accredited: bool = Field(
        description="Whether its accreditation by the Ministry of the Interior (Act 198/2002) is valid today."
    )
    accreditation_until: date | None
    is_seeking: bool = Field(
        description="Whether it looks for volunteers today, itself or in one of its programs."
    )
    seeking_until: date | None = Field(
        description="The last day on which the organization itself does; nothing when only its programs do."
    )
    logo: Picture | None
    program_count: int = Field(description="Programs that are being prepared or running.")


class OrganizationAddress(Told):
    """Where the organization is; of one that hides its address only the municipality."""

    street: str
    postal_code: str = Field(description="Five digits, or empty.", examples=["51101"])
    municipality: PlaceRef
    latitude: float | None = Field(description="WGS 84; nothing where the place is not known.")
    longitude: float | None
    hides_address: bool = Field(description="It does not publish its exact address.")


class OrganizationLink(Told):
    """Where the organization can be followed."""

    kind: str = Field(description="website, facebook, instagram, youtube or other.")
    label: str = Field(examples=["Facebook"])
    url: str


class OrganizationContact(Told):
    """A person or desk to turn to; whatever is empty was not given."""

    name: str
    role: str
    email: str
    phone: str


class Freshness(Told):
    """How old the data are, and who stands behind them."""

    sentence: str = Field(description="For readers, in the language of the site.")
    since: date = Field(description="Day of the last confirmation, or of the entry.")
    confirmed_on: date | None
    confirmed_by: str = Field(description="organization, centre or empty.")
    is_overdue: bool = Field(
        description="Nobody has confirmed the data for longer than the centre allows."
    )


class Organization(OrganizationSummary):
    """An organization as its profile shows it (HSDS organization with location and contacts)."""

    description: str = Field(description="Plain text; an empty line parts paragraphs.")
    address: OrganizationAddress
    opening_hours: str = Field(description="Plain text with line breaks.")
    website: str = Field(description="The first of its links to a website; may be empty.")
    links: list[OrganizationLink]
    contacts: list[OrganizationContact] = Field(description="Those that may be shown.")
    photos: list[Picture]
    programs: list[ProgramSummary] = Field(
        description="Those that are being prepared or running, in the organization's own order."
    )
    freshness: Freshness | None


class Counters(Told):
    """How much is public in the region today."""

    as_of: date
    organizations: int = Field(examples=[212])
    programs: int = Field(description="Being prepared or running.", examples=[148])
    news: int
    stories: int
    events: int = Field(description="Those that are not over.")
