"""What a comparison tells, in which order, and how it is steered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from sr_desktop.engine.comparison import Comparison
from sr_desktop.engine.errors import PictureSizeError
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
from sr_desktop.engine.output import Outputs
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.scratch import store
from sr_desktop.engine.scratch.store import PlainStore, ScratchStore
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.engine.upscaling import run_method
from sr_desktop.imaging.metrics import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.pyramid import build_pyramid
from sr_desktop.imaging.resampling import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.methods import DEFAULT_IDS, UnknownMethodError
from tests.engine.conftest import TINY, Recorder, noise, publish

TILED = EngineSettings(device=DeviceChoice.CPU, tile=16)
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


def test_upscale_mode_has_nothing_to_measure(pool: NetworkPool, recorder: Recorder) -> None:
    picture = noise(21, 18)
    Comparison(picture, DEFAULT_IDS, Mode.UPSCALE, EngineSettings(device=DeviceChoice.CPU), pool).run(recorder)
    (ready,) = recorder.of(InputReady)
    assert ready.ground_truth is None
    assert ready.low_resolution is picture
    for done in recorder.of(MethodDone):
        assert not done.scores.exist
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


def test_opacity_takes_no_part(pool: NetworkPool) -> None:
    plain = noise(64, 64)
    veiled = Picture(plain.pixels, "veiled", alpha=np.random.default_rng(1).integers(0, 256, (64, 64), np.uint8))
    results = []
    for picture in (plain, veiled):
        recorder = Recorder()
        Comparison(picture, ("bicubic", "srcnn", "srresnet"), Mode.REFERENCE, TILED, pool).run(recorder)
        results.append({done.method_id: done.pixels for done in recorder.of(MethodDone)})
    for method_id, pixels in results[0].items():
        np.testing.assert_array_equal(pixels, results[1][method_id])


def test_tiles_come_from_the_focus_outwards(pool: NetworkPool, recorder: Recorder) -> None:
    comparison = Comparison(noise(80, 80), ("srresnet",), Mode.UPSCALE, TILED, pool)
    comparison.set_focus(319, 5)
    comparison.run(recorder)
    distances = [np.hypot(tile.rect.center[0] - 319, tile.rect.center[1] - 5) for tile in recorder.of(TileReady)]
    assert len(distances) == 25
    assert distances[0] == min(distances)
    assert distances[-1] == max(distances)
    assert recorder.of(TileReady)[0].rect.right == 320


def test_focus_may_move_while_running(pool: NetworkPool) -> None:
    def look_elsewhere(event: Event) -> None:
        if isinstance(event, TileReady):
            comparison.set_focus(1, 319)

    recorder = Recorder(look_elsewhere)
    comparison = Comparison(noise(80, 80), ("srresnet",), Mode.UPSCALE, TILED, pool)
    comparison.set_focus(319, 1)
    comparison.run(recorder)
    first, second, *_ = recorder.of(TileReady)
    assert (first.rect.right, first.rect.y) == (320, 0)
    assert (second.rect.x, second.rect.bottom) == (0, 320)


def test_networks_take_turns(pool: NetworkPool, recorder: Recorder) -> None:
    Comparison(noise(80, 80), NETWORKS, Mode.UPSCALE, TILED, pool).run(recorder)
    assert {tile.method_id for tile in recorder.of(TileReady)[:3]} == set(NETWORKS)


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


def test_cancel_acts_inside_a_tile(pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture in one piece may take seconds: the network is left between two of its layers."""
    comparison = Comparison(noise(40, 40), ("srresnet",), Mode.UPSCALE, EngineSettings(DeviceChoice.CPU), pool)
    check, calls = comparison._check, 0

    def count_and_cancel() -> None:
        nonlocal calls
        calls += 1
        if calls == 6:
            comparison.cancel()
        check()

    monkeypatch.setattr(comparison, "_check", count_and_cancel)
    comparison.run(recorder)
    assert not recorder.of(TileReady)
    assert isinstance(recorder.events[-1], Cancelled)
    assert calls == 6


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


def test_missing_weights_fail_one_method_and_no_other(weights: Path, recorder: Recorder) -> None:
    (weights / "perceptual.safetensors").unlink()
    content = bytearray((weights / "srcnn.safetensors").read_bytes())
    content[-1] ^= 1
    (weights / "srcnn.safetensors").write_bytes(content)
    Comparison(noise(64, 64), DEFAULT_IDS, Mode.REFERENCE, TILED, NetworkPool(weights)).run(recorder)
    failed = {event.method_id: str(event.message) for event in recorder.of(MethodFailed)}
    assert set(failed) == {"perceptual", "srcnn"}
    assert "is missing" in failed["perceptual"]
    assert "is damaged" in failed["srcnn"]
    assert len(recorder.of(MethodDone)) == 4
    assert recorder.of(Progress)[-1].fraction == pytest.approx(1)
    assert isinstance(recorder.events[-1], Finished)


