"""Vocabularies: what the values of filters stand for."""

from uuid import UUID

from pydantic import Field

from .common import PlaceRef, Term, Told


class VocabularyTerm(Term):
    """A topic or a target group."""

    id: UUID = Field(description="Never changes.")


class TopicTerm(VocabularyTerm):
    """A topic."""

    ofn_iri: str = Field(
        description="The matching item of the state's list of event topics; may be empty."
    )


class Position(Told):
    """A point on the map (WGS 84)."""

    latitude: float = Field(examples=[50.58743])
    longitude: float = Field(examples=[15.15627])


class Place(PlaceRef):
    """A place. A municipality lies in an okres and, independently of it, in an ORP; areas and units are made of municipalities."""

    id: UUID = Field(description="Never changes.")
    official_name: str = Field(
        description="Its bare name; `name` also tells namesakes apart.", examples=["Turnov"]
    )
    code: str = Field(
        description="ČSÚ code of a municipality, LAU 1 of an okres, NUTS 3 of a kraj, CISORP of an ORP; areas have none.",
        examples=["577626"],
    )
    is_town: bool
    kraj: PlaceRef | None
    okres: PlaceRef | None
    orp: PlaceRef | None
    position: Position | None
    covers: list[PlaceRef] = Field(description="Of an everyday area: what it consists of.")
