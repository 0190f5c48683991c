"""Scenes of celebration: the festival of organizations and an evening concert."""

from __future__ import annotations

import math
import random

from .canvas import Canvas, oval
from .cast import ANICKA, BABICKA, DEDA, EVA, HALINA, KUBA, LENKA, MARIE, SAMUEL, TOMAS
from .figure import person, standing
from .groceries import produce
from .look import Look
from .nature import cloud, land, leafy, ridge, sky, sun, through, tuft
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY_DARK,
    HAIR_BLACK,
    HAIR_BROWN,
    HAIR_RED,
    INK_BLUE,
    NIGHT,
    OCHRE,
    OCHRE_LIGHT,
    PINE_MID,
    PLUM,
    PLUM_MID,
    SAGE,
    SKIN,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)
from .rooms import fairy_lights, garland, shade
from .things import heart


def tent(c: Canvas, x: float, base: float, width: float, tones: tuple[str, str]) -> None:
    """Draw a market tent with a striped roof of two tones."""
    w, eaves, top = width / 2, base - width * 0.72, base - width * 1.12
    with c.layer(0.24, 12, (0, 8)):
        c.box(x - w * 0.92, eaves, x + w * 0.92, base, Gradient((darker(tones[1], 0.45), darker(tones[1], 0.25))), opacity=0.92)
        for side in (-1, 1):
            c.box(x + side * w * 0.92 - 6, eaves, x + side * w * 0.92 + 6, base, CREAM)
        for k in range(6):
            a, b = x - w + width * k / 6, x - w + width * (k + 1) / 6
            tone = tones[k % 2]
            peak = x + (k - 3) * 4
            c.shape([(peak, top), (peak + 4, top), (b, eaves), (a, eaves)], Gradient((lighter(tone, 0.12), tone)))
            c.shape(oval((a + b) / 2, eaves, width / 12, width * 0.055, part=(0, 180)), darker(tone, 0.06))
        c.stroke([(x, top), (x, top - 46)], 4, WOOD_DARK)
        c.shape([(x + 2, top - 46), (x + 40, top - 34), (x + 2, top - 20)], tones[0])


def counter(c: Canvas, x: float, base: float, width: float, tone: str) -> None:
    """Draw the counter of a stall with a heart on it."""
    with c.layer(0.2, 8, (0, 6)):
        c.box(x - width * 0.46, base - width * 0.3, x + width * 0.46, base, Gradient((lighter(tone, 0.15), tone)), 4)
        c.box(x - width * 0.5, base - width * 0.34, x + width * 0.5, base - width * 0.28, lighter(WOOD, 0.3), 5)
    heart(c, x, base - width * 0.14, width * 0.07, CREAM)


