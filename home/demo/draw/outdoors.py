"""Scenes of work in the open: cleaning up nature, walking the dogs of a shelter."""

from __future__ import annotations

import math

from .animals import Coat, dog
from .canvas import Canvas, curve, oval
from .cast import KUBA, LENKA, SAMUEL
from .figure import person, standing
from .look import Look
from .nature import bush, cloud, flower, land, leafy, ridge, sky, sun, through, tuft, wood
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    HAIR_BLACK,
    HAIR_BROWN,
    INK_BLUE,
    MIST,
    NIGHT,
    OCHRE,
    OCHRE_LIGHT,
    PINE,
    PINE_DARK,
    PINE_MID,
    PLUM,
    PLUM_MID,
    SAGE,
    SKIN,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    fade,
    lighter,
    mix,
)
from .rooms import shade
from .things import heart, sack


def uklid_prirody(c: Canvas) -> None:
    """Volunteers with bags clean a clearing in the woods."""
    sky(c, "#c3d6d3", "#e8e8d2", "#f8ecc9", bottom=560)
    sun(c, 560, 250, 58, OCHRE_LIGHT)
    land(c, ridge(91, 440, 46), fade("#b3c9ba", "#e1e6cd", 380, 600), 0.08)
    for seed, level, tone, low, high in ((92, 520, mix(SAGE, MIST, 0.3), 60, 120), (95, 580, mix(SAGE, PINE_MID, 0.35), 90, 190)):
        at = ridge(seed, level, 18, 1.4)
        land(
            c,
            at,
            fade(tone, lighter(tone, 0.35), level - 10, level + 150),
            0.12,
            decorate=lambda at=at, tone=tone, seed=seed, low=low, high=high: wood(c, at, tone, seed, low, high, 36, slim=0.22),
        )
    clearing = through([(-20, 690), (300, 668), (700, 652), (1100, 664), (1640, 690)])

    def edge() -> None:
        wood(c, clearing, PINE_MID, 5, 240, 420, 74, -40, 330, slim=0.21)
        wood(c, clearing, PINE_MID, 11, 240, 420, 74, 1290, 1660, slim=0.21)

    land(c, clearing, fade("#a4bd86", "#6f9a6c", 650, 1010), 0.16, decorate=edge)
    left = curve([(780, 660), (700, 720), (830, 790), (640, 890), (560, 1080)], closed=False)
    right = curve([(812, 660), (760, 720), (930, 790), (860, 890), (880, 1080)], closed=False)
    c.shape([*left, *reversed(right)], fade("#ead9ab", "#cfb37f", 660, 1067))
    for x in (470, 820, 1130):
        shade(c, x, 940 if x != 820 else 860, 150)
    standing(c, VEST_PINE, 470, 935, 540, facing=1, reach=((0.2, 0.17), (0.0, 0.3)), stride=0.05, tilt=4)
    c.stroke([(585, 640), (640, 900)], 6, DUSTY_DARK)
    c.stroke([(640, 900), (650, 928)], 5, CORAL)
    sack(c, 452, 900, 190, PLUM_MID)
    standing(c, HALINA_WALK, 800, 850, 440, facing=-1, reach=((0.13, 0.27), (-0.1, 0.3)), stride=0.06)
    sack(c, 846, 848, 176, OCHRE)
    person(
        c,
        KUBA_VEST,
        (1150, 800),
        460,
        child=True,
        facing=-1,
        hands=((990, 880), (1180, 850)),
        feet=((1085, 940), (1200, 940)),
        lean=44,
        tilt=-14,
        knees=(1, 1),
    )
    sack(c, 1246, 945, 150, PLUM_MID)
    with c.layer(0.2, 6, (0, 5)):  # what lies about: a bottle, a can
        c.box(946, 890, 990, 912, Gradient((lighter(DUSTY, 0.4), DUSTY)), 9)
        c.box(934, 895, 948, 907, CORAL, 3)
        c.box(690, 985, 722, 1028, Gradient((CORAL, TERRACOTTA), "x"), 5)
    sack(c, 300, 1000, 190, OCHRE)
    front = through([(-20, 960), (180, 990), (400, 1040), (640, 1064), (1000, 1064), (1240, 1040), (1440, 990), (1640, 950)])

    def grass() -> None:
        for k in range(27):
            x = k * 62
            if not 560 < x < 960:
                tuft(c, x, front(x) + 3, 50 + 22 * math.sin(k * 2.3), mix(PINE_MID, SAGE, 0.3 * (k % 3) / 2))
        for k, x in enumerate((90, 170, 1390, 1470, 1550)):
            flower(c, x, front(x) + 5, 92, (CORAL, CREAM, OCHRE)[k % 3], stem=SAGE, heart=BRICK if k % 3 == 2 else OCHRE)

    land(c, front, fade(PINE, PINE_DARK, 960, 1067), 0.22, 14, decorate=grass)


