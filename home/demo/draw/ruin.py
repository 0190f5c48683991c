"""A castle ruin in autumn and the people who mend it."""

from __future__ import annotations

import math
import random

from .canvas import Canvas, curve, oval
from .figure import standing
from .look import Look
from .nature import birds, cloud, land, leafy, ridge, sky, sun, through, tuft
from .palette import (
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    HAIR_BROWN,
    HAIR_CHESTNUT,
    INK_BLUE,
    OCHRE,
    PINE,
    PINE_DARK,
    PINE_MID,
    PLUM,
    PLUM_MID,
    SAGE,
    SAND,
    SKIN,
    TERRACOTTA,
    WOOD_DARK,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)
from .rooms import shade


def pamatka(c: Canvas) -> None:
    """A castle ruin on two rocks in autumn, with people who mend its wall."""
    sky(c, "#9fb4c4", "#e9cfb5", "#fadcae", bottom=640)
    sun(c, 800, 430, 84, "#f5c77c", halo="#fdeccb")
    cloud(c, 260, 200, 270, "#fbead4")
    cloud(c, 1340, 170, 310, "#fbead4")
    birds(c, ((760, 250, 22), (820, 220, 18), (880, 262, 14)), PLUM_MID)
    land(c, ridge(141, 600, 50), fade("#b7a9b5", "#eed3b5", 540, 740), 0.08)
    land(c, ridge(143, 660, 36, 1.3), fade("#a39bab", "#e3c6aa", 620, 800), 0.1)
    hill = through([(-20, 830), (240, 790), (440, 730), (620, 706), (800, 716), (990, 706), (1180, 730), (1380, 790), (1640, 830)])
    chance = random.Random(2)
    with c.layer(0.22, 12, (0, 7)):  # broad tower on the left rock, slim tower on the right one
        stone = "#dcc09a"
        c.shape(
            [(460, 506), (460, 316), (476, 316), (476, 300), (498, 312), (516, 286), (540, 300), (552, 330), (576, 326), (576, 506)],
            Gradient((lighter(stone, 0.3), stone, darker(stone, 0.3)), "x"),
        )
        c.shape(
            [(1046, 446), (1050, 236), (1068, 222), (1084, 240), (1100, 214), (1112, 236), (1128, 262), (1134, 446)],
            Gradient((lighter(stone, 0.3), stone, darker(stone, 0.3)), "x"),
        )
        for x, y in ((490, 380), (540, 420), (1076, 300), (1100, 360)):
            c.shape([*oval(x, y, 10, part=(180, 360)), (x + 10, y + 28), (x - 10, y + 28)], PLUM)
        for x, y, w in (
            (466, 350, 26),
            (520, 350, 30),
            (478, 440, 30),
            (548, 376, 24),
            (1060, 270, 24),
            (1096, 282, 26),
            (1056, 380, 26),
            (1100, 404, 24),
        ):
            c.box(x, y, x + w, y + 5, darker(stone, 0.3), 2, opacity=0.6)
    for x, top, width in ((520, 470, 210), (1090, 410, 190)):  # the two rocks
        with c.layer(0.24, 14, (0, 8)):
            for k, dx in enumerate((-0.42, 0.4, 0.02)):
                rock(
                    c, x + dx * width, top + (60, 88, 0)[k], 780, width * (0.62, 0.6, 0.78)[k], ("#7e6a72", "#86707a", "#94797c")[k], chance
                )
    with c.layer(0.2, 10, (0, 6)):  # the wall between them, with a gap
        wall = [
            (560, 740),
            (560, 600),
            (610, 596),
            (622, 628),
            (668, 622),
            (690, 668),
            (740, 676),
            (760, 712),
            (860, 712),
            (878, 672),
            (930, 662),
            (950, 612),
            (1010, 606),
            (1024, 560),
            (1060, 556),
            (1060, 740),
        ]
        c.shape(wall, Gradient((lighter("#dcc09a", 0.15), "#c2a07a"), "y"))
        for _ in range(26):
            x, y = chance.uniform(570, 1040), chance.uniform(640, 716)
            if not 690 < x < 930:
                c.box(x, y, x + chance.uniform(22, 38), y + 5, darker("#c2a07a", 0.3), 2, opacity=0.5)
    autumn = (OCHRE, TERRACOTTA, mix(SAGE, OCHRE, 0.4), PINE_MID, CORAL)
    land(
        c,
        hill,
        fade("#b6a765", "#8a9260", 700, 980),
        0.16,
        decorate=lambda: [
            leafy(c, x, hill(x) + 16, h, autumn[k % 5], seed=k)
            for k, (x, h) in enumerate(((60, 240), (190, 190), (320, 150), (1290, 160), (1420, 210), (1550, 260)))
        ],
    )
    path = curve([(800, 712), (760, 770), (880, 840), (700, 930), (640, 1080)], closed=False)
    other = curve([(826, 712), (810, 770), (970, 840), (900, 930), (940, 1080)], closed=False)
    c.shape([*path, *reversed(other)], fade("#ecd7aa", "#d0ab78", 712, 1067))
    for x in (520, 1060, 1190):
        shade(c, x, 945, 150)
    with c.layer(0.24, 10, (0, 8)):  # a piece of wall under repair
        for row in range(4):
            for k in range(6 - row % 2 - (row > 2)):
                x0 = 560 - 330 + k * 66 + (row % 2) * 33
                tone = mix("#dcc09a", "#b08f70", chance.random() * 0.7)
                c.box(x0, 910 - row * 44, x0 + 62, 950 - row * 44, Gradient((lighter(tone, 0.2), tone)), 9)
    standing(c, MASON, 690, 955, 470, facing=-1, reach=((0.2, 0.16), (0.19, 0.1)), lean=6, tilt=8)
    c.shape([(560, 690), (604, 698), (596, 712)], DUSTY)
    standing(c, EVA_HELPER, 1080, 950, 460, facing=-1, reach=((0.15, 0.2), (0.13, 0.24)), stride=0.05, tilt=4)
    c.box(966, 706, 1036, 760, Gradient(("#dcc09a", "#b08f70")), 12)
    with c.layer(0.2, 8, (0, 6)):  # wheelbarrow
        c.stroke([(1180, 850), (1360, 880), (1420, 856)], 9, WOOD_DARK)
        c.blob([(1192, 806, 1), (1378, 806, 1), (1340, 884, 1), (1232, 884, 1)], Gradient((PINE_MID, PINE)))
        for x, y in ((1230, 796), (1280, 784), (1334, 796)):
            c.box(x - 30, y - 24, x + 30, y + 16, mix("#dcc09a", "#b08f70", (x % 3) / 3), 10)
        c.disc(1216, 916, 34, INK_BLUE)
        c.disc(1216, 916, 16, CREAM)
        c.stroke([(1330, 880), (1346, 946)], 9, WOOD_DARK)
    for k in range(24):
        if not 9 < k < 14:
            tuft(c, k * 70, 1076, 60 + 20 * math.sin(k * 2.1), mix("#7c8453", PINE_MID, 0.3 + 0.2 * math.sin(k)))


