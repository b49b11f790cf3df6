"""The difference under each crop of a figure: its pixels, its scale of colours, and the words on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import RequestError
from sr_desktop.export.figure.figure_file import draw_figure
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.color_maps import sequential

from .conftest import SvgFigure

Make = Callable[..., PictureResult]
REGION = Rect(9, 8, 23, 17)


def test_each_crop_has_its_difference_below_and_the_original_the_scale(make_result: Make) -> None:
    result = make_result()
    assert result.ground_truth is not None
    figure = SvgFigure(draw_figure(FigureRequest(result, (REGION,), FigureLayout(difference=4)), FigureFormat.SVG))
    _, scale, *crops = (picture[..., :3] for picture in figure.pictures)
    truth = result.ground_truth.pixels[REGION.slices]
    assert np.array_equal(scale[:17], truth)
    assert (scale[17] == 255).all()
    assert np.array_equal(scale[18, 0], sequential()[0])
    assert np.array_equal(scale[-1, -1], sequential()[255])
    for picture, method in zip(crops, result.methods, strict=True):
        own = method.pixels[REGION.slices]
        assert picture.shape == (17 + 1 + 17, 23, 3)
        assert np.array_equal(picture[:17], own)
        mean = np.abs(own.astype(int) - truth).sum(axis=2)
        steps = np.minimum((2 * mean * 4 + 3) // 6, 255)
        assert np.array_equal(picture[18:], sequential()[steps])
    note = " ".join(figure.texts)
    assert "absolute difference from Original" in note
    assert "×4: black is 0, the brightest 64 levels or more." in note


def test_without_an_original_there_is_no_difference(make_result: Make) -> None:
    result = make_result(mode=Mode.UPSCALE)
    plain, asked = (
        draw_figure(FigureRequest(result, (REGION,), FigureLayout(difference=gain)), FigureFormat.SVG)
        for gain in (None, 8)
    )
    assert plain == asked


def test_an_impossible_gain_is_refused() -> None:
    with pytest.raises(RequestError, match="gain of the difference"):
        FigureLayout(difference=0)


def test_the_original_has_one_word_wherever_it_stands(make_result: Make) -> None:
    result = make_result()
    request = FigureRequest(replace(result, catalogue=result.catalogue.renaming(ORIGINAL, "GT")), (REGION,))
    texts = SvgFigure(draw_figure(request, FigureFormat.SVG)).texts
    assert "GT" in texts
    assert any(text.startswith("GT, ") for text in texts)
    assert "Original" not in " ".join(texts)
