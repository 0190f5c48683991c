"""The square of a small town, house by house."""

from __future__ import annotations

import random

from .canvas import HEIGHT, WIDTH, Canvas, curve, oval
from .cast import AMINA, ANICKA, BABICKA, PETR
from .figure import standing
from .nature import birds, cloud, land, leafy, ridge, sky
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    INK_BLUE,
    OCHRE,
    OCHRE_LIGHT,
    PINE_MID,
    ROSE,
    SAGE,
    SAND,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    fade,
    lighter,
)
from .rooms import shade


def house(
    c: Canvas, x0: float, x1: float, base: float, height: float, wall: str, roof: str, gable: str, seed: int, shop: str | None = None
) -> None:
    """Draw a town house with one of three gables: "curved", "steps" or "plain"."""
    top, middle, width = base - height, (x0 + x1) / 2, x1 - x0
    rise = min(width * 0.52, 150)
    with c.layer(0.2, 12, (0, 6)):
        if gable == "curved":
            half = [
                (0, -rise * 0.95),
                (0.16, -rise * 0.9),
                (0.26, -rise * 0.62),
                (0.36, -rise * 0.52),
                (0.4, -rise * 0.22),
                (0.5, -rise * 0.1),
                (0.5, 0, 1),
            ]
            points = [(middle + a * width, top + b, *k) for a, b, *k in half] + [
                (middle - a * width, top + b, *k) for a, b, *k in reversed(half[1:])
            ]
            c.shape(curve(points), Gradient((lighter(wall, 0.3), wall)))
        elif gable == "steps":
            for k in range(4):
                c.box(x0 + width * 0.11 * k, top - rise * 0.24 * (k + 1), x1 - width * 0.11 * k, top + 2, lighter(wall, 0.24))
        else:
            c.shape(
                [(x0 - 14, top + 4), (x0 + width * 0.2, top - rise * 0.66), (x1 - width * 0.2, top - rise * 0.66), (x1 + 14, top + 4)],
                Gradient((lighter(roof, 0.1), darker(roof, 0.1))),
            )
            for k in (0.3, 0.7):
                x = x0 + width * k
                c.shape(
                    [
                        (x - 22, top - rise * 0.12),
                        (x - 22, top - rise * 0.36),
                        (x, top - rise * 0.52),
                        (x + 22, top - rise * 0.36),
                        (x + 22, top - rise * 0.12),
                    ],
                    lighter(wall, 0.2),
                )
                c.box(x - 11, top - rise * 0.34, x + 11, top - rise * 0.14, INK_BLUE, 3)
        c.box(x0, top, x1, base, Gradient((lighter(wall, 0.18), wall), "y"))
        c.box(x0 - 5, top - 4, x1 + 5, top + 8, lighter(wall, 0.5), 2)
        if gable != "plain":
            c.disc(middle, top - rise * 0.34, 19, INK_BLUE)
            c.stroke(oval(middle, top - rise * 0.34, 20), 5, CREAM)
        columns, chance = max(2, round(width / 74)), random.Random(seed)
        rows = int((height - 120) / 98)
        for row in range(rows):
            y = top + 34 + row * 98
            for k in range(columns):
                x = x0 + width * (k + 0.5) / columns
                lit = chance.random() < 0.3
                c.box(x - 21, y - 5, x + 21, y + 61, lighter(wall, 0.6), 3)
                c.box(x - 16, y, x + 16, y + 56, Gradient(("#fce5b0", "#f2c272") if lit else (DUSTY_DARK, DUSTY)), 2)
                c.box(x - 1.5, y, x + 1.5, y + 56, lighter(wall, 0.6))
                c.box(x - 16, y + 19, x + 16, y + 22, lighter(wall, 0.6))
                if row == rows - 1 and k % 2 == seed % 2:
                    c.box(x - 22, y + 56, x + 22, y + 67, BRICK, 3)
                    for dx in (-14, -2, 10):
                        c.disc(x + dx, y + 54, 8, (CORAL, ROSE, OCHRE_LIGHT)[seed % 3])
        for k in range(columns):  # ground floor: arcade or shop
            x, w = x0 + width * (k + 0.5) / columns, width / columns * 0.36
            c.shape(
                [*oval(x, base - 62, w, part=(180, 360)), (x + w, base), (x - w, base)], Gradient((darker(wall, 0.55), darker(wall, 0.7)))
            )
        if shop:
            for k in range(8):
                a, b = x0 + 12 + (width - 24) * k / 8, x0 + 12 + (width - 24) * (k + 1) / 8
                c.shape([(a + 3, base - 108), (b - 3, base - 108), (b, base - 66), (a, base - 66)], shop if k % 2 else CREAM)
                c.shape(oval((a + b) / 2, base - 66, (b - a) / 2, 11, part=(0, 180)), shop if k % 2 else CREAM)


