"""Methods that are added while a comparison runs, and what the next one reuses of one that was cancelled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.leftovers import Leftovers
from sr_desktop.engine.comparing.result_files import Earlier
from sr_desktop.engine.events import Cancelled, Event, Finished, InputReady, MethodDone, Progress, TileReady
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import SHIPPED
from tests.engine.conftest import Recorder, noise

TILED = EngineSettings(device=DeviceChoice.CPU, precision=PrecisionChoice.FP32, tile=16)


def test_an_added_method_joins_the_run_before_the_rest_of_it(pool: NetworkPool) -> None:
    picture = noise(48, 40)
    comparison = Comparison(picture, ("srresnet",), Mode.UPSCALE, TILED, pool)

    def add(event: Event) -> None:
        if isinstance(event, TileReady) and event.method_id == "srresnet" and len(recorder.of(TileReady)) == 1:
            comparison.add_methods(("bicubic", "srcnn", "srresnet"), SHIPPED)

    recorder = Recorder(add)
    comparison.run(recorder)
    ends = [event.method_id for event in recorder.of(MethodDone)]
    assert ends == ["bicubic", "srcnn", "srresnet"], "the cheaper ones first, and none twice"
    assert len(recorder.of(InputReady)) == len(recorder.of(Finished)) == 1
    alone = Recorder()
    Comparison(picture, ("bicubic", "srcnn", "srresnet"), Mode.UPSCALE, TILED, pool).run(alone)
    for name in ends:
        (one,), (other,) = recorder.of(MethodDone, name), alone.of(MethodDone, name)
        assert np.array_equal(one.pixels, other.pixels)
    last = recorder.of(Progress)[-1]
    assert last.fraction == 1
    assert last.by_method == dict.fromkeys(("srresnet", "bicubic", "srcnn"), 1.0)


def test_an_added_method_is_measured_and_does_not_wait_for_a_tile_that_nobody_sees(
    pool: NetworkPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparison = Comparison(noise(96, 96), ("srresnet",), Mode.REFERENCE, replace(TILED, tile=None), pool)
    network = pool.get(SHIPPED.get("srresnet"), cpu(), PrecisionChoice.FP32).network
    run, calls = type(network).run, []

    def run_and_add(self: object, values: np.ndarray) -> np.ndarray:
        if self is network:
            calls.append(1)
            if len(calls) == 1:
                comparison.add_methods(("nearest",), SHIPPED)
        return run(self, values)  # type: ignore[arg-type]

    monkeypatch.setattr(type(network), "run", run_and_add)
    recorder = Recorder()
    comparison.run(recorder)
    assert [event.method_id for event in recorder.of(TileReady)] == ["nearest", "srresnet"]
    assert len(calls) == 2, "begun again"
    (done,) = recorder.of(MethodDone, "nearest")
    assert done.scores["psnr_y"] is not None


def test_a_method_that_comes_after_the_end_is_not_heard_of(pool: NetworkPool) -> None:
    comparison = Comparison(noise(16, 16), ("nearest",), Mode.UPSCALE, TILED, pool)
    recorder = Recorder()
    comparison.run(recorder)
    comparison.add_methods(("bicubic",), SHIPPED)
    assert isinstance(recorder.events[-1], Finished)
    assert recorder.of(MethodDone, "bicubic") == []


def cancelled_after(tiles: int, picture: Picture, pool: NetworkPool, leftovers: Leftovers) -> Recorder:
    """The events of a comparison of SRResNet that is cancelled after so many of its tiles."""
    comparison = Comparison(picture, ("srresnet",), Mode.REFERENCE, TILED, pool, earlier=Earlier(leftovers))

    def stop(event: Event) -> None:
        if isinstance(event, TileReady) and len(recorder.of(TileReady)) == tiles:
            comparison.cancel()

    recorder = Recorder(stop)
    comparison.run(recorder)
    assert isinstance(recorder.events[-1], Cancelled)
    return recorder


def again(picture: Picture, pool: NetworkPool, leftovers: Leftovers, settings: EngineSettings = TILED) -> Recorder:
    recorder = Recorder()
    comparison = Comparison(picture, ("srresnet",), Mode.REFERENCE, settings, pool, earlier=Earlier(leftovers))
    comparison.run(recorder)
    return recorder


def area(recorder: Recorder) -> int:
    return sum(tile.rect.area for tile in recorder.of(TileReady))


@pytest.mark.parametrize("tiles", [1, 5, 9])
def test_tiles_that_were_done_before_a_cancel_are_reused(pool: NetworkPool, tiles: int) -> None:
    """Nine of them are all: then only the measuring was left."""
    picture, leftovers = noise(48 * 4, 48 * 4), Leftovers()
    first = cancelled_after(tiles, picture, pool, leftovers)
    second = again(replace(picture), pool, leftovers)
    assert area(second) == picture.width * picture.height
    (done,) = second.of(MethodDone)
    (whole,) = again(picture, pool, Leftovers()).of(MethodDone)
    assert np.array_equal(done.pixels, whole.pixels)
    assert done.scores == whole.scores
    assert done.pixels is first.of(TileReady)[0].levels[0], "the same memory"
    begun = next(index for index, event in enumerate(second.events) if isinstance(event, Progress))
    shown_at_once = sum(event.rect.area for event in second.events[:begun] if isinstance(event, TileReady))
    assert shown_at_once >= area(first)
    assert done.run.seconds > 0


def test_what_was_done_of_something_else_is_not_reused(pool: NetworkPool) -> None:
    picture = noise(48 * 4, 48 * 4)
    blurred = InputSource(parse_degradation("blur1.2"))
    for other, settings, source in (
        (noise(48 * 4, 48 * 4, seed=1), TILED, InputSource()),
        (picture, replace(TILED, self_ensemble=True), InputSource()),
        (picture, TILED, blurred),
    ):
        leftovers = Leftovers()
        first = cancelled_after(2, picture, pool, leftovers)
        recorder = Recorder()
        Comparison(other, ("srresnet",), Mode.REFERENCE, settings, pool, source=source, earlier=Earlier(leftovers)).run(
            recorder
        )
        (done,) = recorder.of(MethodDone)
        assert done.pixels is not first.of(TileReady)[0].levels[0]
