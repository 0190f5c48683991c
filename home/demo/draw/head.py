"""Heads of the paper figures: a calm face in a few strokes, and hair in a dozen cuts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .canvas import Canvas, Point, curve
from .palette import CORAL, CREAM, INK_BLUE, NIGHT, darker, lighter, mix

if TYPE_CHECKING:
    from .look import Look

STYLES = ("short", "crop", "bald", "bob", "long", "bun", "tail", "plait", "curly", "wave", "scarf")

SKULL = (
    (-0.02, -1.12),
    (0.6, -0.95),
    (0.9, -0.35),
    (0.9, 0.2),
    (0.74, 0.72),
    (0.36, 1.1),
    (0.0, 1.08),
    (-0.5, 0.78),
    (-0.84, 0.25),
    (-0.94, -0.35),
    (-0.62, -0.95),
)
CAP = (
    (0.9, -0.3),
    (0.98, -0.72),
    (0.7, -1.14),
    (0.05, -1.34),
    (-0.66, -1.16),
    (-1.08, -0.55),
    (-1.06, 0.1),
    (-0.86, 0.5),
    (-0.7, 0.2),
    (-0.62, -0.2),
    (-0.3, -0.52),
    (0.3, -0.62),
    (0.74, -0.52),
)


def head(
    c: Canvas, look: Look, middle: Point, r: float, facing: int, tilt: float, *, back: bool = False, part: str = "whole", smile: bool = True
) -> None:
    """Draw a head of radius `r`; `part="behind"` draws only the hair that falls behind neck and shoulders."""
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))

    def at(x: float, y: float) -> Point:
        return middle[0] + (x * cos - y * sin) * r * facing, middle[1] + (x * sin + y * cos) * r

    def blob(points, fill, opacity=1.0):
        c.shape(curve([(*at(p[0], p[1]), *p[2:]) for p in points]), fill, opacity)

    def dot(x, y, rx, fill, ry=None, turn=0.0, opacity=1.0):
        c.disc(*at(x, y), rx * r, fill, (ry or rx) * r, (turn + tilt) * facing, opacity)

    hair = look.hair
    if part == "behind":
        _behind(look, blob, dot, at, back, c, r)
        return
    if back:
        _from_behind(look, blob, dot)
        return
    if look.style == "curly":
        for x, y, size in (
            (-0.75, -0.5, 0.62),
            (-0.2, -0.95, 0.66),
            (0.45, -0.9, 0.55),
            (-0.95, 0.1, 0.5),
            (0.75, -0.5, 0.4),
            (-0.85, 0.5, 0.34),
        ):
            dot(x, y, size, hair)
    if look.style == "bun":
        dot(-0.72, -1.12, 0.46, hair)
        dot(-0.8, -1.2, 0.24, lighter(hair, 0.12))
    blob(SKULL, look.skin)
    dot(-0.66, 0.22, 0.17, darker(look.skin, 0.06), 0.23)
    _face(look, blob, dot, at, c, r, smile)
    _hair(look, blob, dot)


def _face(look, blob, dot, at, c: Canvas, r: float, smile: bool) -> None:
    """Two resting eyes, a nose and a mouth: little enough to stay paper, enough to be warm."""
    ink = mix(look.skin, NIGHT, 0.78)
    line = darker(look.skin, 0.3)
    dot(0.62, 0.4, 0.2, CORAL, 0.16, opacity=0.38)
    dot(-0.18, 0.4, 0.2, CORAL, 0.16, opacity=0.38)
    for x in (0.02, 0.62):
        dot(x, 0.04, 0.072, ink, 0.095)
    c.line([at(0.36, 0.08), at(0.46, 0.34), at(0.33, 0.37)], r * 0.065, line)
    if look.beard:
        blob(
            (
                (0.84, 0.35),
                (0.8, 0.8),
                (0.42, 1.24),
                (0, 1.22),
                (-0.5, 0.9),
                (-0.78, 0.2),
                (-0.56, 0.3),
                (-0.2, 0.52),
                (0.3, 0.5),
                (0.6, 0.5),
            ),
            look.hair,
        )
        c.line([at(0.16, 0.68), at(0.32, 0.74), at(0.5, 0.67)], r * 0.08, darker(look.hair, 0.35))
    elif smile:
        c.line([at(0.12, 0.64), at(0.32, 0.75), at(0.54, 0.63)], r * 0.075, mix(look.skin, "#7a2f2a", 0.62))
    if look.glasses:
        rim = INK_BLUE
        for x in (-0.02, 0.62):
            ring = [at(x + 0.23 * math.cos(k / 12 * math.tau), 0.04 + 0.23 * math.sin(k / 12 * math.tau)) for k in range(13)]
            c.stroke(ring, r * 0.055, rim)
        c.stroke([at(0.21, 0.0), at(0.39, 0.0)], r * 0.05, rim)
        c.stroke([at(-0.25, 0.0), at(-0.62, 0.1)], r * 0.05, rim)


def _hair(look, blob, dot) -> None:
    hair, style, light = look.hair, look.style, lighter(look.hair, 0.08)
    if look.hat:
        blob(((0.98, -0.36), (0.9, -0.95), (0.35, -1.4), (-0.4, -1.36), (-0.98, -0.9), (-1.04, -0.3)), look.hat)
        blob(((1.04, -0.34, 1), (1.02, -0.66, 1), (0, -0.82), (-1.06, -0.56, 1), (-1.08, -0.22, 1), (0, -0.46)), lighter(look.hat, 0.25))
        dot(-0.05, -1.5, 0.26, lighter(look.hat, 0.25))
        blob(((-0.95, -0.28), (-0.62, -0.32), (-0.66, 0.1), (-0.82, 0.3), (-0.98, 0.1)), hair)
        return
    if style == "bald":
        blob(((-0.98, -0.42), (-0.8, -0.5), (-0.62, -0.1), (-0.66, 0.16), (-0.78, 0.46), (-1.02, 0.3), (-1.08, -0.1)), hair)
        return
    if style == "scarf":
        blob(
            (
                (0.86, -0.62),
                (0.62, -1.16),
                (0, -1.36),
                (-0.72, -1.16),
                (-1.1, -0.5),
                (-1.06, 0.3),
                (-0.9, 0.95),
                (-0.5, 1.26),
                (0.1, 1.3),
                (0.42, 1.16),
                (-0.1, 1.02),
                (-0.52, 0.6),
                (-0.66, 0.1),
                (-0.5, -0.4),
                (0.1, -0.7),
            ),
            hair,
        )
        blob(((0.86, -0.62), (0.1, -0.7), (-0.5, -0.4), (-0.66, 0.1), (-0.76, 0.0), (-0.62, -0.55), (0, -0.9), (0.6, -0.86)), light)
        return
    if style == "curly":
        for x, y, size in (
            (-0.5, -0.85, 0.46),
            (0.05, -0.98, 0.42),
            (0.5, -0.86, 0.36),
            (-0.82, -0.35, 0.4),
            (-0.88, 0.12, 0.3),
            (0.8, -0.66, 0.24),
        ):
            dot(x, y, size, hair)
        return
    if style == "crop":
        blob(
            (
                (0.86, -0.52),
                (0.7, -1.02),
                (0.05, -1.24),
                (-0.66, -1.08),
                (-1.0, -0.5),
                (-0.98, 0.1),
                (-0.76, 0.16),
                (-0.66, -0.2),
                (-0.5, -0.52),
                (0.2, -0.7),
            ),
            hair,
        )
        return
    if style == "wave":
        blob(
            (
                (0.98, -0.4),
                (1.12, -0.86),
                (0.72, -1.3),
                (0, -1.36),
                (-0.72, -1.2),
                (-1.14, -0.6),
                (-1.16, 0.1),
                (-0.94, 0.62),
                (-0.66, 0.5),
                (-0.7, 0.0),
                (-0.5, -0.42),
                (0.1, -0.46),
                (0.5, -0.72),
            ),
            hair,
        )
        blob(((0.5, -0.72), (0.1, -0.5), (-0.45, -0.5), (-0.3, -0.8), (0.1, -0.95)), light)
        return
    if style == "bob":
        blob(
            (
                (0.92, -0.36),
                (0.98, -0.76),
                (0.66, -1.2),
                (0, -1.36),
                (-0.72, -1.18),
                (-1.14, -0.5),
                (-1.2, 0.3),
                (-1.1, 0.84),
                (-0.6, 0.9),
                (-0.54, 0.4),
                (-0.5, -0.1),
                (-0.2, -0.48),
                (0.4, -0.62),
            ),
            hair,
        )
        return
    if style in ("long", "plait"):
        blob(
            (
                (0.9, -0.36),
                (0.98, -0.76),
                (0.66, -1.2),
                (0, -1.36),
                (-0.72, -1.18),
                (-1.14, -0.5),
                (-1.16, 0.3),
                (-1.1, 1.0),
                (-0.76, 1.0),
                (-0.6, 0.4),
                (-0.5, -0.1),
                (-0.2, -0.48),
                (0.4, -0.62),
            ),
            hair,
        )
        return
    blob(CAP, hair)
    if style == "short":
        blob(((0.9, -0.34), (0.4, -0.58), (-0.1, -0.6), (0.2, -0.9), (0.75, -0.86)), light)


def _behind(look, blob, dot, at, back: bool, c: Canvas, r: float) -> None:
    hair = darker(look.hair, 0.12)
    if look.style == "long":
        blob(((0.1, -1), (-0.9, -0.9), (-1.25, 0.2), (-1.3, 1.5), (-1.0, 2.3), (-0.3, 2.4), (0.3, 2.0), (0.5, 1.0)), hair)
    elif look.style == "bob":
        blob(((0.2, -1), (-0.9, -0.9), (-1.2, 0.0), (-1.14, 0.86), (-0.5, 1.06), (0.1, 0.9)), hair)
    elif look.style == "tail":
        blob(((-0.7, -0.9), (-1.3, -0.9), (-1.75, -0.2), (-1.7, 0.9), (-1.35, 1.6), (-1.2, 0.8), (-1.0, -0.1)), hair)
        dot(-0.98, -0.62, 0.2, CREAM)
    elif look.style == "plait":
        for k in range(5):
            dot(-0.95 - 0.1 * k, 0.7 + 0.4 * k, 0.34 - 0.035 * k, hair if k % 2 else darker(hair, 0.06))


def _from_behind(look, blob, dot) -> None:
    if look.style in ("bald",):
        blob(SKULL, look.skin)
        blob(((-0.95, -0.1), (0.95, -0.1), (0.8, 0.5), (0, 0.72), (-0.8, 0.5)), look.hair)
        return
    blob(
        (
            (0, -1.3),
            (0.75, -1.1),
            (1.06, -0.4),
            (1.0, 0.3),
            (0.7, 0.84),
            (0, 0.98),
            (-0.7, 0.84),
            (-1.0, 0.3),
            (-1.06, -0.4),
            (-0.75, -1.1),
        ),
        look.hair,
    )
    if look.style == "bun":
        dot(0, -0.95, 0.52, lighter(look.hair, 0.1))
    elif look.style == "curly":
        for k in range(9):
            dot(0.95 * math.cos(k / 9 * math.tau), -0.2 + 0.95 * math.sin(k / 9 * math.tau), 0.42, look.hair)
    elif look.style in ("tail", "plait"):
        blob(((-0.16, -0.3), (0.16, -0.3), (0.34, 0.6), (0.1, 1.7), (-0.1, 1.7), (-0.34, 0.6)), lighter(look.hair, 0.1))
    elif look.style in ("bob", "long"):
        low = 0.95 if look.style == "bob" else 1.9
        blob(((-0.95, -0.6), (0.95, -0.6), (1.16, low * 0.8), (0.9, low), (-0.9, low), (-1.16, low * 0.8)), look.hair)
    if look.hat:
        blob(((1.08, -0.1), (0.95, -0.95), (0.4, -1.42), (-0.4, -1.42), (-0.95, -0.95), (-1.08, -0.1)), look.hat)
        dot(0, -1.5, 0.26, lighter(look.hat, 0.25))
