"""Scenes of care: reading to elders, hospital, giving blood, the helpline."""

from __future__ import annotations

from .canvas import Canvas, oval
from .cast import BABICKA, EVA, LENKA, MARIE, PETR
from .figure import person, standing
from .furniture import armchair, chair, table
from .look import Look
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
    PLUM_MID,
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
    lighter,
    mix,
)
from .rooms import FLOORS, WALLS, lamp, picture, pot, room, rug, shade, shelf, window
from .things import bubble, cat, drop, heart, mug, open_book, pile, vase


def cteni_seniorum(c: Canvas) -> None:
    """An elder in a wing chair listens to a reader."""
    room(c, WALLS["green"], FLOORS["wood"], 830)
    window(c, 640, 130, 330, 400, arch=True)
    shelf(c, 1130, 330, 330, 4)
    shelf(c, 1190, 500, 290, 11, plant=False)
    lamp(c, 330, 850, 560)
    rug(c, 800, 955, 620, 82, CORAL)
    pot(c, 1400, 870, 104, OCHRE)
    shade(c, 560, 930, 300)
    shade(c, 1080, 930, 250)
    armchair(c, 560, 925, 1, PINE_MID, "back")
    person(c, BABICKA, (560, 745), 640, hands=((690, 706), (672, 720)), feet=((736, 922), (708, 930)), lean=-9, tilt=12)
    armchair(c, 560, 925, 1, PINE_MID, "front")
    chair(c, 1080, 925, -1, OCHRE, 158)
    person(c, LENKA, (1070, 752), 640, facing=-1, hands=((908, 640), (930, 664)), feet=((905, 922), (948, 930)), lean=5, tilt=14)
    with c.layer(0.2, 8, (0, 6)):
        open_book(c, 902, 620, 76, BRICK, -10)
    with c.layer(0.22, 10, (0, 8)):
        c.stroke([(815, 800), (815, 920)], 12, WOOD_DARK)
        c.shape(oval(815, 926, 48, 14, part=(180, 360)), WOOD_DARK)
        c.box(752, 786, 878, 804, Gradient((lighter(WOOD, 0.2), WOOD)), 9)
        mug(c, 790, 786, 40, CREAM)
        pile(c, 842, 786, 54, (DUSTY_DARK, OCHRE))
    cat(c, 830, 1000, 92)


def nemocnice(c: Canvas) -> None:
    """A volunteer sits at the bed of a patient, flowers by the window."""
    room(c, WALLS["blue"], FLOORS["pale"], 840)
    window(c, 700, 120, 420, 370)
    for x in (640, 1180):  # curtains
        with c.layer(0.14, 10, (0, 5)):
            side = 1 if x < 900 else -1
            c.blob(
                [(x - 62, 78, 1), (x + 62, 78, 1), (x + 34 * side, 300), (x - 34 * side, 560, 1), (x - 62, 560, 1)]
                if side > 0
                else [(x - 62, 78, 1), (x + 62, 78, 1), (x + 62, 560, 1), (x + 34, 560, 1), (x - 34, 300)],
                Gradient((lighter(ROSE, 0.3), ROSE), "x"),
            )
    c.stroke([(560, 78), (1260, 78)], 9, WOOD)
    picture(c, 1300, 250, 150, 180, tone=SAGE, seed=21)
    shade(c, 640, 980, 560, 0.3)
    with c.layer(0.24, 14, (0, 10)):  # the bed
        for x in (250, 1010):
            c.stroke([(x, 780), (x, 972)], 16, DUSTY_DARK)
            c.disc(x, 975, 17, INK_BLUE)
        c.box(214, 470, 262, 900, Gradient((lighter(WOOD, 0.3), WOOD), "x"), 20)
        c.box(1000, 640, 1040, 900, Gradient((lighter(WOOD, 0.3), WOOD), "x"), 18)
        c.box(240, 812, 1020, 872, DUSTY, 10)
        c.box(240, 740, 1016, 826, CREAM, 32)
        c.blob([(262, 760), (266, 560), (318, 490), (392, 520), (440, 640), (470, 750)], Gradient(("#ffffff", "#e4e8ea")))
    person(
        c,
        Look(SKIN[1], MARIE.hair, "wave", SKY, glasses=True),
        (470, 762),
        620,
        hands=((596, 722), (574, 738)),
        lean=-17,
        tilt=20,
        legs=False,
    )
    with c.layer(0.2, 12, (0, -3)):
        c.blob(
            [(420, 770), (520, 716), (650, 706), (760, 676), (860, 716), (960, 730), (1014, 760), (1022, 880, 1), (400, 880, 1)],
            Gradient((lighter(SAGE, 0.12), SAGE)),
        )
        c.blob([(420, 768), (520, 714), (650, 704), (668, 742), (540, 752), (440, 800)], CREAM)
        for x in (560, 690, 820, 950):
            c.stroke([(x, 760), (x - 12, 876)], 10, lighter(SAGE, 0.3), 0.55)
    with c.layer(0.22, 12, (0, 8)):  # bedside table
        c.box(1320, 690, 1500, 960, Gradient((lighter(WOOD, 0.3), WOOD)), 10)
        c.box(1306, 676, 1514, 700, lighter(WOOD, 0.4), 8)
        c.box(1340, 730, 1480, 820, darker(WOOD, 0.06), 8)
        c.disc(1410, 775, 9, CREAM)
    vase(c, 1388, 678, 96, CORAL, (CREAM, OCHRE, ROSE, CREAM))
    mug(c, 1468, 676, 34, DUSTY)
    shade(c, 1130, 985, 220)
    chair(c, 1150, 985, -1, TERRACOTTA, 168)
    person(c, PETR_VISIT, (1140, 800), 650, facing=-1, hands=((930, 690), (948, 712)), feet=((985, 982), (1030, 990)), lean=9, tilt=8)
    with c.layer(0.2, 8, (0, 6)):
        open_book(c, 914, 676, 62, PLUM_MID, -8)


