"""Scenes of play: a sports day that everybody can join, and a playground."""

from __future__ import annotations

import math

from .canvas import HEIGHT, WIDTH, Canvas, oval
from .cast import AMINA, ANICKA, BABICKA, EVA, HALINA, MATEJ, MINH, NELA, PETR, SOFIE, TOMAS
from .figure import person, standing
from .look import Look
from .nature import birds, cloud, land, leafy, ridge, sky, sun, through, tuft, wood
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    HAIR_BLACK,
    INK_BLUE,
    OCHRE,
    OCHRE_LIGHT,
    PINE,
    PINE_MID,
    PLUM,
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
from .rooms import garland, shade


def wheelchair(c: Canvas, look: Look, x: float, ground: float, height: float, facing: int = 1, **pose) -> None:
    """Draw a person in a sports wheelchair."""
    r, hip = height * 0.155, (x, ground - height * 0.25)
    with c.layer(0.2, 8, (0, 5)):
        c.stroke(
            [(x + 0.25 * height * facing, ground - 0.06 * height), (x, hip[1] + 10), (x - 0.09 * height * facing, hip[1] - height * 0.14)],
            9,
            DUSTY_DARK,
        )
        c.disc(x + 0.27 * height * facing, ground - 0.045 * height, 0.045 * height, INK_BLUE)
        c.disc(x + 0.27 * height * facing, ground - 0.045 * height, 0.025 * height, CREAM)
    person(
        c,
        look,
        hip,
        height,
        facing=facing,
        feet=((x + 0.27 * height * facing, ground - 0.07 * height), (x + 0.25 * height * facing, ground - 0.065 * height)),
        **pose,
    )
    with c.layer(0.22, 8, (0, 5)):
        c.stroke(oval(x - 0.02 * height * facing, ground - r, r), 11, INK_BLUE)
        c.stroke(oval(x - 0.02 * height * facing, ground - r, r * 0.86), 4, DUSTY)
        for k in range(8):
            angle = math.tau * k / 8 + 0.2
            c.stroke(
                [
                    (x - 0.02 * height * facing, ground - r),
                    (x - 0.02 * height * facing + math.cos(angle) * r, ground - r + math.sin(angle) * r),
                ],
                3,
                DUSTY,
            )
        c.disc(x - 0.02 * height * facing, ground - r, 12, CORAL)


