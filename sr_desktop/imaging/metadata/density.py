"""How large a picture is to be printed: its pixels an inch, where its file says so."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image

from sr_desktop.imaging.files.ordinary_files import open_file
from sr_desktop.imaging.formats.catalogue import PILLOW_NAMES

METERS_AN_INCH = 0.0254

_LEAST, _GREATEST = 1, 10_000
"""Pixels an inch beyond which a number is a fault of the file."""


def density_of(path: Path) -> float | None:
    """Pixels an inch by the density of a JFIF file, pHYs of a PNG, or the resolution of a TIFF or of EXIF.

    None where the file says nothing of that, something else across than down, or nothing that can be meant.
    """
    try:
        with open_file(path) as stream, Image.open(stream, formats=PILLOW_NAMES) as image:
            across, down = (float(one) for one in image.info["dpi"])
    except (OSError, KeyError, TypeError, ValueError, SyntaxError, ZeroDivisionError):
        return None
    # A PNG holds whole pixels a metre.
    is_same = math.isclose(across, down, rel_tol=1e-3)
    return across if is_same and _LEAST <= across <= _GREATEST else None
