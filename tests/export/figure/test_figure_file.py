"""Files: the same bytes for the same figure, whole or not at all, and part of every plan."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from sr_desktop.export.errors import ExportError
from sr_desktop.export.exporter import export_results
from sr_desktop.export.figure.figure_file import draw_figure, drawn_figure, write_figure
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure

from .conftest import SvgFigure

Make = Callable[..., PictureResult]
REGION = Rect(4, 8, 20, 16)


@pytest.mark.parametrize("file_format", FigureFormat)
def test_the_same_figure_is_the_same_bytes(
    make_result: Make, file_format: FigureFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = draw_figure(FigureRequest(make_result(), (REGION,)), file_format)
    later = time.time() + 1e6
    monkeypatch.setattr(time, "time", lambda: later)
    # Neither the clock nor what the user has set in matplotlib shows.
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "path", "pdf.fonttype": 3, "image.origin": "lower"}):
        assert draw_figure(FigureRequest(make_result(), (REGION,)), file_format) == first
        assert mpl.rcParams["font.size"] == 30
    assert b"Date" not in first
    assert draw_figure(FigureRequest(make_result(seed=1), (REGION,)), file_format) != first


def test_a_picture_that_is_only_looked_at_has_the_same_pixels(make_result: Make) -> None:
    request = FigureRequest(make_result(), (REGION,))
    kept, seen = (drawn_figure(request, FigureFormat.PNG, is_kept=is_kept).encoded for is_kept in (True, False))
    assert len(seen) > len(kept)
    pixels = [np.asarray(Image.open(io.BytesIO(encoded))) for encoded in (kept, seen)]
    np.testing.assert_array_equal(*pixels)


def test_figures_can_be_drawn_on_several_threads(make_result: Make) -> None:
    request = FigureRequest(make_result(), (REGION,))
    expected = draw_figure(request, FigureFormat.SVG)
    start = threading.Barrier(3)

    def draw(_: int) -> bytes:
        start.wait(10)
        return draw_figure(request, FigureFormat.SVG)

    with ThreadPoolExecutor(3) as threads:
        assert set(threads.map(draw, range(3))) == {expected}


def test_pyplot_is_left_alone(make_result: Make) -> None:
    pyplot = pytest.importorskip("matplotlib.pyplot")
    before = pyplot.get_fignums()
    draw_figure(FigureRequest(make_result(), (REGION,)), FigureFormat.PNG)
    assert pyplot.get_fignums() == before


def test_a_figure_that_cannot_be_written_leaves_what_was_there(make_result: Make, tmp_path: Path) -> None:
    request = FigureRequest(make_result())
    with pytest.raises(ExportError, match=r"figure\.svg' cannot be written: there is no folder"):
        write_figure(tmp_path / "missing" / "figure.svg", request, FigureFormat.SVG)
    path = tmp_path / "figure.svg"
    path.write_bytes(b"old")

    class Stop(Exception):
        pass

    def stop() -> None:
        raise Stop

    with pytest.raises(Stop):
        write_figure(path, request, FigureFormat.SVG, checkpoint=stop)
    assert path.read_bytes() == b"old"
    write_figure(path, request, FigureFormat.SVG)
    assert SvgFigure(path.read_bytes()).pictures
    assert [each.name for each in tmp_path.iterdir()] == ["figure.svg"]


def test_every_step_can_be_cancelled(make_result: Make) -> None:
    request = FigureRequest(make_result(), (REGION,))
    calls = []
    draw_figure(request, FigureFormat.SVG, checkpoint=lambda: calls.append(None))
    # Measuring, every picture, and before the file is made.
    assert len(calls) > len(request.result.methods) + 4


@pytest.mark.parametrize("file_format", FigureFormat)
def test_the_plan_has_the_figure_among_its_files(make_result: Make, tmp_path: Path, file_format: FigureFormat) -> None:
    plan = ExportPlan(tmp_path, image_format=None, metrics_json=False, metrics_csv=False, figure=file_format)
    path = tmp_path / "cat" / f"figure.{file_format}"
    result = make_result(source=tmp_path / "cat.png")
    Image.fromarray(result.ground_truth.pixels).save(result.source)
    recipe = tmp_path / "cat" / "figure.recipe.json"
    assert plan.files([result]) == (path, recipe)
    assert plan.existing([result]) == ()
    assert export_results(plan, [result]).written == (path, recipe)
    assert plan.existing([result]) == (path, recipe)
    head = path.read_bytes()[:8]
    assert head.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[file_format])


def test_the_figure_of_a_plan_shows_the_region_and_its_figures(make_result: Make, tmp_path: Path) -> None:
    result = make_result().within(REGION)
    plan = ExportPlan(
        tmp_path, methods=("bicubic",), image_format=None, figure=FigureFormat.SVG, figure_layout=FigureLayout(100.0)
    )
    export_results(plan, [result])
    drawn = SvgFigure((tmp_path / "cat" / "figure.svg").read_bytes())
    assert drawn.root.attrib["width"].startswith("283.4")
    assert [picture.shape[:2] for picture in drawn.pictures] == [(40, 48), (16, 20), (16, 20)]
    scores = measure(result.methods[1].pixels, result.ground_truth.pixels, is_gray=False, region=REGION)
    assert f"{scores['psnr_y']:.2f}" in drawn.texts
    assert "Nearest" not in drawn.texts


def test_a_plan_without_methods_has_no_figure(make_result: Make, tmp_path: Path) -> None:
    plan = ExportPlan(tmp_path, methods=(), original=True, figure=FigureFormat.PDF, metrics_csv=False)
    assert [path.name for path in plan.files([make_result()])] == ["original.png", "metrics.json"]


def test_a_cancelled_export_draws_no_figure(make_result: Make, tmp_path: Path) -> None:
    plan = ExportPlan(tmp_path, figure=FigureFormat.PDF)
    report = export_results(
        plan, [make_result().within(REGION)], cancelled=lambda: (tmp_path / "cat/bicubic.png").exists()
    )
    assert report.cancelled
    assert sorted(path.name for path in (tmp_path / "cat").iterdir()) == ["bicubic.png", "nearest.png"]
