"""Documents to download."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from .common import Told, Url


class Document(Told):
    """A file that everybody may download."""

    id: int = Field(description="Never changes.", examples=[12])
    kind: Literal["documents"]
    title: str = Field(examples=["Přihláška dobrovolníka"])
    url: Url
    filename: str = Field(examples=["prihlaska.pdf"])
    extension: str = Field(examples=["pdf"])
    size: int | None = Field(description="Bytes; nothing when it is not known.")
    document_kind: str = Field(
        description="What the file is for, as the site sorts its documents; may be empty.",
        examples=["form"],
    )
    tags: list[str]
    created_at: datetime = Field(description="When it was uploaded first.")
