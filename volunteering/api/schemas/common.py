"""Parts that many answers have: references, places, pictures, paging."""

from typing import Annotated, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")

Url = Annotated[
    str,
    Field(description="A full address.", examples=["https://dobrovolnici.example/aktuality/sber/"]),
]


class Told(BaseModel):
    """What the API tells: nothing beyond what is declared."""

    model_config = ConfigDict(extra="ignore")


class Term(Told):
    """A term of a vocabulary: a topic or a target group."""

    slug: str = Field(description="Its name in filters.", examples=["seniori"])
    name: str = Field(examples=["Senioři"])


class PlaceRef(Told):
    """A place: a municipality, an official unit, or an area by its everyday name."""

    slug: str = Field(description="Its name in filters.", examples=["turnovsko"])
    name: str = Field(examples=["Turnovsko"])
    kind: str = Field(
        description="One of kraj, okres, orp, obec, area (an everyday name such as Českolipsko).",
        examples=["area"],
    )


class OrganizationRef(Told):
    """A public organization of the directory."""

    id: UUID
    name: str = Field(examples=["Domov U Lípy"])
    url: Url | None


class Size(Told):
    """A picture in one size."""

    url: Url
    width: int = Field(description="Pixels.", examples=[960])
    height: int = Field(description="Pixels.", examples=[640])


class Picture(Told):
    """A picture, ready to be shown; `sizes` are for `srcset`, the smallest first."""

    alt: str = Field(description="Alternative text; empty for a decoration.")
    author: str = Field(description="Who made it; has to be shown with it when given.")
    licence: str = Field(description="Its terms in words, such as CC BY 4.0; may be empty.")
    sizes: list[Size]
    srcset: str = Field(description="The same sizes as an attribute of <img>.")


class Pictures(Told):
    """A picture in two shapes: cut to 3 : 2 for cards, and whole."""

    card: Picture
    whole: Picture


class Breadcrumb(Told):
    """A page above another one."""

    title: str
    url: Url


class FacetValue(Told):
    """A value of a filter, and how many items it would leave with the other filters as they stand."""

    value: str = Field(examples=["seniori"])
    label: str = Field(examples=["Senioři"])
    count: int = Field(examples=[12])
    is_chosen: bool


class Paging(Told):
    """Where in the list the items stand."""

    total: int = Field(description="How many items fit.", examples=[57])
    limit: int = Field(examples=[20])
    offset: int = Field(examples=[0])
    next: str | None = Field(
        description="Address of the next items, if there are any.",
        examples=["https://dobrovolnici.example/api/v1/news?limit=20&offset=20"],
    )
    previous: str | None = Field(
        description="Address of the items before, if there are any.", examples=[None]
    )


class List(Told, Generic[Item]):
    """Items of a list, with the counts of filter values where `facets=true` was asked."""

    items: list[Item]
    paging: Paging
    facets: dict[str, list[FacetValue]] | None = Field(
        default=None, description="By the name of the filter; only with `facets=true`."
    )