PETR_VISIT = Look(SKIN[1], PETR.hair, "crop", OCHRE, sleeve=CREAM, bottom=PINE, shoes=WOOD_DARK)


def darovani_krve(c: Canvas) -> None:
    """A donor in a reclining chair, a nurse, and a large drop with a heart behind them."""
    room(c, WALLS["cream"], FLOORS["pale"], 850)
    for r, share in ((470, 0.75), (390, 0.5), (312, 0.25)):
        with c.layer(0.08, 16, (0, 8)):
            c.shape(drop(800, 530 - (470 - r) * 0.02, r * 0.86), mix(ROSE, CREAM, share))
    with c.layer(0.2, 18, (0, 10)):
        c.shape(drop(800, 490, 205), Gradient((CORAL, TERRACOTTA, BRICK)))
    with c.layer(0.16, 10, (0, 6)):
        heart(c, 800, 505, 104, Gradient((CREAM, "#f6dcc8")))
    pot(c, 230, 880, 110, DUSTY)
    shade(c, 820, 970, 520, 0.3)
    with c.layer(0.24, 14, (0, 10)):  # reclining chair
        c.stroke([(760, 880), (700, 965)], 20, DUSTY_DARK)
        c.stroke([(900, 880), (980, 965)], 20, DUSTY_DARK)
        c.stroke([(640, 968), (1040, 968)], 18, DUSTY_DARK)
        c.line([(470, 600), (560, 740), (660, 846), (900, 852), (1040, 900), (1120, 925)], 74, PINE_MID)
        c.line([(462, 584), (556, 728), (660, 832), (900, 838), (1044, 888), (1118, 910)], 34, lighter(PINE_MID, 0.18))
        c.box(420, 548, 520, 612, CREAM, 28)
    person(c, EVA_DONOR, (700, 796), 640, hands=((846, 780), (868, 772)), feet=((1090, 862), (1080, 880)), lean=-44, tilt=30, knees=(1, 1))
    c.disc(884, 764, 24, Gradient((OCHRE_LIGHT, OCHRE)))
    with c.layer(0.22, 9, (0, 7)):  # the scale with the bag stands lower than the arm
        c.stroke([(880, 910), (880, 1000)], 10, DUSTY_DARK)
        c.stroke([(826, 1004), (934, 1004)], 13, DUSTY_DARK)
        c.box(812, 842, 948, 950, Gradient((CREAM, SAND)), 16)
        c.box(838, 858, 922, 934, Gradient((TERRACOTTA, BRICK)), 20)
        heart(c, 880, 896, 17, CREAM)
    c.line([(800, 726), (772, 760), (790, 812), (866, 822), (880, 858)], 5, BRICK)
    c.box(776, 712, 812, 738, CREAM, 8)
    shade(c, 1280, 985, 160)
    standing(
        c,
        Look(SKIN[3], HAIR_BLACK, "bun", DUSTY, bottom=DUSTY, shoes=CREAM),
        1270,
        985,
        660,
        facing=-1,
        reach=((0.21, 0.12), (0.18, 0.2)),
        lean=3,
        tilt=8,
    )
    with c.layer(0.16, 6, (0, 5)):
        c.stroke([(1126, 586), (1112, 548)], 7, OCHRE)
        c.box(1080, 570, 1166, 676, WOOD, 8)
        c.box(1089, 580, 1157, 667, CREAM, 3)
        for y in (604, 622, 640):
            c.box(1100, y, 1146, y + 5, DUSTY)


