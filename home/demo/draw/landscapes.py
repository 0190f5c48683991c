"""Wide landscapes of the region: the mountain with its tower, and the hills in winter."""

from __future__ import annotations

import random

from .canvas import Canvas, curve
from .nature import birds, cloud, conifer, land, ridge, sky, sun, through, wood
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    INK_BLUE,
    LILAC,
    MIST,
    PINE,
    PINE_DARK,
    PINE_MID,
    PLUM,
    PLUM_MID,
    ROSE,
    SAGE,
    WOOD,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)


def tower(c: Canvas, x: float, base: float, height: float, color: str, light: str, detail: bool = True) -> None:
    """Draw a mountain tower whose wide foot sweeps up into a mast (a free drawing of a hyperboloid)."""
    profile = (
        (0, 0.3),
        (0.05, 0.245),
        (0.13, 0.178),
        (0.22, 0.122),
        (0.32, 0.08),
        (0.42, 0.052),
        (0.54, 0.033),
        (0.66, 0.02),
        (0.7, 0.011),
        (1.0, 0.005),
    )
    right = [(x + w * height, base - h * height) for h, w in profile]
    left = [(x - w * height, base - h * height) for h, w in profile]
    c.shape(
        [*curve(right, closed=False), *reversed(curve(left, closed=False))],
        Gradient((lighter(color, 0.2), color, darker(color, 0.25)), "x"),
    )

    def band(low: float, high: float, fill: str, grow: float = 1.0, opacity: float = 1.0) -> None:
        line = curve([(h, w) for h, w in profile], closed=False)
        part = [(x + w * height * grow, base - h * height) for h, w in line if low <= h <= high]
        mirrored = [(2 * x - a, b) for a, b in reversed(part)]
        if len(part) > 1:
            c.shape(part + mirrored, fill, opacity)

    if detail:
        band(0.055, 0.085, light, 0.985)
        band(0.125, 0.15, light, 0.985)
        band(0.19, 0.205, light, 0.985, 0.85)
        for k in range(-9, 10):
            c.stroke(
                [(x + k * 0.0245 * height, base - 0.05 * height), (x + k * 0.0215 * height, base - 0.09 * height)], height * 0.004, color
            )
            c.stroke(
                [(x + k * 0.018 * height, base - 0.12 * height), (x + k * 0.016 * height, base - 0.155 * height)], height * 0.004, color
            )
        for level, w in ((0.43, 0.056), (0.47, 0.05), (0.51, 0.044)):
            c.box(x - w * height, base - (level + 0.012) * height, x + w * height, base - level * height, darker(color, 0.12), 2)
        for level in (0.66, 0.76, 0.86):
            c.box(
                x - 0.0105 * height,
                base - (level + 0.045) * height,
                x + 0.0105 * height,
                base - level * height,
                mix(CORAL, color, 0.15) if level > 0.7 else color,
                2,
            )


def jested(c: Canvas) -> None:
    """The tower on its ridge at dawn, above seas of mist."""
    sky(c, DUSTY, "#b9c3cc", ROSE, "#f8dcb9", bottom=720)
    sun(c, 1085, 470, 74, "#f6c980", halo="#fdeccb")
    cloud(c, 330, 235, 330, "#f9e6d3", 0.8)
    cloud(c, 1330, 205, 240, "#f6dccb", 0.75)
    birds(c, ((560, 300, 26), (622, 272, 20), (520, 348, 17)), PLUM_MID)
    land(c, ridge(11, 610, 52, 1.2), fade(mix(LILAC, ROSE, 0.45), "#f5dcc3", 540, 760), 0.06)
    land(c, ridge(5, 668, 46, 1.5), fade(mix(LILAC, DUSTY, 0.5), "#ecd8cc", 600, 840), 0.1)
    mountain = through(
        [
            (-20, 840),
            (160, 800),
            (330, 726),
            (480, 640),
            (590, 566),
            (676, 512),
            (740, 495),
            (860, 495),
            (925, 516),
            (1010, 590),
            (1130, 648),
            (1270, 690),
            (1420, 742),
            (1640, 800),
        ]
    )

    def top() -> None:
        tower(c, 800, 506, 372, INK_BLUE, "#fbe3b4")
        wood(c, lambda x: mountain(x) + 8, mix(DUSTY_DARK, PINE_MID, 0.35), 4, 16, 30, 15, 40, 640, slim=0.24)
        wood(c, lambda x: mountain(x) + 8, mix(DUSTY_DARK, PINE_MID, 0.35), 9, 16, 30, 15, 950, 1600, slim=0.24)

    land(c, mountain, fade(mix(DUSTY_DARK, PINE_MID, 0.3), mix(DUSTY, MIST, 0.7), 490, 900), 0.2, 18, (0, -6), decorate=top)
    for y, x, w in ((800, 380, 460), (842, 1120, 560)):
        c.glow(x, y, w, "#fbeedd", 0.6, 0.14)
    near = ridge(21, 838, 40, 1.4)
    land(c, near, fade(PINE_MID, SAGE, 800, 1010), 0.18, decorate=lambda: wood(c, near, mix(PINE_MID, PINE, 0.35), 3, 36, 78, 26))
    nearer = through([(-20, 880), (200, 918), (420, 975), (700, 1000), (1000, 985), (1260, 930), (1460, 880), (1640, 862)])
    land(
        c,
        nearer,
        fade(PINE, PINE_DARK, 880, 1067),
        0.26,
        16,
        decorate=lambda: (
            wood(c, nearer, PINE, 14, 70, 190, 40, -30, 420),
            wood(c, nearer, PINE, 18, 70, 190, 40, 1180, 1640),
            wood(c, nearer, PINE, 8, 30, 66, 30, 430, 1190),
        ),
    )


