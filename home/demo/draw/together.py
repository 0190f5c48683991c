"""Scenes of people together: office, tutoring, training, a meeting of neighbours."""

from __future__ import annotations

from .canvas import Canvas, oval, turned
from .cast import AMINA, ANICKA, BABICKA, DEDA, EVA, HALINA, JANA, JOSEF, KUBA, LENKA, MARIE, MINH, PETR, ROMAN, SAMUEL, TOMAS
from .figure import person, standing
from .furniture import back_chair, chair, table
from .look import Look
from .palette import (
    BRICK,
    CORAL,
    CREAM,
    DUSTY,
    DUSTY_DARK,
    OCHRE,
    OCHRE_LIGHT,
    PAPER,
    PINE,
    PINE_MID,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    Gradient,
    darker,
    lighter,
)
from .rooms import FLOORS, WALLS, garland, pendant, picture, pot, room, shade, shelf, window
from .things import heart, laptop, mug, notes, pile, vase


def kancelar(c: Canvas) -> None:
    """The centre's office: a visitor at the desk, a colleague by the board."""
    room(c, WALLS["ochre"], FLOORS["wood"], 830)
    window(c, 620, 120, 380, 350)
    with c.layer(0.2, 10, (0, 7)):  # notice board
        c.box(1120, 180, 1440, 450, WOOD, 8)
        c.box(1132, 192, 1428, 438, "#d9b384", 3)
    notes(c, 1154, 212, 4, 3, 54, 4)
    shelf(c, 190, 300, 330, 6)
    shelf(c, 190, 450, 330, 15, plant=False)
    pot(c, 190, 880, 108, DUSTY)
    shade(c, 800, 1000, 640, 0.28)
    standing(c, JANA, 1270, 900, 600, facing=-1, reach=((0.16, 0.16), (0.19, 0.12)), tilt=4)
    with c.layer(0.18, 6, (0, 5)):
        c.shape(turned([(1120, 540), (1206, 540), (1206, 640), (1120, 640)], 1160, 590, 7), CREAM)
        for y in (566, 584, 602):
            c.stroke(turned([(1136, y), (1190, y)], 1160, 590, 7), 5, SAGE)
    with c.layer(0.22, 10, (0, 8)):
        c.box(826, 520, 1006, 800, Gradient((lighter(TERRACOTTA, 0.12), TERRACOTTA)), 50)
    person(c, AMINA, (915, 812), 660, facing=-1, hands=((780, 762), (800, 772)), lean=3, tilt=4, legs=False)
    chair(c, 420, 985, 1, OCHRE, 165)
    person(c, JOSEF, (430, 805), 640, hands=((586, 744), (590, 758)), feet=((580, 978), (540, 985)), lean=4, tilt=2)
    table(c, 560, 1180, 786, 1000, WOOD, cloth="#b98a5e", drop=196)
    with c.layer(0.2, 8, (0, 6)):
        laptop(c, 770, 782, 172, DUSTY_DARK, -1)
        vase(c, 1098, 782, 78, CORAL, (CREAM, OCHRE, CREAM))
        pile(c, 985, 782, 96, (PINE, OCHRE, BRICK))
        mug(c, 634, 782, 42, CREAM)
    with c.layer(0.14, 8, (0, 4)):
        heart(c, 870, 886, 48, Gradient((CORAL, TERRACOTTA)))