def rock(c: Canvas, x: float, top: float, foot: float, width: float, tone: str, chance: random.Random) -> None:
    """Draw a pillar of basalt."""
    w = width / 2
    outline = [
        (x - w * 0.5, top + 10),
        (x, top - 6),
        (x + w * 0.55, top + 14),
        (x + w * 0.9, top + 90),
        (x + w * 1.3, top + 230),
        (x + w * 1.7, foot),
        (x - w * 1.7, foot),
        (x - w * 1.25, top + 220),
        (x - w * 0.86, top + 80),
    ]
    c.shape(outline, Gradient((lighter(tone, 0.25), tone, darker(tone, 0.3)), "x"))
    for k in (-0.5, -0.1, 0.3):
        c.line(
            [(x + k * w, top + chance.uniform(20, 50)), (x + k * w * 1.2, top + 130), (x + k * w * 1.7, foot - 40)],
            (2, 6, 3),
            darker(tone, 0.3),
            0.5,
        )


MASON = Look(SKIN[2], HAIR_BROWN, "short", DUSTY_DARK, apron=SAND, bottom=INK_BLUE, shoes=WOOD_DARK, beard=True)


EVA_HELPER = Look(SKIN[0], HAIR_CHESTNUT, "tail", CORAL, bottom=PINE_DARK, shoes=WOOD_DARK)
