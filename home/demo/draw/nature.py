"""Sky, hills, trees and other growing things, cut out of paper."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from .canvas import HEIGHT, WIDTH, Canvas, Point, curve, oval
from .palette import CREAM, PINE, PINE_MID, SAGE, WOOD_DARK, Fill, Gradient, darker, lighter, mix


def sky(c: Canvas, *colors: str, bottom: float = HEIGHT) -> None:
    """Fill the background with a gradient from the top down to `bottom`."""
    c.box(-2, -2, WIDTH + 2, HEIGHT + 2, Gradient(colors, "y", (0, bottom)))


def sun(c: Canvas, x: float, y: float, radius: float, color: str, halo: str = CREAM, rings: int = 2) -> None:
    """Draw a sun (or moon) with a soft light and thin paper rings around it."""
    c.glow(x, y, radius * 4.6, halo, 0.75)
    for ring in range(rings, 0, -1):
        c.disc(x, y, radius * (1 + 0.42 * ring), halo, opacity=0.16)
    c.disc(x, y, radius, Gradient((lighter(color, 0.35), color)))


def cloud(c: Canvas, x: float, y: float, width: float, color: str = CREAM, opacity: float = 0.9) -> None:
    """Draw a flat-bottomed cloud, `width` units wide, its base at y."""
    w = width / 10
    shapes = ((-3.1, 1.15), (-1.2, 1.9), (1.1, 1.55), (2.9, 1.0))
    with c.layer(shadow=0.1, blur=10, drop=(0, 7), opacity=opacity):
        for dx, r in shapes:
            c.shape(oval(x + dx * w, y, r * w, part=(180, 360)), color)
        c.box(x - 4.9 * w, y - 0.72 * w, x + 4.9 * w, y, color, 0.36 * w)


def ridge(seed: int, base: float, height: float, rough: float = 1, step: float = 8) -> Callable[[float], float]:
    """Return a function that gives the height of a hilly skyline at x; the same seed gives the same hills."""
    chance = random.Random(seed)
    waves = [(chance.uniform(0.6, 1) / (k + 1), (k + 1) * rough * chance.uniform(0.8, 1.25), chance.uniform(0, 7)) for k in range(5)]

    def at(x: float) -> float:
        return base - height * sum(a * math.sin(f * x / 330 + p) for a, f, p in waves) / 1.6

    return at


def through(points: Sequence[tuple]) -> Callable[[float], float]:
    """Return a skyline that passes smoothly through the given points (x rising)."""
    line = curve(points, closed=False)

    def at(x: float) -> float:
        for (x0, y0), (x1, y1) in pairwise(line):
            if x0 <= x <= x1:
                return y0 + (y1 - y0) * (x - x0) / ((x1 - x0) or 1)
        return line[0][1] if x < line[0][0] else line[-1][1]

    return at


def land(
    c: Canvas,
    at: Callable[[float], float],
    fill: Fill,
    shadow: float = 0.16,
    blur: float = 14,
    drop: Point = (0, -7),
    bottom: float = HEIGHT + 5,
    decorate: Callable[[], object] | None = None,
) -> None:
    """Lay a sheet of land under the skyline `at`; `decorate` draws more on the same sheet (trees, houses)."""
    outline = [(x, at(x)) for x in range(-10, WIDTH + 20, 10)]
    with c.layer(shadow, blur, drop):
        c.shape([*outline, (WIDTH + 10, bottom), (-10, bottom)], fill)
        if decorate:
            decorate()


def conifer(
    c: Canvas, x: float, base: float, height: float, fill: Fill, tiers: int = 5, slim: float = 0.2, trunk: str | None = None
) -> None:
    """Draw a spruce with drooping tiers, standing at (x, base)."""
    if trunk:
        c.box(x - height * 0.022, base - height * 0.15, x + height * 0.022, base, trunk)
    top, foot = base - height, base - (height * 0.09 if trunk else -4)
    right = []
    for tier in range(1, tiers + 1):
        y = top + (foot - top) * tier / tiers
        w = height * slim * (0.2 + 0.8 * tier / tiers)
        right += [(w * 0.52, y - (foot - top) / tiers * 0.46), (w, y, 1), (w * 0.6, y - height * 0.01, 1)]
    points = [(x, top, 1)] + [(x + p[0], *p[1:]) for p in right] + [(x - p[0], *p[1:]) for p in reversed(right)]
    c.shape(curve(points, steps=5), fill)


def wood(
    c: Canvas,
    at: Callable[[float], float],
    fill: Fill,
    seed: int,
    low: float,
    high: float,
    gap: float = 22,
    start: float = -20,
    end: float = WIDTH + 20,
    slim: float = 0.2,
) -> None:
    """Plant a row of spruces of heights between `low` and `high` along a skyline."""
    chance = random.Random(seed)
    x = start
    while x < end:
        height = chance.uniform(low, high)
        conifer(c, x, at(x) + height * 0.1, height, fill, slim=slim * chance.uniform(0.85, 1.15))
        x += gap * chance.uniform(0.55, 1.5)


def leafy(c: Canvas, x: float, base: float, height: float, leaf: str = PINE_MID, trunk: str = WOOD_DARK, seed: int = 1) -> None:
    """Draw a broad-leaved tree with a crown of three shades."""
    crown, r = base - height * 0.64, height * 0.3
    c.stroke([(x, base), (x, crown)], (height * 0.055, height * 0.03), trunk)
    c.stroke([(x, base - height * 0.3), (x + r * 0.5, crown)], (height * 0.026, height * 0.014), trunk)
    chance = random.Random(seed)
    places = [
        (math.cos(math.tau * k / 8 + seed) * 0.66, math.sin(math.tau * k / 8 + seed) * 0.7, chance.uniform(0.36, 0.5)) for k in range(8)
    ]
    for color, dx, dy, size in ((darker(leaf, 0.2), 0.08, 0.1, 1), (leaf, -0.06, -0.06, 0.93), (lighter(leaf, 0.13), -0.24, -0.28, 0.56)):
        c.disc(x + dx * r, crown + dy * r, r * size * 0.8, color)
        for px, py, pr in places:
            c.disc(x + (dx + px * size) * r, crown + (dy + py * size) * r, pr * size * r, color)


def bush(c: Canvas, x: float, base: float, width: float, color: str = PINE) -> None:
    """Draw a low bush of overlapping half discs."""
    for dx, r, share in ((-0.3, 0.24, 0.0), (0.28, 0.27, 0.08), (0.0, 0.34, 0.16)):
        fill = Gradient((lighter(color, share + 0.08), color))
        c.shape(oval(x + dx * width, base, r * width, part=(180, 360)), fill)


def tuft(c: Canvas, x: float, base: float, size: float, color: str = PINE_MID) -> None:
    """Draw a tuft of grass."""
    for lean, length in ((-0.5, 0.75), (-0.18, 1), (0.2, 0.9), (0.55, 0.65)):
        tip = (x + lean * size, base - length * size)
        c.line(
            [(x + lean * size * 0.25, base), (x + lean * size * 0.4, base - length * size * 0.55), tip],
            (size * 0.05, size * 0.1, size * 0.02),
            color,
        )


def flower(c: Canvas, x: float, base: float, height: float, color: str, stem: str = PINE_MID, heart: str = CREAM) -> None:
    """Draw a simple flower with two leaves on a stem."""
    bend = height * 0.06
    c.line([(x, base), (x + bend, base - height * 0.5), (x, base - height * 0.86)], height * 0.045, stem)
    for side in (-1, 1):
        c.disc(x + side * height * 0.13 + bend, base - height * (0.3 + 0.08 * side), height * 0.14, stem, height * 0.05, side * -32)
    r = height * 0.15
    for k in range(6):
        angle = math.tau * k / 6
        c.disc(x + math.cos(angle) * r * 0.85, base - height * 0.88 + math.sin(angle) * r * 0.85, r * 0.62, color)
    c.disc(x, base - height * 0.88, r * 0.5, heart)


def sprig(c: Canvas, x: float, base: float, height: float, color: str = SAGE, lean: float = 0, pairs: int = 5) -> None:
    """Draw an upright leafy twig (house plants, borders), leaning by `lean` units at its tip."""
    spine = curve([(x, base), (x + lean * 0.3, base - height * 0.5), (x + lean, base - height)], closed=False)
    c.stroke(spine, height * 0.022, darker(color))
    for k in range(1, pairs + 1):
        px, py = spine[int((len(spine) - 1) * k / (pairs + 0.4))]
        length = height * 0.2 * (1.15 - 0.5 * k / pairs)
        for side in (-1, 1):
            shade = color if side < 0 else mix(color, darker(color), 0.5)
            c.disc(px + side * length * 0.8, py - length * 0.42, length, shade, length * 0.34, side * -30)
    c.disc(spine[-1][0], spine[-1][1] - height * 0.05, height * 0.045, color, height * 0.11)


def birds(c: Canvas, places: Sequence[tuple[float, float, float]], color: str) -> None:
    """Draw distant birds: (x, y, half span) each."""
    for x, y, w in places:
        c.line([(x - w, y - w * 0.28), (x - w * 0.45, y - w * 0.4), (x, y)], (w * 0.05, w * 0.17), color)
        c.line([(x + w, y - w * 0.34), (x + w * 0.45, y - w * 0.4), (x, y)], (w * 0.05, w * 0.17), color)