def hory_zima(c: Canvas) -> None:
    """Winter mountains under a low moon, a hut with a lit window and a ski track."""
    sky(c, PLUM, PLUM_MID, "#a9839a", "#efc0ae", bottom=640)
    chance = random.Random(7)
    for _ in range(46):
        c.disc(chance.uniform(20, 1580), chance.uniform(20, 330), chance.uniform(1.2, 2.8), CREAM, opacity=chance.uniform(0.35, 0.85))
    sun(c, 1120, 250, 62, "#f7e3bd", halo="#f9dcc0")
    land(c, ridge(31, 560, 84, 1.1), fade("#b99db2", "#ecc9c0", 450, 700), 0.08)
    land(c, ridge(44, 620, 64, 1.4), fade("#8d93b4", "#dcd0dc", 540, 800), 0.12)
    middle = through([(-20, 690), (180, 660), (380, 640), (560, 660), (760, 700), (960, 690), (1180, 640), (1380, 620), (1640, 650)])
    land(
        c,
        middle,
        fade("#dfe3ee", "#b5c2d9", 630, 860),
        0.16,
        decorate=lambda: (
            wood(c, middle, mix(INK_BLUE, DUSTY_DARK, 0.3), 12, 40, 92, 22, -20, 520),
            wood(c, middle, mix(INK_BLUE, DUSTY_DARK, 0.3), 25, 40, 92, 22, 1090, 1640),
        ),
    )
    hill = through([(-20, 860), (220, 830), (470, 770), (700, 742), (900, 752), (1120, 800), (1340, 830), (1640, 800)])
    land(c, hill, fade("#f7f4f2", "#c3cfe2", 745, 1040), 0.22, 16)
    with c.layer(0.25, 12, (0, 8)):
        c.box(690, 650, 912, 772, Gradient((WOOD, "#8a5a3c")), 2)
        for y in (676, 702, 728, 754):
            c.box(690, y, 912, y + 2.5, "#7a4c33")
        c.shape([(652, 664), (800, 540), (950, 664)], "#9a6747")
        c.shape([(800, 556), (708, 636), (708, 664), (894, 664), (894, 636)], Gradient((WOOD, "#8f5f40")))
        c.box(858, 552, 886, 620, BRICK)
        c.blob([(800, 522), (940, 632), (966, 668, 1), (930, 668), (800, 566), (672, 668), (636, 668, 1), (662, 630)], "#fbfafa")
        c.blob([(852, 552), (872, 538), (892, 552), (890, 562, 1), (854, 562, 1)], "#fbfafa")
    c.glow(800, 715, 150, "#f9c96b", 0.75)
    for x in (716, 836):
        c.box(x, 686, x + 48, 734, Gradient(("#fde3a1", "#f4b95a")), 3)
        c.box(x + 22, 686, x + 26, 734, "#7a4c33")
        c.box(x, 708, x + 48, 712, "#7a4c33")
    c.box(780, 690, 820, 772, "#5e3d33", 3)
    c.disc(800, 622, 17, "#fbd98c")
    for k, (x, y, r) in enumerate(((880, 508, 15), (900, 470, 21), (892, 424, 27), (916, 370, 34))):
        c.disc(x, y, r, CREAM, opacity=0.42 - 0.08 * k)
    c.blob([(628, 770), (700, 752), (800, 764), (900, 754), (978, 772), (900, 792), (700, 792)], "#fbfafa")
    front = through([(-20, 900), (260, 930), (560, 985), (850, 1000), (1150, 960), (1400, 900), (1640, 870)])

    def trees() -> None:
        for x, h in ((60, 330), (170, 240), (270, 170), (1540, 370), (1428, 270), (1330, 180)):
            base = front(x) + 12
            conifer(c, x, base, h, mix(PINE, INK_BLUE, 0.45), tiers=5, slim=0.23)
            for k in range(1, 6):  # snow on the boughs, lit from the left
                y, w = base + 4 - h + h * k / 5, h * 0.23 * (0.2 + 0.8 * k / 5)
                c.blob(
                    [
                        (x - w * 0.96, y - 2, 1),
                        (x - w * 0.5, y - h * 0.085, 1),
                        (x - w * 0.1, y - h * 0.12),
                        (x + w * 0.2, y - h * 0.09),
                        (x - w * 0.12, y - h * 0.05),
                        (x - w * 0.36, y - h * 0.042),
                        (x - w * 0.6, y - h * 0.012),
                    ],
                    "#f2f3f7",
                )

    land(c, front, fade("#ffffff", "#d3dcea", 900, 1067), 0.2, 16, decorate=trees)
    for shift in (0, 26):
        c.line(
            [(790 + shift, 1075), (800 + shift * 0.8, 960), (742 + shift * 0.6, 880), (770 + shift * 0.3, 806), (792 + shift * 0.2, 778)],
            (9, 6, 3, 2),
            "#a9b9d2",
            0.8,
        )
    for _ in range(90):
        c.disc(chance.uniform(0, 1600), chance.uniform(0, 1060), chance.uniform(1.5, 4.2), "#ffffff", opacity=chance.uniform(0.4, 0.9))
