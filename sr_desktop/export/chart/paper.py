"""The sheet that charts for paper are drawn on: its size, fonts, axes, note and metadata. Imports matplotlib."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, cast

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import sr_desktop
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.export.figure.fonts import Fonts, fonts_for
from sr_desktop.export.figure.page import settings
from sr_desktop.export.figure.sheet import MM_PER_INCH

_WIDTH_MM, _HEIGHT_MM = 140.0, 80.0
_DPI = 300
_SIZE_PT = 8.0
NOTE_PT = 6.0
"""Size of what is written small."""


def drawn_on_paper(
    draw: Callable[[Axes, Fonts], None],
    view: ChartView,
    labels: tuple[str, str],
    words: Sequence[str],
    note: str,
    title: str,
    file_format: str,
    finish: Callable[[Axes], None] | None = None,
) -> bytes:
    """A PNG, SVG or PDF: 140 x 80 mm, a PNG at 300 dpi; text is text where the format has it.

    Args:
        draw: Draws on the axes; what it labels by `legend_label` is in the legend.
        view: The ranges of the axes.
        labels: Of the x and the y axis.
        words: All else that is written, for the choice of fonts.
        note: How it was measured, below.
        title: For the file's metadata.
        file_format: ``"png"``, ``"svg"`` or ``"pdf"``.
        finish: Draws what depends on the size that the axes have in the end.
    """
    fonts = fonts_for("".join((*words, *labels, note, "0123456789.−")))
    own: dict[str, Any] = {"font.family": list(fonts.families), "font.size": _SIZE_PT, "mathtext.fontset": "stix"}
    with settings(fonts), mpl.rc_context(cast(Any, own)):
        figure = Figure(
            figsize=(_WIDTH_MM / MM_PER_INCH, _HEIGHT_MM / MM_PER_INCH),
            dpi=_DPI,
            facecolor="white",
            layout="constrained",
        )
        axes = figure.add_subplot()
        draw(axes, fonts)
        axes.set_xlim(*view.x_range)
        axes.set_ylim(*view.y_range)
        axes.set_xlabel(fonts.drawable(labels[0]))
        axes.set_ylabel(fonts.drawable(labels[1]))
        axes.grid(color="#d8d8d8", linewidth=0.4)
        axes.set_axisbelow(True)
        if axes.get_legend_handles_labels()[0]:
            figure.legend(loc="outside right upper", frameon=False, handlelength=1.6)
        figure.supxlabel(fonts.drawable(note), fontsize=NOTE_PT, color="#404040", x=0.01, ha="left", wrap=True)
        if finish is not None:
            figure.draw_without_rendering()
            finish(axes)
        file = io.BytesIO()
        figure.savefig(file, format=file_format, dpi=_DPI, metadata=_metadata(title, note, file_format))
        return file.getvalue()


def legend_label(fonts: Fonts, title: str) -> str:
    """A title for the legend, from which matplotlib leaves out what begins with an underscore."""
    drawable = fonts.drawable(title)
    return f" {drawable}" if drawable.startswith("_") else drawable


def _metadata(title: str, note: str, file_format: str) -> dict[str, str | None]:
    """Who made it and of what, without a date: the same chart gives the same bytes."""
    creator = f"SR Desktop {sr_desktop.__version__}"
    match file_format:
        case "svg":
            return {"Title": title, "Description": note, "Creator": creator, "Date": None}
        case "pdf":
            return {"Title": title, "Subject": note, "Creator": creator, "CreationDate": None}
        case _:
            return {"Title": title, "Description": note, "Software": creator}
