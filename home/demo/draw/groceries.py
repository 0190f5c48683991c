"""Food, piece by piece and in crates."""

from __future__ import annotations

import random

from .canvas import Canvas, oval, turned
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    OCHRE,
    OCHRE_LIGHT,
    PINE_MID,
    SAGE,
    SAND,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    lighter,
)


def produce(c: Canvas, kind: str, x: float, y: float, r: float) -> None:
    """Draw one piece of food of about radius r around (x, y)."""
    if kind == "apple":
        c.disc(x, y, r, Gradient((CORAL, TERRACOTTA)))
        c.line([(x, y - r * 0.8), (x + r * 0.1, y - r * 1.35)], 4, WOOD_DARK)
        c.disc(x + r * 0.38, y - r * 1.15, r * 0.34, PINE_MID, r * 0.16, -25)
    elif kind == "pear":
        c.blob(
            [
                (x, y - r * 1.3),
                (x + r * 0.45, y - r * 0.7),
                (x + r * 0.85, y + r * 0.2),
                (x, y + r),
                (x - r * 0.85, y + r * 0.2),
                (x - r * 0.45, y - r * 0.7),
            ],
            Gradient((OCHRE_LIGHT, "#b9b05a")),
        )
        c.line([(x, y - r * 1.2), (x + r * 0.2, y - r * 1.6)], 4, WOOD_DARK)
    elif kind == "carrot":
        for lean in (-0.5, 0, 0.5):
            c.disc(x + lean * r * 0.5, y - r * 1.75, r * 0.2, PINE_MID, r * 0.62, lean * 40)
        c.blob(
            [
                (x - r * 0.5, y - r * 1.1),
                (x + r * 0.5, y - r * 1.1),
                (x + r * 0.3, y + r * 0.4),
                (x, y + r * 1.4),
                (x - r * 0.3, y + r * 0.4),
            ],
            Gradient((CORAL, "#d97a3f"), "x"),
        )
    elif kind == "bread":
        c.blob(
            [
                (x - r * 1.7, y + r * 0.5),
                (x - r * 1.6, y - r * 0.5),
                (x, y - r),
                (x + r * 1.6, y - r * 0.5),
                (x + r * 1.7, y + r * 0.5),
                (x, y + r * 0.7),
            ],
            Gradient((OCHRE, "#a9693a")),
        )
        for dx in (-0.8, 0, 0.8):
            c.line([(x + (dx - 0.2) * r, y - r * 0.62), (x + (dx + 0.2) * r, y - r * 0.05)], (3, 8, 3), SAND)
    elif kind == "can":
        c.box(x - r * 0.8, y - r * 1.4, x + r * 0.8, y + r, Gradient((lighter(DUSTY, 0.4), DUSTY, DUSTY_DARK), "x"), 5)
        c.box(x - r * 0.8, y - r * 0.9, x + r * 0.8, y + r * 0.5, TERRACOTTA)
        c.disc(x, y - r * 0.2, r * 0.36, CREAM)
    elif kind == "jar":
        c.box(x - r * 0.8, y - r * 1.2, x + r * 0.8, y + r, Gradient((OCHRE_LIGHT, OCHRE), "x"), 9)
        c.box(x - r * 0.86, y - r * 1.6, x + r * 0.86, y - r * 1.15, BRICK, 4)
        c.box(x - r * 0.5, y - r * 0.6, x + r * 0.5, y + r * 0.35, CREAM, 3)
    elif kind == "milk":
        c.shape(
            [
                (x - r * 0.7, y + r),
                (x - r * 0.7, y - r * 1.3),
                (x - r * 0.4, y - r * 1.8),
                (x + r * 0.4, y - r * 1.8),
                (x + r * 0.7, y - r * 1.3),
                (x + r * 0.7, y + r),
            ],
            Gradient((CREAM, SAND), "x"),
        )
        c.box(x - r * 0.7, y - r * 0.5, x + r * 0.7, y + r * 0.2, DUSTY)
        c.box(x - r * 0.42, y - r * 2.05, x + r * 0.42, y - r * 1.75, DUSTY_DARK)
    elif kind == "leek":
        for lean in (-18, 0, 16):
            c.shape(turned(oval(x, y - r * 1.6, r * 0.3, r * 1.1), x, y, lean), PINE_MID if lean else SAGE)
        c.box(x - r * 0.3, y - r * 1.2, x + r * 0.3, y + r, Gradient((SAGE, CREAM)), 8)


def crate(c: Canvas, x: float, base: float, width: float, kinds: tuple[str, ...], seed: int = 1, color: str = WOOD) -> None:
    """Draw a slatted crate filled with food, centred on x."""
    height, chance = width * 0.46, random.Random(seed)
    with c.layer(0.26, 12, (0, 8)):
        c.box(x - width * 0.47, base - height * 1.02, x + width * 0.47, base - 8, darker(color, 0.45))
        step = width * 0.88 / len(kinds)
        for row in (0, 1):
            for k, kind in enumerate(kinds):
                if row == 0 and k == len(kinds) - 1:
                    continue
                r = width * 0.094 * chance.uniform(0.92, 1.1)
                produce(
                    c,
                    kinds[(k + 2 * (1 - row)) % len(kinds)] if row == 0 else kind,
                    x - width * 0.44 + step * (k + (0.5 if row else 1)),
                    base - height * (0.98 if row else 1.2),
                    r,
                )
        for k in range(3):
            y = base - height + k * height / 3
            c.box(x - width / 2, y + 3, x + width / 2, y + height / 3 - 4, Gradient((lighter(color, 0.24), color)), 4)
        for side in (-1, 1):
            c.box(x + side * width * 0.43 - 11, base - height + 1, x + side * width * 0.43 + 11, base, darker(color, 0.14), 3)
