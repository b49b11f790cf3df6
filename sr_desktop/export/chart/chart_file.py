"""Charts as files and as text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from sr_desktop.export.chart.chart import Chart
from sr_desktop.export.chart.plane import Plane, plane_csv
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.export.errors import ExportError
from sr_desktop.export.matplotlib_library import load_matplotlib
from sr_desktop.export.tables.text_tables import as_csv, csv_file
from sr_desktop.imaging.files.atomic import write_atomically


class ChartFormat(StrEnum):
    """The formats that charts are written in."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """The suffix of its files, with the dot."""
        return f".{self.value}"


def chart_csv(chart: Chart | Plane) -> str:
    """A row a place: x, every curve's value in full, then picture, subject and how it was measured; or a row a dot."""
    if isinstance(chart, Plane):
        return plane_csv(chart)
    names = (chart.x.name, *(curve.id for curve in chart.curves), "y", "image", "subject", "measured")
    about = (chart.y.name, chart.picture, chart.subject, chart.measured)
    columns = (chart.places.tolist(), *(curve.values.tolist() for curve in chart.curves))
    return as_csv(names, [(*row, *about) for row in zip(*columns, strict=True)])


def chart_picture(chart: Chart | Plane, view: ChartView, file_format: ChartFormat) -> bytes:
    """The chart drawn for paper, as a file in memory; any format but CSV. Safe on any thread."""
    load_matplotlib()
    from sr_desktop.export.chart.drawing import draw_chart
    from sr_desktop.export.chart.plane_drawing import draw_plane

    if isinstance(chart, Plane):
        return draw_plane(chart, view, file_format.value)
    return draw_chart(chart, view, file_format.value)


def write_chart(path: Path, chart: Chart | Plane, view: ChartView, file_format: ChartFormat) -> None:
    """Write a chart, whole or not at all; an existing file is replaced. Safe on any thread.

    Raises:
        ExportError: The file cannot be written.
    """
    is_table = file_format is ChartFormat.CSV
    encoded = csv_file(chart_csv(chart)) if is_table else chart_picture(chart, view, file_format)
    write_atomically(path, encoded, ExportError)
