"""What a comparison says where weights are missing or wrong, and where a picture is too small or too large."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import psutil
import pytest

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.engine.events import (
    Finished,
    MethodDone,
    MethodFailed,
    Progress,
    TileReady,
)
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.scratch import store
from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import DEFAULT_IDS
from tests.engine.conftest import TINY, Recorder, noise, publish

TILED = EngineSettings(device=DeviceChoice.CPU, precision=PrecisionChoice.FP32, tile=16)
NETWORKS = ("srcnn", "perceptual", "srresnet")


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
    with pytest.raises(PictureSizeError, match=r"6 results of 4000 x 4000 .* 699 MB of memory and 400 MB are free"):
        Comparison(noise(1000, 1000), DEFAULT_IDS, Mode.UPSCALE, TILED, pool)


def test_too_large_for_memory_and_disk_together_is_said(
    pool: NetworkPool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outputs = Outputs(ScratchStore(10_000_000, tmp_path / "disk", tmp_path), with_levels=True)
    monkeypatch.setattr(store, "_KEPT_FREE", psutil.disk_usage(str(tmp_path)).free - 100_000_000)
    found = r"6 results of 4000 x 4000 .* take 384 MB, but only 10 MB of memory and 100 MB at '.*disk.*' are free"
    with pytest.raises(PictureSizeError, match=found):
        Comparison(noise(1000, 1000), DEFAULT_IDS, Mode.UPSCALE, TILED, pool, outputs=outputs)
    Comparison(noise(300, 300), DEFAULT_IDS, Mode.UPSCALE, TILED, pool, outputs=outputs)
