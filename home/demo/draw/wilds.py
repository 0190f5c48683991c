"""River and forest: two landscapes seen from close by."""

from __future__ import annotations

import random

from .canvas import Canvas, curve, oval
from .cast import LENKA, TOMAS
from .figure import person
from .nature import cloud, conifer, flower, land, ridge, sky, sprig, sun, through, tuft, wood
from .palette import (
    CORAL,
    CREAM,
    DUSTY,
    INK_BLUE,
    NIGHT,
    OCHRE,
    OCHRE_LIGHT,
    PAPER,
    PINE,
    PINE_DARK,
    PINE_MID,
    PLUM,
    SAGE,
    SAND,
    TERRACOTTA,
    WOOD,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)


def sandstone(c: Canvas, x: float, top: float, foot: float, width: float, tone: str, chance: random.Random) -> None:
    """Draw a sandstone tower: a sharp-edged block with layers, a crack and a few spruces on top."""
    w, slope = width / 2, chance.uniform(-14, 14)
    for tree in range(2):
        conifer(c, x - w * 0.4 + tree * w * 0.7, top + 12, chance.uniform(46, 92), PINE)
    edge = [
        (x - w * 0.92, top + 34 - slope, 1),
        (x - w * 0.5, top + 4 - slope, 1),
        (x + w * 0.3, top + slope, 1),
        (x + w * 0.84, top + 22 + slope, 1),
    ]
    side = [(w, 84), (w * 0.9, 96), (w * 0.96, 168), (w * 1.02, 186)]
    outline = (
        edge
        + [(x + a, top + b) for a, b in side]
        + [(x + w * 1.05, foot, 1), (x - w * 1.05, foot, 1)]
        + [(x - a * 0.97, top + b + 16) for a, b in reversed(side)]
    )
    c.shape(curve(outline), Gradient((lighter(tone, 0.3), tone, mix(tone, TERRACOTTA, 0.32)), "x"))
    crack = x + w * chance.uniform(-0.3, 0.3)
    c.shape(
        [(crack - 5, top + 6), (crack + 6, top + 5), (crack + 12, top + 130), (crack + 4, top + 240), (crack + 2, top + 130)],
        darker(tone, 0.3),
        0.5,
    )
    for level in (90, 178):
        c.line(
            [(x - w * 0.95, top + level + 14), (x - w * 0.2, top + level + 20), (crack, top + level + 16)],
            (2, 6, 2),
            darker(tone, 0.26),
            0.5,
        )
        c.line(
            [(crack + 10, top + level + 6), (x + w * 0.6, top + level), (x + w * 0.95, top + level + 2)], (2, 6, 2), darker(tone, 0.26), 0.5
        )


