"""The pictures that are written: whole, cropped, gray, with opacity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.images import write_input, write_method, write_original
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import upscale_alpha

Make = Callable[..., PictureResult]


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif"])
@pytest.mark.parametrize("region", [None, Rect(5, 6, 17, 13)])
def test_a_method_has_the_enlarged_opacity_and_the_original_its_own(
    tmp_path: Path, make_result: Make, suffix: str, region: Rect | None
) -> None:
    result = make_result(alpha=True).within(region)
    path = tmp_path / f"x{suffix}"
    part = (region or Rect(0, 0, 48, 40)).slices
    assert result.ground_truth is not None
    assert result.ground_truth.alpha is not None
    write_method(path, result, result.methods[1])
    assert np.array_equal(read_picture(path).pixels, result.methods[1].pixels[part])
    assert result.low_resolution.alpha is not None
    assert np.array_equal(read_picture(path).alpha, upscale_alpha(result.low_resolution.alpha, 4)[part])
    write_original(path, result)
    assert np.array_equal(read_picture(path).pixels, result.ground_truth.pixels[part])
    assert np.array_equal(read_picture(path).alpha, result.ground_truth.alpha[part])


def test_upscale_mode_enlarges_the_opacity(tmp_path: Path, make_result: Make) -> None:
    result = make_result(mode=Mode.UPSCALE, alpha=True)
    write_method(tmp_path / "x.png", result, result.methods[0])
    assert result.low_resolution.alpha is not None
    assert np.array_equal(read_picture(tmp_path / "x.png").alpha, upscale_alpha(result.low_resolution.alpha, 4))


def test_the_input_of_a_region_covers_it(tmp_path: Path, make_result: Make) -> None:
    result = make_result().within(Rect(5, 6, 18, 13))  # columns 5..22 and rows 6..18: input columns 1..5, rows 1..4
    write_input(tmp_path / "x.png", result)
    assert np.array_equal(read_picture(tmp_path / "x.png").pixels, result.low_resolution.pixels[1:5, 1:6])


def test_gray_is_written_as_gray_unless_a_method_tinted_it(tmp_path: Path, make_result: Make) -> None:
    result = make_result(gray=True)
    write_method(tmp_path / "gray.png", result, result.methods[0])
    assert read_picture(tmp_path / "gray.png").is_gray
    tinted = replace(result.methods[0], pixels=result.methods[0].pixels // np.array([1, 2, 3], dtype=np.uint8))
    write_method(tmp_path / "tinted.png", result, tinted)
    assert np.array_equal(read_picture(tmp_path / "tinted.png").pixels, tinted.pixels)


def test_there_is_no_original_in_upscale_mode(tmp_path: Path, make_result: Make) -> None:
    with pytest.raises(ValueError, match="no original"):
        write_original(tmp_path / "x.png", make_result(mode=Mode.UPSCALE))


def test_a_region_is_cut_off_at_the_border_and_refused_outside(make_result: Make) -> None:
    assert make_result().within(Rect(40, 30, 100, 100)).area == Rect(40, 30, 8, 10)
    with pytest.raises(ExportError, match=r"region 48,0,5,5 lies outside 'cat', which is 48 x 40 pixels"):
        make_result().within(Rect(48, 0, 5, 5))
    assert make_result().within(Rect(1, 1, 2, 2)).within(None).area == Rect(0, 0, 48, 40)
