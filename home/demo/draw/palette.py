"""The limited palette that holds the series of demo pictures together, and the arithmetic of colours."""

from __future__ import annotations

from dataclasses import dataclass

PINE_DARK, PINE, PINE_MID = "#15382f", "#1f4d3f", "#3c6c59"
SAGE, MIST = "#84a58e", "#c0d0bd"
CREAM, PAPER, SAND, TAN = "#fcf6ea", "#f6ebd9", "#e9d5b3", "#cfae82"
OCHRE_LIGHT, OCHRE, OCHRE_DARK = "#eec77a", "#dba244", "#b67b2c"
ROSE, CORAL, TERRACOTTA, BRICK = "#f0c3ab", "#e2836a", "#c65d43", "#94402f"
SKY, DUSTY, DUSTY_DARK, INK_BLUE = "#c3d4dd", "#86a4bb", "#56748f", "#33475f"
LILAC, PLUM_MID, PLUM, NIGHT = "#a58aa5", "#664b71", "#41304f", "#2a2138"
WOOD, WOOD_DARK = "#a8744a", "#7a5036"

SKIN = ("#f6d3b8", "#ecba97", "#d29a70", "#a36d48", "#74492f")
HAIR_BLACK, HAIR_BROWN, HAIR_CHESTNUT = "#2c2330", "#57382c", "#8a5433"
HAIR_BLOND, HAIR_RED, HAIR_GREY, HAIR_WHITE = "#d3a05a", "#b4532f", "#aaa6a3", "#ece7df"


@dataclass(frozen=True)
class Gradient:
    """A fill that runs evenly through `colors`, down ("y") or to the right ("x").

    `span` is the first and last coordinate in picture units; without it the fill spans the shape itself.
    """

    colors: tuple[str, ...]
    axis: str = "y"
    span: tuple[float, float] | None = None


Fill = str | Gradient


def rgb(color: str) -> tuple[int, int, int]:
    """Return the three channels (0-255) of a "#rrggbb" colour."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` (0-1) of the way from the first colour to the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(color: str, share: float = 0.18) -> str:
    """Return the colour in shade: towards night plum, never towards grey."""
    return mix(color, NIGHT, share)


def lighter(color: str, share: float = 0.2) -> str:
    """Return the colour in light: towards warm cream."""
    return mix(color, CREAM, share)


def fade(top: str, bottom: str, start: float, end: float) -> Gradient:
    """Return a vertical gradient between two heights of the picture."""
    return Gradient((top, bottom), "y", (start, end))