EVA_DONOR = Look(SKIN[0], EVA.hair, "short", OCHRE, bare=True, bottom=INK_BLUE, shoes=CREAM)


def telefon_linka(c: Canvas) -> None:
    """A helpline worker listens at night; the caller's words come as warm paper bubbles."""
    room(c, "#5b4a6b", "#473a55", 860)
    c.box(-2, 844, 1602, 860, "#6d5b7c")
    window(c, 980, 150, 380, 400, night=True, frame="#8d7a97")
    with c.layer(0.24, 10, (0, 8)):
        c.box(240, 330, 540, 344, "#8a6a58", 3)
    pot(c, 300, 330, 60, TERRACOTTA, SAGE)
    mug(c, 470, 330, 40, DUSTY, steam=False)
    c.glow(700, 560, 560, "#f6c987", 0.5)
    shade(c, 800, 1000, 620, 0.4)
    with c.layer(0.24, 12, (0, 8)):  # office chair
        c.box(560, 470, 760, 800, Gradient((TERRACOTTA, BRICK)), 60)
    person(
        c, Look(SKIN[2], HAIR_BLACK, "bob", SAGE, bottom=PINE), (690, 830), 800, hands=((930, 806), (830, 812)), lean=4, tilt=4, legs=False
    )
    # headset
    with c.layer(0.2, 6, (0, 4)):
        hx, hy, r = 720, 487, 55
        c.stroke(oval(hx - 6, hy - 10, r * 1.06, r * 1.22, part=(190, 318)), 9, CREAM)
        c.disc(hx - 46, hy + 6, 19, CREAM, 25, 6)
        c.disc(hx - 46, hy + 6, 11, CORAL, 16, 6)
        c.line([(hx - 44, hy + 28), (hx - 16, hy + 58), (hx + 30, hy + 56)], 5, CREAM)
        c.disc(hx + 32, hy + 55, 9, CREAM, 7)
    for box, tail, tone in (((880, 232, 1130, 382), (850, 430), CREAM), ((1080, 440, 1260, 550), (1010, 590), "#f3d9b5")):
        bubble(c, *box, tail, tone)
    heart(c, 1005, 308, 44, Gradient((CORAL, TERRACOTTA)))
    for k in range(3):
        c.disc(1128 + k * 42, 495, 11, PLUM_MID)
    table(c, 330, 1300, 830, 1080, WOOD, cloth="#7d5a4e")
    with c.layer(0.22, 8, (0, 6)):  # desk lamp, phone, notebook
        c.line([(420, 826), (420, 690), (480, 610)], 10, OCHRE)
        c.shape(oval(420, 828, 58, 18, part=(180, 360)), OCHRE)
        c.blob([(470, 570, 1), (552, 616, 1), (556, 656), (472, 640), (440, 600)], Gradient((OCHRE_LIGHT, OCHRE)))
    c.glow(548, 700, 220, "#fde7b0", 0.55)
    with c.layer(0.22, 8, (0, 6)):
        c.blob([(1060, 826, 1), (1078, 770), (1210, 770), (1228, 826, 1)], Gradient((lighter(CORAL, 0.1), TERRACOTTA)))
        c.line([(1058, 764), (1090, 744), (1200, 744), (1232, 764)], (34, 24, 34), CORAL)
        for row in range(3):
            for k in range(3):
                c.disc(1120 + k * 24, 784 + row * 14, 5, CREAM)
        c.shape([(800, 822), (960, 822), (940, 808), (820, 808)], CREAM)
        c.stroke([(930, 812), (962, 768)], 7, DUSTY)
    mug(c, 1010, 824, 46, CREAM)
