"""Makes the picture of ``docs/enlarge.md``: when SRResNet is right, and when SRResNet Photo.

A piece of a sample picture (CC0), restored from a clean shrink and from one that was saved as a JPEG file, with the
scores that were measured while it was made: ``python resources/scripts/make_photo_pictures.py``
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from sr_desktop.cli import app
from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.paths import resources_dir

SAMPLE = "guitar"
PIECE = "140,120,128,96"
"""Of the sample, in its pixels: straight edges next to flat parts."""
METHODS = "bicubic,srresnet,srresnet-photo"
CASES = ("bicubic", "jpeg60")
"""A plain shrink, and one that was saved as a JPEG of quality 60 before it is restored."""
TARGET = resources_dir() / "readme" / "photo.webp"
_GAP = 12
_LAYOUT = ("--no-figure-overview", "--figure-width", "150", "--figure-dpi", "150", "--figure-columns", "4")


def main() -> int:
    """Make both rows and write them above each other."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for case in CASES if (row := _row(case, Path(folder) / case)) is not None]
    if len(rows) < len(CASES):
        return 1
    width, height = max(row.width for row in rows), sum(row.height for row in rows) + _GAP * (len(rows) - 1)
    page = Image.new("RGB", (width, height), "white")
    top = 0
    for row in rows:
        page.paste(row, (0, top))
        top += row.height + _GAP
    with atomic_path(TARGET) as path:
        page.save(path, "WEBP", quality=90, method=6)
    print(f"wrote {TARGET}")
    return 0


def _row(case: str, out: Path) -> Image.Image | None:
    """The figure of one case; None if it could not be made, which was said."""
    sample = resources_dir() / "samples" / f"{SAMPLE}.webp"
    arguments = ["compare", str(sample), "--out", str(out), "--methods", METHODS, "--region", PIECE, "--figure", "png"]
    if app.run([*arguments, "--degrade", case, *_LAYOUT]):
        return None
    with Image.open(out / SAMPLE / "figure.png") as figure:
        return figure.convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