def doucovani(c: Canvas) -> None:
    """A volunteer helps a schoolgirl and a boy with their homework."""
    room(c, WALLS["rose"], FLOORS["pale"], 840)
    with c.layer(0.22, 12, (0, 8)):  # board with drawings
        c.box(470, 60, 1130, 480, WOOD, 10)
        c.box(486, 76, 1114, 464, Gradient((PINE_MID, PINE)), 4)
        c.box(520, 478, 1080, 494, WOOD_DARK, 4)
    chalk = "#e9eee0"
    c.stroke([(560, 390), (720, 390), (560, 230), (560, 390)], 5, chalk, 0.85)
    c.stroke([(560, 366), (584, 366), (584, 390)], 4, chalk, 0.85)
    c.stroke(oval(850, 296, 74), 5, chalk, 0.85)
    c.stroke([(850, 296), (924, 296)], 4, OCHRE_LIGHT, 0.9)
    for k, r in enumerate((58, 36)):
        c.stroke([(990, 390 - k * 66), (990 + r * 1.4, 390 - k * 66)], 5, chalk, 0.7)
    for k in range(3):
        c.line([(980, 200 + k * 34), (1010, 192 + k * 34), (1040, 204 + k * 34), (1076, 196 + k * 34)], 4, chalk, 0.6)
    shelf(c, 1200, 330, 270, 12)
    picture(c, 210, 220, 170, 210, tone=DUSTY, seed=14)
    pot(c, 1440, 900, 104, OCHRE)
    shade(c, 800, 1010, 640, 0.28)
    shade(c, 800, 870, 560, 0.2)
    person(c, KUBA, (480, 830), 700, child=True, hands=((610, 784), (572, 790)), lean=6, tilt=12, legs=False)
    person(c, PETR, (1090, 850), 830, facing=-1, hands=((905, 776), (965, 786)), lean=10, tilt=12, legs=False)
    person(c, ANICKA, (760, 830), 700, child=True, hands=((882, 786), (820, 792)), lean=5, tilt=13, legs=False)
    table(c, 330, 1270, 800, 1090, WOOD, cloth="#c69a6d", drop=300)
    with c.layer(0.2, 8, (0, 5)):
        c.shape([(500, 792), (650, 792), (632, 776), (520, 776)], CREAM)
        c.stroke([(592, 782), (622, 736)], 8, OCHRE)
        c.shape([(786, 794), (972, 794), (948, 774), (812, 774)], CREAM)
        c.stroke([(880, 774), (880, 792)], 3, SAND)
        c.stroke([(884, 782), (912, 738)], 8, CORAL)
        pile(c, 1180, 796, 130, (TERRACOTTA, PINE, OCHRE))
        c.disc(1184, 726, 12, CORAL)
    with c.layer(0.24, 10, (0, 8)):  # school bag
        c.stroke(oval(1010, 896, 26, part=(180, 360)), 10, BRICK)
        c.box(930, 890, 1090, 1080, Gradient((lighter(CORAL, 0.1), TERRACOTTA)), 40)
        c.box(946, 980, 1074, 1080, BRICK, 22)
        c.box(930, 950, 1090, 964, OCHRE_LIGHT)
        c.box(1000, 944, 1020, 974, CREAM, 4)
    with c.layer(0.2, 8, (0, 6)):  # globe
        c.stroke(oval(400, 700, 66, part=(-60, 130)), 7, WOOD_DARK)
        c.disc(400, 700, 56, Gradient((lighter(DUSTY, 0.3), DUSTY_DARK)))
        c.blob([(366, 670), (398, 654), (418, 676), (396, 700), (404, 724), (384, 738), (364, 706)], SAGE)
        c.blob([(424, 690), (446, 684), (450, 712), (430, 726)], SAGE)
        c.stroke([(400, 764), (400, 784)], 9, WOOD_DARK)
        c.shape(oval(400, 797, 40, 14, part=(180, 360)), WOOD_DARK)


def skoleni(c: Canvas) -> None:
    """A training: a trainer at the flip chart, people around a table."""
    room(c, WALLS["blue"], FLOORS["wood"], 800)
    window(c, 900, 120, 440, 320)
    pendant(c, 600, 120, OCHRE, 78)
    pot(c, 1470, 850, 110, TERRACOTTA)
    with c.layer(0.24, 12, (0, 10)):  # flip chart
        for x0, x1 in ((300, 230), (470, 540), (385, 385)):
            c.stroke([(x0, 480), (x1, 905)], 12, DUSTY_DARK)
        c.box(240, 180, 540, 590, "#fffaf0", 6)
        c.box(232, 166, 548, 198, DUSTY_DARK, 8)
    for k, (tone, share) in enumerate(((CORAL, 0.55), (OCHRE, 0.8), (PINE_MID, 1.0))):
        c.box(290 + k * 72, 500 - 190 * share, 336 + k * 72, 500, Gradient((lighter(tone, 0.2), tone)), 6)
    c.line([(282, 372), (350, 330), (420, 282), (500, 236)], 6, BRICK)
    c.shape([(512, 222), (506, 256), (480, 232)], BRICK)
    for y, w in ((530, 190), (552, 130)):
        c.box(290, y, 290 + w, y + 8, DUSTY, 4)
    shade(c, 670, 905, 150)
    standing(c, LENKA, 660, 905, 640, facing=-1, reach=((0.26, -0.1), (0.17, 0.14)), elbows=(1, 1))
    shade(c, 1030, 1020, 560, 0.3)
    for look, x in ((SAMUEL, 900), (MARIE, 1110), (TOMAS, 1320)):
        person(c, look, (x, 800), 600, facing=-1, hands=((x - 96, 752), (x - 40, 760)), tilt=-2, legs=False)
    with c.layer(0.26, 14, (0, 12)):
        c.disc(1090, 850, 430, darker(WOOD, 0.2), 104)
        c.disc(1090, 836, 430, Gradient((lighter(WOOD, 0.36), lighter(WOOD, 0.1))), 104)
    with c.layer(0.16, 6, (0, 4)):
        for x, y, turn in ((850, 800, -8), (1060, 790, 4), (1270, 806, 10), (960, 872, -4), (1220, 876, 6)):
            c.shape(turned([(x - 52, y - 14), (x + 44, y - 14), (x + 58, y + 18), (x - 46, y + 18)], x, y, turn), CREAM)
        for x, y, tone in ((950, 806, CORAL), (1160, 800, DUSTY), (1370, 836, OCHRE), (1090, 880, PINE_MID)):
            mug(c, x, y, 34, tone, steam=False)
    for look, x, tone in ((HALINA, 900, TERRACOTTA), (MINH, 1270, OCHRE)):
        person(c, look, (x, 1000), 610, facing=1 if x < 1000 else -1, back=True, legs=False)
        back_chair(c, x, 1180, tone, 200, 330)


