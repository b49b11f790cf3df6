"""Draws a perception-distortion plane for paper. Imports matplotlib: only `chart_file` imports this, late."""

from __future__ import annotations

import math

from matplotlib.axes import Axes

from sr_desktop.export.chart.hint_place import hint_place, marks_in
from sr_desktop.export.chart.paper import drawn_on_paper, legend_label
from sr_desktop.export.chart.plane import DISTORTION, PERCEPTION, Dot, Plane, nested
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.export.figure.fonts import Fonts

_DOT, _MEAN_DOT = 9.0, 42.0
"""Areas of dots, in square points."""
_FAINT = 0.45
BETTER = "better"
_HINT, _HINT_PT = (44.0, 20.0), 7
"""Width and height of that with its arrow, and the size of its letters, in points."""


def _sizes(plane: Plane, view: ChartView, axes: Axes) -> dict[Dot, float]:
    """Of the means, as parts of `_MEAN_DOT`'s diameter: none hides another."""
    points = 72 / axes.figure.dpi
    (left, right), (low, high) = view.x_range, view.y_range
    x_points, y_points = axes.bbox.width * points / (right - left), axes.bbox.height * points / (high - low)
    places = [(dot.x * x_points, dot.y * y_points) for dot in plane.main]
    # The legend will take some of the room.
    return dict(zip(plane.main, nested(places, 1.3 * math.sqrt(_MEAN_DOT)), strict=True))


def draw_plane(plane: Plane, view: ChartView, file_format: str) -> bytes:
    """The plane as a PNG, SVG or PDF, of the same size and look as charts."""
    words = (DISTORTION.heading, PERCEPTION.heading, BETTER, *plane.methods.values())

    def draw(axes: Axes, fonts: Fonts) -> None:
        sizes = _sizes(plane, view, axes)
        for method_id, title in plane.methods.items():
            style = view.styles[method_id]
            color, marker = style.on_light or "black", "s" if style.is_dashed else "o"
            single = [dot for dot in plane.dots if dot.id == method_id and dot.picture is not None]
            main = [dot for dot in plane.main if dot.id == method_id]
            axes.scatter(
                [dot.x for dot in single],
                [dot.y for dot in single],
                s=_DOT,
                c=color,
                marker=marker,
                alpha=_FAINT,
                linewidths=0,
            )
            axes.scatter(
                [dot.x for dot in main],
                [dot.y for dot in main],
                s=[_MEAN_DOT * sizes[dot] ** 2 for dot in main],
                c=color,
                marker=marker,
                edgecolors="white",
                linewidths=0.6,
                zorder=3 + list(plane.methods).index(method_id) / 100,
            )
            # In the legend all are of one size.
            axes.scatter([], [], s=_MEAN_DOT, c=color, marker=marker, label=legend_label(fonts, title), linewidths=0)

    def hint(axes: Axes) -> None:
        points = 72 / axes.figure.dpi
        room = axes.bbox.width * points, axes.bbox.height * points
        radii = [math.sqrt(_DOT if dot.picture is not None else _MEAN_DOT) / 2 for dot in plane.dots]
        places = [(dot.x, dot.y) for dot in plane.dots]
        x, y = hint_place(room, _HINT, marks_in(room, view.x_range, view.y_range, places, radii))
        bottom = room[1] - y - _HINT[1]
        axes.annotate(
            BETTER,
            xy=(x + _HINT[0], bottom),
            xytext=(x, bottom + _HINT[1]),
            xycoords="axes points",
            color="#606060",
            fontsize=_HINT_PT,
            va="top",
            arrowprops={"arrowstyle": "->", "color": "#606060", "linewidth": 0.7, "shrinkB": 0},
        )

    note = f"{plane.picture}, {plane.subject}. {plane.measured}"
    labels = DISTORTION.heading, f"{PERCEPTION.heading}, lower is better"
    title = f"{plane.name} of {plane.picture}"
    return drawn_on_paper(draw, view, labels, words, note, title, file_format, hint)