def reka(c: Canvas) -> None:
    """A river that winds between sandstone rocks and meadows, with a canoe."""
    sky(c, "#a9c3cf", "#d8e0d9", "#f9ead0", bottom=560)
    sun(c, 760, 330, 60, OCHRE_LIGHT)
    cloud(c, 320, 190, 300)
    cloud(c, 1230, 240, 360)
    land(c, ridge(61, 470, 56), fade("#a9bdb4", "#e4e3cd", 400, 620), 0.08)
    back = ridge(64, 520, 40, 1.4)
    land(c, back, fade(SAGE, "#c9d3b6", 480, 680), 0.12, decorate=lambda: wood(c, back, mix(SAGE, PINE_MID, 0.4), 6, 26, 52, 17))
    for side, seed in ((1, 3), (-1, 8)):  # sandstone towers on both banks, the far ones first
        chance = random.Random(seed)
        for row, (offset, count, gap, tone) in enumerate(((300, 6, 112, "#e6cda2"), (420, 4, 150, "#dcb67f"))):
            with c.layer(0.2, 14, (0, 6)):
                for k in range(count):
                    x = 800 - side * (offset + k * gap + chance.uniform(-14, 14))
                    sandstone(c, x, 520 - row * 20 - k * 26 + chance.uniform(-50, 40), 700, gap * chance.uniform(0.8, 1.15), tone, chance)
    bank = through([(-20, 690), (300, 668), (600, 640), (800, 632), (1000, 640), (1300, 668), (1640, 700)])
    land(c, bank, fade("#9db583", "#7da07c", 630, 900), 0.14, decorate=lambda: wood(c, bank, PINE_MID, 77, 30, 70, 20))
    left = curve([(806, 648), (700, 690), (880, 752), (560, 830), (360, 930), (250, 1080)], closed=False)
    right = curve([(826, 648), (810, 690), (1060, 752), (1040, 840), (1220, 930), (1380, 1080)], closed=False)
    river = [*left, *reversed(right)]
    with c.layer(0.0):
        c.shape(river, fade("#dce9e6", DUSTY, 640, 1067))
    with c.layer(clip=river):
        c.stroke([(x - 2, y + 2) for x, y in left], 12, "#5f8795", 0.4)
        c.stroke(right, 9, "#5f8795", 0.25)
        c.glow(800, 760, 260, "#fdf0cf", 0.65, 0.4)
        for x, y, w in (
            (760, 712, 60),
            (880, 782, 80),
            (700, 862, 120),
            (960, 890, 130),
            (560, 960, 150),
            (900, 1010, 190),
            (1120, 985, 110),
            (500, 1030, 120),
        ):
            c.line([(x - w / 2, y), (x - w / 5, y - 4), (x + w / 6, y + 3), (x + w / 2, y)], (2, 5, 2), CREAM, 0.65)
    c.glow(802, 962, 190, INK_BLUE, 0.4, 0.16)
    for look, x, facing in ((TOMAS, 742, 1), (LENKA, 856, 1)):
        person(c, look, (x, 932), 250, facing=facing, hands=((x + 52, 876), (x + 44, 906)), lean=8, legs=False)
    for x, y in ((792, 868), (906, 868)):
        c.stroke([(x - 18, y - 12), (x + 42, y + 104)], 7, WOOD)
        c.disc(x + 49, y + 116, 11, OCHRE, 27, -27)
    with c.layer(0.2, 10, (0, 6)):
        c.blob(
            [(610, 905, 1), (660, 926), (800, 934), (950, 926), (1004, 903, 1), (984, 952), (920, 972), (800, 977), (690, 972), (632, 950)],
            Gradient((CORAL, TERRACOTTA)),
        )
        c.line([(618, 915), (700, 938), (800, 943), (920, 938), (996, 914)], 6, OCHRE_LIGHT)
    with c.layer(0.24, 14, (0, -4)):
        for x0, x1, y0, y1 in ((-10, 380, 880, 1080), (1250, 1610, 900, 1080)):
            edge = 1 if x0 < 0 else -1
            outer, inner = (x0, x1) if edge > 0 else (x1, x0)
            c.blob(
                [(outer, y0, 1), ((outer * 2 + inner) / 3, y0 + 22), ((outer + inner * 2) / 3, y0 + 90), (inner, y1, 1), (outer, y1, 1)],
                fade(PINE_MID, PINE, 880, 1067),
            )
            for k in range(7):
                tuft(c, outer + edge * (26 + k * 40), y0 + 30 + k * 19, 50, mix(PINE_MID, SAGE, 0.3))
            for k, color in enumerate((CORAL, CREAM, OCHRE, CREAM)):
                flower(
                    c,
                    outer + edge * (50 + k * 62),
                    y0 + 76 + k * 26,
                    104 - k * 6,
                    color,
                    stem=SAGE,
                    heart=OCHRE if color == CREAM else CREAM,
                )


