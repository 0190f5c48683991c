"""Plain pages, entrances, the front page, and what else may stand at a path of the site."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .body import AnyBlock
from .common import Breadcrumb, Told, Url

Path = Annotated[
    str, Field(description="The part of the address after the host.", examples=["/kontakt/"])
]


class PageLink(Told):
    """A public page by title and address."""

    title: str
    url: Url
    path: Path


class PageSummary(Told):
    """A page that stays: about us, contact, an entrance, the front page."""

    id: UUID = Field(description="Never changes, whatever becomes of title and address.")
    kind: Literal["pages"]
    page_type: Literal["front", "entrance", "plain", "other"] = Field(
        description="An entrance has a contact form; `other` is a type of the site's own."
    )
    slug: str = Field(examples=["kontakt"])
    url: Url
    path: Path
    title: str = Field(examples=["Kontakt"])
    lead: str = Field(description="One or two sentences in plain text; may be empty.")
    published_at: datetime | None = Field(description="First publication, if it is known.")
    modified_at: datetime | None = Field(description="Last publication, if it is known.")


class ContactForm(Told):
    """The texts of the contact form of an entrance."""

    intro: str = Field(description="A sentence above the form; may be empty.")
    thank_you_text: str = Field(description="What is said after sending; may be empty.")


class PageInFull(PageSummary):
    """A page with its body."""

    body: list[AnyBlock]
    body_html: str = Field(description="The whole body as clean HTML with full addresses.")
    seo_title: str
    seo_description: str
    breadcrumbs: list[Breadcrumb]
    contact_form: ContactForm | None = Field(description="Only an entrance has one.")


class Page(PageInFull):
    """A page with its body, and the public pages right below it."""

    children: list[PageLink]


class FoundElsewhere(Told):
    """What stands at a path and has an endpoint of its own: see `api_url`."""

    kind: Literal["news", "stories", "events", "organizations", "programs", "other"] = Field(
        description="`other` is a page of the site's own type, which this API does not know."
    )
    is_list: bool = Field(
        description="Whether it is the list of things of this kind, not one of them."
    )
    title: str
    lead: str = Field(description="The introduction of a list; may be empty.")
    url: Url
    path: Path
    api_url: str | None = Field(
        description="Where the API has it.", examples=["https://dobrovolnici.example/api/v1/news"]
    )
    seo_title: str
    seo_description: str
    breadcrumbs: list[Breadcrumb]


class RedirectTarget(Told):
    """Where somebody has to go on to."""

    url: Url
    is_permanent: bool = Field(description="Whether the former address may be forgotten.")


class Moved(Told):
    """The path is a former one."""

    kind: Literal["redirect"]
    redirect: RedirectTarget
