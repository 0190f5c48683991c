"""Draw all demo pictures and logos into a folder: python -m home.demo.draw OUTDIR [KEY...]."""

from __future__ import annotations

import argparse
from pathlib import Path

from PIL import Image

from . import LOGOS, PICTURES
from .canvas import Canvas

QUALITY, LIMIT = 82, 118_000


def save_photo(image: Image.Image, path: Path) -> None:
    """Save a progressive JPEG; busy pictures get a little less quality so that none is over LIMIT bytes."""
    for quality in range(QUALITY, 60, -2):
        image.save(path, quality=quality, progressive=True, optimize=True)
        if path.stat().st_size <= LIMIT:
            return


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(prog="home.demo.draw", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder for the pictures, made when missing")
    parser.add_argument("keys", nargs="*", help="draw only these pictures (a key such as jested, or logos)")
    parser.add_argument("--scale", type=float, default=3, help="how many times larger to draw before reducing")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for key, draw in PICTURES.items():
        if options.keys and key not in options.keys:
            continue
        canvas = Canvas(scale=options.scale)
        draw(canvas)
        path = options.folder / f"{key}.jpg"
        save_photo(canvas.finished(), path)
        print(f"{path.name}: {path.stat().st_size // 1024} kB")
    if options.keys and "logos" not in options.keys:
        return
    for number, draw in enumerate(LOGOS, start=1):
        canvas = Canvas(480, 480, scale=options.scale)
        draw(canvas)
        # Flat marks need few colours: a palette keeps the files small.
        canvas.finished().quantize(64).save(options.folder / f"logo-{number:02}.png", optimize=True)


if __name__ == "__main__":
    main()