def setkani(c: Canvas) -> None:
    """Neighbours of all ages around a table with tea and a bundt cake."""
    room(c, WALLS["green"], FLOORS["dark"], 850)
    window(c, 250, 150, 270, 330, arch=True)
    window(c, 1080, 150, 270, 330, arch=True, seed=8, mountain=False)
    garland(c, [(-20, 70), (260, 120), (530, 92), (800, 132), (1070, 92), (1340, 120), (1620, 70)], size=46, gap=62)
    pendant(c, 800, 270, TERRACOTTA, 88)
    pot(c, 150, 900, 96, CORAL)
    pot(c, 1450, 900, 96, DUSTY)
    shade(c, 800, 1020, 680, 0.35)
    standing(c, ROMAN, 600, 1060, 700, facing=1, reach=((0.17, 0.12), None), tilt=4)
    standing(c, EVA, 1010, 1060, 690, facing=-1, reach=(None, (0.13, 0.16)), tilt=4)
    mug(c, 908, 636, 38, CREAM)
    mug(c, 732, 610, 40, OCHRE)
    person(c, DEDA, (340, 880), 650, hands=((470, 800), (452, 812)), lean=3, tilt=3, legs=False)
    person(c, NELA_TALL, (812, 800), 560, child=True, legs=False)
    person(c, BABICKA, (1260, 880), 640, facing=-1, hands=((1130, 796), (1150, 810)), lean=3, tilt=4, legs=False)
    table(c, 200, 1400, 826, 1110, WOOD, cloth=CREAM, drop=270)
    with c.layer(0.06, 6, (0, 3)):
        for k in range(20):
            c.shape(oval(242 + k * 59, 1000, 29, 20, part=(0, 180)), TERRACOTTA, 0.85)
        c.box(213, 986, 1387, 1000, TERRACOTTA, opacity=0.85)
    with c.layer(0.22, 9, (0, 6)):  # bundt cake on a stand
        c.box(790, 800, 830, 824, DUSTY)
        c.box(700, 786, 920, 802, Gradient((lighter(SKY, 0.4), DUSTY)), 8)
        c.blob([(718, 788, 1), (728, 728), (770, 700), (810, 706), (850, 700), (892, 728), (902, 788, 1)], Gradient(("#c98a4b", "#8d5731")))
        for dx in (-60, -22, 22, 60):
            c.line([(810 + dx * 0.5, 706), (810 + dx, 740), (810 + dx * 1.2, 784)], (4, 8, 5), "#7a4a2b", 0.6)
        c.blob(
            [
                (734, 728),
                (770, 698),
                (810, 704),
                (850, 698),
                (886, 728),
                (868, 742),
                (848, 726),
                (826, 746),
                (800, 728),
                (778, 748),
                (756, 730),
            ],
            "#fdf7ec",
        )
    with c.layer(0.2, 8, (0, 5)):  # teapot and cups
        c.stroke([(1040, 790), (1076, 770), (1084, 742)], (20, 14), DUSTY_DARK)
        c.stroke(oval(950, 776, 26, 26, part=(90, 270)), 9, DUSTY_DARK)
        c.blob(
            [(950, 800), (956, 756), (998, 738), (1040, 756), (1046, 800), (1020, 824, 1), (976, 824, 1)],
            Gradient((lighter(DUSTY, 0.2), DUSTY_DARK)),
        )
        c.disc(998, 736, 11, CREAM)
        vase(c, 600, 824, 74, CORAL, (CREAM, OCHRE, ROSE))
    for x, tone in ((500, OCHRE), (690, CREAM), (1110, CORAL)):
        mug(c, x, 824, 40, tone)
    with c.layer(0.16, 6, (0, 4)):
        c.shape(oval(380, 824, 66, 16, part=(180, 360)), PAPER)
        for dx, tone in ((-30, OCHRE), (0, "#c98a4b"), (30, OCHRE)):
            c.disc(380 + dx, 806, 19, tone, 12)


NELA_TALL = Look(skin="#a36d48", hair="#2c2330", style="curly", top=DUSTY_DARK, bottom=PINE)
