"""What stands for no data in measured pictures decides nothing, and is black."""

from __future__ import annotations

import io

import numpy as np
import pytest
import tifffile

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import decode
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange

RAMP = np.linspace(0, 1, 400).reshape(20, 20)
LEVELS = np.rint(RAMP * 255)
SQUARE = (slice(4, 9), slice(6, 11))
LARGEST = float(np.finfo(np.float32).max)


def shown(values: np.ndarray, stated: str | None = None, options: ReadOptions | None = None, **more: object) -> Picture:
    """The picture in a TIFF with the tag by which GDAL says what stands for no data."""
    stream = io.BytesIO()
    more.setdefault("photometric", "rgb" if values.ndim == 3 else "minisblack")
    tags = [] if stated is None else [(42113, "s", 0, stated, True)]
    tifffile.imwrite(stream, values, extratags=tags, **more)
    return decode(stream.getvalue(), "x", options or ReadOptions())


def with_hole(values: np.ndarray, hole: float) -> np.ndarray:
    values = values.copy()
    values[SQUARE] = hole
    return values


def assert_hole(picture: Picture, levels: np.ndarray = LEVELS) -> None:
    assert not picture.pixels[SQUARE].any()
    assert np.abs(picture.pixels[..., 0] - with_hole(levels, 0)).max() <= 1


def notices(picture: Picture) -> str:
    return " ".join(str(notice) for notice in picture.origin.notices)


@pytest.mark.parametrize(
    ("hole", "stated"),
    [(-9999.0, "-9999"), (-LARGEST, "-3.4028234663852886e+38"), (-LARGEST, "-3.40282e+38"), (LARGEST, "3.40282347e+38"),
     (-1.0, " -1 "), (12345.5, "12345.5"), (-9999.0, None), (-LARGEST, None), (LARGEST, None), (-32768.0, None)],
)  # fmt: skip
def test_floats(hole: float, stated: str | None) -> None:
    picture = shown(with_hole(RAMP.astype(np.float32), hole), stated)
    assert_hole(picture)
    assert picture.origin.value_range == ValueRange(0, 1)
    assert f"25 values of 'x' are {hole:.6g}, which is taken for no data and shown as black." in notices(picture)


@pytest.mark.parametrize(("hole", "stated"), [(-32768, "-32768"), (-9999, "-9999"), (-32768, None), (-9999, None)])
@pytest.mark.parametrize("kind", [np.int16, np.int32])
def test_heights(hole: int, stated: str | None, kind: type) -> None:
    picture = shown(with_hole((RAMP * 4095).astype(kind), hole), stated)
    assert_hole(picture)
    assert picture.origin.value_range == ValueRange(0, 4095)


def test_of_small_whole_numbers_what_is_stated_is_black() -> None:
    assert_hole(shown(with_hole((RAMP * 60000).astype(np.uint16), 65535), "65535"), np.rint(RAMP * 60000 / 257))


def test_a_colour_needs_all_its_channels_to_be_no_data() -> None:
    values = np.repeat((RAMP * 65535).astype(np.uint16)[..., None], 3, axis=2)
    values[0, 0] = 65535, 65535, 7
    picture = shown(with_hole(values, 65535), "65535")
    assert picture.pixels[0, 0].tolist() == [255, 255, 0]
    assert not picture.pixels[SQUARE].any()


def test_what_the_user_chose_leaves_no_data_black() -> None:
    options = ReadOptions(value_range=ValueRange(0, 1))
    assert_hole(shown(with_hole(RAMP.astype(np.float32), 5.0), "5", options))


@pytest.mark.parametrize("stated", ["-9999", None])
def test_statistics_are_those_without_no_data(stated: str | None) -> None:
    values = with_hole((RAMP * 0.5 + 0.2).astype(np.float32), -9999)
    tags = [(42113, "s", 0, stated, True)] if stated else []
    tags += [(340, "f", 1, float(np.float32(0.2)), True), (341, "f", 1, float(values.max()), True)]
    stream = io.BytesIO()
    tifffile.imwrite(stream, values, photometric="minisblack", extratags=tags)
    assert decode(stream.getvalue(), "x").origin.value_range == ValueRange(0, 1)


def test_values_counted_from_white_leave_it_black_too() -> None:
    values = with_hole(1 - RAMP, np.nan).astype(np.float32)
    values[0, 0] = -9999
    picture = shown(values, "-9999", photometric="miniswhite")
    assert_hole(picture)
    assert not picture.pixels[0, 0].any()


def test_a_usual_value_among_others_is_one_of_them() -> None:
    values = np.linspace(-20000, 20000, 400).reshape(20, 20).astype(np.int16)
    values[3, 3] = -9999
    picture = shown(values)
    assert picture.origin.value_range == ValueRange(-32768, 32767)
    assert "no data" not in notices(picture)


def test_no_data_that_is_black_anyway_is_not_worth_a_word() -> None:
    picture = shown(with_hole(RAMP.astype(np.float32), 0), "0")
    assert_hole(picture)
    assert "no data" not in notices(picture)


@pytest.mark.parametrize("stated", ["nan", "", "none", "1e999"])
def test_a_tag_that_states_no_number_counts_for_nothing(stated: str) -> None:
    picture = shown(RAMP.astype(np.float32), stated)
    assert np.abs(picture.pixels[..., 0] - LEVELS).max() <= 1
