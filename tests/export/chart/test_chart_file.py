"""Charts as files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from sr_desktop.export.chart.chart import Chart, Curve
from sr_desktop.export.chart.chart_file import ChartFormat, chart_csv, write_chart
from sr_desktop.export.chart.styles import ChartView
from sr_desktop.export.errors import ExportError


def test_the_table_gives_back_every_value_and_says_of_what(chart: Chart) -> None:
    rows = list(csv.DictReader(io.StringIO(chart_csv(chart))))
    assert [float(row["frequency_cycles_per_px"]) for row in rows] == chart.places.tolist()
    for curve in chart.curves:
        assert [float(row[curve.id]) for row in rows] == curve.values.tolist()
    assert {(row["y"], row["image"], row["subject"]) for row in rows} == {
        ("power_density_db", "grün & co_1", "whole picture")
    }
    assert rows[0]["measured"] == "Hann window, radially averaged."


def test_an_svg_has_its_words_as_text_and_the_same_bytes_again(tmp_path: Path, chart: Chart, view: ChartView) -> None:
    path = tmp_path / "chart.svg"
    write_chart(path, chart, view, ChartFormat.SVG)
    written = path.read_text(encoding="utf-8")
    for words in ("Spatial frequency (cycles/px)", "SRResNet", "Nyquist limit", "grün &amp; co_1, whole picture"):
        assert f">{words}" in written
    assert view.styles["srresnet"].on_light.lower() in written.lower()  # type: ignore[union-attr]
    write_chart(path, chart, view, ChartFormat.SVG)
    assert path.read_text(encoding="utf-8") == written


def test_a_title_stands_in_the_legend_whatever_it_begins_with(tmp_path: Path, chart: Chart, view: ChartView) -> None:
    """As the name of a model's file; matplotlib leaves out what begins with an underscore, and reads $ as formulas."""
    first, second = chart.curves
    odd = replace(chart, curves=(replace(first, title="_ours"), replace(second, title="$x_$ a^b")))
    path = tmp_path / "chart.svg"
    write_chart(path, odd, view, ChartFormat.SVG)
    written = path.read_text(encoding="utf-8")
    assert "_ours<" in written
    assert ">$x_$ a^b<" in written


def test_a_png_shows_the_curves_in_their_colours(tmp_path: Path, chart: Chart, view: ChartView) -> None:
    path = tmp_path / "chart.png"
    write_chart(path, chart, view, ChartFormat.PNG)
    with Image.open(path) as picture:
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    assert pixels.shape[1] == pytest.approx(140 / 25.4 * 300, abs=2)
    wanted = view.styles["srresnet"].on_light
    assert wanted is not None
    color = np.array([int(wanted[at : at + 2], 16) for at in (1, 3, 5)])
    assert (np.abs(pixels - color).max(axis=2) < 8).sum() > 500


def test_a_pdf_is_one_page_with_text(tmp_path: Path, chart: Chart, view: ChartView) -> None:
    path = tmp_path / "chart.pdf"
    write_chart(path, chart, view, ChartFormat.PDF)
    (page,) = PdfReader(path).pages
    assert "SRResNet" in page.extract_text()


def test_a_hidden_curve_is_left_out(chart: Chart) -> None:
    assert [curve.id for curve in chart.only(frozenset({"srresnet"})).curves] == ["srresnet"]


def test_a_curve_of_another_length_is_refused(chart: Chart) -> None:
    with pytest.raises(ValueError, match="places"):
        Chart("x", chart.x, chart.y, chart.places, (Curve("a", "A", np.zeros(3)),), "", "", "")


def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, chart: Chart, view: ChartView) -> None:
    path = tmp_path / "nowhere" / "chart.csv"
    with pytest.raises(ExportError, match=r"cannot be written: there is no folder .*\.$"):
        write_chart(path, chart, view, ChartFormat.CSV)
