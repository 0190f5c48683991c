"""Scenes with food and growing: the food collection, the kitchen, the garden."""

from __future__ import annotations

import math
import random

from .canvas import WIDTH, Canvas, oval
from .cast import JOSEF, MARIE
from .figure import person, standing
from .furniture import table
from .groceries import crate, produce
from .look import Look
from .nature import bush, cloud, flower, land, leafy, ridge, sky, sprig, sun, through, tuft
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    HAIR_BLACK,
    HAIR_CHESTNUT,
    INK_BLUE,
    OCHRE,
    OCHRE_LIGHT,
    PINE,
    PINE_MID,
    ROSE,
    SAGE,
    SAND,
    SKIN,
    SKY,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)
from .rooms import FLOORS, WALLS, pot, room, shade, window
from .things import heart

VEST_ONE = Look(SKIN[4], HAIR_BLACK, "crop", CREAM, bottom=INK_BLUE, vest=CORAL)
VEST_TWO = Look(SKIN[0], HAIR_CHESTNUT, "tail", SKY, bottom=PINE, vest=CORAL)


def potravinova_sbirka(c: Canvas) -> None:
    """Volunteers in vests receive food into crates."""
    room(c, WALLS["ochre"], FLOORS["pale"], 830)
    with c.layer(0.2, 12, (0, 8)):  # shelves of a shop
        for y in (270, 430, 590):
            c.box(180, y, 1420, y + 14, Gradient((lighter(WOOD, 0.3), WOOD)), 3)
    chance = random.Random(12)
    for y in (270, 430, 590):
        x = 214.0
        while x < 1390:
            kind = chance.choice(("can", "jar", "milk", "can", "jar"))
            for _ in range(chance.choice((2, 3))):
                if x < 1390:
                    produce(c, kind, x, y - 30, 30)
                x += 56
            x += 22
    c.box(-2, -2, WIDTH + 2, 640, "#f3e0ba", opacity=0.62)  # the shelves stay in the background
    with c.layer(0.2, 12, (0, 10)):  # awning
        for k in range(11):
            x0 = 140 + k * 120
            tone = TERRACOTTA if k % 2 == 0 else CREAM
            c.shape(
                [(x0 + 14 - k * 2.6, 40), (x0 + 134 - (k + 1) * 2.6, 40), (x0 + 120, 140), (x0, 140)], Gradient((tone, darker(tone, 0.06)))
            )
            c.shape(oval(x0 + 60, 140, 60, 40, part=(0, 180)), tone)
    shade(c, 800, 1010, 680, 0.3)
    standing(c, VEST_ONE, 560, 1000, 680, facing=1, reach=((0.2, 0.2), (0.15, 0.24)), lean=4, tilt=8)
    standing(c, VEST_TWO, 960, 1000, 670, facing=1, reach=((0.22, 0.13), (0.18, 0.18)), tilt=4)
    standing(c, MARIE, 1250, 1000, 640, facing=-1, reach=((0.2, 0.13), (0.16, 0.2)), lean=2, tilt=6)
    with c.layer(0.2, 8, (0, 6)):  # the bag that changes hands
        c.blob([(1066, 570, 1), (1166, 570, 1), (1178, 700, 1), (1054, 700, 1)], Gradient((lighter(OCHRE, 0.2), OCHRE)))
        produce(c, "leek", 1090, 540, 30)
        produce(c, "bread", 1136, 560, 24)
        c.blob([(1064, 580, 1), (1168, 580, 1), (1178, 700, 1), (1054, 700, 1)], Gradient((lighter(OCHRE, 0.2), OCHRE)))
        heart(c, 1116, 642, 25, CREAM)
    table(c, 250, 1010, 800, 1010, WOOD, cloth="#5d8570", drop=220)
    crate(c, 420, 800, 270, ("apple", "pear", "apple", "pear"), 3)
    crate(c, 730, 800, 270, ("carrot", "leek", "bread", "carrot"), 5, OCHRE)
    for x, kind in ((900, "milk"), (950, "jar")):
        produce(c, kind, x, 765, 32)
    heart(c, 620, 905, 52, Gradient((CREAM, SAND)))
    crate(c, 1150, 1030, 260, ("can", "jar", "milk", "can"), 8)
    crate(c, 1420, 1034, 220, ("bread", "apple", "bread"), 9, OCHRE)


