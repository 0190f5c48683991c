"""Marks of fifteen invented organizations: plain geometry on plain ground, no letters."""

from __future__ import annotations

import math

from .canvas import Canvas, curve, oval
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    INK_BLUE,
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
)
from .things import drop, heart


def _ground(c: Canvas, color: str) -> None:
    c.box(-2, -2, 482, 482, color)


def leaves(c: Canvas) -> None:
    """Two leaves on a stem."""
    _ground(c, PAPER)
    for side, tone in ((-1, PINE_MID), (1, SAGE)):
        c.blob([(240, 330, 1), (240 + side * 20, 210), (240 + side * 128, 130, 1), (240 + side * 132, 250)], tone)
    c.stroke([(240, 400), (240, 300)], 18, PINE)


def circle_of_people(c: Canvas) -> None:
    """Six people in a ring."""
    _ground(c, INK_BLUE)
    for k, tone in enumerate((CORAL, OCHRE, CREAM, SAGE, DUSTY, ROSE)):
        angle = math.tau * k / 6
        x, y = math.cos(angle), math.sin(angle)
        c.disc(240 + x * 150, 240 + y * 150, 31, tone)
        c.stroke([(240 + math.cos(angle + t) * 92, 240 + math.sin(angle + t) * 92) for t in (-0.34, -0.17, 0, 0.17, 0.34)], 34, tone)


def sun_over_hill(c: Canvas) -> None:
    """A rising sun."""
    _ground(c, SKY)
    c.disc(240, 240, 96, OCHRE)
    c.shape([(0, 300), *curve([(0, 300), (120, 262), (240, 290), (370, 250), (480, 280)], closed=False), (480, 480), (0, 480)], PINE_MID)
    c.shape([*curve([(0, 380), (140, 330), (300, 372), (480, 330)], closed=False), (480, 480), (0, 480)], PINE)


def two_hearts(c: Canvas) -> None:
    """A heart within a heart."""
    _ground(c, ROSE)
    heart(c, 240, 240, 150, TERRACOTTA)
    heart(c, 268, 262, 84, OCHRE_LIGHT)


def house_with_heart(c: Canvas) -> None:
    """A house with a heart for a door."""
    _ground(c, CREAM)
    c.shape([(240, 92), (396, 226), (84, 226)], TERRACOTTA)
    c.box(120, 220, 360, 380, DUSTY_DARK, 14)
    heart(c, 240, 298, 58, CREAM)


def water_drop(c: Canvas) -> None:
    """A drop with a wave."""
    _ground(c, PAPER)
    c.shape(drop(240, 276, 124), DUSTY_DARK)
    with c.layer(clip=drop(240, 276, 124)):
        for level, tone in ((270, DUSTY), (320, SKY)):
            c.shape(
                [
                    *curve([(90, level), (170, level - 26), (250, level + 14), (330, level - 18), (400, level)], closed=False),
                    (400, 440),
                    (90, 440),
                ],
                tone,
            )


def paw(c: Canvas) -> None:
    """A paw."""
    _ground(c, OCHRE_LIGHT)
    c.blob([(240, 232), (316, 292), (320, 356), (276, 368), (240, 354), (204, 368), (160, 356), (164, 292)], PLUM)
    for x, y, turn in ((136, 226, -24), (202, 156, -8), (278, 156, 8), (344, 226, 24)):
        c.disc(x, y, 33, PLUM, 46, turn)


def open_pages(c: Canvas) -> None:
    """An open book like a bird in flight."""
    _ground(c, PINE)
    for side in (-1, 1):
        for k, tone in enumerate((SAGE, OCHRE_LIGHT, CREAM)):
            y = 322 - k * 36
            c.blob(
                [
                    (240, y, 1),
                    (240 + side * 80, y - 42),
                    (240 + side * 164, y - 26, 1),
                    (240 + side * 164, y - 92 + k * 8, 1),
                    (240 + side * 80, y - 112 + k * 8),
                    (240, y - 66, 1),
                ],
                tone,
            )