def sportovni_den(c: Canvas) -> None:
    """Runners of all ages and a wheelchair racer reach the finish."""
    sky(c, "#b4cdd8", "#e9e6d3", "#fdeccc", bottom=560)
    sun(c, 1230, 200, 62, OCHRE_LIGHT)
    cloud(c, 330, 250, 300)
    land(c, ridge(111, 450, 44), fade("#a9c2b8", "#dde4cd", 390, 590), 0.08)
    back = ridge(114, 520, 26, 1.5)
    land(c, back, fade(SAGE, "#bfd0aa", 490, 640), 0.1, decorate=lambda: wood(c, back, mix(SAGE, PINE_MID, 0.45), 7, 40, 84, 24))
    field = through([(-20, 620), (800, 606), (1640, 620)])
    land(
        c,
        field,
        fade("#b3c88e", "#8eb07d", 606, 800),
        0.12,
        decorate=lambda: [
            leafy(c, x, 640, h, tone, seed=k)
            for k, (x, h, tone) in enumerate(((110, 300, PINE_MID), (240, 220, SAGE), (1500, 300, PINE_MID)))
        ],
    )
    spectators = ((EVA, 330), (MINH, 420), (BABICKA, 520), (HALINA, 1150), (TOMAS, 1250), (AMINA, 1345))
    for k, (look, x) in enumerate(spectators):
        raised = ((0.19, -0.21), (-0.17, -0.21)) if k % 2 else (None, (0.21, -0.19))
        standing(c, look, x, 790, 310, facing=1 if x < 800 else -1, reach=raised, elbows=(1, -1))
    c.box(-10, 700, WIDTH + 10, 712, CREAM)
    for x in range(20, 1600, 130):
        c.box(x, 700, x + 10, 768, CREAM)
    with c.layer(0.16, 12, (0, -5)):
        c.box(-10, 766, WIDTH + 10, HEIGHT + 10, fade(lighter(TERRACOTTA, 0.12), "#b8563f", 766, 1067))
        for y, w in ((786, 4), (850, 5), (930, 6), (1026, 8)):
            c.box(-10, y, WIDTH + 10, y + w, CREAM, opacity=0.75)
    with c.layer(0.22, 12, (0, 8)):  # finish arch
        for x in (500, 1100):
            c.box(x - 17, 330, x + 17, 800, Gradient((lighter(PINE_MID, 0.14), PINE), "x"), 8)
        c.box(470, 290, 1130, 392, Gradient((PINE_MID, PINE)), 18)
        for k in range(22):
            for row in range(2):
                if (k + row) % 2:
                    c.box(492 + k * 28, 315 + row * 26, 520 + k * 28, 341 + row * 26, CREAM)
    garland(c, [(-20, 330), (230, 400), (500, 345)], size=42)
    garland(c, [(1100, 345), (1360, 400), (1620, 320)], size=42)
    for k, (x, y) in enumerate(
        ((620, 440), (700, 500), (880, 450), (960, 520), (1010, 430), (580, 560), (1030, 590), (660, 620), (930, 640), (820, 420))
    ):
        c.shape(oval(x, y, 11, 5, turn=k * 40), (CORAL, OCHRE_LIGHT, CREAM, DUSTY)[k % 4])
    for x, y in ((440, 965), (760, 990), (1100, 960)):
        shade(c, x, y, 160, 0.4)
    person(
        c,
        MATEJ_RUN,
        (470, 800),
        430,
        child=True,
        facing=1,
        hands=((600, 640), (380, 690)),
        feet=((570, 930), (356, 905)),
        lean=12,
        knees=(1, 1),
        elbows=(-1, 1),
    )
    person(
        c, PETR_RUN, (1080, 745), 520, facing=1, hands=((1216, 560), (980, 486)), feet=((1190, 945), (956, 905)), lean=9, elbows=(-1, -1)
    )
    wheelchair(c, AMINA_RACE, 770, 990, 600, hands=((900, 574), (690, 556)), lean=6, elbows=(1, -1), tilt=-4)


MATEJ_RUN = Look(SKIN[2], MATEJ.hair, "crop", OCHRE, bare=True, bottom=PINE, dress="shorts", shoes=CREAM)


PETR_RUN = Look(SKIN[1], PETR.hair, "tail", DUSTY, bare=True, bottom=PLUM, dress="shorts", shoes=CREAM)


AMINA_RACE = Look(SKIN[3], HAIR_BLACK, "wave", CREAM, bare=True, bottom=INK_BLUE, shoes=CORAL)


