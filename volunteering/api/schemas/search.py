"""The search of the whole site, and suggestions while somebody types."""

from typing import Any

from pydantic import Field

from .common import FacetValue, Paging, Told, Url


class TextPart(Told):
    """A piece of a text; all pieces one after another are the text."""

    text: str
    is_match: bool = Field(description="Whether it is one of the words that counted: mark it.")


class Result(Told):
    """Something that the words stand in."""

    kind: str = Field(
        description="news, stories, events, organizations, programs, pages or documents.",
        examples=["news"],
    )
    is_complete: bool = Field(
        description="Whether it has everything that was asked; the others have a part of it, or what goes with it."
    )
    title: str
    title_parts: list[TextPart]
    url: Url | None
    api_url: str | None = Field(description="Where this API has all of it.")
    passage: list[TextPart] = Field(
        description="Plain text around the first of the words, in parts; may be empty."
    )
    item: dict[str, Any] | None = Field(
        description="The same as in the list of its kind; nothing for a kind that has no list."
    )


class Promoted(Told):
    """A result that the editors set above all others."""

    title: str
    url: Url
    description: str


class Repair(Told):
    """What was read in place of a word that stands nowhere."""

    typed: str = Field(examples=["dobrovolnyk"])
    read: str = Field(
        description="In lower case and without accents, as the search knows it.",
        examples=["dobrovolnik"],
    )


class SearchAnswer(Told):
    """The answer to a question, the best results first."""

    items: list[Result]
    complete: int = Field(
        description="How many of all results have everything that was asked; they come first."
    )
    is_one_word: bool = Field(
        description="Whether only one thing was asked: what is not complete then goes with it; else it has some of the words."
    )
    repairs: list[Repair] = Field(
        description="Mistakes in typing that were passed over; `exactly=true` leaves them."
    )
    promoted: list[Promoted] = Field(
        description="Only with the first results of a question that nothing else narrows."
    )
    similar: list[Result] = Field(
        description="What resembles the results, where there are few; only after the last of them."
    )
    paging: Paging
    facets: dict[str, list[FacetValue]] | None = Field(
        description="By `kind`, `place`, `topic` and `year`; counts hold for the rest of the filters."
    )


class SuggestionItem(Told):
    """Something that may be meant."""

    text: str = Field(description="Of a question, the question.", examples=["dobrovolník"])
    kind: str = Field(
        description="`questions`, `places`, or a kind as in the search.", examples=["questions"]
    )
    label: str = Field(description="What readers call it; of a place, how much there is.")
    url: str | None = Field(description="Where it is; nothing for a question: search for its text.")
    group: str = Field(description="A heading for readers.", examples=["Přímo na"])


class Suggestions(Told):
    """What somebody who is still typing may mean, in order."""

    items: list[SuggestionItem]
