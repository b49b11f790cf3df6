"""Which values become black and white, by what the file states, what the user chose, or a guess that is told."""

from __future__ import annotations

import io

import numpy as np
import pytest
import tifffile
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import decode
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange, guessed_range

RAMP = np.linspace(0, 1, 400).reshape(20, 20)
LEAST, LARGEST = 340, 341


def as_tiff(array: np.ndarray, **options: object) -> bytes:
    stream = io.BytesIO()
    kind = "rgb" if array.ndim == 3 else "minisblack"
    tifffile.imwrite(stream, array, photometric=options.pop("photometric", kind), **options)
    return stream.getvalue()


def shown(array: np.ndarray, **options: object) -> Picture:
    return decode(as_tiff(array, **options), "x.tif")


def assert_ramp(picture: Picture) -> None:
    expected = np.rint(RAMP * 255)
    assert np.abs(picture.pixels[..., 0] - expected).max() <= 1


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(
    ("kind", "white"),
    [(kind, white) for kind in (np.float16, np.float32, np.float64) for white in (1, 255, 4095, 65535)
     if kind is not np.float16 or white < 65504],
)  # fmt: skip
def test_floats_are_of_a_usual_range_and_the_guess_is_told(kind: type, white: int, channels: int) -> None:
    values = (RAMP * white).astype(kind)
    picture = shown(values if channels == 1 else np.repeat(values[..., None], 3, axis=2))
    assert_ramp(picture)
    assert (picture.origin.value_range, picture.origin.is_guess) == (ValueRange(0, white), True)
    assert picture.is_gray == (channels == 1)
    (notice,) = picture.origin.notices
    assert str(notice).endswith(f"these are 0 and {white}.")


@pytest.mark.parametrize("white", [1, 255, 4095, 65535])
@pytest.mark.parametrize("share", [0.0009, 0.0011, 0.03, 0.5])
def test_a_slight_overshoot_is_clipped_however_much_of_the_picture_it_is(white: int, share: float) -> None:
    rng = np.random.default_rng(1)
    values = rng.random((60, 60, 3)).astype(np.float32) * white
    over = rng.random(values.shape) < share
    under = (rng.random(values.shape) < share) & ~over
    values[over], values[under] = 1.02 * white, -0.02 * white
    clipped = np.clip(values, 0, white)
    assert np.array_equal(shown(values).pixels, np.rint(clipped / white * 255))


def test_a_few_highlights_are_clipped_rather_than_darkening_the_picture() -> None:
    values = np.repeat(RAMP[..., None], 3, axis=2).astype(np.float32)
    values[0, :10] = 6.0
    picture = shown(values)
    assert picture.origin.value_range == ValueRange(0, 1)
    assert (picture.pixels[0, :10] == 255).all()
    # Many are no highlights: the range is another.
    assert shown(RAMP.astype(np.float32) * 6).origin.value_range.white == pytest.approx(6, rel=0.01)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (RAMP * 2 - 1, ValueRange(-1, 1)),
        (RAMP * 2.1 - 1.05, ValueRange(-1, 1)),
        (RAMP * 255 - 128, ValueRange(-128, 127)),
        (RAMP * 65535 - 32768, ValueRange(-32768, 32767)),
        ((RAMP * 255 - 128).astype(np.int8), ValueRange(-128, 127)),
        ((RAMP * 65535 - 32768).astype(np.int16), ValueRange(-32768, 32767)),
        ((RAMP * (2.0**32 - 1) - 2**31).astype(np.int32), ValueRange(-(2**31), 2**31 - 1)),
        ((RAMP * 127).astype(np.int8), ValueRange(0, 127)),
        ((RAMP * 255).astype(np.int16), ValueRange(0, 255)),
        ((RAMP * 4095).astype(np.int16), ValueRange(0, 4095)),
        ((RAMP * 32767).astype(np.int16), ValueRange(0, 32767)),
        ((RAMP * 255).astype(np.uint32), ValueRange(0, 255)),
        ((RAMP * 65535).astype(np.uint32), ValueRange(0, 65535)),
        ((RAMP * 65535).astype(np.int32), ValueRange(0, 65535)),
        ((RAMP * (2**24 - 1)).astype(np.uint32), ValueRange(0, 2**24 - 1)),
        ((RAMP * (2**31 - 1)).astype(np.int32), ValueRange(0, 2**31 - 1)),
        ((RAMP * (2.0**32 - 1)).astype(np.uint32), ValueRange(0, 2**32 - 1)),
        (np.where(RAMP > 0.5, 0.9, RAMP), ValueRange(0, 1)),
    ],
)
def test_signed_and_32_bit_numbers(values: np.ndarray, expected: ValueRange) -> None:
    values = values.astype(np.float32) if values.dtype == np.float64 else values
    picture = shown(values)
    assert (picture.origin.value_range, picture.origin.is_guess) == (expected, True)
    linear = (values.astype(float) - expected.black) / (expected.white - expected.black)
    assert np.abs(picture.pixels[..., 0] - np.rint(np.clip(linear, 0, 1) * 255)).max() <= 1


