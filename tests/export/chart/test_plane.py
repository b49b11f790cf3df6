"""The perception-distortion plane as data and as files."""

from __future__ import annotations

import csv
import io
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.settings import Mode
from sr_desktop.export.chart.chart_file import ChartFormat, chart_csv, chart_picture
from sr_desktop.export.chart.plane import Dot, Plane, nested, plane_of, plane_of_evaluation
from sr_desktop.export.chart.styles import ChartView, CurveStyles
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Scores

TITLES = {"bicubic": "Bicubic", "srresnet": "Ours", "srgan": "SRGAN"}


def scores(psnr: float, lpips: float | None) -> Scores:
    return Scores(psnr_y=psnr, ssim_y=0.8, lpips=lpips)


def picture(name: str, **methods: Scores) -> EvaluatedPicture:
    by_method = {method: MethodScores(each) for method, each in methods.items()}
    measured = PictureScores(name, Mode.REFERENCE.value, 4, (5, 5), (20, 20), None, PROTOCOL, by_method)
    return EvaluatedPicture(Path("set") / name, measured, is_ended=True)


@pytest.fixture
def evaluated() -> Plane:
    pictures = (
        picture("a.png", bicubic=scores(20.0, 0.5), srresnet=scores(24.0, 0.3)),
        picture("b.png", bicubic=scores(30.0, 0.3), srresnet=scores(34.0, 0.1)),
    )
    return plane_of_evaluation(Evaluation(("bicubic", "srresnet"), pictures), TITLES, "set")


def test_a_dot_is_where_both_scores_are_and_only_then() -> None:
    plane = plane_of(
        {"bicubic": scores(25.0, 0.4), "srresnet": scores(math.inf, 0.0), "srgan": scores(24.0, None)},
        TITLES,
        "baby",
        "whole picture",
    )
    assert [(dot.id, dot.x, dot.y) for dot in plane.dots] == [("bicubic", 25.0, 0.4)]
    (left, right), (low, high) = plane.ranges
    assert left < 25.0 < right
    assert low < 0.4 < high


def test_a_set_has_its_means_before_a_dot_a_picture(evaluated: Plane) -> None:
    assert [(dot.id, dot.x, dot.y) for dot in evaluated.main] == [
        ("bicubic", 25.0, pytest.approx(0.4)),
        ("srresnet", 29.0, pytest.approx(0.2)),
    ]
    assert evaluated.dots[-2:] == evaluated.main
    assert {dot.picture.name for dot in evaluated.dots if dot.picture} == {"a.png", "b.png"}
    assert evaluated.methods == {"bicubic": "Bicubic", "srresnet": "Ours"}
    assert len(evaluated.only(frozenset({"bicubic"})).dots) == 3


def test_its_table_has_a_row_a_dot(evaluated: Plane) -> None:
    rows = list(csv.DictReader(io.StringIO(chart_csv(evaluated))))
    assert [(row["method"], row["picture"], row["psnr_y"]) for row in rows][-2:] == [
        ("bicubic", "", "25.0"),
        ("srresnet", "", "29.0"),
    ]
    assert rows[0]["picture"] == "a.png"
    assert rows[0]["subject"] == "mean of 2 pictures"
    assert "LPIPS 0.1 over AlexNet" in rows[0]["measured"]


def test_it_is_drawn_with_names_axes_and_how_it_was_measured(evaluated: Plane) -> None:
    styles = CurveStyles()
    view = ChartView(*evaluated.ranges, {name: styles.of(name) for name in evaluated.methods})
    svg = chart_picture(evaluated, view, ChartFormat.SVG).decode()
    for text in ("Ours", "Bicubic", "PSNR-Y (dB)", "LPIPS-Alex, lower is better", "better", "set, mean of 2 pictures"):
        assert text in svg
    assert chart_picture(evaluated, view, ChartFormat.SVG).decode() == svg
    odd = replace(evaluated, dots=tuple(replace(dot, title=f"_{dot.title}") for dot in evaluated.dots))
    svg = chart_picture(odd, view, ChartFormat.SVG).decode()
    assert all(f"{title}<" in svg for title in odd.methods.values())
    assert chart_picture(evaluated, view, ChartFormat.PDF).startswith(b"%PDF")
    # In the picture, more is drawn in the colour of a method with dots than in that of one without.
    image = Image.open(io.BytesIO(chart_picture(evaluated, view, ChartFormat.PNG))).convert("RGB")
    color = styles.of("srresnet").on_light
    assert color is not None
    wanted = np.array([int(color[place : place + 2], 16) for place in (1, 3, 5)])
    near = (np.abs(np.asarray(image).astype(int) - wanted).max(axis=2) < 12).sum()
    assert near > 500


def test_the_hint_to_the_best_corner_lies_on_no_dot(evaluated: Plane) -> None:
    styles = CurveStyles()
    # The best dot lies where the hint stands otherwise.
    best = Dot("srresnet", "Ours", 33.5, 0.13, Path("c.png"))
    hints = []
    for dots in ((*evaluated.dots[:-2], *evaluated.main), (*evaluated.dots[:-2], best, *evaluated.main)):
        plane = replace(evaluated, dots=dots)
        view = ChartView(*evaluated.ranges, {name: styles.of(name) for name in plane.methods})
        svg = chart_picture(plane, view, ChartFormat.SVG).decode()
        (found,) = re.findall(r'x="([\d.]+)" y="([\d.]+)" transform="[^"]*">better<', svg)
        hints.append(tuple(map(float, found)))
    (x, y), (moved_x, moved_y) = hints
    assert moved_x == pytest.approx(x)
    assert moved_y < y - 10


def test_a_mark_that_would_hide_others_lies_on_them_smaller() -> None:
    places = [(0.0, 0.0), (50.0, 0.0), (1.0, 1.0), (50.0, 30.0), (0.0, 1.0)]
    assert nested(places, 10.0) == pytest.approx([1.0, 1.0, 0.6, 1.0, 0.36])
    assert nested(places, 0.5) == [1.0] * 5
