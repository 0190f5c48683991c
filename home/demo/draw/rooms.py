"""Rooms: walls, the window with the mountain, lamps, shelves, plants and decoration."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from .canvas import HEIGHT, WIDTH, Canvas, curve, oval, rounded
from .landscapes import tower
from .nature import ridge, sprig
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    INK_BLUE,
    NIGHT,
    OCHRE,
    OCHRE_LIGHT,
    PAPER,
    PINE,
    PINE_MID,
    PLUM,
    PLUM_MID,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)


def room(c: Canvas, wall: str, floor: str, line: float = 820) -> None:
    """Fill the picture with a wall and a floor that meet at the height `line`."""
    c.box(-2, -2, WIDTH + 2, HEIGHT + 2, Gradient((lighter(wall, 0.25), wall), "y", (0, line)))
    c.box(-2, line, WIDTH + 2, HEIGHT + 2, Gradient((darker(floor, 0.1), floor), "y", (line, HEIGHT)))
    c.box(-2, line - 16, WIDTH + 2, line, lighter(wall, 0.5))
    c.box(-2, line, WIDTH + 2, line + 7, darker(floor, 0.25), opacity=0.5)


def window(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    arch: bool = False,
    night: bool = False,
    frame: str = CREAM,
    seed: int = 5,
    mountain: bool = True,
) -> None:
    """Draw a window with its top left corner at (x, y); behind it lie the hills with the tower."""
    outline = rounded(x, y, x + width, y + height, 10)
    if arch:
        outline = [*oval(x + width / 2, y + width / 2, width / 2, part=(180, 360)), (x + width, y + height), (x, y + height)]
    with c.layer(0.2, 12, (0, 8)):
        grown = [
            (x + width / 2 + (a - x - width / 2) * (1 + 32 / width), y + height / 2 + (b - y - height / 2) * (1 + 32 / height))
            for a, b in outline
        ]
        c.shape(grown, frame)
    with c.layer(clip=outline):
        tones = (INK_BLUE, PLUM_MID, "#c48f8f") if night else ("#b5cbd6", "#e8dccb", "#f8dfb8")
        c.shape(outline, Gradient(tones, "y", (y, y + height * 0.8)))
        if night:
            c.glow(x + width * 0.75, y + height * 0.28, width * 0.4, "#f9dcc0", 0.5)
            chance = random.Random(seed)
            for _ in range(16):
                c.disc(x + width * chance.random(), y + height * 0.5 * chance.random(), chance.uniform(1, 2.2), CREAM, opacity=0.8)
        else:
            c.glow(x + width * 0.74, y + height * 0.4, width * 0.5, CREAM, 0.9)
        c.disc(x + width * 0.75, y + height * (0.28 if night else 0.4), min(width, height) * 0.075, OCHRE_LIGHT if not night else CREAM)
        colors = (PLUM_MID, mix(PLUM, INK_BLUE, 0.5), NIGHT) if night else (DUSTY, mix(SAGE, DUSTY, 0.3), PINE_MID)
        peak, base = x + width * 0.42, y + height * 0.62
        far = curve(
            [
                (x - 10, base + height * 0.2),
                (peak - width * 0.24, base + height * 0.1),
                (peak, base),
                (peak + width * 0.3, base + height * 0.13),
                (x + width + 10, base + height * 0.16),
            ],
            closed=False,
        )
        if mountain:
            tower(c, peak, base + height * 0.012, height * 0.3, darker(colors[0], 0.35), CREAM, detail=False)
        c.shape([*far, (x + width + 10, y + height), (x - 10, y + height)], fade(colors[0], lighter(colors[0], 0.35), base, y + height))
        for k, (color, level) in enumerate(zip(colors[1:], (0.76, 0.88), strict=True)):
            at = ridge(seed + k, y + height * level, height * 0.04, 2.6)
            xs = range(int(x) - 6, int(x + width) + 10, 4)
            c.shape(
                [*((px, at(px)) for px in xs), (x + width + 10, y + height + 4), (x - 10, y + height + 4)],
                fade(color, lighter(color, 0.2), y + height * level, y + height),
            )
        c.box(x + width / 2 - 6, y - 5, x + width / 2 + 6, y + height + 5, frame)
        c.box(x - 5, y + height * 0.4, x + width + 5, y + height * 0.4 + 10, frame)
    with c.layer(0.2, 8, (0, 7)):
        c.box(x - 34, y + height + 10, x + width + 34, y + height + 34, lighter(frame, 0.4), 6)


def rug(c: Canvas, x: float, y: float, rx: float, ry: float, color: str) -> None:
    """Draw an oval rug seen from the side."""
    c.disc(x, y, rx, darker(color, 0.08), ry)
    c.disc(x, y, rx * 0.93, lighter(color, 0.25), ry * 0.86)
    c.disc(x, y, rx * 0.88, color, ry * 0.78)


def shade(c: Canvas, x: float, y: float, rx: float, strength: float = 0.32) -> None:
    """Draw the soft shade of something that stands on the floor."""
    c.glow(x, y, rx, NIGHT, strength, 0.13)


def lamp(c: Canvas, x: float, floor: float, height: float, color: str = OCHRE_LIGHT) -> None:
    """Draw a lit standard lamp."""
    top = floor - height
    c.glow(x, top + 60, 330, "#fde7b4", 0.75)
    with c.layer(0.2, 10, (0, 6)):
        c.stroke([(x, floor - 8), (x, top + 60)], 9, WOOD_DARK)
        c.shape(oval(x, floor, 62, 18, part=(180, 360)), WOOD_DARK)
        c.blob(
            [(x - 48, top, 1), (x + 48, top, 1), (x + 92, top + 118, 1), (x, top + 126), (x - 92, top + 118, 1)],
            Gradient((lighter(color, 0.5), color)),
        )


def pendant(c: Canvas, x: float, drop: float, color: str, size: float = 74) -> None:
    """Draw a lamp that hangs from the ceiling down to `drop`."""
    c.stroke([(x, -5), (x, drop - size)], 4, INK_BLUE)
    c.glow(x, drop + 20, size * 3.4, "#fdeabf", 0.6)
    with c.layer(0.16, 10, (0, 6)):
        c.shape(oval(x, drop, size, size * 0.82, part=(180, 360)), Gradient((lighter(color, 0.15), color)))
        c.shape(oval(x, drop, size * 0.3, size * 0.2, part=(0, 180)), "#fdf3d4")


def pot(c: Canvas, x: float, base: float, size: float, color: str = TERRACOTTA, leaf: str = PINE_MID, seed: int = 1) -> None:
    """Draw a potted plant; `size` is the width of the pot."""
    with c.layer(0.18, 10, (0, 6)):
        for lean, length in ((-1.5, 1.25), (1.5, 1.3), (-0.75, 1.75), (0.8, 1.7), (0.05, 2.15)):
            sprig(
                c,
                x + lean * size * 0.12,
                base - size * 0.7,
                size * length * (1 + 0.06 * (seed % 3)),
                mix(leaf, SAGE, 0.1 + 0.22 * abs(lean)),
                lean * size * 0.72,
                5,
            )
        c.blob(
            [
                (x - size * 0.5, base - size * 0.86, 1),
                (x + size * 0.5, base - size * 0.86, 1),
                (x + size * 0.36, base, 1),
                (x - size * 0.36, base, 1),
            ],
            Gradient((lighter(color, 0.12), color, darker(color, 0.16)), "x"),
        )
        c.box(x - size * 0.56, base - size * 0.98, x + size * 0.56, base - size * 0.78, lighter(color, 0.1), 5)


def books(c: Canvas, x: float, base: float, width: float, height: float, seed: int) -> None:
    """Draw a row of standing books, `width` wide."""
    chance, end = random.Random(seed), x + width
    tones = (TERRACOTTA, PINE, OCHRE, DUSTY_DARK, CREAM, PLUM_MID, CORAL, SAGE, INK_BLUE, ROSE)
    while x < end - 12:
        thick, tall = chance.uniform(13, 27), height * chance.uniform(0.68, 1)
        thick = min(thick, end - x)
        tone = chance.choice(tones)
        c.box(x, base - tall, x + thick - 1.5, base, Gradient((lighter(tone, 0.12), tone), "x"), 2)
        c.box(x + 3, base - tall * 0.8, x + thick - 4.5, base - tall * 0.74, lighter(tone, 0.45), opacity=0.8)
        x += thick


def shelf(c: Canvas, x: float, y: float, width: float, seed: int, tall: float = 92, wood: str = WOOD, plant: bool = True) -> None:
    """Draw a wall shelf with books and perhaps a small pot."""
    with c.layer(0.22, 10, (0, 8)):
        books(c, x + 14, y, width * (0.58 if plant else 0.86), tall, seed)
        c.box(x, y, x + width, y + 14, Gradient((lighter(wood, 0.12), wood)), 3)
    if plant:
        pot(c, x + width * 0.8, y, 40, seed=seed, color=(OCHRE, CORAL, DUSTY)[seed % 3])


def picture(c: Canvas, x: float, y: float, width: float, height: float, tone: str = SAGE, seed: int = 2) -> None:
    """Draw a framed print of hills."""
    with c.layer(0.2, 9, (0, 6)):
        c.box(x, y, x + width, y + height, WOOD, 4)
        c.box(x + 9, y + 9, x + width - 9, y + height - 9, PAPER)
    with c.layer(clip=rounded(x + 26, y + 26, x + width - 26, y + height - 26)):
        c.box(x, y, x + width, y + height, Gradient((SKY, SAND)))
        c.disc(x + width * 0.62, y + height * 0.42, width * 0.1, CORAL)
        for k in range(3):
            at = ridge(seed + k, y + height * (0.56 + 0.12 * k), height * 0.05, 3)
            c.shape(
                [*((px, at(px)) for px in range(int(x), int(x + width) + 5, 4)), (x + width, y + height), (x, y + height)],
                mix(lighter(tone, 0.3), darker(tone, 0.4), k / 2),
            )


def garland(
    c: Canvas,
    points: Sequence[tuple],
    colors: Sequence[str] = (CORAL, OCHRE, CREAM, DUSTY, TERRACOTTA, SAGE),
    size: float = 40,
    gap: float = 54,
) -> None:
    """Hang a string of pennants along a smooth line."""
    line = curve(points, closed=False, steps=40)
    with c.layer(0.2, 7, (0, 7)):
        c.stroke(line, 3, INK_BLUE)
        travelled, index = gap / 2, 0
        for (x0, y0), (x1, y1) in pairwise(line):
            travelled += abs(x1 - x0)
            if travelled >= gap:
                travelled -= gap
                slope = (y1 - y0) / ((x1 - x0) or 1)
                color = colors[index % len(colors)]
                c.shape(
                    [
                        (x0 - size * 0.46, y0 - slope * size * 0.46),
                        (x0 + size * 0.46, y0 + slope * size * 0.46),
                        (x0 - slope * size * 0.5, y0 + size),
                    ],
                    Gradient((color, darker(color, 0.1))),
                )
                index += 1


def fairy_lights(c: Canvas, points: Sequence[tuple], gap: int = 16) -> None:
    """Hang a string of small warm lamps along a smooth line."""
    line = curve(points, closed=False, steps=60)
    c.stroke(line, 2.5, INK_BLUE)
    for x, y in line[gap // 2 :: gap]:
        c.glow(x, y + 12, 44, "#fde2a0", 0.7)
        c.disc(x, y + 12, 8.5, "#fdf0c4", 11)
        c.box(x - 4, y - 2, x + 4, y + 4, BRICK)


WALLS = {"green": "#cfdac6", "rose": "#eed3bf", "ochre": "#f0dcb2", "blue": "#ccd9dd", "cream": "#f2e6d0"}
FLOORS = {"wood": "#d3a97c", "dark": "#a47b5c", "pale": "#e6cfa8", "plum": "#8a6f80"}
