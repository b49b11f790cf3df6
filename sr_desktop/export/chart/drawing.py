"""Draws a chart for paper. Imports matplotlib: only `chart_file` imports this, late."""

from __future__ import annotations

import io
from typing import Any, cast

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import sr_desktop
from sr_desktop.export.chart.chart import Chart
from sr_desktop.export.chart.styles import REFERENCE_STYLE, ChartView
from sr_desktop.export.figure.fonts import Fonts, fonts_for
from sr_desktop.export.figure.page import settings
from sr_desktop.export.figure.sheet import MM_PER_INCH

_WIDTH_MM, _HEIGHT_MM = 140.0, 80.0
_DPI = 300
_SIZE_PT, _NOTE_PT = 8.0, 6.0
_LINE_PT, _REFERENCE_PT = 0.7, 1.1
_DASHES = (4.0, 2.0)
_MARK_COLOR = "#606060"


def draw_chart(chart: Chart, view: ChartView, file_format: str) -> bytes:
    """The chart as a PNG, SVG or PDF: 140 x 80 mm, a PNG at 300 dpi; text is text where the format has it.

    Args:
        file_format: ``"png"``, ``"svg"`` or ``"pdf"``.
    """
    note = f"{chart.picture}, {chart.subject}. {chart.measured}"
    words = (note, chart.x.label, chart.y.label, *(curve.title for curve in chart.curves), "0123456789.−")
    fonts = fonts_for("".join((*words, *(mark.label for mark in chart.marks))))
    own: dict[str, Any] = {"font.family": list(fonts.families), "font.size": _SIZE_PT, "mathtext.fontset": "stix"}
    with settings(fonts), mpl.rc_context(cast(Any, own)):
        figure = Figure(
            figsize=(_WIDTH_MM / MM_PER_INCH, _HEIGHT_MM / MM_PER_INCH),
            dpi=_DPI,
            facecolor="white",
            layout="constrained",
        )
        axes = figure.add_subplot()
        _draw_curves(axes, chart, view, fonts)
        axes.set_xlim(*view.x_range)
        axes.set_ylim(*view.y_range)
        axes.set_xlabel(fonts.drawable(chart.x.label))
        axes.set_ylabel(fonts.drawable(chart.y.label))
        axes.grid(color="#d8d8d8", linewidth=0.4)
        axes.set_axisbelow(True)
        if chart.curves:
            figure.legend(loc="outside right upper", frameon=False, handlelength=1.6)
        figure.supxlabel(fonts.drawable(note), fontsize=_NOTE_PT, color="#404040", x=0.01, ha="left", wrap=True)
        file = io.BytesIO()
        figure.savefig(file, format=file_format, dpi=_DPI, metadata=_metadata(chart, note, file_format))
        return file.getvalue()


def _draw_curves(axes: Axes, chart: Chart, view: ChartView, fonts: Fonts) -> None:
    for curve in chart.curves:
        style = view.styles[curve.id]
        (line,) = axes.plot(
            chart.places,
            curve.values,
            label=fonts.drawable(curve.title),
            color=style.on_light or "black",
            linewidth=_REFERENCE_PT if style == REFERENCE_STYLE else _LINE_PT,
            drawstyle="steps-mid" if chart.is_stepped else "default",
        )
        if style.is_dashed:
            line.set_dashes(_DASHES)
    for mark in chart.marks:
        axes.axvline(mark.at, color=_MARK_COLOR, linewidth=0.6, dashes=(2.0, 2.0))
        axes.annotate(
            fonts.drawable(mark.label),
            (mark.at, 1),
            (2, -2),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            va="top",
            color=_MARK_COLOR,
            fontsize=_NOTE_PT,
        )


def _metadata(chart: Chart, note: str, file_format: str) -> dict[str, str | None]:
    """Who made it and of what, without a date: the same chart gives the same bytes."""
    title, creator = f"{chart.name} of {chart.picture}", f"SR Desktop {sr_desktop.__version__}"
    match file_format:
        case "svg":
            return {"Title": title, "Description": note, "Creator": creator, "Date": None}
        case "pdf":
            return {"Title": title, "Subject": note, "Creator": creator, "CreationDate": None}
        case _:
            return {"Title": title, "Description": note, "Software": creator}
