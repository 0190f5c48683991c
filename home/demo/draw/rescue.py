"""Fire fighters, their engine and helmets."""

from __future__ import annotations

from .canvas import HEIGHT, WIDTH, Canvas, oval
from .figure import standing
from .look import Look
from .nature import birds, bush, cloud, land, leafy, ridge, sky, sun
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    HAIR_BROWN,
    INK_BLUE,
    NIGHT,
    OCHRE,
    OCHRE_LIGHT,
    PINE_MID,
    PLUM,
    SAGE,
    SKIN,
    TERRACOTTA,
    Gradient,
    darker,
    fade,
    lighter,
    mix,
)
from .rooms import shade


def hasici(c: Canvas) -> None:
    """Volunteer fire fighters with their engine; a child tries on a helmet."""
    sky(c, "#a9c1cf", "#e8e2d2", "#fbe5c3", bottom=640)
    sun(c, 1330, 230, 60, OCHRE_LIGHT)
    cloud(c, 250, 190, 280)
    birds(c, ((1100, 220, 18), (1150, 196, 14)), DUSTY_DARK)
    land(c, ridge(171, 520, 60), fade("#aac0ba", "#e0e2cc", 440, 680), 0.08)
    land(c, ridge(173, 600, 34, 1.4), fade(SAGE, "#c3d1ad", 560, 760), 0.1)
    leafy(c, 1490, 800, 350, PINE_MID, seed=6)
    with c.layer(0.24, 14, (0, 8)):  # fire station
        c.box(180, 380, 900, 800, Gradient((CREAM, "#e9d3ae")))
        c.shape([(140, 392), (250, 270), (830, 270), (940, 392)], Gradient((lighter(TERRACOTTA, 0.1), BRICK)))
        c.box(470, 150, 590, 392, Gradient((CREAM, "#e2c9a2"), "x"))
        c.shape([(452, 158), (530, 70), (608, 158)], BRICK)
        c.shape([*oval(530, 230, 26, part=(180, 360)), (556, 300), (504, 300)], INK_BLUE)
        for x in (240, 480, 720):
            c.shape([*oval(x + 70, 520, 84, 60, part=(180, 360)), (x + 154, 800), (x - 14, 800)], Gradient((mix(BRICK, PLUM, 0.4), PLUM)))
    c.box(-10, 796, WIDTH + 10, HEIGHT + 10, fade("#d9c8ae", "#b39b82", 796, 1067))
    c.box(-10, 796, WIDTH + 10, 804, CREAM, opacity=0.6)
    shade(c, 690, 925, 560, 0.5)
    with c.layer(0.28, 14, (0, 10)):  # the engine
        red = Gradient((lighter(CORAL, 0.05), TERRACOTTA, BRICK), "y", (500, 900))
        c.box(250, 520, 860, 870, red, 18)
        c.shape([(850, 870), (850, 530), (1010, 530), (1066, 680), (1100, 710), (1100, 870)], red)
        c.box(240, 850, 1110, 884, INK_BLUE, 8)
        c.shape([(884, 560), (990, 560), (1034, 684), (884, 684)], Gradient((lighter(DUSTY, 0.5), DUSTY)))
        c.shape([(930, 560), (960, 560), (920, 684), (890, 684)], "#ffffff", 0.35)
        c.stroke([(864, 540), (864, 846)], 3, BRICK, 0.7)
        c.stroke([(884, 716), (924, 716)], 8, CREAM)
        c.box(250, 740, 1100, 766, CREAM, opacity=0.92)
        for x in (276, 424, 572, 720):
            c.box(x, 556, x + 122, 716, Gradient(("#e9e2d6", "#bfc3c5")), 8)
            for k in range(6):
                c.box(x + 6, 574 + k * 24, x + 116, 577 + k * 24, "#9aa2a8", opacity=0.7)
        c.box(908, 502, 978, 532, DUSTY, 10)
        c.box(918, 496, 968, 526, Gradient((SKY_LIGHT, DUSTY_DARK)), 12)
        c.disc(1086, 796, 20, OCHRE_LIGHT)
        for y in (452, 488):  # ladder on the roof
            c.stroke([(262, y + 14), (880, y)], 10, CREAM)
        for k in range(13):
            x = 285 + k * 46
            c.stroke([(x, 464 - k * 1.1), (x, 500 - k * 1.1)], 7, CREAM)
        for x in (400, 960):
            c.disc(x, 884, 70, NIGHT)
            c.disc(x, 884, 40, DUSTY)
            c.disc(x, 884, 15, INK_BLUE)
    c.glow(944, 505, 120, "#d9ecf5", 0.6)
    for x, y in ((1110, 985), (1258, 992), (392, 985)):
        shade(c, x, y, 140, 0.4)
    coat = mix(INK_BLUE, NIGHT, 0.3)
    for x, height, facing, skin, reach in ((392, 560, 1, SKIN[2], (None, None)), (1110, 560, 1, SKIN[1], ((0.17, 0.1), None))):
        at = standing(
            c,
            Look(skin, HAIR_BROWN, "crop" if x < 600 else "tail", coat, bottom=coat, shoes=NIGHT),
            x,
            980,
            height,
            facing=facing,
            reach=reach,
            tilt=2 if x < 600 else 8,
        )
        _stripes(c, x, 980, height)
        helmet(c, at[0], at[1], height * 0.069, facing, OCHRE)
    at = standing(
        c,
        Look(SKIN[1], HAIR_BROWN, "bob", SAGE, bottom=TERRACOTTA),
        1258,
        990,
        370,
        child=True,
        facing=-1,
        reach=((0.12, -0.2), (-0.13, -0.19)),
        elbows=(1, -1),
    )
    helmet(c, at[0], at[1] - 6, 370 * 0.1, -1, CORAL)
    with c.layer(0.2, 8, (0, 6)):  # hose
        for k in range(4):
            c.stroke(oval(560, 990 - k * 3, 84 - k * 19, 27 - k * 6), 10, lighter(OCHRE, 0.1 if k % 2 else 0.3))
        c.line([(640, 996), (720, 1012), (800, 990), (850, 1004)], 11, OCHRE_LIGHT)
        c.stroke([(850, 1004), (890, 1000)], (15, 10), DUSTY_DARK)
    for x in (1440, 1540):
        bush(c, x, 830, 140, PINE_MID)


