"""A small jointed paper figure: reach and stride are given as points, elbows and knees find their place."""

from __future__ import annotations

import math

from .canvas import Canvas, Point, curve
from .head import head
from .look import Look
from .palette import CREAM, Gradient, darker, lighter

ADULT = {"leg": 0.46, "torso": 0.325, "arm": 0.315, "head": 0.069, "neck": 0.098}
CHILD = {"leg": 0.40, "torso": 0.315, "arm": 0.30, "head": 0.096, "neck": 0.118}


def bend(start: Point, end: Point, first: float, second: float, side: float) -> Point:
    """Return the joint of a two-part limb that reaches from start to end; `side` (+1/-1) is where it bends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    reach = math.hypot(dx, dy) or 1e-6
    reach_used = min(reach, (first + second) * 0.999)
    along = (first**2 - second**2 + reach_used**2) / (2 * reach_used)
    out = math.sqrt(max(first**2 - along**2, 0))
    along *= reach / reach_used
    return start[0] + dx / reach * along - dy / reach * out * side, start[1] + dy / reach * along + dx / reach * out * side


def _limb(start: Point, joint: Point, end: Point, soft: float = 0.34) -> list[Point]:
    """Return a line from start to end whose corner at the joint is rounded."""
    a = (joint[0] + (start[0] - joint[0]) * soft, joint[1] + (start[1] - joint[1]) * soft)
    b = (joint[0] + (end[0] - joint[0]) * soft, joint[1] + (end[1] - joint[1]) * soft)
    first = [(start[0] + (a[0] - start[0]) * t / 8, start[1] + (a[1] - start[1]) * t / 8) for t in range(8)]
    corner = []
    for step in range(9):
        t = step / 8
        x, y = ((1 - t) ** 2 * a[k] + 2 * t * (1 - t) * joint[k] + t * t * b[k] for k in (0, 1))
        corner.append((x, y))
    last = [(b[0] + (end[0] - b[0]) * t / 8, b[1] + (end[1] - b[1]) * t / 8) for t in range(1, 9)]
    return first + corner + last


def person(
    c: Canvas,
    look: Look,
    hip: Point,
    height: float,
    *,
    hands: tuple = (None, None),
    feet: tuple = (None, None),
    facing: int = 1,
    lean: float = 0,
    tilt: float = 0,
    back: bool = False,
    child: bool = False,
    elbows: tuple[int, int] = (1, 1),
    knees: tuple[int, int] = (1, 1),
    shadow: float = 0.2,
    turn: float = 1,
    legs: bool = True,
    smile: bool = True,
) -> Point:
    """Draw a person; return the middle of the head.

    `hip` is the middle of the hips, `height` the standing height; `hands` and `feet` are (far, near) points, None
    hangs or stands by itself. `facing` is 1 to the right; `lean` and `tilt` bend body and head forward in degrees;
    `elbows`/`knees` are 1 for the natural bend, -1 for the other. `back` shows the person from behind; `legs=False`
    leaves the legs out (people behind a table).
    """
    size = CHILD if child else ADULT
    u = height
    up = (math.sin(math.radians(lean)) * facing, -math.cos(math.radians(lean)))

    def at(across: float, above: float) -> Point:
        return hip[0] + (across * facing * -up[1] + up[0] * above) * u, hip[1] + (across * facing * up[0] + up[1] * above) * u

    torso, wide = size["torso"], 1.0 if not child else 0.92
    shoulders = (at(0.062 * wide, torso - 0.045), at(-0.064 * wide, torso - 0.05))
    middle = at(0.012 * turn if not back else 0, torso + size["neck"])
    with c.layer(shadow, blur=u * 0.022, drop=(u * 0.006, u * 0.012)):
        arms = []
        for index, (joint, wish) in enumerate(zip(shoulders, hands, strict=True)):
            side = 1 if index == 0 else -1
            hand = wish or (joint[0] + side * facing * u * 0.035, joint[1] + u * size["arm"] * 0.97)
            half = size["arm"] / 2 * u
            arms.append((_limb(joint, bend(joint, hand, half * 1.04, half * 0.96, elbows[index] * facing), hand), hand))
        _arm(c, look, arms[0], u, far=True)
        if legs:
            _legs(c, look, hip, at, feet, u, size, facing, knees)
        if not back and look.style in ("long", "tail", "bob", "plait"):
            head(c, look, middle, size["head"] * u, facing, lean * 0.5 + tilt, back=back, part="behind")
        c.stroke([at(0.006, torso - 0.03), middle], size["head"] * u * (0.95 if not child else 0.75), darker(look.skin, 0.12))
        _torso(c, look, at, torso, wide, u, facing, back)
        head(c, look, middle, size["head"] * u, facing, lean * 0.5 + tilt, back=back, smile=smile)
        _arm(c, look, arms[1], u, far=False)
    return middle


def _arm(c: Canvas, look: Look, arm: tuple, u: float, far: bool) -> None:
    line, hand = arm
    skin = darker(look.skin, 0.1) if far else look.skin
    sleeve = look.sleeve or look.top
    sleeve = darker(sleeve, 0.16) if far else darker(sleeve, 0.05)
    before = line[-4]
    angle = math.degrees(math.atan2(hand[1] - before[1], hand[0] - before[0]))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    c.disc(hand[0] + cos * u * 0.014, hand[1] + sin * u * 0.014, u * 0.026, skin, u * 0.019, angle)
    flip = 1 if cos < 0 else -1
    c.disc(
        hand[0] + cos * u * 0.012 - sin * u * 0.016 * flip,
        hand[1] + sin * u * 0.012 + cos * u * 0.016 * flip,
        u * 0.017,
        skin,
        u * 0.008,
        angle + 24 * flip,
    )
    c.stroke(line, [u * 0.05, u * 0.042, u * 0.032], skin)
    cloth = line[:11] if look.bare else line[:-2]
    widths = [u * 0.064, u * 0.06] if look.bare else [u * 0.064, u * 0.056, u * 0.047]
    c.stroke(cloth, widths, sleeve)


def _legs(c: Canvas, look: Look, hip: Point, at, feet: tuple, u: float, size: dict, facing: int, knees: tuple) -> None:
    lines = []
    for index, wish in enumerate(feet):
        joint = at(0.036 if index == 0 else -0.036, 0.005)
        foot = wish or (joint[0] + (0.008 if index == 0 else -0.012) * facing * u, hip[1] + u * size["leg"])
        ankle = (foot[0], foot[1] - u * 0.022)
        half = (size["leg"] - 0.02) / 2 * u
        knee = bend(joint, ankle, half, half, -knees[index] * facing)
        lines.append((_limb(joint, knee, ankle, 0.26), foot, index == 0))
    for line, foot, far in lines:
        skin = darker(look.skin, 0.12 if far else 0.03)
        cloth = darker(look.bottom, 0.2) if far else look.bottom
        x, y = foot
        sole = [(-0.03, -0.03), (0.008, -0.038), (0.04, -0.02), (0.066, -0.006), (0.062, 0.002, 1), (-0.034, 0.002, 1)]
        shoe = darker(look.shoes, 0.2) if far else look.shoes
        c.blob([(x + p[0] * u * facing, y + p[1] * u, *p[2:]) for p in sole], shoe)
        if look.dress == "trousers":
            c.stroke(line[:-1], [u * 0.086, u * 0.078, u * 0.062, u * 0.05], cloth)
        else:
            c.stroke(line, [u * 0.07, u * 0.056, u * 0.05, u * 0.034], skin)
            part = line[:13] if look.dress == "shorts" else line[:15]
            c.stroke(part, [u * 0.095, u * 0.082], cloth)
    if look.dress == "skirt":
        _skirt(c, look, hip, lines, u)


def _skirt(c: Canvas, look: Look, hip: Point, lines: list, u: float) -> None:
    """Close the cloth between the two thighs: a standing skirt flares, a seated one follows the knees."""
    far, near = lines[0][0][14], lines[1][0][14]
    seated = abs(near[0] - hip[0]) > 0.14 * u
    if seated:
        c.stroke([hip, near], [u * 0.14, u * 0.1], look.bottom)
        c.stroke([near, (near[0], near[1] + u * 0.07)], [u * 0.1, u * 0.105], look.bottom)
        return
    low = max(far[1], near[1]) + u * 0.05
    left, right = min(far[0], near[0]) - u * 0.068, max(far[0], near[0]) + u * 0.068
    points = [
        (hip[0] - u * 0.078, hip[1] - u * 0.03, 1),
        (left, low, 1),
        ((left + right) / 2, low + u * 0.014),
        (right, low, 1),
        (hip[0] + u * 0.078, hip[1] - u * 0.03, 1),
    ]
    c.shape(curve(points), Gradient((look.bottom, darker(look.bottom, 0.12))))


def _torso(c: Canvas, look: Look, at, torso: float, wide: float, u: float, facing: int, back: bool) -> None:
    hem = -0.21 if look.long else -0.03
    flare = 0.108 if look.long else 0.082
    half = [(0.036, torso + 0.004), (0.074, torso - 0.016), (0.094, torso - 0.055), (0.085, torso - 0.13), (0.074, 0.1), (0.08, 0.03)]
    outline = (
        [(x * wide, y) for x, y in half]
        + [(flare, hem, 1), (0, hem - 0.012), (-flare, hem, 1)]
        + [(-x * wide, y) for x, y in reversed(half)]
    )
    points = curve([(*at(p[0], p[1]), *p[2:]) for p in outline])
    shades = (darker(look.top, 0.1), look.top, lighter(look.top, 0.1))
    c.shape(points, Gradient(shades if facing > 0 else shades[::-1], "x"))
    if look.vest:
        vest = [
            (0.05, torso),
            (0.066, torso - 0.05),
            (0.078, torso - 0.13),
            (0.074, 0.08),
            (0.08, -0.02, 1),
            (0.014, -0.02, 1),
            (0.012, torso - 0.1, 1),
        ]
        for side in (1, -1):
            outline = [(*at((p[0] + (0.008 if p[0] < 0.02 else 0)) * side + 0.01, p[1]), *p[2:]) for p in vest]
            c.blob(outline, look.vest if side > 0 else lighter(look.vest, 0.07))
        for level in (0.12,):
            c.stroke([at(-0.07, level), at(0.09, level)], u * 0.014, lighter(CREAM, 0.3), 0.85)
    if look.apron:
        c.blob(
            [
                (*at(x, y), *k)
                for x, y, *k in (
                    (-0.05, torso - 0.09, 1),
                    (0.062, torso - 0.09, 1),
                    (0.074, 0.09),
                    (0.082, -0.13, 1),
                    (-0.074, -0.13, 1),
                    (-0.068, 0.09),
                )
            ],
            look.apron,
        )
        for across in (-0.044, 0.056):
            c.stroke([at(across, torso - 0.09), at(across * 0.7, torso)], u * 0.011, look.apron)
        c.stroke([at(-0.03, 0.0), at(0.045, 0.0), at(0.045, -0.01)], u * 0.006, darker(look.apron, 0.2))
    elif not look.vest and not back:
        # a collar: a slip of lighter paper at the neck
        c.blob(
            [at(-0.036, torso + 0.004), at(0.012, torso - 0.034), at(0.052, torso + 0.002), at(0.012, torso - 0.014)],
            lighter(look.top, 0.35),
        )


def standing(
    c: Canvas,
    look: Look,
    x: float,
    ground: float,
    height: float,
    *,
    reach: tuple = (None, None),
    stride: float = 0.0,
    facing: int = 1,
    **pose,
) -> Point:
    """Draw a person standing at (x, ground); return the middle of the head.

    `reach` gives the (far, near) hands as offsets from the shoulders in parts of the height, positive x forward;
    `stride` is half the distance between the feet in parts of the height.
    """
    size = CHILD if pose.get("child") else ADULT
    hip = (x, ground - height * (size["leg"] - abs(stride) * 0.22))
    lean = math.radians(pose.get("lean", 0))
    top = (x + math.sin(lean) * size["torso"] * height * facing, hip[1] - math.cos(lean) * (size["torso"] - 0.047) * height)
    hands = tuple(None if r is None else (top[0] + r[0] * facing * height, top[1] + r[1] * height) for r in reach)
    feet = (None, None)
    if stride:
        feet = ((x + stride * facing * height, ground - height * 0.006), (x - stride * facing * height, ground))
    return person(c, look, hip, height, hands=hands, feet=feet, facing=facing, **pose)
