"""What a figure says: text as text, in words, numbers and marks."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib import font_manager
from PIL import Image

from sr_desktop.engine.settings import Mode
from sr_desktop.export.figure import fonts
from sr_desktop.export.figure.arrangement import Box, OverviewPlace
from sr_desktop.export.figure.content import content_of
from sr_desktop.export.figure.figure_file import draw_figure
from sr_desktop.export.figure.labels import Labels
from sr_desktop.export.figure.latex import latex_snippet
from sr_desktop.export.figure.page import Page, settings
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest, figure_numbers
from sr_desktop.export.figure.wording import shown_metrics
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of

from .conftest import PdfFigure, SvgFigure, places

Make = Callable[..., PictureResult]
REGION = Rect(4, 8, 32, 24)


def svg(request: FigureRequest) -> SvgFigure:
    return SvgFigure(draw_figure(request, FigureFormat.SVG))


def test_svg_and_pdf_hold_text_as_text(measured: Make) -> None:
    result = measured({"nearest": (20.0, 0.5), "srcnn": (27.914, 0.80124)})
    request = FigureRequest(result, (REGION,), measure_regions=False)
    wanted = [
        "Original",
        "PSNR / SSIM",
        "Nearest",
        "20.00",
        "0.5000",
        "SRCNN",
        "27.91",
        "0.8012",
        "cat",
        "Original, 48 × 40 px",
    ]
    assert set(wanted) <= set(svg(request).texts)
    pdf = PdfFigure(draw_figure(request, FigureFormat.PDF))
    for text in wanted:
        assert text in pdf.text
    # The fonts are embedded as TrueType, as publishers ask.
    assert pdf.font_kinds == {"/Type0"}


def test_the_figures_of_a_region_are_measured_over_it(make_result: Make) -> None:
    result = make_result()
    shown = svg(FigureRequest(result, (REGION,)))
    for method in result.methods:
        scores = measure(method.pixels, result.ground_truth.pixels, is_gray=False, region=REGION)
        assert f"{scores['psnr_y']:.2f}" in shown.texts
        assert f"{scores['psnr_y']:.2f}" != f"{method.scores['psnr_y']:.2f}"
    assert any("over the region, ×4, 4 px shaved" in text for text in shown.texts)
    whole = svg(FigureRequest(result, (REGION,), measure_regions=False))
    for method in result.methods:
        assert f"{method.scores['psnr_y']:.2f}" in whole.texts
    assert any("over the whole picture" in text for text in whole.texts)
    assert any("over each region" in text for text in svg(FigureRequest(result, (REGION, Rect(0, 0, 20, 20)))).texts)


def test_best_is_bold_and_second_underlined_in_each_column(measured: Make) -> None:
    result = measured({"nearest": (20.0, 0.9), "bicubic": (25.0, 0.6), "srcnn": (24.0, 0.7)})
    shown = svg(FigureRequest(result))
    marks = {text: ("700" in style, "underline" in style) for text, style in (
        (text, shown.style(text)) for text in ("20.00", "25.00", "24.00", "0.9000", "0.6000", "0.7000")
    )}  # fmt: skip
    best, second, neither = (True, False), (False, True), (False, False)
    assert marks == {
        "25.00": best, "24.00": second, "20.00": neither, "0.9000": best, "0.7000": second, "0.6000": neither,
    }  # fmt: skip
    assert any("Best in bold, second best underlined" in text for text in shown.texts)
    pdf = PdfFigure(draw_figure(FigureRequest(result), FigureFormat.PDF))
    names = [font.get_object()["/BaseFont"] for font in pdf.page["/Resources"]["/Font"].get_object().values()]
    assert sorted(name.partition("+")[2] for name in names) == ["STIXGeneral-Bold", "STIXGeneral-Regular"]


def test_one_method_alone_is_not_the_best(measured: Make) -> None:
    shown = svg(FigureRequest(measured({"srcnn": (20.0, 0.9)})))
    assert "700" not in shown.style("20.00")
    assert not any("bold" in text for text in shown.texts)


def test_infinite_and_missing_values(measured: Make) -> None:
    shown = svg(FigureRequest(measured({"nearest": (math.inf, 1.0), "bicubic": (30.0, None)})))
    assert "700" in shown.style("∞")
    assert "underline" in shown.style("30.00")
    assert "–" in shown.texts


def test_gray_pictures_say_what_was_measured(make_result: Make) -> None:
    assert any("of the gray channel" in text for text in svg(FigureRequest(make_result(gray=True))).texts)


@pytest.mark.parametrize("regions", [(), (REGION,)])
def test_without_a_reference_there_are_no_figures(make_result: Make, regions: tuple[Rect, ...]) -> None:
    shown = svg(FigureRequest(make_result(mode=Mode.UPSCALE), regions))
    assert {"Nearest", "Bicubic"} <= set(shown.texts)
    assert "Original" not in shown.texts
    assert not any(re.fullmatch(r"[\d.]+|PSNR.*", text) for text in shown.texts)
    (note,) = (text for text in shown.texts if "no reference" in text)
    assert "×4 from 12 × 10 px" in note
    assert ("the whole picture is bicubic" in note) == bool(regions)


def test_a_method_that_was_coloured_has_its_name_in_that_colour(make_result: Make) -> None:
    result = make_result()
    colored = replace(result, catalogue=result.catalogue.coloring("nearest", "#123456"))
    shown = svg(FigureRequest(colored, (REGION,)))
    assert "fill: #123456" in shown.style("Nearest")
    assert "#123456" not in shown.style("Bicubic")
    # A request's own colour, as a recipe has it, counts more.
    shown = svg(FigureRequest(colored, (REGION,), colors={"nearest": "#654321"}))
    assert "fill: #654321" in shown.style("Nearest")


def test_what_the_whole_picture_is_is_never_cut(make_result: Make) -> None:
    content = content_of(FigureRequest(make_result(), (REGION,)))
    assert content.overview is not None
    overview = replace(content.overview, subtitle="Original, 256 × 256 px")
    able = fonts.fonts_for(f"{overview.subtitle}{overview.title}…")
    with settings(able):
        labels = Labels(content, able, 8.0)
        page = Page(200.0, 100.0, FigureFormat.SVG, able, 72)
        for room in np.linspace(20, 27, 40):
            labels.put_overview(page, Box(10, 10, room, 20), overview, room)
        texts = SvgFigure(page.encoded("", "")).texts
    assert set(texts) == {overview.title, "Original, 256 × 256 px"}


@pytest.mark.parametrize("name", [r"a_b$x^2$\alpha", "50 % <b>&amp;</b>", "quo\"te's", "tab\tand\nline", "bell\x07"])
def test_names_are_shown_as_they_are(make_result: Make, name: str) -> None:
    result = make_result(name)
    request = FigureRequest(result, (REGION,), titles={"nearest": name})
    wanted = " ".join(name.replace("\x07", "").split())
    assert svg(request).texts.count(wanted) == 2
    assert wanted in PdfFigure(draw_figure(request, FigureFormat.PDF)).text
    draw_figure(request, FigureFormat.PNG)


def test_a_name_that_is_no_text_does_not_stop_the_figure(make_result: Make) -> None:
    assert "bad�name" in svg(FigureRequest(make_result("bad\udcffname"), (REGION,))).texts


def test_names_in_chinese_are_drawn_where_there_is_a_font(make_result: Make) -> None:
    request = FigureRequest(make_result("超解析"), (REGION,))
    if fonts.fonts_for("超解析").undrawable:
        pytest.skip("this machine has no Chinese font")
    assert "超解析" in svg(request).texts
    assert "超解析" in PdfFigure(draw_figure(request, FigureFormat.PDF)).text


def test_fonts_that_are_not_true_type_are_embedded_otherwise(
    make_result: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_is_true_type", lambda path: False)
    if fonts.fonts_for("超").undrawable:
        pytest.skip("this machine has no Chinese font")
    pdf = PdfFigure(draw_figure(FigureRequest(make_result("超"), (REGION,)), FigureFormat.PDF))
    assert pdf.font_kinds == {"/Type3"}
    assert "SSIM" in pdf.text


def test_a_font_that_was_installed_since_is_found(
    make_result: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rare = "\U000f1234"
    installed, damaged = tmp_path / "rare.ttf", tmp_path / "damaged.ttf"
    damaged.write_bytes(b"no font")
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 500), (500, 500)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "rare"])
    builder.setupCharacterMap({ord(rare): "rare"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "rare": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "rare": (600, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Rare", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    builder.save(installed)
    manager = font_manager.fontManager
    monkeypatch.setattr(manager, "ttflist", list(manager.ttflist))
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(damaged), str(installed)])
    fonts._others.cache_clear()
    try:
        assert rare in svg(FigureRequest(make_result(rare), (REGION,))).texts
    finally:
        fonts._others.cache_clear()


def test_what_no_font_can_draw_becomes_a_question_mark(make_result: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_others", lambda: ())
    request = FigureRequest(make_result("超a"), (REGION,))
    assert "?a" in svg(request).texts
    assert "?a" in PdfFigure(draw_figure(request, FigureFormat.PDF)).text


def test_long_names_keep_their_head_and_tail(measured: Make) -> None:
    names = {f"model_{'very_' * 12}long_{end}": (20.0, 0.5) for end in ("alpha", "omega")}
    shown = svg(FigureRequest(measured(names), (REGION,)))
    for end in ("alpha", "omega"):
        assert any(re.fullmatch(rf"mod\w*…\w*{end[-2:]}", text) for text in shown.texts)


@pytest.mark.parametrize(("count", "width_mm"), [(1, 40.0), (8, 40.0), (2, 84.0), (5, 84.0), (1, 170.0), (8, 170.0)])
def test_any_number_of_methods(measured: Make, count: int, width_mm: float) -> None:
    figures = {f"m{place}": (20.0 + place, 0.5 + place / 100) for place in range(count)}
    request = FigureRequest(measured(figures), (REGION,), FigureLayout(width_mm=width_mm), measure_regions=False)
    shown = svg(request)
    assert {*figures, *(f"{20 + place}.00" for place in range(count))} <= set(shown.texts)
    assert len(shown.pictures) == count + 2


def test_metadata_say_how_it_was_made(make_result: Make) -> None:
    pdf = PdfFigure(draw_figure(FigureRequest(make_result(), (REGION,)), FigureFormat.PDF))
    assert pdf.metadata["/Title"] == "cat"
    for part in ("4,8,32,24", "4 px shaved", "uint8 on cpu", "bf16 on cuda:0", "ab" * 32):
        assert part in pdf.metadata["/Subject"]


def test_a_figure_of_nothing_or_of_a_region_outside_is_refused(make_result: Make) -> None:
    result = make_result()
    with pytest.raises(ValueError, match="at least one method"):
        FigureRequest(replace(result, methods=()))
    for region in (Rect(40, 0, 10, 10), Rect(0, 0, 0, 5)):
        with pytest.raises(ValueError, match="does not lie inside"):
            FigureRequest(result, (region,))
    for values in (
        {"width_mm": 5},
        {"columns": 0},
        {"dpi": np.inf},
        {"font_size_pt": -1},
        {"gap_mm": np.nan},
        {"width_mm": 900, "dpi": 1200},
    ):
        with pytest.raises(ValueError, match="figure"):
            FigureLayout(**values)


def test_the_crops_stand_in_the_order_that_was_asked_for(measured: Make) -> None:
    result = measured({"nearest": (20.0, 0.9), "bicubic": (25.0, 0.6), "srcnn": (24.0, 0.7)})
    request = FigureRequest(result, (REGION,), order=("srcnn", ORIGINAL, "nearest"))
    shown = svg(request)
    titles = [text for text in shown.texts if text in ("Original", "Nearest", "Bicubic", "SRCNN")]
    assert titles == ["SRCNN", "Original", "Nearest"]
    crops = {method.method: method.pixels[REGION.slices] for method in result.methods}
    expected = [crops["srcnn"], result.ground_truth.pixels[REGION.slices], crops["nearest"]]
    for picture, pixels in zip(shown.pictures[1:], expected, strict=True):
        np.testing.assert_array_equal(picture[..., :3], pixels)
    # What is not shown is neither ranked nor told.
    pdf = PdfFigure(draw_figure(replace(request, regions=(), measure_regions=False), FigureFormat.PDF))
    assert "Bicubic" not in pdf.metadata["/Subject"]
    with pytest.raises(ValueError, match="'edsr', of which there is no result"):
        FigureRequest(result, order=("edsr",))
    with pytest.raises(ValueError, match="at least one method"):
        FigureRequest(result, order=(ORIGINAL,))


@pytest.mark.parametrize(
    ("numbers", "head", "expected"),
    [
        (("psnr_y",), "PSNR", {"25.00", "20.00"}),
        (("ssim_y",), "SSIM", {"0.6000", "0.9000"}),
        ((), None, set()),
    ],
)
def test_only_the_wanted_numbers_are_shown(
    measured: Make, numbers: tuple[str, ...], head: str | None, expected: set[str]
) -> None:
    result = measured({"nearest": (20.0, 0.9), "bicubic": (25.0, 0.6)})
    request = FigureRequest(result, layout=FigureLayout(numbers=numbers))
    shown = svg(request)
    assert {text for text in shown.texts if re.fullmatch(r"[\d.]+", text)} == expected
    assert "/" not in shown.texts
    assert [text for text in shown.texts if text in ("PSNR", "SSIM", "PSNR / SSIM")] == ([head] if head else [])
    caption = latex_snippet(request, PurePosixPath("figure.pdf"))
    for name in ("PSNR", "SSIM"):
        explained = any(f"{name}-Y" in text for text in shown.texts)
        assert explained == (name == head) == (f"{name}-Y" in caption)


def test_any_number_of_scores_hang_on_their_slashes(make_result: Make) -> None:
    numbers = ("psnr_y", "ssim_y", "psnr_rgb")
    shown = svg(FigureRequest(make_result(), layout=FigureLayout(numbers=numbers)))
    assert "PSNR / SSIM / PSNR-RGB" in shown.texts
    for method in make_result().methods:
        for name in numbers:
            assert metric_of(name).text(method.scores[name]) in shown.texts
    assert shown.texts.count("/") == 2 * len(make_result().methods)


def test_without_an_original_only_what_needs_none_is_shown(make_result: Make) -> None:
    request = FigureRequest(make_result(mode=Mode.UPSCALE))
    assert shown_metrics(request) == ()
    assert [metric.id for metric in shown_metrics(FigureRequest(make_result()))] == ["psnr_y", "ssim_y"]


def test_the_scores_are_chosen_by_their_ids_or_the_usual_names() -> None:
    assert figure_numbers("both") == ("psnr_y", "ssim_y")
    assert (figure_numbers("psnr"), figure_numbers("ssim"), figure_numbers("none")) == (("psnr_y",), ("ssim_y",), ())
    assert figure_numbers("psnr_rgb, ssim_y") == figure_numbers(["psnr_rgb", "ssim_y"]) == ("psnr_rgb", "ssim_y")
    with pytest.raises(ValueError, match="no metric 'vmaf'"):
        figure_numbers("vmaf")


def test_the_whole_picture_can_be_left_out(make_result: Make) -> None:
    result = make_result()
    shown = svg(FigureRequest(result, (REGION, Rect(0, 0, 20, 20)), FigureLayout(overview=OverviewPlace.NONE)))
    assert "cat" not in shown.texts
    assert [picture.shape[:2] for picture in shown.pictures] == [(24, 32)] * 3 + [(20, 20)] * 3


def test_rows_and_columns_can_be_asked_for(measured: Make) -> None:
    result = measured({f"m{place}": (20.0 + place, 0.5) for place in range(5)})
    for layout, columns in (
        (FigureLayout(rows=1, dpi=120), 6),
        (FigureLayout(rows=3, dpi=120), 2),
        (FigureLayout(columns=4, dpi=120), 4),
        (FigureLayout(rows=2, columns=5, dpi=120), 5),
    ):
        drawn = Image.open(io.BytesIO(draw_figure(FigureRequest(result, (REGION,), layout), FigureFormat.PNG)))
        canvas = np.asarray(drawn.convert("RGB"))
        rows: dict[int, int] = {}
        for pixels in (result.ground_truth.pixels, *(method.pixels for method in result.methods)):
            ((_, y, _),) = places(canvas, pixels[REGION.slices])
            rows[y] = rows.get(y, 0) + 1
        assert max(rows.values()) == columns
        assert len(rows) == math.ceil(6 / columns)
    with pytest.raises(ValueError, match="2 x 2 places cannot hold the 6 pictures"):
        FigureRequest(result, (REGION,), FigureLayout(rows=2, columns=2))
    with pytest.raises(ValueError, match="at least one row"):
        FigureLayout(rows=0)
