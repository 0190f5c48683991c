"""Dogs for the shelter: one build, many coats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Canvas, Point, curve
from .palette import CORAL, CREAM, NIGHT, Gradient, darker, lighter


@dataclass(frozen=True)
class Coat:
    """What a dog looks like."""

    fur: str
    mark: str = CREAM
    ear: str | None = None
    collar: str = CORAL
    upright: bool = False  # pricked ears instead of hanging ones


def dog(c: Canvas, coat: Coat, x: float, ground: float, size: float, facing: int = 1, pose: str = "stand") -> Point:
    """Draw a dog standing or sitting ("sit") at (x, ground), `size` high at the shoulder; return its collar."""

    def at(a: float, b: float) -> Point:
        return x + a * size * facing, ground + b * size

    def blob(points, fill):
        c.shape(curve([(*at(p[0], p[1]), *p[2:]) for p in points]), fill)

    def line(points, width, fill):
        c.line([at(*p) for p in points], [w * size for w in width], fill)

    dim = darker(coat.fur, 0.18)
    fill = Gradient((lighter(coat.fur, 0.1), coat.fur))
    with c.layer(0.22, size * 0.05, (0, size * 0.03)):
        if pose == "sit":
            line([(-0.36, -0.08), (-0.66, -0.06), (-0.86, -0.24)], (0.16, 0.07), coat.fur)
            line([(0.36, -0.55), (0.4, -0.04)], (0.17, 0.13), dim)
            c.disc(*at(0.46, -0.045), 0.1 * size, dim, 0.05 * size)
            blob(
                [
                    (0.1, -1.02),
                    (0.36, -0.92),
                    (0.46, -0.62),
                    (0.36, -0.3),
                    (0.2, 0.0, 1),
                    (-0.4, 0.0, 1),
                    (-0.5, -0.26),
                    (-0.36, -0.62),
                    (-0.1, -0.94),
                ],
                fill,
            )
            blob([(0.3, -0.92), (0.47, -0.66), (0.4, -0.36), (0.27, -0.5), (0.22, -0.8)], coat.mark)
            blob(
                [
                    (-0.46, -0.02, 1),
                    (-0.5, -0.3),
                    (-0.24, -0.48),
                    (0.04, -0.3),
                    (0.08, -0.06),
                    (0.2, -0.03),
                    (0.2, 0.0, 1),
                    (-0.44, 0.0, 1),
                ],
                lighter(coat.fur, 0.06),
            )
            line([(0.26, -0.6), (0.27, -0.05)], (0.19, 0.14), coat.fur)
            c.disc(*at(0.33, -0.05), 0.11 * size, coat.mark, 0.055 * size)
            neck, face = (0.24, -0.96), (0.34, -1.2)
        else:
            line([(-0.56, -0.6), (-0.78, -0.82), (-0.82, -1.06)], (0.17, 0.07), coat.fur)
            for a, b in ((0.44, 0.5), (-0.42, -0.5)):
                line([(a, -0.5), (b - 0.02, -0.24), (b, -0.03)], (0.2, 0.13, 0.11), dim)
                c.disc(*at(b + 0.05, -0.04), 0.1 * size, dim, 0.05 * size)
            blob(
                [
                    (0.5, -0.92),
                    (0.66, -0.7),
                    (0.52, -0.4),
                    (0.1, -0.34),
                    (-0.3, -0.4),
                    (-0.62, -0.36),
                    (-0.66, -0.66),
                    (-0.4, -0.78),
                    (0.1, -0.76),
                ],
                fill,
            )
            blob([(0.62, -0.78), (0.66, -0.58), (0.46, -0.38), (0.4, -0.5)], coat.mark)
            for a, b in ((0.36, 0.36), (-0.52, -0.6)):
                line([(a, -0.52), (b + (0.03 if a > 0 else -0.05), -0.26), (b, -0.03)], (0.25 if a < 0 else 0.2, 0.14, 0.12), coat.fur)
                c.disc(*at(b + 0.06, -0.045), 0.11 * size, coat.mark, 0.055 * size)
            line([(0.48, -0.72), (0.66, -1.0)], (0.4, 0.3), coat.fur)
            neck, face = (0.6, -0.92), (0.76, -1.16)
        line(
            [(neck[0] - 0.17, neck[1] - 0.04), (neck[0] + 0.02, neck[1] + 0.05), (neck[0] + 0.2, neck[1] + 0.02)],
            (0.075, 0.075),
            coat.collar,
        )
        c.disc(*at(neck[0] + 0.1, neck[1] + 0.12), 0.05 * size, "#eec77a")
        _face(c, coat, at, face, size, blob, line)
    return at(*neck)


def _face(c: Canvas, coat: Coat, at: Callable[[float, float], Point], face: Point, size: float, blob, line) -> None:
    a, b = face
    ear = coat.ear or darker(coat.fur, 0.28)
    if coat.upright:
        blob([(a - 0.2, b - 0.12, 1), (a - 0.2, b - 0.46, 1), (a + 0.02, b - 0.24, 1)], darker(ear, 0.1))
    blob(
        [
            (a - 0.26, b + 0.02),
            (a - 0.16, b - 0.24),
            (a + 0.08, b - 0.27),
            (a + 0.24, b - 0.1),
            (a + 0.46, b - 0.02),
            (a + 0.5, b + 0.1),
            (a + 0.36, b + 0.19),
            (a + 0.08, b + 0.22),
            (a - 0.16, b + 0.2),
        ],
        coat.fur,
    )
    blob(
        [(a + 0.24, b - 0.06), (a + 0.46, b - 0.01), (a + 0.5, b + 0.1), (a + 0.34, b + 0.19), (a + 0.12, b + 0.2), (a + 0.14, b + 0.06)],
        coat.mark,
    )
    c.disc(*at(a + 0.47, b + 0.0), 0.062 * size, NIGHT, 0.05 * size)
    c.disc(*at(a + 0.14, b - 0.07), 0.034 * size, NIGHT, 0.042 * size)
    line([(a + 0.42, b + 0.12), (a + 0.3, b + 0.15), (a + 0.2, b + 0.11)], (0.022, 0.022), NIGHT)
    if coat.upright:
        blob([(a - 0.14, b - 0.18, 1), (a - 0.04, b - 0.52, 1), (a + 0.12, b - 0.22, 1)], ear)
    else:
        blob(
            [
                (a - 0.2, b - 0.2),
                (a - 0.02, b - 0.22),
                (a - 0.04, b + 0.02),
                (a - 0.14, b + 0.24),
                (a - 0.27, b + 0.18),
                (a - 0.3, b - 0.04),
            ],
            ear,
        )