def les(c: Canvas) -> None:
    """Sunbeams in a tall spruce forest, a path and a fox."""
    sky(c, "#f3e3b7", "#e9dfb4", "#b9cda6", bottom=900)
    c.glow(820, 330, 560, "#fff6d8", 0.9)
    chance = random.Random(3)
    tones = (
        (mix("#cfd9b0", SAGE, 0.45), 26, 30),
        (mix(SAGE, PINE_MID, 0.25), 40, 17),
        (PINE_MID, 62, 9),
        (mix(PINE, PINE_DARK, 0.3), 92, 5),
    )
    grounds = (690, 742, 812, 905)
    for depth, ((tone, width, count), ground) in enumerate(zip(tones, grounds, strict=True)):
        floor = ridge(80 + depth, ground, 10 + depth * 4, 1.5)

        def stand(tone=tone, width=width, count=count, floor=floor, depth=depth) -> None:
            for k in range(count):
                x = (k + chance.uniform(0.15, 0.85)) * 1600 / count
                if depth >= 2 and 420 < x < 1180:
                    x = chance.uniform(-10, 360) if k % 2 else chance.uniform(1240, 1610)
                w = width * chance.uniform(0.6, 1.05)
                c.shape(
                    [(x - w * 0.34, -10), (x + w * 0.34, -10), (x + w * 0.55, floor(x) + 16), (x - w * 0.55, floor(x) + 16)],
                    Gradient((lighter(tone, 0.12), tone, darker(tone, 0.16)), "x"),
                )
                for side in (-1, 1):  # drooping boughs high on the trunk
                    for _ in range(3 + depth):
                        y = chance.uniform(-20, 250 + 60 * (depth % 2))
                        length = w * chance.uniform(1.4, 2.7)
                        c.blob(
                            [
                                (x, y - w * 0.16, 1),
                                (x + side * length * 0.6, y + length * 0.1),
                                (x + side * length, y + length * 0.36, 1),
                                (x + side * length * 0.45, y + length * 0.27),
                                (x, y + w * 0.26, 1),
                            ],
                            tone,
                        )

        land(c, floor, fade(lighter(tone, 0.28), tone, ground - 10, ground + 210), 0.13 + 0.03 * depth, 14, (0, 5), decorate=stand)
        if depth < 3:
            for k in range(3):  # beams of light, cut off softly by the next rows of trees
                x = 600 + k * 170
                c.shape(
                    [(x + 130, -10), (x + 190, -10), (x - 60 - 90 * k, ground + 16), (x - 190 - 90 * k, ground + 16)],
                    Gradient(("#fff3cd", lighter(tone, 0.3))),
                    0.13,
                )
    left = curve([(820, 742), (720, 800), (860, 868), (690, 960), (560, 1080)], closed=False)
    right = curve([(846, 742), (770, 800), (960, 868), (900, 960), (900, 1080)], closed=False)
    c.shape([*left, *reversed(right)], fade("#ecd9ae", TAN_PATH, 742, 1067))
    with c.layer(0.22, 9, (0, 6)):  # the fox
        fox, pale = TERRACOTTA, CREAM
        c.blob([(1010, 868), (1090, 850), (1150, 872), (1168, 842), (1138, 806), (1092, 818), (1050, 840)], fox)
        c.blob([(1138, 806), (1172, 838), (1164, 862), (1132, 838), (1112, 812)], pale)
        c.blob(
            [(925, 880), (932, 800), (966, 770), (1010, 786), (1046, 832), (1048, 884, 1), (930, 884, 1)],
            Gradient((lighter(fox, 0.1), fox)),
        )
        c.blob([(934, 812), (962, 820), (968, 866), (944, 876), (928, 850)], pale)
        for x in (938, 968):
            c.stroke([(x, 830), (x - 2, 880)], (20, 14), fox if x > 950 else darker(fox, 0.12))
            c.disc(x - 5, 882, 13, PLUM, 7)
        for side in (-1, 1):  # ears, then a shield of a face with white cheeks
            c.shape([(948 + side * 14, 742), (948 + side * 50, 690), (948 + side * 54, 760)], darker(fox, 0.12))
            c.shape([(948 + side * 28, 738), (948 + side * 46, 708), (948 + side * 48, 746)], PLUM)
        c.blob(
            [(948, 730), (990, 740), (1014, 782, 1), (984, 812), (948, 838), (912, 812), (882, 782, 1), (906, 740)],
            Gradient((lighter(fox, 0.12), fox)),
        )
        for side in (-1, 1):
            c.blob([(948 + side * 65, 783, 1), (948 + side * 36, 812), (948, 838, 1), (948 + side * 12, 804), (948 + side * 34, 784)], pale)
            c.disc(948 + side * 26, 776, 5, NIGHT, 7)
        c.disc(948, 832, 9, NIGHT, 7)
    front = through([(-20, 930), (200, 968), (420, 1024), (700, 1058), (960, 1056), (1220, 1010), (1420, 960), (1640, 920)])

    def undergrowth() -> None:
        for x in range(0, 1620, 58):
            if not 600 < x < 960:
                sprig(c, x, front(x) + 14, chance.uniform(70, 128), mix(PINE_MID, SAGE, chance.uniform(0, 0.4)), chance.uniform(-26, 26), 6)
        for x, r in ((300, 36), (352, 24), (1296, 32)):
            y = front(x) + 4
            c.stroke([(x, y + 8), (x, y - r)], (r * 0.62, r * 0.44), PAPER)
            c.shape(oval(x, y - r, r, r * 0.86, part=(180, 360)), Gradient((CORAL, TERRACOTTA)))
            for dx, dy in ((-0.45, -0.3), (0.1, -0.55), (0.5, -0.25)):
                c.disc(x + dx * r, y - r + dy * r, r * 0.1, CREAM)

    land(c, front, fade(PINE, PINE_DARK, 930, 1067), 0.24, 14, decorate=undergrowth)


TAN_PATH = mix(SAND, WOOD, 0.3)