def deti_hriste(c: Canvas) -> None:
    """Children on a playground: swing, slide, sandpit."""
    sky(c, "#b9d0d8", "#eae7d5", "#fcebcb", bottom=600)
    sun(c, 800, 200, 58, OCHRE_LIGHT)
    cloud(c, 400, 180, 280)
    cloud(c, 1270, 230, 330)
    birds(c, ((880, 330, 18), (926, 310, 14)), DUSTY_DARK)
    land(c, ridge(121, 480, 48), fade("#a9c2b8", "#dfe5ce", 420, 640), 0.08)
    back = ridge(124, 570, 24, 1.3)
    land(
        c,
        back,
        fade(SAGE, "#bcd0aa", 540, 720),
        0.1,
        decorate=lambda: [
            leafy(c, x, back(x) + 24, h, tone, seed=k + 2)
            for k, (x, h, tone) in enumerate(
                (
                    (70, 330, PINE_MID),
                    (220, 240, SAGE),
                    (800, 170, SAGE),
                    (900, 220, PINE_MID),
                    (1400, 260, mix(OCHRE, SAGE, 0.4)),
                    (1540, 350, PINE_MID),
                )
            )
        ],
    )
    lawn = through([(-20, 700), (500, 676), (1100, 680), (1640, 704)])
    land(c, lawn, fade("#b4ca8d", "#82a876", 676, 1067), 0.14)
    c.disc(800, 980, 560, "#e9d5a6", 84)
    c.disc(800, 972, 556, Gradient(("#f1dfb6", "#dfc48f")), 80)
    with c.layer(0.24, 10, (0, 8)):  # swing frame
        for x in (270, 690):
            for dx in (-56, 56):
                c.stroke([(x, 330), (x + dx, 900)], (18, 15), Gradient((lighter(TERRACOTTA, 0.1), BRICK)))
        c.stroke([(240, 330), (720, 330)], 22, TERRACOTTA)
    with c.layer(0.16, 8, (0, 6)):
        for x in (340, 384):
            c.stroke([(x, 336), (x - 6, 730)], 4, INK_BLUE)
        c.box(318, 726, 394, 740, OCHRE, 6)
        for x in (548, 604):
            c.stroke([(x, 336), (x + 74, 690)], 4, INK_BLUE)
    shade(c, 450, 935, 130)
    standing(c, JANA_PUSH, 470, 930, 500, facing=1, reach=((0.2, 0.03), (0.17, 0.08)), lean=6, stride=0.06)
    person(
        c, ANICKA, (638, 674), 360, child=True, facing=1, hands=((654, 560), (606, 566)), feet=((740, 702), (750, 690)), lean=-22, tilt=8
    )
    c.stroke([(600, 690), (690, 684)], 13, OCHRE)
    with c.layer(0.24, 12, (0, 9)):  # the slide tower
        for x in (1030, 1180):
            c.box(x - 11, 440, x + 11, 900, Gradient((lighter(WOOD, 0.2), WOOD), "x"), 4)
        for k in range(5):
            c.box(1036, 690 + k * 44, 1174, 702 + k * 44, WOOD_DARK, 4)
        c.shape([(992, 452), (1105, 330), (1218, 452)], Gradient((CORAL, TERRACOTTA)))
        c.box(1010, 646, 1200, 668, WOOD, 5)
    person(
        c, NELA, (1110, 600), 300, child=True, facing=1, hands=((1176, 540), (1052, 510)), feet=((1126, 648), (1092, 648)), elbows=(1, -1)
    )
    with c.layer(0.24, 12, (0, 9)):
        c.box(1020, 596, 1192, 608, OCHRE, 5)
        c.line([(1186, 650), (1256, 690), (1330, 810), (1400, 890), (1496, 906)], 52, DUSTY_DARK)
        c.line([(1186, 644), (1258, 684), (1334, 804), (1402, 882), (1496, 896)], 34, DUSTY)
    person(
        c,
        MATEJ,
        (1330, 776),
        300,
        child=True,
        facing=1,
        hands=((1396, 690), (1276, 668)),
        feet=((1420, 856), (1408, 866)),
        lean=-14,
        elbows=(-1, -1),
    )
    c.line([(1232, 690), (1312, 810), (1384, 894), (1496, 916)], 12, DUSTY_DARK)
    shade(c, 860, 985, 120)
    person(
        c,
        SOFIE,
        (850, 940),
        370,
        child=True,
        facing=1,
        hands=((950, 936), (930, 950)),
        feet=((945, 985), (900, 990)),
        lean=10,
        tilt=12,
        knees=(1, 1),
    )
    with c.layer(0.2, 6, (0, 5)):
        c.blob([(938, 994, 1), (966, 950), (1008, 928), (1052, 952), (1080, 994, 1)], Gradient(("#f2dfb2", "#d3b27a")))
        c.box(900, 952, 944, 996, Gradient((lighter(CORAL, 0.1), TERRACOTTA), "x"), 6)
        c.stroke([(1008, 930), (1008, 880)], 4, WOOD_DARK)
        c.shape([(1010, 880), (1050, 892), (1010, 906)], PINE_MID)
    for k in range(25):
        tuft(c, k * 68, 1074, 36 + 24 * math.sin(k * 1.9) ** 2, mix(PINE_MID, SAGE, 0.4))


JANA_PUSH = Look(SKIN[0], "#8a5433", "bob", PINE_MID, bottom=INK_BLUE)
