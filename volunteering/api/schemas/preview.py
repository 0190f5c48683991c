"""A draft."""

from typing import Any

from pydantic import Field

from .common import Told


class Preview(Told):
    """A draft as it would be told."""

    kind: str = Field(description="As in the addresses of the lists.", examples=["news"])
    item: dict[str, Any] = Field(description="As the address of one such object tells it.")