def _poisoned(weights: Path, value: float) -> NetworkPool:
    """The tiny networks with their last kernels filled with a value."""
    for name, parameters in TINY.items():
        publish(weights, name, parameters, last_kernel=value)
    return NetworkPool(weights)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_values_that_are_no_numbers_are_no_picture(weights: Path, recorder: Recorder, value: float) -> None:
    Comparison(noise(64, 64), NETWORKS, Mode.REFERENCE, TILED, _poisoned(weights, value)).run(recorder)
    assert not recorder.of(TileReady)
    assert not recorder.of(MethodDone)
    failed = {event.method_id: str(event.message) for event in recorder.of(MethodFailed)}
    assert set(failed) == set(NETWORKS)
    assert "not numbers" in failed["srcnn"]
    assert "not numbers" in failed["srresnet"]


def test_one_value_everywhere_is_no_picture(weights: Path, recorder: Recorder) -> None:
    Comparison(noise(64, 64), NETWORKS, Mode.REFERENCE, TILED, _poisoned(weights, 0.0)).run(recorder)
    assert not recorder.of(TileReady)
    assert len(recorder.of(MethodFailed)) == 3
    assert all("same value everywhere" in str(event.message) for event in recorder.of(MethodFailed))


def test_a_flat_picture_may_come_out_flat(weights: Path, recorder: Recorder) -> None:
    flat = Picture(np.full((64, 64, 3), 77, np.uint8), "flat")
    Comparison(flat, NETWORKS, Mode.REFERENCE, TILED, _poisoned(weights, 0.0)).run(recorder)
    assert len(recorder.of(MethodDone)) == 3


@pytest.mark.parametrize(
    ("mode", "size", "smallest"), [(Mode.REFERENCE, (15, 40), "16 x 16"), (Mode.UPSCALE, (40, 3), "4 x 4")]
)
def test_too_small_is_said(pool: NetworkPool, mode: Mode, size: tuple[int, int], smallest: str) -> None:
    with pytest.raises(PictureSizeError, match=rf"'noise' is {size[0]} x {size[1]} pixels; .* at least {smallest}"):
        Comparison(noise(*size), DEFAULT_IDS, mode, TILED, pool)


@pytest.mark.parametrize(
    ("mode", "size"), [(Mode.REFERENCE, (16, 16)), (Mode.UPSCALE, (4, 4)), (Mode.UPSCALE, (4, 90))]
)
def test_the_smallest_pictures_work(pool: NetworkPool, recorder: Recorder, mode: Mode, size: tuple[int, int]) -> None:
    Comparison(noise(*size), DEFAULT_IDS, mode, TILED, pool).run(recorder)
    assert len(recorder.of(MethodDone)) == 6


def test_too_large_is_said(pool: NetworkPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "available_memory", lambda: 400_000_000)
    with pytest.raises(PictureSizeError, match=r"6 results of 4000 x 4000 .* 0\.7 GB of memory and 0\.4 GB are free"):
        Comparison(noise(1000, 1000), DEFAULT_IDS, Mode.UPSCALE, TILED, pool)


def test_too_large_for_memory_and_disk_together_is_said(
    pool: NetworkPool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outputs = Outputs(ScratchStore(10_000_000, tmp_path / "disk", tmp_path), with_levels=True)
    monkeypatch.setattr(store, "_KEPT_FREE", psutil.disk_usage(str(tmp_path)).free - 100_000_000)
    found = r"6 results of 4000 x 4000 .* take 0\.4 GB, but only 0\.0 GB of memory and 0\.1 GB at '.*disk.*' are free"
    with pytest.raises(PictureSizeError, match=found):
        Comparison(noise(1000, 1000), DEFAULT_IDS, Mode.UPSCALE, TILED, pool, outputs=outputs)
    Comparison(noise(300, 300), DEFAULT_IDS, Mode.UPSCALE, TILED, pool, outputs=outputs)


def test_results_in_scratch_files_equal_those_in_memory(pool: NetworkPool, tmp_path: Path) -> None:
    picture, found = noise(150, 101), []
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