def festival(c: Canvas) -> None:
    """A fair of organizations: tents, bunting, people of all ages."""
    sky(c, "#a9c6d3", "#ebe5d1", "#fdecc9", bottom=620)
    sun(c, 800, 210, 64, OCHRE_LIGHT)
    cloud(c, 340, 300, 250)
    cloud(c, 1290, 280, 290)
    land(c, ridge(151, 510, 54), fade("#aac3ba", "#dfe4cd", 440, 660), 0.08)
    land(c, ridge(154, 580, 30, 1.4), fade(SAGE, "#c0d2ac", 540, 720), 0.1)
    green = through([(-20, 690), (500, 674), (1100, 674), (1640, 690)])
    land(
        c,
        green,
        fade("#b6ca8e", "#83a877", 670, 1067),
        0.12,
        decorate=lambda: [
            leafy(c, x, 705, h, tone, seed=k)
            for k, (x, h, tone) in enumerate(((40, 330, PINE_MID), (480, 190, SAGE), (1120, 210, PINE_MID), (1570, 340, SAGE)))
        ],
    )
    for x, tones, tone, look in (
        (270, (TERRACOTTA, CREAM), PINE_MID, MARIE),
        (800, (PINE_MID, CREAM), TERRACOTTA, SAMUEL),
        (1330, (OCHRE, CREAM), DUSTY_DARK, HALINA),
    ):
        width = 400 if x != 800 else 440
        tent(c, x, 860, width, tones)
        standing(
            c, look, x + (40 if x == 800 else 10), 860, 330, facing=1 if x < 900 else -1, reach=((0.18, 0.14), (0.14, 0.18)), legs=False
        )
        counter(c, x, 865, width, tone)
        for k, kind in enumerate(
            ("apple", "jar", "bread") if x == 270 else (("jar", "pear", "can") if x == 800 else ("bread", "apple", "pear"))
        ):
            produce(c, kind, x - 120 + k * 44, 865 - width * 0.34 - 20, 20)
    garland(c, [(-20, 90), (400, 176), (800, 86), (1200, 176), (1620, 90)], size=52, gap=68)
    garland(c, [(-20, 330), (140, 372), (270, 372)], size=34, gap=44)
    garland(c, [(1330, 372), (1460, 372), (1620, 330)], size=34, gap=44)
    for x, y in ((460, 990), (560, 988), (655, 998), (735, 1003), (1110, 985), (1200, 988), (1020, 934)):
        shade(c, x, y, 110)
    standing(c, EVA, 1010, 930, 360, facing=-1, reach=((0.16, 0.1), None))
    standing(c, TOMAS, 540, 985, 430, facing=1, reach=((0.1, 0.22), (-0.08, 0.28)), stride=0.05)
    standing(c, ANICKA, 450, 990, 290, child=True, facing=1, reach=((0.13, -0.06), (-0.13, -0.2)), stride=0.06, elbows=(1, -1))
    c.stroke([(408, 810), (400, 660)], 3, INK_BLUE)
    c.disc(400, 612, 42, Gradient((lighter(CORAL, 0.2), TERRACOTTA)), 50)
    standing(c, BABICKA, 1190, 985, 410, facing=-1, reach=(None, (0.14, 0.16)))
    standing(c, DEDA, 1100, 980, 425, facing=-1, reach=(None, (0.06, 0.24)))
    standing(c, LENKA, 645, 995, 430, facing=1, reach=((0.2, -0.06), None), tilt=-2)
    standing(c, KUBA, 738, 1000, 300, child=True, facing=-1, reach=((0.14, 0.1), None), stride=0.05)
    for k in range(25):
        tuft(c, k * 68, 1076, 44 + 22 * math.sin(k * 1.9) ** 2, mix(PINE_MID, SAGE, 0.4))


