"""A sheet of paper: pictures, frames and text in millimetres from the top left, through matplotlib without pyplot."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from PIL import Image, PngImagePlugin

from sr_desktop import NAME, __version__
from sr_desktop.export.figure.arrangement import Box
from sr_desktop.export.figure.content import Colors
from sr_desktop.export.figure.fonts import SERIFS, Fonts
from sr_desktop.export.figure.request import FigureFormat
from sr_desktop.export.figure.sheet import MM_PER_INCH, resized
from sr_desktop.imaging.colors.profiles import srgb_profile

_FINEST_DPI = 1200.0
"""Whole pictures are embedded in at most this density: no printer resolves more, and the file would be huge."""

POINTS_PER_INCH = 72.0
"""Of PDF and SVG, which have no resolution of their own."""

_SMALL, _QUICK = 6, 1
"""How hard a PNG is packed, of 9."""

_UNDERLINE_DEPTH, _UNDERLINE = 0.14, 0.05
"""Where an underline is below the baseline and how thick, as a part of the font size."""

# matplotlib keeps its settings in one global place.
_settings_lock = threading.Lock()


@contextmanager
def settings(fonts: Fonts) -> Iterator[None]:
    """matplotlib's settings for figures: its defaults, not the user's, text as text, nothing random. One at a time."""
    defaults = {name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith("backend")}
    own: dict[str, Any] = {
        "svg.fonttype": "none",
        "font.serif": list(SERIFS),
        "svg.hashsalt": "sr-desktop",
        "pdf.fonttype": 42 if fonts.true_type else 3,
        "text.usetex": False,
        "text.parse_math": False,
        "text.hinting": "none",
        "path.simplify": False,
    }
    with _settings_lock, mpl.rc_context(cast(Any, {**defaults, **own})):
        yield


class Page:
    """Draws within `settings`; `encoded` ends it.

    Args:
        width: In mm.
        height: In mm.
        file_format: What it will be encoded as.
        fonts: The fonts of all text.
        dpi: Dots per inch of a PNG; boxes of pictures must lie on whole dots then.
    """

    def __init__(self, width: float, height: float, file_format: FigureFormat, fonts: Fonts, dpi: float) -> None:
        self.height = height
        self._format = file_format
        self._fonts = fonts
        self._dpi = dpi if file_format is FigureFormat.PNG else POINTS_PER_INCH
        self._figure = Figure(figsize=(width / MM_PER_INCH, height / MM_PER_INCH), dpi=self._dpi, facecolor="white")
        self._inches = self._figure.dpi_scale_trans
        self._underlined = 0

    def picture(self, pixels: Colors, box: Box, *, crisp: bool, whole: bool) -> None:
        """Place a picture.

        Args:
            crisp: Show its pixels as squares where it is enlarged, even in a PNG.
            whole: It is a whole picture: embed it in at most 1200 dpi.
        """
        if self._format is FigureFormat.PNG:
            pixels = resized(pixels, self._dots(box.width), self._dots(box.height), crisp=crisp)
        elif whole:
            most = max(1, round(box.width / MM_PER_INCH * _FINEST_DPI))
            if pixels.shape[1] > most:
                height = max(1, round(pixels.shape[0] * most / pixels.shape[1]))
                pixels = resized(pixels, most, height, crisp=False)
        width, height_mm = (size * MM_PER_INCH for size in self._figure.get_size_inches())
        axes = self._figure.add_axes(
            (box.x / width, 1 - box.bottom / height_mm, box.width / width, box.height / height_mm)
        )
        axes.set_axis_off()
        axes.imshow(pixels, interpolation="none", aspect="auto")

    def frame(self, box: Box, line_mm: float, color: str, *, below: bool = False) -> None:
        """A frame whose inner edge is the box; ``below`` the pictures it surely covers none of their pixels."""
        half = line_mm / 2
        outline = Rectangle(
            ((box.x - half) / MM_PER_INCH, (self.height - box.bottom - half) / MM_PER_INCH),
            (box.width + line_mm) / MM_PER_INCH,
            (box.height + line_mm) / MM_PER_INCH,
            transform=self._inches,
            fill=False,
            edgecolor=color,
            linewidth=line_mm / MM_PER_INCH * 72,
            joinstyle="miter",
            zorder=-1 if below else 2,
        )
        self._figure.add_artist(outline)

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        size_pt: float,
        *,
        align: str,
        bold: bool = False,
        underlined: bool = False,
        color: str = "black",
    ) -> None:
        """A line of text; ``align`` says which part of it is at ``x``: left, center or right."""
        drawn = self._figure.text(
            x / MM_PER_INCH,
            (self.height - baseline) / MM_PER_INCH,
            text,
            transform=self._inches,
            ha=align,
            va="baseline",
            color=color,
            fontproperties=self._fonts.properties(size_pt, bold=bold),
            parse_math=False,
            zorder=3,
        )
        if underlined and self._format is FigureFormat.SVG:
            # How long the line must be depends on the viewer's font; see `_with_underlines`.
            self._underlined += 1
            drawn.set_gid(f"underlined-{self._underlined}")
        elif underlined:
            width = self._fonts.width_mm(text, size_pt, bold=bold)
            left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
            size = size_pt / 72 * MM_PER_INCH
            self._rule(left, left + width, baseline + _UNDERLINE_DEPTH * size, _UNDERLINE * size)

    def encoded(self, title: str, description: str, *, is_kept: bool = True) -> bytes:
        """The finished file; the same bytes for the same page, whenever it is drawn. A PNG that is kept is small."""
        match self._format:
            case FigureFormat.PNG:
                return self._png(title, description, _SMALL if is_kept else _QUICK)
            case FigureFormat.SVG:
                metadata = {"Title": title, "Description": description, "Creator": _creator(), "Date": None}
                return _with_underlines(self._saved(metadata))
            case FigureFormat.PDF:
                return self._saved(
                    {"Title": title, "Subject": description, "Creator": _creator(), "CreationDate": None}
                )

    def _rule(self, left: float, right: float, y: float, line_mm: float) -> None:
        height = (self.height - y) / MM_PER_INCH
        line = Line2D(
            (left / MM_PER_INCH, right / MM_PER_INCH),
            (height, height),
            transform=self._inches,
            color="black",
            linewidth=line_mm / MM_PER_INCH * 72,
            solid_capstyle="butt",
            zorder=3,
        )
        self._figure.add_artist(line)

    def _dots(self, mm: float) -> int:
        return round(mm / MM_PER_INCH * self._dpi)

    def _saved(self, metadata: dict[str, str | None]) -> bytes:
        file = io.BytesIO()
        self._figure.savefig(file, format=self._format.value, dpi=self._dpi, metadata=metadata)
        return file.getvalue()

    def _png(self, title: str, description: str, compression: int) -> bytes:
        canvas = FigureCanvasAgg(self._figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        drawn = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        opaque = np.ascontiguousarray(drawn[..., :3])
        texts = PngImagePlugin.PngInfo()
        for name, text in (("Title", title), ("Description", description), ("Software", _creator())):
            texts.add_itxt(name, text)
        file = io.BytesIO()
        Image.fromarray(opaque).save(
            file,
            "PNG",
            dpi=(self._dpi, self._dpi),
            icc_profile=srgb_profile(),
            pnginfo=texts,
            compress_level=compression,
        )
        return file.getvalue()


def _with_underlines(svg: bytes) -> bytes:
    """matplotlib knows no underlined text: the texts that `Page.text` marked get the style here."""
    return re.sub(rb'(<g id="underlined-\d+">\s*<text style=")', rb"\1text-decoration: underline; ", svg)


def _creator() -> str:
    return f"{NAME} {__version__}"
