"""Flips read back: every pixel, the pace, the names."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.exporter import export_results
from sr_desktop.export.flip.flip_file import encode_flip, write_flip
from sr_desktop.export.flip.frames import frames
from sr_desktop.export.flip.request import FlipFormat, FlipOptions, FlipRequest
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect

Make = Callable[..., PictureResult]
REGION = Rect(8, 4, 20, 12)
PAIR = ("nearest", "bicubic")


def played(encoded: bytes) -> tuple[list[NDArray[np.uint8]], list[int], Image.Image]:
    """The frames as a viewer shows them, how many milliseconds each, and the file."""
    image = Image.open(io.BytesIO(encoded))
    shown, pace = [], []
    for number in range(image.n_frames):  # type: ignore[attr-defined]
        image.seek(number)
        shown.append(np.asarray(image.convert("RGB")))
        pace.append(round(image.info["duration"]))
    return shown, pace, image


def crops(result: PictureResult, times: int) -> list[NDArray[np.uint8]]:
    return [method.pixels[REGION.slices].repeat(times, axis=0).repeat(times, axis=1) for method in result.methods]


@pytest.mark.parametrize("file_format", [FlipFormat.WEBP, FlipFormat.APNG])
def test_lossless_formats_hold_every_pixel_magnified(make_result: Make, file_format: FlipFormat) -> None:
    result = make_result()
    options = FlipOptions(PAIR, file_format, seconds=0.35, magnification=3, titles=False)
    encoded = encode_flip(FlipRequest(result, REGION, options))
    shown, pace, image = played(encoded)
    assert image.format == ("WEBP" if file_format is FlipFormat.WEBP else "PNG")
    assert pace == [350, 350]
    assert image.info["loop"] == 0
    for found, wanted in zip(shown, crops(result, 3), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_a_gif_keeps_the_pixels_as_squares_of_nearly_their_colours(make_result: Make) -> None:
    result = make_result()
    options = FlipOptions(PAIR, FlipFormat.GIF, seconds=0.5, magnification=4, titles=False)
    shown, pace, image = played(encode_flip(FlipRequest(result, REGION, options)))
    assert image.format == "GIF"
    assert pace == [500, 500]
    assert image.info["loop"] == 0
    for found, wanted in zip(shown, crops(result, 4), strict=True):
        np.testing.assert_array_equal(found, found[::4, ::4].repeat(4, axis=0).repeat(4, axis=1))
        assert np.abs(found.astype(int) - wanted).mean() < 4


def test_the_names_stand_above_the_pixels(make_result: Make) -> None:
    result = make_result()
    with_titles = FlipRequest(
        result, REGION, FlipOptions(("original", "bicubic"), magnification=12), {"bicubic": "Мой метод 超"}
    )
    without = FlipRequest(result, REGION, FlipOptions(("original", "bicubic"), magnification=12, titles=False))
    for named, plain in zip(frames(with_titles), frames(without), strict=True):
        strip = len(named) - len(plain)
        assert strip > 10
        np.testing.assert_array_equal(named[strip:], plain)
        # White letters on a dark strip.
        assert named[:strip].max() > 200
        assert np.median(named[:strip]) < 60
    first, second = frames(with_titles)
    assert not np.array_equal(first[:20], second[:20])
    np.testing.assert_array_equal(
        frames(without)[0], result.ground_truth.pixels[REGION.slices].repeat(12, 0).repeat(12, 1)
    )


def test_a_name_that_is_too_long_is_shortened(make_result: Make) -> None:
    request = FlipRequest(make_result(), Rect(0, 0, 8, 8), FlipOptions(PAIR, magnification=8), {"nearest": "n" * 300})
    first, _ = frames(request)
    assert first.shape[1] == 64
    # Something is left free at the right.
    assert (first[:10, -2:] < 60).all()


def test_the_magnification_is_chosen_by_the_size(make_result: Make) -> None:
    result = make_result()
    assert FlipRequest(result, Rect(0, 0, 48, 40), FlipOptions(PAIR)).magnification == 8
    assert FlipRequest(result, REGION, FlipOptions(PAIR, magnification=2)).magnification == 2


def test_what_is_see_through_is_laid_on_white(make_result: Make) -> None:
    result = make_result(alpha=True)
    for method in result.methods:
        method.alpha[REGION.slices] = 0
    first, _ = frames(FlipRequest(result, REGION, FlipOptions(PAIR, magnification=1, titles=False)))
    assert (first == 255).all()


def test_what_cannot_be_is_refused(make_result: Make) -> None:
    result = make_result()
    for values in ({"pair": ("bicubic", "bicubic")}, {"seconds": 0.0}, {"seconds": 60}, {"magnification": 0}):
        with pytest.raises(ValueError, match="flip"):
            FlipOptions(**({"pair": PAIR} | values))
    with pytest.raises(ValueError, match="no result of 'srcnn'"):
        FlipRequest(result, REGION, FlipOptions(("bicubic", "srcnn")))
    with pytest.raises(ValueError, match="no result of 'original'"):
        FlipRequest(make_result(mode=Mode.UPSCALE), REGION, FlipOptions(("bicubic", "original")))
    with pytest.raises(ValueError, match="does not lie inside"):
        FlipRequest(result, Rect(40, 0, 20, 20), FlipOptions(PAIR))


def test_a_flip_is_written_whole_or_not_at_all(make_result: Make, tmp_path: Path) -> None:
    request = FlipRequest(make_result(), REGION, FlipOptions(PAIR))
    with pytest.raises(ExportError, match=r"flip\.webp' cannot be written: there is no folder"):
        write_flip(tmp_path / "missing" / "flip.webp", request)
    path = tmp_path / "flip.webp"
    path.write_bytes(b"old")

    class Stop(Exception):
        pass

    def stop() -> None:
        raise Stop

    with pytest.raises(Stop):
        write_flip(path, request, stop)
    assert path.read_bytes() == b"old"
    write_flip(path, request)
    assert len(played(path.read_bytes())[0]) == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_plan_has_a_flip_of_each_region(make_result: Make, tmp_path: Path) -> None:
    result = make_result()
    bare = {"image_format": None, "metrics_json": False, "metrics_csv": False}
    plan = ExportPlan(tmp_path, **bare, figure_regions=(REGION, Rect(0, 0, 9, 9)), flip=FlipOptions(PAIR))
    assert [path.name for path in export_results(plan, [result]).written] == ["flip-1.webp", "flip-2.webp"]
    alone = ExportPlan(tmp_path, **bare, flip=FlipOptions(PAIR, FlipFormat.APNG, magnification=1, titles=False))
    (path,) = export_results(alone, [result.within(REGION)]).written
    assert path.name == "flip.png"
    np.testing.assert_array_equal(played(path.read_bytes())[0][1], result.methods[1].pixels[REGION.slices])
    # Of a method that failed there is none; the rest is written.
    assert ExportPlan(tmp_path, **bare, flip=FlipOptions(("bicubic", "srcnn"))).files([result]) == ()
