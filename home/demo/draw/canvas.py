"""A drawing surface in picture units: shapes, strokes, glows and paper layers with soft shadows, supersampled."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palette import NIGHT, Fill, rgb

Point = tuple[float, float]
WIDTH, HEIGHT = 1600, 1067


def curve(points: Sequence[tuple], closed: bool = True, steps: int = 14) -> list[Point]:
    """Return a smooth line through the points (Catmull-Rom); a point with a third member is a sharp corner."""
    count = len(points)
    result: list[Point] = []
    tangents = []
    for index, point in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % count]
        if not closed:
            before, after = points[max(index - 1, 0)], points[min(index + 1, count - 1)]
        sharp = len(point) > 2
        tangents.append((0, 0) if sharp else ((after[0] - before[0]) / 2, (after[1] - before[1]) / 2))
    for index in range(count if closed else count - 1):
        (x0, y0), (x1, y1) = points[index][:2], points[(index + 1) % count][:2]
        (u0, v0), (u1, v1) = tangents[index], tangents[(index + 1) % count]
        for step in range(steps):
            t = step / steps
            a, b, d, e = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
            result.append((a * x0 + b * u0 + d * x1 + e * u1, a * y0 + b * v0 + d * y1 + e * v1))
    if not closed:
        result.append(points[-1][:2])
    return result


def oval(x: float, y: float, rx: float, ry: float | None = None, turn: float = 0, part=(0, 360)) -> list[Point]:
    """Return the outline of an ellipse turned by `turn` degrees; `part` limits it to an arc (0 = right, 90 = down)."""
    ry = rx if ry is None else ry
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    outline = []
    for step in range(73):
        angle = math.radians(part[0] + (part[1] - part[0]) * step / 72)
        dx, dy = rx * math.cos(angle), ry * math.sin(angle)
        outline.append((x + dx * cos - dy * sin, y + dx * sin + dy * cos))
    return outline


def rounded(x0: float, y0: float, x1: float, y1: float, radius: float = 0) -> list[Point]:
    """Return the outline of a rectangle with rounded corners."""
    radius = min(radius, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    outline: list[Point] = []
    corners = ((x1, y1, -1, -1, 0), (x0, y1, 1, -1, 90), (x0, y0, 1, 1, 180), (x1, y0, -1, 1, 270))
    for x, y, sx, sy, start in corners:
        outline += oval(x + sx * radius, y + sy * radius, radius, part=(start, start + 90))[::6]
    return outline


def turned(points: Sequence[Point], x: float, y: float, angle: float) -> list[Point]:
    """Return the points turned around (x, y) by `angle` degrees, clockwise."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos) for a, b in points]


