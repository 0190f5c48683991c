"""What a person of the drawings looks like."""

from __future__ import annotations

from dataclasses import dataclass

from .palette import HAIR_BROWN, INK_BLUE, PLUM, SKIN, TERRACOTTA


@dataclass(frozen=True)
class Look:
    """What a person looks like: skin, hair and clothes; heights and poses are given when the person is drawn."""

    skin: str = SKIN[1]
    hair: str = HAIR_BROWN
    style: str = "short"  # see head.STYLES
    top: str = TERRACOTTA
    sleeve: str | None = None  # colour of the sleeves where they differ from the top
    bare: bool = False  # short sleeves
    bottom: str = INK_BLUE
    dress: str = "trousers"  # trousers, shorts, skirt
    long: bool = False  # a coat that falls to the knees
    shoes: str = PLUM
    apron: str | None = None
    vest: str | None = None  # a sleeveless vest over the top
    glasses: bool = False
    beard: bool = False
    hat: str | None = None  # colour of a knitted cap
