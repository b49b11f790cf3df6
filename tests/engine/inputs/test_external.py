"""Somebody's picture as a result: shown as it is, measured like any other, and refused if it is of another size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.errors import ExternalResultError
from sr_desktop.engine.events import Event, Finished, MethodDone, MethodFailed, Progress
from sr_desktop.engine.inputs.external import external_method, read_external
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.methods import SHIPPED, Method


def ground_truth(width: int = 50, height: int = 43, *, gray: bool = False) -> Picture:
    noise = np.random.default_rng(0).integers(0, 256, (height, width, 1 if gray else 3), np.uint8)
    return Picture(np.ascontiguousarray(np.broadcast_to(noise, (height, width, 3))), "noise", is_gray=gray)


def given(path: Path) -> Method:
    return external_method(path, SHIPPED)


def compare(picture: Picture, method: Method, *others: str, mode: Mode = Mode.REFERENCE) -> list[Event]:
    events: list[Event] = []
    Comparison(picture, (method.id, *others), mode, catalogue=SHIPPED.adding(method)).run(events.append)
    return events


def results(events: list[Event]) -> dict[str, MethodDone]:
    return {event.method_id: event for event in events if isinstance(event, MethodDone)}


def test_a_given_picture_has_the_figures_of_a_computed_one(tmp_path: Path) -> None:
    picture = ground_truth()
    bicubic = upscale(downscale(crop_to_multiple(picture)).pixels, 4, Kernel.BICUBIC)
    Image.fromarray(bicubic).save(tmp_path / "Theirs (v2).png")
    method = given(tmp_path / "Theirs (v2).png")
    assert (method.id, method.title) == ("theirs-v2", "Theirs (v2)")
    events = compare(picture, method, "bicubic")
    done = results(events)
    np.testing.assert_array_equal(done[method.id].pixels, done["bicubic"].pixels)
    assert done[method.id].scores == done["bicubic"].scores
    assert done[method.id].run is None
    assert isinstance(events[-1], Finished)
    assert [event for event in events if isinstance(event, Progress)][-1].fraction == 1


def test_a_colour_result_of_a_gray_picture_is_measured_as_one_channel(tmp_path: Path) -> None:
    picture = ground_truth(48, 40, gray=True)
    theirs = np.random.default_rng(1).integers(0, 256, (40, 48, 3), np.uint8)
    Image.fromarray(theirs).save(tmp_path / "theirs.png")
    metrics = results(compare(picture, given(tmp_path / "theirs.png")))["theirs"].scores
    assert metrics == measure(theirs, picture.pixels, is_gray=True)


@pytest.mark.parametrize("kind", ["alpha", "gray", "16 bit"])
def test_every_kind_of_picture_that_can_be_opened_can_be_a_result(tmp_path: Path, kind: str) -> None:
    rgb = ground_truth(48, 40).pixels
    path = tmp_path / "theirs.png"
    expected = rgb
    if kind == "alpha":
        Image.fromarray(np.dstack([rgb, np.full(rgb.shape[:2], 128, np.uint8)])).save(path)
    elif kind == "gray":
        Image.fromarray(rgb[..., 0]).save(path)
        expected = np.repeat(rgb[..., :1], 3, axis=2)
    else:
        Image.fromarray(rgb[..., 0].astype(np.uint16) * 257).save(path)
        expected = np.repeat(rgb[..., :1], 3, axis=2)
    result = read_external(path, (48, 40), (48, 40))
    np.testing.assert_array_equal(result.pixels, expected)
    assert (result.alpha is not None) is (kind == "alpha")


def test_a_result_of_the_uncropped_picture_is_cropped_like_it(tmp_path: Path) -> None:
    picture = ground_truth(50, 43)
    Image.fromarray(picture.pixels).save(tmp_path / "same.png")
    done = results(compare(picture, given(tmp_path / "same.png")))["same"]
    assert done.pixels.shape == (40, 48, 3)
    assert done.scores.exist
    assert done.scores["psnr_y"] == float("inf")


def test_another_size_fails_with_the_sizes_that_would_fit_and_the_others_go_on(tmp_path: Path) -> None:
    Image.new("RGB", (12, 10)).save(tmp_path / "small.png")
    method = given(tmp_path / "small.png")
    events = compare(ground_truth(50, 43), method, "nearest")
    failed = [event for event in events if isinstance(event, MethodFailed)]
    assert [event.method_id for event in failed] == [method.id]
    assert "12 x 10 pixels; to be compared it must be 48 x 40 or 50 x 43." in str(failed[0].message)
    assert list(results(events)) == ["nearest"]
    # The same file fits where the picture is the input.
    Image.new("RGB", (200, 172)).save(tmp_path / "large.png")
    done = results(compare(ground_truth(50, 43), given(tmp_path / "large.png"), mode=Mode.UPSCALE))
    assert done["large"].pixels.shape == (172, 200, 3)
    assert [name for name, value in done["large"].scores.items() if value is not None] == ["lr_psnr"]


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "theirs.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ExternalResultError, match=r"theirs\.png"):
        read_external(path, (48, 40), (48, 40))


def test_one_file_is_one_method_and_another_of_that_name_a_second(tmp_path: Path) -> None:
    first = given(tmp_path / "srresnet.png")
    assert first.id == "srresnet-2"
    catalogue = SHIPPED.adding(first)
    assert external_method(tmp_path / "srresnet.png", catalogue) is first
    assert external_method(tmp_path / "other" / "srresnet.png", catalogue).id == "srresnet-3"
    assert given(tmp_path / "結果.png").id == "result"
    assert given(tmp_path / "figure.png").id == "figure-2"
