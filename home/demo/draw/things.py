"""Small things: cups, books, bags, flowers, hearts, bubbles, a sleeping cat."""

from __future__ import annotations

import math
import random

from .canvas import Canvas, curve, rounded, turned
from .nature import flower, sprig
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
    ROSE,
    SAGE,
    Gradient,
    darker,
    lighter,
)


def mug(c: Canvas, x: float, base: float, size: float = 34, color: str = CORAL, steam: bool = True) -> None:
    """Draw a mug `size` wide, standing at (x, base)."""
    ring = [
        (x + size * 0.55 + size * 0.26 * math.cos(k / 12 * math.tau), base - size * 0.5 + size * 0.26 * math.sin(k / 12 * math.tau))
        for k in range(13)
    ]
    c.stroke(ring, size * 0.12, color)
    c.box(x - size / 2, base - size, x + size / 2, base, Gradient((lighter(color, 0.2), color), "x"), size * 0.16)
    if steam:
        for dx in (-0.14, 0.16):
            c.line(
                [
                    (x + dx * size, base - size * 1.15),
                    (x + (dx + 0.16) * size, base - size * 1.5),
                    (x + (dx - 0.1) * size, base - size * 1.8),
                    (x + (dx + 0.1) * size, base - size * 2.1),
                ],
                (3, 6, 2),
                CREAM,
                0.6,
            )


def open_book(c: Canvas, x: float, y: float, size: float, color: str = BRICK, turn: float = 0) -> None:
    """Draw an open book seen from outside, its spine at (x, y)."""

    def put(points, fill):
        c.shape(turned(curve(points), x, y, turn), fill)

    for side in (-1, 1):
        put(
            [
                (x, y + size * 0.3, 1),
                (x + side * size * 0.5, y + size * 0.2),
                (x + side * size * 0.9, y + size * 0.24, 1),
                (x + side * size * 0.9, y - size * 0.42, 1),
                (x + side * size * 0.5, y - size * 0.46),
                (x, y - size * 0.34, 1),
            ],
            CREAM,
        )
        put(
            [
                (x, y + size * 0.36, 1),
                (x + side * size * 0.5, y + size * 0.26),
                (x + side * size * 0.94, y + size * 0.3, 1),
                (x + side * size * 0.94, y - size * 0.34, 1),
                (x + side * size * 0.5, y - size * 0.38),
                (x, y - size * 0.27, 1),
            ],
            color if side < 0 else lighter(color, 0.12),
        )
    c.stroke(turned([(x, y - size * 0.28), (x, y + size * 0.34)], x, y, turn), size * 0.07, darker(color, 0.15))


def pile(c: Canvas, x: float, base: float, width: float, tones: tuple[str, ...]) -> None:
    """Draw a pile of lying books."""
    for k, tone in enumerate(tones):
        shift, w = ((-1) ** k) * width * 0.05, width * (1 - 0.07 * k)
        y = base - k * width * 0.16
        c.box(x - w / 2 + shift, y - width * 0.16, x + w / 2 + shift, y, tone, 4)
        c.box(x - w / 2 + shift + 8, y - width * 0.125, x + w / 2 + shift, y - width * 0.035, CREAM)


def laptop(c: Canvas, x: float, base: float, width: float, color: str = DUSTY_DARK, lean: int = 1) -> None:
    """Draw an open laptop from behind."""
    c.blob(
        [
            (x - width / 2, base - 3, 1),
            (x - width / 2 + 8 * lean, base - width * 0.6, 1),
            (x + width / 2 + 8 * lean, base - width * 0.6, 1),
            (x + width / 2, base - 3, 1),
        ],
        Gradient((lighter(color, 0.15), color)),
    )
    c.disc(x + 4 * lean, base - width * 0.3, width * 0.05, lighter(color, 0.5))
    c.box(x - width * 0.54, base - 8, x + width * 0.54, base, darker(color, 0.2), 4)


def vase(c: Canvas, x: float, base: float, size: float, color: str = DUSTY, blooms: tuple[str, ...] = (CORAL, OCHRE, CREAM)) -> None:
    """Draw a vase with a bunch of flowers, `size` is the height of the vase."""
    for k, bloom in enumerate(blooms):
        lean = (k - (len(blooms) - 1) / 2) * size * 0.36
        flower(c, x + lean, base - size * 0.55, size * (1.5 - 0.16 * abs(k - 1)), bloom, heart=OCHRE if bloom != OCHRE else BRICK)
        sprig(c, x + lean * 0.8 + 8, base - size * 0.6, size * 0.8, SAGE, lean * 0.6, 3)
    c.blob(
        [
            (x - size * 0.2, base - size, 1),
            (x + size * 0.2, base - size, 1),
            (x + size * 0.2, base - size * 0.8),
            (x + size * 0.36, base - size * 0.34),
            (x + size * 0.24, base, 1),
            (x - size * 0.24, base, 1),
            (x - size * 0.36, base - size * 0.34),
            (x - size * 0.2, base - size * 0.8),
        ],
        Gradient((lighter(color, 0.25), color, darker(color, 0.12)), "x"),
    )