def koncert(c: Canvas) -> None:
    """An evening concert: a lit stage with a band, the listeners as silhouettes."""
    sky(c, NIGHT, PLUM, PLUM_MID, "#b07f83", bottom=760)
    chance = random.Random(8)
    for _ in range(50):
        c.disc(chance.uniform(0, 1600), chance.uniform(0, 330), chance.uniform(1, 2.6), CREAM, opacity=chance.uniform(0.4, 0.9))
    land(c, ridge(161, 560, 60), fade("#6d5577", "#a57d88", 480, 760), 0.1)
    land(c, ridge(164, 640, 40, 1.3), fade("#4b3c5d", "#6d5577", 600, 800), 0.14)
    with c.layer(0.4, 20, (0, 10)):  # the shell of the stage
        c.shape([*oval(800, 560, 520, 420, part=(180, 360)), (1320, 800), (280, 800)], Gradient((TERRACOTTA, BRICK)))
        c.shape([*oval(800, 570, 450, 360, part=(180, 360)), (1250, 800), (350, 800)], Gradient((CORAL, TERRACOTTA)))
        c.shape([*oval(800, 580, 380, 300, part=(180, 360)), (1180, 800), (420, 800)], Gradient((OCHRE_LIGHT, OCHRE, "#c9803f")))
    c.glow(800, 560, 460, "#fff0c4", 0.85)
    with c.layer(0.3, 14, (0, 10)):
        c.box(250, 780, 1350, 880, Gradient((lighter(WOOD, 0.1), WOOD_DARK)), 6)
        c.box(240, 768, 1360, 792, lighter(WOOD, 0.3), 6)
    for x in (560, 800, 1050):
        shade(c, x, 772, 130, 0.4)
    # singer, guitarist, cellist
    standing(
        c,
        Look(SKIN[1], HAIR_RED, "long", PINE_MID, bottom=PINE_MID, dress="skirt", shoes=PLUM),
        790,
        770,
        400,
        facing=1,
        reach=((0.13, -0.02), (-0.16, 0.12)),
        elbows=(1, -1),
        tilt=-6,
    )
    with c.layer(0.2, 5, (0, 4)):
        c.stroke([(850, 768), (850, 478)], 5, INK_BLUE)
        c.stroke([(850, 478), (836, 466)], 13, INK_BLUE)
        c.disc(832, 462, 12, DUSTY_DARK)
        c.stroke([(818, 768), (882, 768)], 7, INK_BLUE)
    standing(
        c, Look(SKIN[3], HAIR_BLACK, "crop", CREAM, bottom=INK_BLUE), 580, 770, 410, facing=1, reach=((0.215, 0.15), None), stride=0.05
    )
    with c.layer(0.24, 6, (0, 5)):
        c.stroke([(606, 590), (684, 512)], 11, WOOD_DARK)
        c.stroke([(680, 517), (696, 500)], 15, WOOD_DARK)
        c.blob(
            [(614, 588), (600, 612), (590, 640), (556, 652), (536, 628), (548, 594), (572, 584), (594, 566), (612, 570)],
            Gradient((TERRACOTTA, BRICK)),
        )
        c.disc(586, 606, 12, NIGHT)
        c.stroke([(560, 632), (660, 536)], 2, CREAM, 0.7)
    c.stroke([(548, 520), (540, 570), (580, 606)], (24, 17), darker(CREAM, 0.1))
    c.disc(584, 608, 11, SKIN[3])
    c.box(986, 690, 1076, 704, WOOD_DARK, 4)
    c.stroke([(1000, 700), (996, 770)], 8, WOOD_DARK)
    c.stroke([(1066, 700), (1070, 770)], 8, WOOD_DARK)
    person(
        c,
        Look(SKIN[0], HAIR_BROWN, "bun", PLUM_MID, bottom=PLUM),
        (1034, 684),
        400,
        facing=-1,
        hands=((964, 556), (950, 650)),
        feet=((930, 768), (990, 770)),
        lean=2,
        tilt=4,
    )
    with c.layer(0.24, 6, (0, 5)):
        c.stroke([(962, 650), (984, 500)], 9, WOOD_DARK)
        c.blob(
            [(978, 586), (1002, 606), (990, 640), (1006, 690), (974, 728), (932, 716), (920, 676), (946, 640), (942, 606)],
            Gradient((OCHRE, "#9c5a2e")),
        )
        c.stroke([(958, 740), (956, 770)], 4, INK_BLUE)
        c.stroke([(956, 690), (980, 520)], 2, CREAM, 0.7)
    c.stroke([(890, 690), (1010, 640)], 4, CREAM)
    c.disc(1006, 642, 11, SKIN[0])
    c.line([(1060, 570), (1054, 620), (1008, 641)], (24, 17), darker(PLUM_MID, 0.05))
    for x, y in ((470, 470), (1130, 440), (690, 400), (920, 380)):  # notes in the air
        c.disc(x, y, 11, CREAM, 8, -20)
        c.stroke([(x + 10, y - 2), (x + 10, y - 46)], 4, CREAM)
        c.line([(x + 10, y - 46), (x + 24, y - 38), (x + 26, y - 24)], (6, 3), CREAM)
    fairy_lights(c, [(-20, 150), (260, 240), (480, 196)])
    fairy_lights(c, [(1120, 196), (1340, 240), (1620, 150)])
    for row, (y, height, tone) in enumerate(((1215, 430, mix(PLUM, NIGHT, 0.35)), (1330, 500, NIGHT))):
        for k in range(9 - row):
            x = 60 + row * 96 + k * 186 + chance.uniform(-22, 22)
            style = chance.choice(("short", "bob", "crop", "long", "wave"))
            raised = k % 3 == row
            look = Look(tone, tone, style, tone, bottom=tone, long=True)
            standing(
                c,
                look,
                x,
                y + chance.uniform(-20, 20),
                height,
                back=True,
                legs=False,
                shadow=0.15,
                reach=((0.13, -0.26), (-0.11, -0.27)) if raised else (None, None),
                elbows=(1, -1),
            )
