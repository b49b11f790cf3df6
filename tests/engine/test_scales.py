"""A comparison at each of its scales: sizes, protocol, what the methods give, and the figures that papers print."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_desktop import SCALE, SCALES
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.leftovers import Task
from sr_desktop.engine.comparing.preparing import prepare
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.engine.events import Event, InputReady, MethodDone, MethodFailed
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import mean_of
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale

CPU = EngineSettings(device=DeviceChoice.CPU)
PRINTED = {2: 33.67, 3: 30.40, 4: 28.43, 8: 24.40}
"""Bicubic on Set5, as our protocol measures it."""


def drawn(width: int, height: int) -> Picture:
    rows, columns = np.mgrid[:height, :width]
    pixels = np.stack([rows * 5 % 256, (columns * 7 + rows) % 256, (rows * columns) % 251], axis=2)
    return Picture(pixels.astype(np.uint8), "drawn")


def events_of(
    picture: Picture,
    methods: tuple[str, ...],
    mode: Mode,
    source: InputSource,
    pool: NetworkPool | None = None,
) -> list[Event]:
    events: list[Event] = []
    Comparison(picture, methods, mode, CPU, pool=pool, source=source).run(events.append)
    return events


@pytest.mark.parametrize("scale", [2, 3, 4, 8])
def test_bicubic_on_set5_is_what_the_protocol_measures(shared_data: Path, scale: int) -> None:
    found = []
    for file in sorted((shared_data / "benchmark" / "Set5").glob("*.png")):
        events = events_of(read_picture(file), ("bicubic",), Mode.REFERENCE, InputSource(scale=scale))
        found += [event.scores["psnr_y"] for event in events if isinstance(event, MethodDone)]
    assert len(found) == 5
    mean = mean_of(found)
    assert mean is not None
    assert round(mean, 2) == PRINTED[scale]


@pytest.mark.parametrize("scale", SCALES)
def test_an_interpolation_is_measured_as_papers_do_at_each_scale(scale: int) -> None:
    picture = drawn(101, 83)
    events = events_of(picture, ("bicubic",), Mode.REFERENCE, InputSource(scale=scale))
    ready = next(event for event in events if isinstance(event, InputReady))
    done = next(event for event in events if isinstance(event, MethodDone))
    truth = crop_to_multiple(picture, scale)
    expected = upscale(downscale(truth, scale).pixels, scale, Kernel.BICUBIC)
    assert np.array_equal(done.pixels, expected)
    assert ready.output_size == (101 // scale * scale, 83 // scale * scale)
    assert (ready.protocol.scale, ready.protocol.border) == (scale, scale)
    assert ready.protocol.crop == f"to a multiple of {scale}, right and bottom"
    assert done.scores == measure(expected, truth.pixels, is_gray=False, border=scale)


@pytest.mark.parametrize("scale", SCALES)
def test_enlarging_multiplies_the_sides_by_the_scale(scale: int) -> None:
    picture = drawn(21, 17)
    events = events_of(picture, ("nearest",), Mode.UPSCALE, InputSource(scale=scale))
    done = next(event for event in events if isinstance(event, MethodDone))
    assert np.array_equal(done.pixels, picture.pixels.repeat(scale, axis=0).repeat(scale, axis=1))
    assert done.scores["psnr_y"] is None


@settings(max_examples=25)
@given(width=st.integers(32, 70), height=st.integers(32, 70), scale=st.sampled_from(SCALES))
def test_what_is_no_multiple_is_cut_off_at_the_right_and_below(width: int, height: int, scale: int) -> None:
    picture = drawn(width, height)
    made = prepare(picture, Mode.REFERENCE, InputSource(scale=scale))
    assert made.ground_truth is not None
    size = width // scale * scale, height // scale * scale
    assert (made.output_size, made.ground_truth.size) == (size, size)
    assert np.array_equal(made.ground_truth.pixels, picture.pixels[: size[1], : size[0]])
    assert made.uncropped_size == (width, height)


@pytest.mark.parametrize("scale", [1, 2, 3, 8])
def test_our_networks_say_that_they_have_no_weights_elsewhere(pool: NetworkPool, scale: int) -> None:
    events = events_of(drawn(64, 64), ("srcnn", "bicubic", "srresnet"), Mode.REFERENCE, InputSource(scale=scale), pool)
    failed = {event.method_id: str(event.message) for event in events if isinstance(event, MethodFailed)}
    assert failed == {
        name: f"{title} has weights for ×{SCALE} alone; it is not available at ×{scale}."
        for name, title in (("srcnn", "SRCNN"), ("srresnet", "SRResNet"))
    }
    assert [event.method_id for event in events if isinstance(event, MethodDone)] == ["bicubic"]


def test_at_one_the_truth_is_restored_from_what_a_degradation_makes_of_it() -> None:
    picture = drawn(40, 36)
    source = InputSource(parse_degradation("noise10"), scale=1)
    events = events_of(picture, ("bicubic",), Mode.REFERENCE, source)
    ready = next(event for event in events if isinstance(event, InputReady))
    done = next(event for event in events if isinstance(event, MethodDone))
    noisy = parse_degradation("noise10").applied(picture, 1)
    assert np.array_equal(ready.low_resolution.pixels, noisy.pixels)
    assert np.array_equal(done.pixels, noisy.pixels)
    assert done.scores["psnr_y"] == measure(noisy.pixels, picture.pixels, is_gray=False, border=1)["psnr_y"]
    assert (ready.protocol.border, str(ready.protocol.input_message)) == (1, "input: noise 10")
    assert not ready.protocol.is_published


def test_the_plain_input_at_one_says_that_nothing_was_done_to_it() -> None:
    protocol = InputSource(scale=1).protocol
    assert str(protocol.input_message) == "input: not degraded"
    assert protocol.summary.endswith("; input: not degraded")


def test_at_four_the_protocol_is_the_published_one() -> None:
    assert InputSource(scale=4).protocol is PROTOCOL


@pytest.mark.parametrize("scale", [2, 3, 8])
def test_a_given_low_resolution_must_have_the_size_of_the_scale(scale: int) -> None:
    picture = drawn(96, 48)
    low = downscale(crop_to_multiple(picture, scale), scale)
    made = prepare(picture, Mode.REFERENCE, InputSource(given=low, scale=scale))
    assert np.array_equal(made.low_resolution.pixels, low.pixels)
    with pytest.raises(PictureSizeError, match="must be"):
        prepare(picture, Mode.REFERENCE, InputSource(given=low, scale=4))


def test_what_was_left_at_a_scale_is_not_continued_at_another() -> None:
    picture = drawn(64, 64)
    tasks = [Task(picture, Mode.UPSCALE, CPU, InputSource(scale=scale)) for scale in (2, 2, 4)]
    assert tasks[0].is_same(tasks[1])
    assert not tasks[0].is_same(tasks[2])
