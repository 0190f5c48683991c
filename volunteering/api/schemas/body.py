"""The blocks of a body."""

from typing import Annotated, Literal

from pydantic import Field

from .common import Picture, Told, Url


class Block(Told):
    """Every block: which one it is, and its HTML by itself, clean and with full addresses."""

    id: str = Field(description="Stays the same while the block is edited.")
    html: str


class TextBlock(Block):
    """Rich text: paragraphs, headings from h2, lists, links. Its HTML is its value."""

    type: Literal["text"]


class Figure(Told):
    """A picture with its caption."""

    picture: Picture
    caption: str


class ImageBlock(Block, Figure):
    """One picture."""

    type: Literal["image"]


class GalleryBlock(Block):
    """Several pictures side by side."""

    type: Literal["gallery"]
    items: list[Figure]


class QuoteBlock(Block):
    """What somebody said."""

    type: Literal["quote"]
    text: str
    attribution: str


class DocumentBlock(Block):
    """A file to download."""

    type: Literal["document"]
    title: str
    url: Url
    extension: str = Field(examples=["pdf"])
    size: int | None = Field(description="Bytes.")


class LinkCardBlock(Block):
    """A video or page elsewhere; nothing is loaded from there before the reader goes."""

    type: Literal["link_card"]
    url: str
    title: str
    description: str


class CallToActionBlock(Block):
    """A box that asks the reader to do one thing; without `url`, what it led to is not public any more."""

    type: Literal["call_to_action"]
    heading: str
    text: str
    label: str
    url: str | None


class RelatedPage(Told):
    """A public page that goes with the text."""

    title: str
    url: Url


class RelatedBlock(Block):
    """Pages the reader may want next."""

    type: Literal["related"]
    pages: list[RelatedPage]


AnyBlock = Annotated[
    TextBlock
    | ImageBlock
    | GalleryBlock
    | QuoteBlock
    | DocumentBlock
    | LinkCardBlock
    | CallToActionBlock
    | RelatedBlock,
    Field(discriminator="type"),
]