class Canvas:
    """A picture under construction; all coordinates are in units of the finished picture.

    Everything is drawn `scale` times larger and reduced at the end, so edges come out smooth.
    """

    def __init__(self, width: int = WIDTH, height: int = HEIGHT, scale: float = 3, background: str = "#ffffff"):
        self.width, self.height, self.scale = width, height, scale
        size = (round(width * scale), round(height * scale))
        self.image = Image.new("RGBA", size, (*rgb(background), 255))

    def finished(self) -> Image.Image:
        """Return the picture in its final size, without transparency."""
        return self.image.convert("RGB").resize((self.width, self.height), Image.Resampling.LANCZOS)

    # Everything visible goes through _paint: plain opaque colours directly, the rest through a mask.

    def _paint(self, drawer: Callable, box: tuple[float, ...], fill: Fill, opacity: float) -> None:
        if isinstance(fill, str) and opacity >= 1:
            drawer(ImageDraw.Draw(self.image), 0, 0, (*rgb(fill), 255))
            return
        scale = self.scale
        left, top = max(0, math.floor(box[0] * scale) - 1), max(0, math.floor(box[1] * scale) - 1)
        right = min(self.image.width, math.ceil(box[2] * scale) + 2)
        bottom = min(self.image.height, math.ceil(box[3] * scale) + 2)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        drawer(ImageDraw.Draw(mask), left, top, round(255 * opacity))
        source = self._filled(fill, box, (left, top, right, bottom))
        source.putalpha(mask)
        self.image.alpha_composite(source, (left, top))

    def _filled(self, fill: Fill, box: tuple[float, ...], area: tuple[int, int, int, int]) -> Image.Image:
        size = (area[2] - area[0], area[3] - area[1])
        if isinstance(fill, str):
            return Image.new("RGBA", size, (*rgb(fill), 255))
        vertical = fill.axis == "y"
        start, end = fill.span or ((box[1], box[3]) if vertical else (box[0], box[2]))
        length, first = (size[1], area[1]) if vertical else (size[0], area[0])
        stops = [rgb(color) for color in fill.colors]
        line = Image.new("RGBA", (1, length) if vertical else (length, 1))
        pixels = []
        for index in range(length):
            share = ((first + index) / self.scale - start) / max(end - start, 1e-6)
            place = min(max(share, 0), 1) * (len(stops) - 1)
            low = min(int(place), len(stops) - 2)
            part = place - low
            red, green, blue = (round(a + (b - a) * part) for a, b in zip(stops[low], stops[low + 1], strict=True))
            pixels.append((red, green, blue, 255))
        line.putdata(pixels)
        return line.resize(size, Image.Resampling.NEAREST)

    def shape(self, points: Sequence[Point], fill: Fill, opacity: float = 1) -> None:
        """Fill the polygon."""
        scale = self.scale
        xs, ys = [p[0] for p in points], [p[1] for p in points]

        def drawer(draw, left, top, value):
            draw.polygon([(p[0] * scale - left, p[1] * scale - top) for p in points], fill=value)

        self._paint(drawer, (min(xs), min(ys), max(xs), max(ys)), fill, opacity)

    def blob(self, points: Sequence[tuple], fill: Fill, opacity: float = 1) -> None:
        """Fill the smooth closed curve through the points."""
        self.shape(curve(points), fill, opacity)

    def disc(self, x: float, y: float, rx: float, fill: Fill, ry: float | None = None, turn: float = 0, opacity=1.0):
        """Fill an ellipse."""
        self.shape(oval(x, y, rx, ry, turn), fill, opacity)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Fill, radius: float = 0, opacity=1.0) -> None:
        """Fill a rectangle, with rounded corners when a radius is given."""
        self.shape(rounded(x0, y0, x1, y1, radius), fill, opacity)

    def stroke(self, points: Sequence[Point], width: float | Sequence[float], fill: Fill, opacity: float = 1) -> None:
        """Draw a line with round ends and joints; several widths are spread evenly along the points."""
        scale, count = self.scale, len(points)
        widths = [float(width)] * 2 if isinstance(width, int | float) else list(width)
        radii = []
        for index in range(count):
            place = index / max(count - 1, 1) * (len(widths) - 1)
            low = min(int(place), len(widths) - 2)
            radii.append((widths[low] + (widths[low + 1] - widths[low]) * (place - low)) / 2)
        reach = max(radii)
        xs, ys = [p[0] for p in points], [p[1] for p in points]

        def drawer(draw, left, top, value):
            previous = None
            for (x, y), radius in zip(points, radii, strict=True):
                px, py, r = x * scale - left, y * scale - top, radius * scale
                draw.ellipse((px - r, py - r, px + r, py + r), fill=value)
                if previous:
                    qx, qy, q = previous
                    length = math.hypot(px - qx, py - qy) or 1
                    nx, ny = -(py - qy) / length, (px - qx) / length
                    corners = [(qx + nx * q, qy + ny * q), (px + nx * r, py + ny * r)]
                    corners += [(px - nx * r, py - ny * r), (qx - nx * q, qy - ny * q)]
                    draw.polygon(corners, fill=value)
                previous = (px, py, r)

        self._paint(drawer, (min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach), fill, opacity)

    def line(self, points: Sequence[tuple], width: float | Sequence[float], fill: Fill, opacity: float = 1) -> None:
        """Draw a smooth open line through the points."""
        self.stroke(curve(points, closed=False), width, fill, opacity)

    def glow(self, x: float, y: float, radius: float, color: str, opacity: float = 0.6, squash: float = 1) -> None:
        """Lay a soft round light (or shade) that fades out at `radius`; `squash` flattens it."""
        width, height = round(radius * 2 * self.scale), round(radius * 2 * squash * self.scale)
        # Smooth the falloff (cosine) so that no rim shows where the light ends.
        # Pillow's radial gradient reaches 255 in the corners, 180 in the middle of the edges.
        ramp = [round(255 * opacity * (0.5 + 0.5 * math.cos(math.pi * min(v / 179, 1)))) for v in range(256)]
        mask = Image.radial_gradient("L").point(ramp)
        mask = mask.resize((width, height), Image.Resampling.BICUBIC)
        left, top = round(x * self.scale - width / 2), round(y * self.scale - height / 2)
        cut = (max(0, -left), max(0, -top), min(width, self.image.width - left), min(height, self.image.height - top))
        if cut[2] <= cut[0] or cut[3] <= cut[1]:
            return
        mask = mask.crop(cut)
        source = Image.new("RGBA", mask.size, (*rgb(color), 255))
        source.putalpha(mask)
        self.image.alpha_composite(source, (left + cut[0], top + cut[1]))

    @contextmanager
    def layer(
        self,
        shadow: float = 0.0,
        blur: float = 12,
        drop: Point = (0, 8),
        opacity: float = 1.0,
        clip: Sequence[Point] | None = None,
        color: str = NIGHT,
    ) -> Generator[None, None, None]:
        """Collect what is drawn inside into one sheet of paper and lay it on the picture.

        `shadow` (0-1) is how dark the sheet's shadow is, `blur` how soft, `drop` how far it falls; `clip` cuts the
        sheet out along an outline.
        """
        below = self.image
        self.image = Image.new("RGBA", below.size)
        try:
            yield
        finally:
            sheet, self.image = self.image, below
        alpha = sheet.getchannel("A")
        if clip:
            mask = Image.new("L", sheet.size)
            ImageDraw.Draw(mask).polygon([(x * self.scale, y * self.scale) for x, y in clip], fill=255)
            alpha = ImageChops.multiply(alpha, mask)
        if opacity < 1:
            alpha = alpha.point([round(v * opacity) for v in range(256)])
        if clip or opacity < 1:
            sheet.putalpha(alpha)
        if shadow:
            self._cast(alpha, shadow, blur, drop, color)
        self.image.alpha_composite(sheet)

    def _cast(self, alpha: Image.Image, shadow: float, blur: float, drop: Point, color: str) -> None:
        step = 4  # a blurred shadow needs no detail
        small = alpha.resize((alpha.width // step, alpha.height // step), Image.Resampling.BOX)
        unit = self.scale / step
        # Shift by cropping: what lies beyond the edge repeats nothing, it is empty.
        dx, dy = round(drop[0] * unit), round(drop[1] * unit)
        small = small.crop((-dx, -dy, small.width - dx, small.height - dy))
        small = small.filter(ImageFilter.GaussianBlur(blur * unit)).point([round(v * shadow) for v in range(256)])
        shade = Image.new("RGBA", alpha.size, (*rgb(color), 255))
        shade.putalpha(small.resize(alpha.size, Image.Resampling.BILINEAR))
        self.image.alpha_composite(shade)
