"""What a comparison tells, in which order, and how it is steered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sr_desktop.engine.comparing import comparison_run
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.events import (
    Cancelled,
    Event,
    Finished,
    InputReady,
    MethodDone,
    MethodFailed,
    Progress,
    TileReady,
)
from sr_desktop.engine.machine.devices import Device, Precision, cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.scratch.store import PlainStore, ScratchStore
from sr_desktop.engine.settings import BackendChoice, DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.engine.upscaling import run_method
from sr_desktop.engine.view import View
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.methods import DEFAULT_IDS, SHIPPED, Method, UnknownMethodError
from tests.engine.conftest import Recorder, noise

TILED = EngineSettings(device=DeviceChoice.CPU, precision=PrecisionChoice.FP32, tile=16)
NETWORKS = ("srcnn", "perceptual", "srresnet")


def _assembled(recorder: Recorder, method_id: str) -> tuple[np.ndarray, np.ndarray]:
    """The picture put together from a method's tiles, and how often each pixel came."""
    (ready,) = recorder.of(InputReady)
    width, height = ready.output_size
    picture, count = np.zeros((height, width, 3), np.uint8), np.zeros((height, width), int)
    for tile in recorder.of(TileReady, method_id):
        picture[tile.rect.slices] = tile.pixels
        count[tile.rect.slices] += 1
    return picture, count


def test_reference_mode_end_to_end(pool: NetworkPool, recorder: Recorder) -> None:
    picture = noise(150, 101)
    Comparison(picture, DEFAULT_IDS, Mode.REFERENCE, TILED, pool).run(recorder)
    events = recorder.events
    assert isinstance(events[0], InputReady)
    assert isinstance(events[-1], Finished)
    assert len(recorder.of(InputReady)) == len(recorder.of(Finished)) == 1
    ready = events[0]
    assert ready.output_size == (148, 100)
    assert ready.ground_truth is not None
    np.testing.assert_array_equal(ready.ground_truth.pixels, crop_to_multiple(picture).pixels)
    np.testing.assert_array_equal(ready.low_resolution.pixels, downscale(ready.ground_truth).pixels)
    assert sorted(done.method_id for done in recorder.of(MethodDone)) == sorted(DEFAULT_IDS)
    for done in recorder.of(MethodDone):
        assembled, count = _assembled(recorder, done.method_id)
        assert (count == 1).all()
        np.testing.assert_array_equal(assembled, done.pixels)
        assert done.scores == measure(done.pixels, ready.ground_truth.pixels, is_gray=False)
        last_tile = max(i for i, e in enumerate(events) if isinstance(e, TileReady) and e.method_id == done.method_id)
        assert last_tile < events.index(done)
        assert done.run.device == "cpu"
        assert done.run.device_name


def test_interpolations_are_shown_before_anything_is_measured(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(80, 64), ("srresnet", "bicubic", "nearest"), Mode.REFERENCE, TILED, pool).run(recorder)
    first = [type(event) for event in recorder.events if isinstance(event, InputReady | TileReady | MethodDone)][:4]
    assert first == [InputReady, TileReady, TileReady, MethodDone]
    (done,) = recorder.of(MethodDone, "bicubic")
    low = recorder.of(InputReady)[0].low_resolution
    np.testing.assert_array_equal(done.pixels, upscale(low.pixels, 4, Kernel.BICUBIC))
    assert done.run.precision == "uint8"
    assert done.run.tile is None
    assert done.run.weights_sha256 is None


