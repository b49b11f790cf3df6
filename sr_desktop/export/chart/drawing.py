"""Draws a chart for paper. Imports matplotlib: only `chart_file` imports this, late."""

from __future__ import annotations

from matplotlib.axes import Axes

from sr_desktop.export.chart.chart import Chart
from sr_desktop.export.chart.paper import NOTE_PT, drawn_on_paper, legend_label
from sr_desktop.export.chart.styles import REFERENCE_STYLE, ChartView
from sr_desktop.export.figure.fonts import Fonts

_LINE_PT, _REFERENCE_PT = 0.7, 1.1
_DASHES = (4.0, 2.0)
_MARK_COLOR = "#606060"


def draw_chart(chart: Chart, view: ChartView, file_format: str) -> bytes:
    """The chart as a PNG, SVG or PDF.

    Args:
        file_format: ``"png"``, ``"svg"`` or ``"pdf"``.
    """
    note = f"{chart.picture}, {chart.subject}. {chart.measured}"
    words = (*(curve.title for curve in chart.curves), *(mark.label for mark in chart.marks))
    return drawn_on_paper(
        lambda axes, fonts: _draw_curves(axes, chart, view, fonts),
        view,
        (chart.x.label, chart.y.label),
        words,
        note,
        f"{chart.name} of {chart.picture}",
        file_format,
    )


def _draw_curves(axes: Axes, chart: Chart, view: ChartView, fonts: Fonts) -> None:
    for curve in chart.curves:
        style = view.styles[curve.id]
        (line,) = axes.plot(
            chart.places,
            curve.values,
            label=legend_label(fonts, curve.title),
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
            fontsize=NOTE_PT,
        )