def kuchyne(c: Canvas) -> None:
    """Two cooks prepare soup and cut vegetables in a community kitchen."""
    room(c, WALLS["cream"], FLOORS["dark"], 900)
    for row in range(5):  # tiles
        for k in range(23):
            tone = mix(SKY, CREAM, (row * 7 + k * 5) % 4 / 6 + 0.2)
            c.box(-20 + k * 72, 400 + row * 72, 48 + k * 72, 468 + row * 72, tone, 5)
    window(c, 610, 90, 380, 270, seed=3)
    with c.layer(0.24, 10, (0, 9)):  # rail with pans and ladles
        c.stroke([(1080, 170), (1500, 170)], 9, WOOD_DARK)
        for x, r, tone in ((1140, 46, "#b8703f"), (1260, 58, DUSTY_DARK), (1392, 50, "#b8703f")):
            c.stroke([(x, 172), (x, 262)], 11, darker(tone, 0.1))
            c.disc(x, 262 + r, r, Gradient((lighter(tone, 0.25), tone)))
            c.disc(x, 262 + r, r * 0.74, darker(tone, 0.1))
    with c.layer(0.24, 10, (0, 8)):  # shelf with jars
        c.box(110, 250, 520, 266, Gradient((lighter(WOOD, 0.2), WOOD)), 3)
        for k, kind in enumerate(("jar", "jar", "can", "milk", "jar")):
            produce(c, kind, 165 + k * 72, 220, 30)
    with c.layer(0.2, 8, (0, 6)):
        for k in range(6):  # garlic and onions on a string
            c.disc(560 + (-10 if k % 2 else 10), 150 + k * 22, 16, (CREAM, "#cf9256")[k % 2], 18)
    standing(c, COOK_ONE, 560, 1070, 760, facing=1, reach=((0.27, 0.09), (0.14, 0.26)), tilt=8, legs=False)
    standing(c, COOK_TWO, 1110, 1070, 740, facing=-1, reach=((0.18, 0.25), (0.13, 0.25)), lean=4, tilt=12, legs=False)
    with c.layer(0.28, 16, (0, 12)):
        c.box(90, 786, 1510, 1090, Gradient((PINE_MID, PINE)), 8)
        for x in (110, 460, 810, 1160):
            c.box(x, 840, x + 330, 1080, lighter(PINE_MID, 0.1), 10)
            c.box(x + 130, 872, x + 200, 886, OCHRE_LIGHT, 7)
        c.box(60, 764, 1540, 806, Gradient((lighter(WOOD, 0.42), lighter(WOOD, 0.12))), 12)
    with c.layer(0.24, 10, (0, 7)):  # the pot
        c.stroke([(784, 560), (812, 700)], 11, WOOD)
        for x in (686, 914):
            c.stroke(oval(x, 680, 24, 18), 10, DUSTY_DARK)
        c.disc(800, 640, 112, darker(TERRACOTTA, 0.35), 22)
        c.disc(800, 643, 98, OCHRE, 16)
        c.blob(
            [(688, 642, 1), (912, 642, 1), (908, 740), (896, 766, 1), (704, 766, 1), (692, 740)],
            Gradient((lighter(CORAL, 0.12), TERRACOTTA, BRICK), "x"),
        )
        c.disc(800, 640, 112, TERRACOTTA, 22)
        c.disc(800, 640, 100, darker(OCHRE, 0.1), 16)
        c.stroke([(770, 545), (800, 640)], 12, WOOD)
    for dx, top in ((-50, 470), (0, 440), (56, 480)):
        c.line([(800 + dx, 600), (824 + dx, 560), (790 + dx, 520), (812 + dx, top)], (8, 18, 4), "#ffffff", 0.5)
    with c.layer(0.2, 8, (0, 6)):
        c.box(960, 750, 1180, 768, SAND, 6)
        for x in (1020, 1046, 1070):
            c.disc(x, 742, 13, CORAL)
        c.blob([(958, 744, 1), (974, 716), (1010, 738), (1000, 750, 1)], "#d3dadd")
        c.stroke([(1000, 740), (1040, 718)], 11, INK_BLUE)
    for kind, x, r in (("bread", 300, 46), ("apple", 1300, 32), ("apple", 1360, 34), ("pear", 1332, 32), ("leek", 1440, 44)):
        produce(c, kind, x, 764 - r * 0.9, r)
    pot(c, 190, 768, 66, OCHRE)


COOK_ONE = Look(SKIN[1], HAIR_CHESTNUT, "bun", TERRACOTTA, apron=CREAM, bottom=PINE)
COOK_TWO = Look(SKIN[3], HAIR_BLACK, "wave", DUSTY, apron=OCHRE_LIGHT, bottom=INK_BLUE, beard=True)