def test_a_small_picture_has_the_scores_of_its_interpolations_before_networks_are_loaded(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, scored = pool.get, []

    def get(method: Method, *args: Any, **options: Any) -> ReadyNetwork:
        scored.append([done.method_id for done in recorder.of(MethodDone)])
        return load(method, *args, **options)

    monkeypatch.setattr(pool, "get", get)
    Comparison(noise(80, 64), ("srcnn", "bicubic", "srresnet", "nearest"), Mode.REFERENCE, TILED, pool).run(recorder)
    assert scored == [["bicubic", "nearest"]] * 2


def test_in_upscale_mode_the_consistency_with_the_input_is_measured_alone(
    pool: NetworkPool, recorder: Recorder
) -> None:
    picture = noise(21, 18)
    Comparison(picture, DEFAULT_IDS, Mode.UPSCALE, EngineSettings(device=DeviceChoice.CPU), pool).run(recorder)
    (ready,) = recorder.of(InputReady)
    assert ready.ground_truth is None
    assert ready.low_resolution is picture
    for done in recorder.of(MethodDone):
        assert [name for name, value in done.scores.items() if value is not None] == ["lr_psnr"]
        assert done.pixels.shape == (72, 84, 3)
    assert len(recorder.of(MethodDone)) == 6


def test_agrees_with_run_method(pool: NetworkPool, recorder: Recorder) -> None:
    picture = noise(30, 44)
    Comparison(picture, DEFAULT_IDS, Mode.UPSCALE, TILED, pool).run(recorder)
    for done in recorder.of(MethodDone):
        pixels, run = run_method(done.method_id, picture, replace(TILED, tile=None), pool)
        np.testing.assert_array_equal(done.pixels, pixels)
        assert replace(run, seconds=0) == replace(done.run, seconds=0, tile=None)
        assert done.run.tile == (None if run.weights_sha256 is None else 16)


def test_gray_stays_gray(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(96, 80, gray=True), DEFAULT_IDS, Mode.REFERENCE, TILED, pool).run(recorder)
    assert len(recorder.of(MethodDone)) == 6
    for done in recorder.of(MethodDone):
        assert (done.pixels == done.pixels[..., :1]).all()
        assert done.scores["psnr_y"] == done.scores["psnr_rgb"]


def test_what_is_seen_comes_first_as_a_tile_of_its_own(pool: NetworkPool, recorder: Recorder) -> None:
    comparison = Comparison(noise(80, 80), ("srresnet", "bicubic"), Mode.UPSCALE, TILED, pool)
    seen = Rect(262, 3, 55, 40)
    comparison.set_view(View(seen))
    comparison.run(recorder)
    tiles: list[TileReady] = recorder.of(TileReady)
    bicubic, srresnet = tiles[:2]
    assert (bicubic.method_id, srresnet.method_id) == ("bicubic", "srresnet")
    assert bicubic.rect == srresnet.rect == Rect(260, 0, 60, 44)
    around = Rect(230, 0, 90, 66)
    last_around = max(index for index, tile in enumerate(tiles) if not tile.rect.intersected(around).is_empty)
    first_beyond = min(index for index, tile in enumerate(tiles) if tile.rect.intersected(around.grown(8)).is_empty)
    assert last_around < first_beyond
    for method_id in ("srresnet", "bicubic"):
        assembled, count = _assembled(recorder, method_id)
        assert (count == 1).all()
        np.testing.assert_array_equal(assembled, recorder.of(MethodDone, method_id)[0].pixels)


def test_a_view_may_move_while_running(pool: NetworkPool) -> None:
    def look_elsewhere(event: Event) -> None:
        if isinstance(event, TileReady):
            comparison.set_view(View(Rect(0, 280, 40, 40)))

    recorder = Recorder(look_elsewhere)
    comparison = Comparison(noise(80, 80), ("srresnet",), Mode.UPSCALE, TILED, pool)
    comparison.set_view(View(Rect(280, 0, 40, 40)))
    comparison.run(recorder)
    first, second, *_ = recorder.of(TileReady)
    assert (first.rect, second.rect) == (Rect(280, 0, 40, 40), Rect(0, 280, 40, 40))


def _moving_inside_the_first_tile(comparison: Comparison, view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the view move before the second step of the first tile: a layer, or one of the graphs."""
    layers = 0
    check = comparison_run.ComparisonRun.check

    def noting(run: comparison_run.ComparisonRun) -> None:
        nonlocal layers
        # A network that is loaded is tried first.
        layers += run._running is not None
        if layers == 2:
            comparison.set_view(view)
        check(run)

    monkeypatch.setattr(comparison_run.ComparisonRun, "check", noting)
    return layers


def test_a_move_abandons_a_tile_that_is_far_away(pool: NetworkPool, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = noise(80, 80)
    expected, _ = run_method("srresnet", picture, TILED, pool)
    recorder = Recorder()
    comparison = Comparison(picture, ("srresnet",), Mode.UPSCALE, TILED, pool)
    comparison.set_view(View(Rect(280, 0, 40, 40)))
    _moving_inside_the_first_tile(comparison, View(Rect(0, 280, 40, 40)), monkeypatch)
    comparison.run(recorder)
    tiles = recorder.of(TileReady)
    assert tiles[0].rect == Rect(0, 280, 40, 40)
    assert sum(tile.rect.area for tile in tiles) == 320 * 320
    np.testing.assert_array_equal(recorder.of(MethodDone)[0].pixels, expected)


def test_a_small_move_lets_the_tile_be_finished(pool: NetworkPool, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder()
    comparison = Comparison(noise(80, 80), ("srresnet",), Mode.UPSCALE, TILED, pool)
    comparison.set_view(View(Rect(280, 0, 40, 40)))
    _moving_inside_the_first_tile(comparison, View(Rect(272, 4, 40, 40)), monkeypatch)
    comparison.run(recorder)
    assert recorder.of(TileReady)[0].rect == Rect(280, 0, 40, 40)


def test_networks_come_in_the_order_of_their_cost(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(40, 40), NETWORKS, Mode.UPSCALE, TILED, pool).run(recorder)
    costs = {name: pool.get(SHIPPED.get(name), cpu()).cost for name in NETWORKS}
    assert [done.method_id for done in recorder.of(MethodDone)] == sorted(NETWORKS, key=costs.__getitem__)


def test_hidden_panes_wait(pool: NetworkPool, recorder: Recorder) -> None:
    comparison = Comparison(noise(80, 80), ("bicubic", "srcnn", "srresnet"), Mode.UPSCALE, TILED, pool)
    seen = Rect(280, 0, 40, 40)
    comparison.set_view(View(seen, frozenset({"srresnet", "original"})))
    comparison.run(recorder)
    in_view = [tile.method_id for tile in recorder.of(TileReady) if not tile.rect.intersected(seen).is_empty]
    assert in_view == ["srresnet", "bicubic", "srcnn"]
    around = [tile.method_id for tile in recorder.of(TileReady) if tile.rect.intersected(seen.grown(60)).is_empty]
    assert around[0] == "srresnet", "the rest of what is shown comes before the rest of what is hidden"


def test_a_large_picture_is_measured_after_what_is_seen(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_run, "_QUICK_TO_MEASURE", 0)
    monkeypatch.setattr("sr_desktop.imaging.strips.STRIP_PIXELS", 1000)

    def look_elsewhere(event: Event) -> None:
        if isinstance(event, MethodDone) and event.method_id == "nearest":
            comparison.set_view(View(Rect(0, 100, 40, 40)))

    comparison = Comparison(noise(160, 160), ("nearest", "bicubic", "srresnet"), Mode.REFERENCE, TILED, pool)
    comparison.set_view(View(Rect(120, 0, 40, 40)))
    recorder = Recorder(look_elsewhere)
    comparison.run(recorder)
    first_done = next(index for index, event in enumerate(recorder.events) if isinstance(event, MethodDone))
    before = [event for event in recorder.events[:first_done] if isinstance(event, TileReady)]
    assert {event.method_id for event in before} == {"nearest", "bicubic", "srresnet"}
    assert len(recorder.of(MethodDone)) == 3
    ground_truth = recorder.of(InputReady)[0].ground_truth.pixels
    for done in recorder.of(MethodDone):
        assert done.scores == pytest.approx(dict(measure(done.pixels, ground_truth, is_gray=False)))


def test_cancel_ends_within_one_tile(pool: NetworkPool) -> None:
    def cancel(event: Event) -> None:
        if isinstance(event, TileReady) and event.method_id in NETWORKS:
            comparison.cancel()

    recorder = Recorder(cancel)
    comparison = Comparison(noise(80, 80), NETWORKS, Mode.UPSCALE, TILED, pool)
    comparison.run(recorder)
    assert len(recorder.of(TileReady)) == 1
    assert isinstance(recorder.events[-1], Cancelled)
    assert not recorder.of(Finished)
    assert not recorder.of(MethodDone)


@pytest.mark.parametrize("backend", [BackendChoice.TORCH, BackendChoice.OPENVINO])
def test_cancel_acts_inside_a_tile(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch, backend: BackendChoice
) -> None:
    """A picture in one piece may take seconds: the network is left between two of its layers, or graphs."""
    settings = EngineSettings(DeviceChoice.CPU, backend=backend)
    comparison = Comparison(noise(40, 40), ("srresnet",), Mode.UPSCALE, settings, pool)
    check, inside = comparison_run.ComparisonRun.check, 0

    def count_and_cancel(run: comparison_run.ComparisonRun) -> None:
        nonlocal inside
        inside += run._running is not None
        if inside == 2:
            comparison.cancel()
        check(run)

    monkeypatch.setattr(comparison_run.ComparisonRun, "check", count_and_cancel)
    comparison.run(recorder)
    assert not recorder.of(TileReady)
    assert isinstance(recorder.events[-1], Cancelled)
    assert inside == 2


def test_cancel_before_run_gives_nothing_but_cancelled(pool: NetworkPool, recorder: Recorder) -> None:
    comparison = Comparison(noise(40, 40), DEFAULT_IDS, Mode.UPSCALE, TILED, pool)
    comparison.cancel()
    comparison.run(recorder)
    assert [type(event) for event in recorder.events] == [Cancelled]


def test_pool_still_works_after_a_cancel(pool: NetworkPool, recorder: Recorder) -> None:
    first = Comparison(noise(40, 40), NETWORKS, Mode.UPSCALE, TILED, pool)
    first.run(Recorder(lambda event: first.cancel() if isinstance(event, TileReady) else None))
    Comparison(noise(40, 40), NETWORKS, Mode.UPSCALE, TILED, pool).run(recorder)
    assert len(recorder.of(MethodDone)) == 3


def test_progress_rises_to_one(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(150, 101), DEFAULT_IDS, Mode.REFERENCE, TILED, pool).run(recorder)
    progress: list[Progress] = recorder.of(Progress)
    fractions = [one.fraction for one in progress]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)
    assert progress[-1].by_method == dict.fromkeys(progress[-1].by_method, 1.0)
    assert set(progress[-1].by_method) == set(DEFAULT_IDS)
    assert progress[-1].seconds_left == pytest.approx(0)
    assert any(0 < one.fraction < 1 and one.seconds_left is not None for one in progress)
    assert all(one.seconds_left is None or one.seconds_left >= 0 for one in progress)


def test_the_networks_count_before_they_are_loaded(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(60, 40), ("bicubic", "srresnet"), Mode.UPSCALE, TILED, pool).run(recorder)
    first: Progress = recorder.of(Progress)[0]
    assert first.fraction < 0.5
    assert first.by_method == {"bicubic": 1.0, "srresnet": 0.0}


@pytest.mark.parametrize("measured", [True, False])
def test_only_what_is_not_measured_may_be_computed_in_less_than_fp32(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch, measured: bool
) -> None:
    """The number of Enlarge mode, the consistency with the input, is a number too."""
    asked: list[bool] = []

    def choose(choice: PrecisionChoice, device: Device, *, measured: bool = True) -> Precision:
        asked.append(measured)
        return Precision.FP32

    monkeypatch.setattr("sr_desktop.engine.pool.choose_precision", choose)
    outputs = Outputs(PlainStore(), measured=measured)
    Comparison(noise(40, 40), ("srresnet",), Mode.UPSCALE, TILED, pool, outputs=outputs).run(recorder)
    assert asked == [measured]
    (done,) = recorder.of(MethodDone)
    assert any(value is not None for value in done.scores.values()) is measured


def test_results_in_scratch_files_equal_those_in_memory(pool: NetworkPool, tmp_path: Path) -> None:
    picture, found = noise(129, 33), []
    for kept in (PlainStore(), ScratchStore(100_000, tmp_path / "disk", tmp_path)):
        outputs = Outputs(kept, with_levels=True)
        recorder = Recorder()
        Comparison(picture, DEFAULT_IDS, Mode.UPSCALE, TILED, pool, outputs=outputs).run(recorder)
        assert all(len(tile.levels) == 3 for tile in recorder.of(TileReady))
        found.append({done.method_id: done for done in recorder.of(MethodDone)})
    for method_id, done in found[0].items():
        for level, other, expected in zip(
            done.levels, found[1][method_id].levels, build_pyramid(done.pixels), strict=True
        ):
            np.testing.assert_array_equal(level, expected)
            np.testing.assert_array_equal(other, expected)


def test_unknown_method(pool: NetworkPool) -> None:
    with pytest.raises(UnknownMethodError, match="'lanczos'"):
        Comparison(noise(40, 40), ("lanczos",), Mode.UPSCALE, TILED, pool)


def test_a_method_named_twice_runs_once(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(40, 40), ("bicubic", "bicubic"), Mode.UPSCALE, TILED, pool).run(recorder)
    assert len(recorder.of(MethodDone)) == 1


def test_a_precision_that_the_device_lacks_fails_networks_only(pool: NetworkPool, recorder: Recorder) -> None:
    settings = EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP16)
    Comparison(noise(40, 40), ("bicubic", "srresnet"), Mode.UPSCALE, settings, pool).run(recorder)
    (failed,) = recorder.of(MethodFailed)
    assert "does not compute in fp16" in str(failed.message)
    assert [done.method_id for done in recorder.of(MethodDone)] == ["bicubic"]


def test_bf16_is_close_to_fp32(pool: NetworkPool) -> None:
    picture = noise(24, 24)
    exact, _ = run_method("srresnet", picture, EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32), pool)
    rough, run = run_method("srresnet", picture, EngineSettings(DeviceChoice.CPU, PrecisionChoice.BF16), pool)
    assert run.precision == "bf16"
    difference = np.abs(exact.astype(int) - rough)
    assert 0 < difference.max() <= 4


@pytest.mark.parametrize("mode", [Mode.REFERENCE, Mode.UPSCALE])
@pytest.mark.parametrize("part", [Rect(81, 43, 150, 91), Rect(0, 0, 60, 52), Rect(300, 180, 100, 100)])
def test_only_a_part_is_computed_and_measured(pool: NetworkPool, mode: Mode, part: Rect) -> None:
    picture = noise(400, 280) if mode is Mode.REFERENCE else noise(100, 70)
    methods = ("bicubic", "srcnn", "perceptual")
    whole, only = Recorder(), Recorder()
    Comparison(picture, methods, mode, TILED, pool).run(whole)
    Comparison(picture, methods, mode, TILED, pool, part=part).run(only)
    inside = part.intersected(Rect(0, 0, 400, 280))
    (ready,) = only.of(InputReady)
    for method in methods:
        (full,), (done,) = whole.of(MethodDone, method), only.of(MethodDone, method)
        assert np.abs(np.subtract(full.pixels[part.slices], done.pixels[part.slices], dtype=np.int16)).max() <= 1
        _, count = _assembled(only, method)
        assert count[inside.slices].all()
        assert np.array_equal(count > 0, _grown_mask(inside, (400, 280)))
        assert done.scores == measure(
            done.pixels,
            None if ready.ground_truth is None else ready.ground_truth.pixels,
            is_gray=False,
            low_resolution=ready.low_resolution.pixels,
            region=part,
        )
        assert done.scores.exist


def _grown_mask(part: Rect, size: tuple[int, int]) -> np.ndarray:
    """Where a part is computed: its low-resolution pixels and eight more on every side."""
    low = part.shrunk(4).grown(8).intersected(Rect(0, 0, size[0] // 4, size[1] // 4))
    mask = np.zeros((size[1], size[0]), np.bool_)
    mask[low.scaled(4).slices] = True
    return mask
