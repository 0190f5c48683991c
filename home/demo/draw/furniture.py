"""Seats and tables, drawn from the side and from behind."""

from __future__ import annotations

from .canvas import Canvas
from .palette import (
    OCHRE,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    lighter,
)


def table(
    c: Canvas, x0: float, x1: float, top: float, floor: float, color: str = WOOD, cloth: str | None = None, drop: float = 150
) -> None:
    """Draw a table seen from the side; a cloth covers its front `drop` units deep."""
    with c.layer(0.26, 14, (0, 12)):
        for x in (x0 + 46, x1 - 46):
            c.stroke([(x, top + 10), (x + (10 if x < (x0 + x1) / 2 else -10) * -1, floor - 6)], (24, 13), darker(color, 0.2))
        if cloth:
            c.shape([(x0 + 12, top), (x1 - 12, top), (x1 - 12, top + drop), (x0 + 12, top + drop)], Gradient((cloth, darker(cloth, 0.12))))
        c.box(x0, top - 6, x1, top + 20, Gradient((lighter(color, 0.25), color)), 10)


def chair(c: Canvas, x: float, floor: float, facing: int, color: str = OCHRE, seat: float = 150) -> None:
    """Draw a simple chair from the side; the seat is `seat` above the floor."""
    with c.layer(0.2, 10, (0, 6)):
        for dx, lean in ((-62, -14), (66, 12)):
            c.stroke([(x + dx * facing, floor - seat + 8), (x + (dx + lean) * facing, floor)], (13, 9), WOOD_DARK)
        c.line(
            [(x - 64 * facing, floor - seat + 4), (x - 84 * facing, floor - seat - 110), (x - 104 * facing, floor - seat - 196)],
            (16, 13),
            WOOD_DARK,
        )
        c.line(
            [(x - 84 * facing, floor - seat - 92), (x - 98 * facing, floor - seat - 150), (x - 106 * facing, floor - seat - 200)], 30, color
        )
        c.box(x - 82, floor - seat - 8, x + 82, floor - seat + 16, Gradient((lighter(color, 0.15), color)), 11)


def back_chair(c: Canvas, x: float, floor: float, color: str = OCHRE, width: float = 190, height: float = 330) -> None:
    """Draw a chair seen from behind, in front of someone who sits with the back to us."""
    with c.layer(0.24, 10, (0, 8)):
        for side in (-1, 1):
            c.stroke([(x + side * width * 0.4, floor - height * 0.5), (x + side * width * 0.48, floor)], (15, 11), WOOD_DARK)
        c.box(x - width / 2, floor - height, x + width / 2, floor - height * 0.46, Gradient((lighter(color, 0.18), color)), 34)
        c.box(x - width * 0.46, floor - height * 0.44, x + width * 0.46, floor - height * 0.36, darker(color, 0.12), 10)


def armchair(c: Canvas, x: float, floor: float, facing: int, color: str, part: str) -> None:
    """Draw a wing chair from the side in two parts, "back" before and "front" after the person who sits in it."""

    def box(x0, y0, x1, y1, fill, radius):
        a, b = sorted((x + x0 * facing, x + x1 * facing))
        c.box(a, floor + y0, b, floor + y1, fill, radius)

    if part == "back":
        with c.layer(0.28, 16, (0, 10)):
            for dx in (-104, 136):
                c.stroke([(x + dx * facing, floor - 60), (x + (dx + (-10 if dx < 0 else 10)) * facing, floor - 2)], (20, 11), WOOD_DARK)
            points = [(-120, -60), (-142, -230), (-172, -430), (-150, -492), (-88, -500), (-44, -452), (-40, -330), (-30, -200), (-10, -60)]
            tones = (darker(color, 0.18), color, lighter(color, 0.1))
            c.blob([(x + a * facing, floor + b) for a, b in points], Gradient(tones if facing > 0 else tones[::-1], "x"))
            box(-126, -166, 164, -44, darker(color, 0.12), 34)
            box(-60, -186, 170, -120, lighter(color, 0.14), 30)
        return
    with c.layer(0.22, 12, (0, 6)):
        box(-132, -230, 96, -44, Gradient((color, darker(color, 0.1))), 36)
        box(-140, -256, 118, -196, Gradient((lighter(color, 0.2), color)), 30)