def mesto(c: Canvas) -> None:
    """The square of a small town with a town hall, gabled houses and a fountain."""
    sky(c, "#a9c3d2", "#e3e2d6", "#fbe6c6", bottom=720)
    cloud(c, 300, 150, 280)
    cloud(c, 1290, 190, 320)
    birds(c, ((560, 190, 20), (610, 165, 15), (520, 225, 13)), DUSTY_DARK)
    land(c, ridge(131, 460, 60), fade("#b4c4c4", "#e5e0cc", 390, 640), 0.08)
    land(c, ridge(133, 540, 40, 1.4), fade("#9fb8a5", "#d9dcc3", 490, 700), 0.1)
    for x0, x1, height, wall, roof, gable, seed, shop in (
        (-30, 190, 350, "#e3b48d", TERRACOTTA, "plain", 1, None),
        (190, 370, 330, "#b9cbb0", BRICK, "curved", 2, CORAL),
        (370, 590, 390, "#f0d49a", TERRACOTTA, "steps", 3, None),
        (1010, 1220, 370, "#e8b7a0", BRICK, "curved", 4, PINE_MID),
        (1220, 1410, 320, "#c3d0d6", TERRACOTTA, "plain", 5, OCHRE),
        (1410, 1640, 380, "#edd9b4", BRICK, "steps", 6, None),
    ):
        house(c, x0, x1, 800, height, wall, roof, gable, seed, shop)
    with c.layer(0.24, 14, (0, 8)):  # town hall tower
        c.box(738, 300, 862, 470, Gradient((CREAM, SAND, "#d8bd93"), "x"))
        c.box(728, 296, 872, 312, CREAM, 3)
        c.blob(
            [(730, 300, 1), (744, 244), (776, 222), (778, 190), (800, 160), (822, 190), (824, 222), (856, 244), (870, 300, 1)],
            Gradient(("#7da59a", PINE_MID), "x"),
        )
        c.stroke([(800, 165), (800, 92)], 5, OCHRE)
        c.disc(800, 128, 9, OCHRE_LIGHT)
        c.disc(800, 352, 35, INK_BLUE)
        c.disc(800, 352, 29, CREAM)
        c.stroke([(800, 332), (800, 352), (816, 362)], 5, INK_BLUE)
    house(c, 590, 1010, 800, 306, "#f3e4c6", TERRACOTTA, "plain", 8, None)
    with c.layer(0.18, 8, (0, 5)):  # the hall's portal and flags
        c.shape([*oval(800, 700, 48, part=(180, 360)), (848, 800), (752, 800)], Gradient((WOOD, WOOD_DARK)))
        c.stroke([*oval(800, 700, 54, part=(180, 360)), (854, 800)], 12, CREAM)
        c.stroke([(746, 700), (746, 800)], 12, CREAM)
        for x, tone in ((712, CORAL), (888, DUSTY)):
            c.shape([(x - 15, 560), (x + 15, 560), (x + 15, 650), (x, 634), (x - 15, 650)], Gradient((tone, darker(tone))))
    with c.layer(0.1, 10, (0, -4)):
        c.box(-10, 796, WIDTH + 10, HEIGHT + 10, fade("#e7d3b2", "#c9ab83", 796, 1067))
    for row in range(6):  # paving in rings around the fountain
        c.stroke(oval(800, 930, 330 + row * 130, 58 + row * 26, part=(0, 360)), 3, "#b8966c", 0.35)
    for x, tone in ((160, PINE_MID), (1440, SAGE)):
        leafy(c, x, 880, 270, tone, seed=x)
        shade(c, x, 882, 90, 0.3)
    shade(c, 800, 985, 330, 0.4)
    with c.layer(0.24, 12, (0, 8)):  # fountain
        c.shape([(596, 912), (1004, 912), (966, 990), (634, 990)], Gradient((lighter(SAND, 0.2), "#c3a27a"), "x"))
        c.disc(800, 912, 208, lighter(SAND, 0.4), 36)
        c.disc(800, 914, 184, Gradient((DUSTY_DARK, DUSTY)), 28)
        c.blob([(780, 920, 1), (786, 820), (776, 780), (824, 780), (814, 820), (820, 920, 1)], Gradient((CREAM, "#c9ad86"), "x"))
        c.blob([(720, 770, 1), (880, 770, 1), (850, 802), (800, 812), (750, 802)], Gradient((lighter(SAND, 0.3), "#c9ad86")))
        c.disc(800, 770, 80, DUSTY, 11)
        c.stroke([(800, 768), (800, 728)], (14, 9), "#d9c19b")
    for side in (-1, 1):
        for w, peak in ((38, 660), (66, 690)):
            c.line([(800, 726), (800 + side * w * 0.6, peak), (800 + side * w, 764)], (7, 4), "#eef5f5", 0.85)
        c.line([(800 + side * 76, 776), (800 + side * 112, 830), (800 + side * 122, 906)], (6, 4), "#eef5f5", 0.7)
    for x in (430, 1130, 1230):
        shade(c, x, 962, 100)
    standing(c, BABICKA, 400, 955, 290, facing=1, reach=(None, (0.06, 0.24)))
    standing(c, ANICKA, 480, 960, 215, child=True, facing=1, reach=((0.14, -0.2), (-0.1, 0.16)), stride=0.06, elbows=(1, -1))
    standing(c, PETR, 1130, 955, 310, facing=1, reach=((0.16, 0.05), None))
    standing(c, AMINA, 1232, 957, 298, facing=-1, reach=((0.14, 0.12), (0.1, 0.2)))