def _stripes(c: Canvas, x: float, ground: float, height: float) -> None:
    """Reflective bands on a fire fighter's coat and trousers."""
    for level, w in ((0.52, 0.07), (0.6, 0.072)):
        c.stroke([(x - w * height, ground - level * height), (x + w * height, ground - level * height)], height * 0.018, "#f4e3a4")
    for dx in (-0.045, 0.038):
        c.stroke(
            [(x + (dx - 0.028) * height, ground - 0.12 * height), (x + (dx + 0.028) * height, ground - 0.12 * height)],
            height * 0.018,
            "#f4e3a4",
        )


def helmet(c: Canvas, x: float, y: float, r: float, facing: int, color: str) -> None:
    """Draw a helmet on a head of radius r in the middle of (x, y)."""
    with c.layer(0.18, 4, (0, 3)):
        c.shape(oval(x, y - r * 0.36, r * 1.22, r * 1.12, part=(180, 360)), Gradient((lighter(color, 0.3), color)))
        c.stroke([(x - 1.4 * r * facing, y - r * 0.26), (x + 1.34 * r * facing, y - r * 0.36)], r * 0.24, darker(color, 0.1))
        c.shape(
            [
                (x + 0.34 * r * facing, y - r * 1.12),
                (x + 0.88 * r * facing, y - r * 0.98),
                (x + 0.94 * r * facing, y - r * 0.52),
                (x + 0.3 * r * facing, y - r * 0.52),
            ],
            CREAM,
        )


SKY_LIGHT = "#b9dcef"