def test_what_is_not_finite_is_shown_and_told() -> None:
    values = RAMP.astype(np.float32)
    values[3, 3], values[4, 4], values[5, 5] = np.nan, np.inf, -np.inf
    picture = shown(values)
    assert [picture.pixels[place, place, 0] for place in (3, 4, 5)] == [0, 255, 0]
    assert picture.origin.value_range == ValueRange(0, 1)
    assert str(picture.origin.notices[0]).startswith("3 values of 'x.tif' are not finite")
    nothing = shown(np.full((8, 8), np.nan, np.float32))
    assert not nothing.pixels.any()


@pytest.mark.parametrize("bits", [16])
def test_small_unsigned_numbers_span_their_bits_without_a_word(bits: int) -> None:
    dark = shown((RAMP * 4095).astype(np.uint16))
    assert dark.pixels.max() == 16
    assert (dark.origin.value_range, dark.origin.is_guess, dark.origin.notices) == (ValueRange(0, 65535), False, ())


def with_stated(values: np.ndarray, least: float | None, largest: float) -> bytes:
    code = {"f": 12, "u": 4, "i": 9}[values.dtype.kind]
    tags = [(LARGEST, code, 1, largest, True)]
    if least is not None:
        tags.insert(0, (LEAST, code, 1, least, True))
    return as_tiff(values, extratags=tags)


@pytest.mark.parametrize(
    ("values", "least", "largest"),
    [
        ((RAMP * 0.9 * 1000).astype(np.float32), 0.0, 1000.0),
        ((RAMP * 0.9 * 1000).astype(np.float32), None, 1000.0),
        ((RAMP * 0.9 * 700 - 300).astype(np.float32), -300.0, 400.0),
        ((RAMP * 0.9 * 1000).astype(np.int32), 0, 1000),
        ((RAMP * 0.9 * 4095).astype(np.uint16), 0, 4095),
        ((RAMP * 0.9 * 16383).astype(np.uint16), None, 16383),
    ],
)
def test_the_range_that_a_file_states_counts(values: np.ndarray, least: float | None, largest: float) -> None:
    picture = decode(with_stated(values, least, largest), "x")
    assert (picture.origin.value_range, picture.origin.is_guess) == (ValueRange(least or 0, largest), False)
    assert picture.origin.notices == ()
    expected = np.rint((values.astype(float) - (least or 0)) / (largest - (least or 0)) * 255)
    assert np.abs(picture.pixels[..., 0] - expected).max() <= 1


def test_a_stated_range_that_only_repeats_the_data_is_a_statistic() -> None:
    values = (RAMP * 0.5 + 0.2).astype(np.float32)
    picture = decode(with_stated(values, float(values.min()), float(values.max())), "x")
    assert (picture.origin.value_range, picture.origin.is_guess) == (ValueRange(0, 1), True)
    # Nor may the statistics of small whole numbers stretch their contrast.
    small = (RAMP * 3000 + 100).astype(np.uint16)
    assert decode(with_stated(small, 100, 3100), "x").origin.value_range == ValueRange(0, 65535)


