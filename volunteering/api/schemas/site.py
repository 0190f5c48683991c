"""The site as a whole: its menu, the centre behind it, and the ways into the API."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from .common import Told, Url
from .pages import PageLink, Path


class MenuItem(Told):
    """A line of the menu."""

    label: str = Field(examples=["Aktuality"])
    url: Url
    path: Path
    kind: str = Field(description="What is there; as in `/pages?path=`.", examples=["news"])
    is_list: bool = Field(description="Whether it is the list of things of this kind.")
    api_url: str | None = Field(description="Where the API has it; nothing for `other`.")


class Navigation(Told):
    """The main menu; only public pages."""

    items: list[MenuItem]


class RegionRef(Told):
    """The region that the centre works for."""

    id: UUID
    name: str = Field(examples=["Liberecký kraj"])
    slug: str = Field(examples=["liberecky-kraj"])
    nuts_code: str = Field(
        description="Code in the European list of regions (NUTS 3).", examples=["CZ051"]
    )


class SocialLink(Told):
    """A profile of the centre on a network."""

    network: Literal["facebook"]
    url: str


class SiteDetails(Told):
    """What the header and footer of the site say."""

    name: str = Field(description="Name of the centre.")
    short_name: str = Field(description="The short one if there is one, else the same.")
    url: Url
    region: RegionRef
    email: str = Field(description="May be empty.")
    phone: str = Field(description="May be empty.")
    social_links: list[SocialLink]
    footer_text: str = Field(description="Plain text; may be empty.")
    privacy_page: PageLink | None
    language: str = Field(examples=["cs"])
    time_zone: str = Field(examples=["Europe/Prague"])
    offices_url: str = Field(description="Where the API has the offices with their hours.")


class Root(Told):
    """The ways into the API."""

    name: str
    version: str = Field(examples=["1.0.0"])
    documentation: str = Field(description="To read and to try.")
    openapi: str = Field(description="The same for programs (OpenAPI 3.1).")
    links: dict[str, str] = Field(description="Everything that can be asked for, by its name.")