def zahrada(c: Canvas) -> None:
    """A community garden: raised beds, a greenhouse, people of several generations."""
    sky(c, "#b5cdd5", "#e6e6d6", "#fbeccd", bottom=600)
    sun(c, 1240, 220, 66, OCHRE_LIGHT)
    cloud(c, 380, 190, 340)
    land(c, ridge(71, 500, 46), fade("#a8bfb2", "#dfe3cb", 430, 640), 0.08)
    land(c, ridge(73, 560, 34, 1.3), fade(SAGE, "#c9d5b4", 520, 700), 0.12)
    meadow = through([(-20, 640), (400, 610), (800, 622), (1200, 608), (1640, 640)])
    land(
        c,
        meadow,
        fade("#a9bf8a", "#7d9f72", 600, 1000),
        0.14,
        decorate=lambda: (leafy(c, 170, 660, 330, PINE_MID, seed=3), leafy(c, 1480, 655, 290, mix(OCHRE, SAGE, 0.4), seed=5)),
    )
    with c.layer(0.24, 12, (0, 8)):  # greenhouse
        outline = [(1010, 730), (1010, 500), (1150, 400), (1290, 500), (1290, 730)]
        c.shape(outline, "#dcebe6")
        for x in (1060, 1110, 1190, 1240):
            sprig(c, x, 728, 130, mix(PINE_MID, SAGE, 0.4), 6, 5)
        c.shape(outline, "#e9f2ec", 0.5)
        for line in (
            [*outline, outline[0]],
            [(1150, 400), (1150, 730)],
            [(1080, 450), (1080, 730)],
            [(1220, 450), (1220, 730)],
            [(1010, 500), (1290, 500)],
            [(1010, 610), (1290, 610)],
        ):
            c.stroke(line, 8, CREAM)
        c.box(1002, 700, 1298, 742, Gradient((lighter(TERRACOTTA, 0.2), BRICK)), 4)
    for x, height in ((330, 330), (410, 290), (488, 350)):  # sunflowers
        sunflower(c, x, 770, height)
    with c.layer(0.14, 12, (0, -4)):
        path = through([(-20, 790), (500, 760), (1000, 764), (1640, 800)])
        c.shape([*((x, path(x)) for x in range(-10, 1620, 10)), (1620, 1080), (-10, 1080)], fade("#e8d4ab", "#d4b583", 760, 1067))
    shade(c, 640, 900, 140)
    shade(c, 1100, 905, 140)
    standing(c, JOSEF, 620, 890, 560, facing=1, reach=((0.2, 0.13), (0.2, 0.17)), lean=4, tilt=10)
    with c.layer(0.2, 8, (0, 6)):  # watering can
        c.stroke(oval(748, 610, 34, 30, part=(140, 330)), 9, DUSTY_DARK)
        c.blob([(712, 618, 1), (792, 618, 1), (800, 700, 1), (706, 700, 1)], Gradient((lighter(DUSTY, 0.2), DUSTY_DARK)))
        c.stroke([(792, 680), (872, 620)], (20, 12), DUSTY_DARK)
        c.stroke([(862, 604), (886, 640)], 12, DUSTY)
    for k in range(9):
        x = 884 + k % 3 * 13 + k // 3 * 9
        c.line([(x, 648 + k // 3 * 46), (x + 7, 676 + k // 3 * 46)], 4, DUSTY, 0.75)
    person(
        c,
        KUBA_GARDEN,
        (1130, 800),
        450,
        child=True,
        facing=-1,
        hands=((1010, 800), (1030, 812)),
        feet=((1090, 905), (1190, 905)),
        lean=26,
        tilt=4,
    )
    for x0, x1, top, seed in ((130, 560, 880, 2), (760, 1040, 850, 7), (1190, 1520, 880, 4)):
        chance = random.Random(seed)
        with c.layer(0.26, 12, (0, 9)):
            c.box(x0 + 8, top - 10, x1 - 8, top + 20, "#5a4036", 8)
            step = (x1 - x0) / 6
            for k in range(6):
                x = x0 + step * (k + 0.5)
                plant = chance.choice(("lettuce", "flower", "carrot", "sprig"))
                if plant == "lettuce":
                    bush(c, x, top, 76, chance.choice((PINE_MID, SAGE, "#8fae62")))
                elif plant == "flower":
                    flower(c, x, top, chance.uniform(84, 110), chance.choice((CORAL, CREAM, ROSE)), heart=OCHRE)
                else:
                    sprig(c, x, top, chance.uniform(74, 110), mix(PINE_MID, SAGE, chance.random() * 0.6), chance.uniform(-10, 10), 4)
            for k in range(2):
                c.box(x0, top + k * 52, x1, top + 46 + k * 52, Gradient((lighter(WOOD, 0.2), WOOD)), 5)
            for x in (x0 + 16, x1 - 16):
                c.box(x - 12, top - 8, x + 12, top + 106, WOOD_DARK, 4)
    for k in range(24):
        tuft(c, k * 70, 1078, 46 + 26 * math.sin(k * 1.9) ** 2, mix(PINE_MID, SAGE, 0.3 + 0.3 * (k % 2)))


KUBA_GARDEN = Look(SKIN[1], HAIR_CHESTNUT, "short", CORAL, bare=True, bottom=DUSTY_DARK, dress="shorts", shoes=BRICK)


def sunflower(c: Canvas, x: float, base: float, height: float) -> None:
    """Draw a sunflower."""
    c.line([(x, base), (x + 8, base - height * 0.5), (x, base - height)], 9, PINE_MID)
    for k, side in ((0.35, 1), (0.55, -1)):
        c.disc(x + side * 34, base - height * k, 36, PINE_MID, 15, -28 * side)
    for k in range(14):
        angle = math.tau * k / 14
        c.disc(x + math.cos(angle) * 38, base - height + math.sin(angle) * 38, 21, OCHRE if k % 2 else OCHRE_LIGHT, 9, math.degrees(angle))
    c.disc(x, base - height, 27, WOOD_DARK)
    c.disc(x, base - height, 17, "#4c3128")