@pytest.mark.parametrize("kind", ["uint16", "float", "int"])
def test_what_the_user_chose_comes_first(kind: str) -> None:
    values = (RAMP * 4095).astype({"uint16": np.uint16, "float": np.float32, "int": np.int32}[kind])
    options = ReadOptions(value_range=ValueRange(0, 4095))
    for data in (as_tiff(values), with_stated(values, 0, 60000)):
        picture = decode(data, "x", options)
        assert_ramp(picture)
        assert (picture.origin.is_guess, picture.origin.notices) == (False, ())


def test_the_chosen_range_leaves_8_bits_alone() -> None:
    data = as_tiff((RAMP * 255).astype(np.uint8))
    assert_ramp(decode(data, "x", ReadOptions(value_range=ValueRange(0, 4095))))


def test_deep_png_takes_the_chosen_range_too(png_16: object) -> None:
    data = png_16((RAMP * 4095).astype(np.uint16)[..., None])  # type: ignore[operator]
    assert_ramp(decode(data, "x", ReadOptions(value_range=ValueRange(0, 4095))))


@pytest.mark.parametrize("largest", [255, 1023, 65535])
def test_a_deep_pnm_states_its_white(largest: int) -> None:
    rows = np.rint(RAMP * largest).astype(">u2" if largest > 255 else np.uint8)
    picture = decode(b"P5 20 20 %d\n" % largest + rows.tobytes(), "x.pgm")
    assert_ramp(picture)
    assert not picture.origin.is_guess
    dark = decode(b"P5 20 20 65535\n" + (RAMP * 200).astype(">u2").tobytes(), "x.pgm")
    assert dark.pixels.max() <= 1


def test_a_float_map_is_guessed_as_other_floats() -> None:
    stream = io.BytesIO()
    Image.fromarray((RAMP * 255).astype(np.float32)).save(stream, "PPM")
    picture = decode(stream.getvalue(), "x.pfm")
    assert_ramp(picture)
    assert picture.origin.is_guess


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_a_range_reads_back_as_it_was_written(black: float, width: float) -> None:
    one = ValueRange(black, black + width)
    again = ValueRange.parse(str(one))
    assert (again.black, again.white) == pytest.approx((one.black, one.white), rel=1e-6)


@pytest.mark.parametrize("text", ["0-255", "0,255", "0..255", "0:255", "0 to 255", " 0 - 255.0 "])
def test_a_range_is_written_in_any_usual_form(text: str) -> None:
    assert ValueRange.parse(text) == ValueRange(0, 255)


@pytest.mark.parametrize(
    ("text", "expected"), [("-1-1", ValueRange(-1, 1)), ("-1,1", ValueRange(-1, 1)), ("-2--1", ValueRange(-2, -1))]
)
def test_a_range_may_be_negative(text: str, expected: ValueRange) -> None:
    assert ValueRange.parse(text) == expected


@pytest.mark.parametrize("text", ["", "255", "255-0", "0-0", "a-b", "0-inf", "0-1-2"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        ValueRange.parse(text)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True, width=32), min_size=1, max_size=60))
def test_any_floats_have_a_range(numbers: list[float]) -> None:
    guess = guessed_range(np.array(numbers, np.float32))
    assert np.isfinite([guess.black, guess.white]).all()
    assert guess.black < guess.white


@example([-1, 2**31 - 1])
@given(st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=60))
def test_all_whole_numbers_lie_within_their_range_but_for_outliers(numbers: list[int]) -> None:
    values = np.array(numbers, np.int32)
    guess = guessed_range(values)
    low, high = np.quantile(values.astype(np.float64), (0.001, 0.999))
    assert guess.black - 0.1 * guess.white <= low
    assert high <= guess.white
