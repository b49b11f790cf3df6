"""Inputs that are not the protocol's shrink: made by another degradation, or given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sr_desktop import SCALE
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.preparing import prepare
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.engine.events import InputReady, MethodDone
from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE, InputSource
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.protocol import GIVEN, PROTOCOL, Protocol
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from tests.engine.conftest import Recorder, noise

KINDS = ("bicubic", "matlab", "area", "jpeg40", "blur1.2", "noise10", "noise10+seed2", "blur1.2+noise5+jpeg75")


@pytest.mark.parametrize("kind", KINDS)
def test_a_method_gets_the_degraded_picture_and_is_measured_against_the_original(kind: str, recorder: Recorder) -> None:
    picture, degradation = noise(51, 42), parse_degradation(kind)
    Comparison(picture, ("bicubic",), Mode.REFERENCE, source=InputSource(degradation)).run(recorder)
    truth = crop_to_multiple(picture)
    low = degradation.applied(truth)
    (given,), (done,) = recorder.of(InputReady), recorder.of(MethodDone)
    assert np.array_equal(given.low_resolution.pixels, low.pixels)
    assert np.array_equal(given.ground_truth.pixels, truth.pixels)
    assert np.array_equal(done.pixels, upscale(low.pixels, SCALE, Kernel.BICUBIC))
    assert done.scores == measure(done.pixels, truth.pixels, is_gray=False)
    assert given.protocol.degradation == kind
    assert given.protocol.is_published == (kind == "bicubic")
    assert (given.protocol == PROTOCOL) == (kind == "bicubic")


def test_the_protocol_says_what_was_done() -> None:
    degraded = InputSource(parse_degradation("blur1.2+noise5+jpeg75")).protocol
    assert degraded.summary == f"{PROTOCOL.summary}; low resolution: blur 1.2 px, bicubic, noise 5, JPEG 75"
    assert degraded.as_json()["degradation"] == "blur1.2+noise5+jpeg75"
    assert degraded.as_json()["downscale"] == "blur 1.2 px, bicubic, noise 5, JPEG 75, rounded to uint8"
    given = InputSource(given=replace(noise(8, 8), path=Path("/some/where/babyx4.png"))).protocol
    assert given.summary == f"{PROTOCOL.summary}; low resolution from 'babyx4.png'"
    assert (given.degradation, given.low_resolution) == (GIVEN, str(Path("/some/where/babyx4.png")))
    assert PUBLISHED_SOURCE.protocol is PROTOCOL
    assert PROTOCOL.input_message is None


def test_what_is_given_is_taken_as_it_is(recorder: Recorder) -> None:
    picture, given = noise(50, 42), noise(12, 10, seed=5)
    source = InputSource(given=given)
    Comparison(picture, ("nearest",), Mode.REFERENCE, source=source).run(recorder)
    (ready,), (done,) = recorder.of(InputReady), recorder.of(MethodDone)
    assert np.array_equal(ready.low_resolution.pixels, given.pixels)
    assert ready.low_resolution.name == "noise"
    assert np.array_equal(done.pixels, upscale(given.pixels, SCALE, Kernel.NEAREST))
    assert done.scores == measure(done.pixels, crop_to_multiple(picture).pixels, is_gray=False)


def test_given_what_the_protocol_makes_the_scores_are_the_protocols() -> None:
    picture = noise(48, 40)
    given = InputSource(given=downscale(picture))
    scores = []
    for source in (PUBLISHED_SOURCE, given):
        recorder = Recorder()
        Comparison(picture, ("bicubic",), Mode.REFERENCE, source=source).run(recorder)
        scores.append(recorder.of(MethodDone)[0].scores)
    assert scores[0] == scores[1]


def test_a_size_that_was_rounded_up_loses_what_is_not_a_whole_pixel() -> None:
    picture, given = noise(50, 41), noise(13, 11)
    low = prepare(picture, Mode.REFERENCE, InputSource(given=given)).low_resolution
    assert low.size == (12, 10)
    assert np.array_equal(low.pixels, given.pixels[:10, :12])


@pytest.mark.parametrize("size", [(50, 42), (11, 10), (12, 9), (10, 12), (25, 21), (14, 10)])
def test_a_size_that_does_not_match_is_refused_in_a_sentence(size: tuple[int, int]) -> None:
    source = InputSource(given=replace(noise(*size), path=Path("low") / "babyx4.png"))
    with pytest.raises(
        PictureSizeError,
        match=rf"^'babyx4.png' is {size[0]} x {size[1]} pixels; as the low resolution of 'noise', which is 50 x 42, "
        r"it must be 12 x 10\.$",
    ):
        Comparison(noise(50, 42), ("bicubic",), Mode.REFERENCE, source=source)


def test_in_upscale_mode_the_picture_itself_is_the_input(recorder: Recorder) -> None:
    picture = noise(12, 10)
    source = InputSource(parse_degradation("jpeg10"), noise(3, 3))
    Comparison(picture, ("bicubic",), Mode.UPSCALE, source=source).run(recorder)
    (ready,) = recorder.of(InputReady)
    assert ready.low_resolution is picture
    assert ready.protocol == Protocol.of_upscaling()


@pytest.mark.parametrize("truth_gray", [True, False])
@pytest.mark.parametrize("kind", ["gray", "gray in colour", "colour"])
def test_one_is_measured_as_gray_if_both_are(truth_gray: bool, kind: str) -> None:
    truth = noise(48, 40, gray=truth_gray)
    low = noise(12, 10, gray=kind != "colour")
    if kind == "gray in colour":
        low = Picture(low.pixels, "low")
    given = prepare(truth, Mode.REFERENCE, InputSource(given=low))
    assert given.low_resolution.is_gray == (truth_gray and kind != "colour")
