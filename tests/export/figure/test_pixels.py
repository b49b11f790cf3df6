"""Every pixel of a crop is in the figure as the method made it, in all three formats."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.settings import Mode
from sr_desktop.export.figure.figure_file import draw_figure
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.resampling.factors import Kernel, upscale

from .conftest import PdfFigure, SvgFigure, places

Make = Callable[..., PictureResult]
REGION = Rect(9, 8, 23, 17)


def embedded(request: FigureRequest, file_format: FigureFormat) -> list[np.ndarray]:
    drawn = draw_figure(request, file_format)
    pictures = SvgFigure(drawn).pictures if file_format is FigureFormat.SVG else PdfFigure(drawn).pictures
    return [picture[..., :3] for picture in pictures]


@pytest.mark.parametrize("file_format", [FigureFormat.SVG, FigureFormat.PDF])
@pytest.mark.parametrize("gray", [False, True])
def test_vector_formats_embed_the_whole_picture_and_the_crops(
    make_result: Make, file_format: FigureFormat, gray: bool
) -> None:
    result = make_result(gray=gray)
    ground_truth = result.ground_truth.pixels
    expected = [ground_truth, ground_truth[REGION.slices], *(method.pixels[REGION.slices] for method in result.methods)]
    found = embedded(FigureRequest(result, (REGION,)), file_format)
    assert len(found) == len(expected) == 4
    for picture, pixels in zip(found, expected, strict=True):
        np.testing.assert_array_equal(picture, pixels)


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("gray", [False, True])
def test_a_png_shows_every_pixel_of_a_crop_as_a_square(make_result: Make, dpi: float, gray: bool) -> None:
    result = make_result(gray=gray)
    drawn = Image.open(
        io.BytesIO(draw_figure(FigureRequest(result, (REGION,), FigureLayout(dpi=dpi)), FigureFormat.PNG))
    )
    assert drawn.mode == "RGB"
    assert dpi - 0.01 <= drawn.info["dpi"][0] <= 2 * dpi
    assert drawn.width == pytest.approx(170 / 25.4 * drawn.info["dpi"][0], abs=1.5)
    canvas = np.asarray(drawn)
    crops = [
        picture[REGION.slices] for picture in (result.ground_truth.pixels, *(each.pixels for each in result.methods))
    ]
    found = [places(canvas, crop) for crop in crops]
    assert all(len(each) == 1 for each in found), found
    assert len({times for ((_, _, times),) in found}) == 1
    # One row, at the right of the whole picture, in the order of the methods.
    assert len({y for ((_, y, _),) in found}) == 1
    assert [x for ((x, _, _),) in found] == sorted(x for ((x, _, _),) in found)


def test_without_a_region_the_whole_pictures_stand_in_a_grid(make_result: Make) -> None:
    result = make_result()
    found = embedded(FigureRequest(result), FigureFormat.SVG)
    expected = [result.ground_truth.pixels, *(method.pixels for method in result.methods)]
    for picture, pixels in zip(found, expected, strict=True):
        np.testing.assert_array_equal(picture, pixels)


def test_every_region_has_its_band(make_result: Make) -> None:
    result = make_result()
    regions = (REGION, Rect(0, 0, 8, 30), Rect(40, 39, 8, 1))
    found = embedded(FigureRequest(result, regions), FigureFormat.SVG)
    crops = [
        p[region.slices]
        for region in regions
        for p in (result.ground_truth.pixels, *(m.pixels for m in result.methods))
    ]
    for picture, pixels in zip(found, [result.ground_truth.pixels, *crops], strict=True):
        np.testing.assert_array_equal(picture, pixels)


@pytest.mark.parametrize("with_bicubic", [True, False])
def test_in_upscale_mode_the_bicubic_picture_takes_the_place_of_the_original(
    make_result: Make, with_bicubic: bool
) -> None:
    result = make_result(mode=Mode.UPSCALE)
    bicubic = upscale(result.low_resolution.pixels, 4, Kernel.BICUBIC)
    if not with_bicubic:
        result = result.with_methods(["nearest"])
    found = embedded(FigureRequest(result, (REGION,)), FigureFormat.SVG)
    np.testing.assert_array_equal(found[0], bicubic)
    assert len(found) == 1 + len(result.methods)
    for picture, method in zip(found[1:], result.methods, strict=True):
        np.testing.assert_array_equal(picture, method.pixels[REGION.slices])


def test_opacity_goes_with_the_pixels(make_result: Make) -> None:
    result = make_result(alpha=True)
    pictures = SvgFigure(draw_figure(FigureRequest(result, (REGION,)), FigureFormat.SVG)).pictures
    for picture, method in zip(pictures[2:], result.methods, strict=True):
        np.testing.assert_array_equal(picture[..., :3], method.pixels[REGION.slices])
        np.testing.assert_array_equal(picture[..., 3], method.alpha[REGION.slices])