def arches(c: Canvas) -> None:
    """A rainbow of three arches."""
    _ground(c, SAND)
    for r, tone in ((160, BRICK), (118, CORAL), (76, OCHRE_LIGHT), (34, SAND)):
        c.shape([*oval(240, 300, r, part=(180, 360)), (240 + r, 340), (240 - r, 340)], tone)


def ear_of_grain(c: Canvas) -> None:
    """An ear of grain."""
    _ground(c, BRICK)
    c.stroke([(240, 410), (240, 130)], 12, OCHRE_LIGHT)
    for k in range(4):
        for side in (-1, 1):
            c.disc(240 + side * 46, 310 - k * 58, 46, OCHRE if side < 0 else OCHRE_LIGHT, 20, side * -46)
    c.disc(240, 96, 20, OCHRE_LIGHT, 44)


def dove(c: Canvas) -> None:
    """A bird made of leaves."""
    _ground(c, DUSTY)
    c.blob(
        [(92, 250, 1), (190, 268), (280, 226), (318, 176), (362, 176), (396, 208, 1), (356, 222), (330, 300), (240, 348), (150, 324)], CREAM
    )
    c.blob([(190, 270, 1), (160, 160), (216, 86, 1), (278, 150), (288, 232), (240, 270)], PAPER)
    c.blob([(206, 270, 1), (196, 190), (224, 130, 1), (262, 176), (266, 232), (240, 262)], SKY)
    c.disc(352, 200, 7, INK_BLUE)


def peaks(c: Canvas) -> None:
    """Three mountains."""
    _ground(c, PAPER)
    c.disc(346, 150, 42, CORAL)
    for x, y, w, tone in ((160, 186, 130, SAGE), (318, 226, 112, DUSTY), (236, 130, 150, PINE)):
        c.shape([(x, y), (x + w, 370), (x - w, 370)], tone)
    c.shape([(236, 130), (276, 194), (252, 184), (236, 206), (216, 184), (196, 194)], CREAM)


def talk(c: Canvas) -> None:
    """Two speech bubbles that overlap."""
    _ground(c, PLUM_MID)
    c.box(86, 106, 316, 264, OCHRE, 62)
    c.shape([(130, 240), (200, 250), (122, 316)], OCHRE)
    c.box(172, 196, 396, 342, CREAM, 58)
    c.shape([(300, 330), (360, 316), (370, 390)], CREAM)
    for x in (232, 284, 336):
        c.disc(x, 269, 15, PLUM_MID)


def castle(c: Canvas) -> None:
    """A tower with a flag."""
    _ground(c, SAGE)
    for k in range(3):
        c.box(166 + k * 58, 172, 198 + k * 58, 216, CREAM)
    c.shape([(166, 206), (314, 206), (336, 392), (144, 392)], CREAM)
    c.shape([*oval(240, 330, 32, part=(180, 360)), (272, 392), (208, 392)], PINE)
    c.stroke([(240, 180), (240, 84)], 9, PINE)
    c.shape([(244, 84), (318, 108), (244, 136)], TERRACOTTA)


def woven_rings(c: Canvas) -> None:
    """Three rings that hold together."""
    _ground(c, CREAM)
    for angle, tone in ((-90, CORAL), (30, PINE_MID), (150, DUSTY_DARK)):
        x, y = 240 + 62 * math.cos(math.radians(angle)), 250 + 62 * math.sin(math.radians(angle))
        c.stroke(oval(x, y, 90), 26, tone)


LOGOS = (
    leaves,
    circle_of_people,
    sun_over_hill,
    two_hearts,
    house_with_heart,
    water_drop,
    paw,
    open_pages,
    arches,
    ear_of_grain,
    dove,
    peaks,
    talk,
    castle,
    woven_rings,
)
