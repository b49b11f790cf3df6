"""The two pictures of a flip, magnified and named."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sr_desktop.export.figure.request import backdrop_of
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.flip.request import FlipRequest
from sr_desktop.export.matplotlib_library import load_matplotlib
from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.picture import Pixels

_STRIP, _LETTERS = (28, 28, 28), (255, 255, 255)
_SMALLEST_PX, _LARGEST_PX = 11, 22
_PER_WIDTH = 1 / 28
"""Size of the letters as a part of the frame's width, within those two."""
_STRIP_HEIGHT = 1.7
"""As a part of the size of the letters."""
_SQUARE = 8
"""Side of the checkerboard's squares in pixels of a frame, as far as the magnification allows."""
_PAD = 0.5
"""Before the name, as a part of the size of the letters."""


def frames(request: FlipRequest) -> tuple[Pixels, Pixels]:
    """Both frames, ``(H, W, 3)`` uint8: every pixel of the region repeated, under its name if that is wanted."""
    first, second = (_magnified(request, name) for name in request.options.pair)
    if not request.options.titles:
        return first, second
    titles = [_title(request, name) for name in request.options.pair]
    width = first.shape[1]
    size = min(max(round(width * _PER_WIDTH), _SMALLEST_PX), _LARGEST_PX)
    font = _font("".join(titles), size)
    first_strip, second_strip = (_strip(title, width, size, font) for title in titles)
    return np.vstack([first_strip, first]), np.vstack([second_strip, second])


def _magnified(request: FlipRequest, name: str) -> Pixels:
    result = request.result
    if name == ORIGINAL and result.ground_truth is not None:
        layer = result.ground_truth.layer
    else:
        layer = next(method.layer for method in result.methods if method.method == name)
    # Animations that are see-through would show one picture through the other.
    backdrop = backdrop_of(request.options.backdrop)
    part = backdrop.under(layer, request.region, max(1, _SQUARE // request.magnification))
    return part.repeat(request.magnification, axis=0).repeat(request.magnification, axis=1)


def _title(request: FlipRequest, name: str) -> str:
    return plain(request.titles.get(name) or request.result.catalogue.title(name))


def _font(text: str, size: int) -> ImageFont.FreeTypeFont:
    load_matplotlib()
    from sr_desktop.export.figure.fonts import font_file

    return ImageFont.truetype(font_file(text), size)


def _strip(title: str, width: int, size: int, font: ImageFont.FreeTypeFont) -> Pixels:
    """The name on a dark strip over the whole width; what does not fit is cut off behind an ellipsis."""
    height = round(size * _STRIP_HEIGHT)
    pad = round(size * _PAD)
    text = title
    while len(text) > 1 and font.getlength(text) > width - 2 * pad:
        text = f"{text.rstrip('…')[:-1]}…"
    strip = Image.new("RGB", (width, height), _STRIP)
    ImageDraw.Draw(strip).text((pad, height / 2), text, _LETTERS, font, anchor="lm")
    return np.asarray(strip)