def sack(c: Canvas, x: float, base: float, size: float, color: str = INK_BLUE, full: bool = True) -> None:
    """Draw a tied rubbish bag, `size` high."""
    w = size * (0.42 if full else 0.3)
    with c.layer(0.2, 8, (0, 6)):
        c.blob(
            [
                (x, base - size * 0.84),
                (x + w * 0.6, base - size * 0.66),
                (x + w, base - size * 0.2),
                (x + w * 0.7, base, 1),
                (x - w * 0.7, base, 1),
                (x - w, base - size * 0.2),
                (x - w * 0.6, base - size * 0.66),
            ],
            Gradient((lighter(color, 0.22), color, darker(color, 0.2)), "x"),
        )
        c.blob(
            [
                (x - w * 0.14, base - size * 0.78),
                (x - w * 0.5, base - size),
                (x, base - size * 0.93),
                (x + w * 0.5, base - size * 1.02),
                (x + w * 0.14, base - size * 0.78),
            ],
            color,
        )
        c.line(
            [(x - w * 0.35, base - size * 0.6), (x - w * 0.55, base - size * 0.3), (x - w * 0.5, base - size * 0.12)],
            (2, 7, 2),
            lighter(color, 0.35),
            0.6,
        )


def heart(c: Canvas, x: float, y: float, r: float, fill: str | Gradient) -> None:
    """Draw a heart of half width r around (x, y)."""
    half = [(0, -0.5), (0.28, -0.86), (0.72, -0.86), (0.99, -0.46), (0.9, 0.02), (0.5, 0.5), (0, 0.95)]
    right = curve([(x + a * r, y + b * r, 1) if a == 0 else (x + a * r, y + b * r) for a, b in half], closed=False)
    c.shape([*right, *((2 * x - a, b) for a, b in reversed(right))], fill)


def bubble(c: Canvas, x0: float, y0: float, x1: float, y1: float, tail: tuple[float, float], color: str = CREAM) -> None:
    """Draw a speech bubble whose tail points at `tail`."""
    with c.layer(0.16, 12, (0, 8)):
        c.box(x0, y0, x1, y1, color, min(x1 - x0, y1 - y0) * 0.42)
        middle = (x0 + x1) / 2
        root = middle + (tail[0] - middle) * 0.35
        c.blob([(root - 34, y1 - 12, 1), (root + 34, y1 - 12, 1), (tail[0], tail[1], 1)], color)


def cat(c: Canvas, x: float, base: float, size: float, color: str = OCHRE) -> None:
    """Draw a sleeping cat, rolled up."""
    with c.layer(0.2, 8, (0, 5)):
        c.blob(
            [
                (x - size * 0.9, base - size * 0.1),
                (x - size * 0.8, base - size * 0.5),
                (x - size * 0.1, base - size * 0.72),
                (x + size * 0.65, base - size * 0.5),
                (x + size * 0.92, base - size * 0.08),
                (x + size * 0.5, base),
                (x - size * 0.5, base),
            ],
            Gradient((lighter(color, 0.12), color)),
        )
        for k in range(3):
            c.line(
                [(x + (0.0 + 0.2 * k) * size, base - size * (0.68 - 0.05 * k)), (x + (0.08 + 0.2 * k) * size, base - size * 0.48)],
                (9, 3),
                darker(color, 0.22),
            )
        for dx in (-0.88, -0.5):
            c.shape(
                [
                    (x + (dx - 0.1) * size, base - size * 0.42),
                    (x + dx * size, base - size * 0.72),
                    (x + (dx + 0.18) * size, base - size * 0.44),
                ],
                color,
            )
        c.disc(x - size * 0.66, base - size * 0.26, size * 0.33, color, size * 0.26)
        for dx in (-0.82, -0.58):
            c.line(
                [
                    (x + dx * size, base - size * 0.26),
                    (x + (dx + 0.05) * size, base - size * 0.22),
                    (x + (dx + 0.1) * size, base - size * 0.26),
                ],
                3,
                NIGHT,
            )
        c.line(
            [(x + size * 0.85, base - size * 0.14), (x + size * 0.3, base - size * 0.02), (x - size * 0.36, base - size * 0.06)],
            (size * 0.17, size * 0.13),
            darker(color, 0.1),
        )


def drop(x: float, y: float, r: float) -> list[tuple[float, float]]:
    """Return the outline of a drop whose round part has radius r and centre (x, y)."""
    return curve(
        [
            (x, y - r * 1.95, 1),
            (x + r * 0.52, y - r * 0.92),
            (x + r * 0.98, y - r * 0.1),
            (x + r * 0.72, y + r * 0.72),
            (x, y + r),
            (x - r * 0.72, y + r * 0.72),
            (x - r * 0.98, y - r * 0.1),
            (x - r * 0.52, y - r * 0.92),
        ]
    )


def notes(c: Canvas, x: float, y: float, columns: int, rows: int, size: float, seed: int = 1) -> None:
    """Pin small papers of several colours to a board, its first paper at (x, y)."""
    chance = random.Random(seed)
    for k in range(columns * rows):
        px, py = x + (k % columns) * size * 1.22, y + (k // columns) * size * 1.22
        tone = chance.choice((OCHRE_LIGHT, ROSE, CREAM, SAGE, CORAL, PAPER))
        c.shape(turned(rounded(px, py, px + size, py + size, 3), px, py, chance.uniform(-4, 4)), tone)
        for line in range(chance.choice((2, 3))):
            c.box(
                px + size * 0.16,
                py + size * (0.28 + 0.2 * line),
                px + size * chance.uniform(0.55, 0.84),
                py + size * (0.33 + 0.2 * line),
                darker(tone, 0.3),
                opacity=0.6,
            )