VEST_PINE = Look(SKIN[1], HAIR_BROWN, "short", CREAM, sleeve=DUSTY, bottom=INK_BLUE, vest=CORAL, shoes=WOOD_DARK, beard=True)
HALINA_WALK = Look(SKIN[3], HAIR_BLACK, "bun", CREAM, sleeve=CORAL, bottom=PLUM, vest=OCHRE)
KUBA_VEST = Look(SKIN[0], KUBA.hair, "short", TERRACOTTA, bottom=DUSTY_DARK, hat=OCHRE)


def utulek_psi(c: Canvas) -> None:
    """Dogs of a shelter with the people who walk them."""
    sky(c, "#bcd2d8", "#ecead8", "#fbeed2", bottom=600)
    sun(c, 330, 210, 58, OCHRE_LIGHT)
    cloud(c, 1240, 190, 300)
    land(c, ridge(101, 480, 50), fade("#aac3b6", "#dfe5cd", 420, 640), 0.08)
    back = ridge(103, 560, 30, 1.4)
    land(c, back, fade(SAGE, "#bccfa9", 520, 720), 0.12, decorate=lambda: wood(c, back, mix(SAGE, PINE_MID, 0.4), 5, 40, 90, 26))
    yard = through([(-20, 700), (500, 680), (1100, 680), (1640, 700)])
    land(c, yard, fade("#b5c78f", "#83a676", 680, 1067), 0.12)
    with c.layer(0.26, 14, (0, 10)):  # the house with kennels
        c.box(560, 440, 1240, 740, Gradient((CREAM, "#ecd9bb")))
        c.shape([(520, 450), (640, 300), (1160, 300), (1280, 450)], Gradient((lighter(TERRACOTTA, 0.1), BRICK)))
        for y in (340, 380, 420):
            c.stroke([(640 - (y - 300) * 0.76, y), (1160 + (y - 300) * 0.76, y)], 3, BRICK, 0.5)
        for x in (600, 830, 1060):
            c.shape([*oval(x + 70, 600, 70, part=(180, 360)), (x + 140, 740), (x, 740)], Gradient(("#7a5a4a", "#4b3a3c")))
            c.stroke([*oval(x + 70, 600, 70, part=(180, 360)), (x + 140, 740)], 8, WOOD)
            c.stroke([(x, 600), (x, 740)], 8, WOOD)
    heart(c, 900, 372, 36, CREAM)
    leafy(c, 1420, 740, 380, PINE_MID, seed=4)
    bush(c, 1300, 745, 150, PINE_MID)
    bush(c, 500, 745, 140, SAGE)
    with c.layer(0.2, 8, (0, 6)):  # fence
        for x in range(-10, 500, 62):
            c.box(x, 600, x + 22, 770, Gradient((lighter(WOOD, 0.3), WOOD), "x"), 9)
        for y in (640, 716):
            c.box(-10, y, 480, y + 16, WOOD, 4)
    for x, y, w in ((560, 960, 160), (740, 970, 150), (1060, 985, 170), (1310, 960, 190), (340, 985, 130), (1470, 992, 120)):
        shade(c, x, y, w)
    dog(c, Coat("#6d5148", CREAM, "#4c3733", OCHRE), 1470, 990, 132, -1, "sit")
    standing(c, LENKA, 545, 950, 560, facing=1, reach=((0.16, 0.2), (-0.02, 0.29)), stride=0.05, tilt=8)
    collar = dog(c, Coat(OCHRE, CREAM, "#a9682f", TERRACOTTA), 740, 965, 170, 1, "stand")
    c.line([(655, 645), (700, 770), collar], 6, BRICK)
    person(
        c, SAMUEL_KNEEL, (1310, 830), 560, facing=-1, hands=((1150, 736), (1128, 810)), feet=((1210, 958), (1412, 958)), lean=14, tilt=12
    )
    dog(c, Coat("#f0e2cc", "#fffaf0", "#7a5440", PINE_MID), 1050, 980, 190, 1, "sit")
    dog(c, Coat(INK_BLUE, CREAM, NIGHT, CORAL, upright=True), 340, 985, 138, 1, "sit")
    with c.layer(0.2, 5, (0, 4)):
        c.disc(880, 1010, 24, Gradient((CORAL, TERRACOTTA)))
        c.line([(860, 1002), (880, 1012), (902, 1004)], 4, CREAM)
    for k in range(24):
        tuft(c, k * 70 + 10, 1072, 40 + 24 * math.sin(k * 1.7) ** 2, mix(PINE_MID, SAGE, 0.4))


SAMUEL_KNEEL = Look(SKIN[4], SAMUEL.hair, "crop", TERRACOTTA, bottom=INK_BLUE, shoes=CREAM)
