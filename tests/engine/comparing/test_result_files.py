"""Results of networks that are kept on the disk between starts."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.comparing import result_files
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.leftovers import Leftovers, Task
from sr_desktop.engine.comparing.result_files import Earlier, ResultFiles, key_of
from sr_desktop.engine.events import MethodDone, MethodFailed, RunInfo, TileReady
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import SHIPPED
from tests.engine.conftest import Recorder, noise

KEPT = EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, tile=16, keep_results=True)
RUN = RunInfo(1.5, "cpu", "Test processor", "fp32", None, "abc", backend="OpenVINO")


@pytest.fixture
def pool(weights: Path, monkeypatch: pytest.MonkeyPatch) -> NetworkPool:
    monkeypatch.setattr(result_files, "weights_dir", lambda: weights)
    return NetworkPool(weights)


@pytest.fixture
def files(tmp_path: Path) -> ResultFiles:
    return ResultFiles(tmp_path / "results")


def compared(
    picture: Picture, pool: NetworkPool, folder: Path, settings: EngineSettings = KEPT, *, afresh: bool = False
) -> Recorder:
    """The events of one start of the program."""
    recorder, files = Recorder(), ResultFiles(folder)
    earlier = Earlier(Leftovers(), files, is_used=not afresh)
    Comparison(picture, ("bicubic", "srresnet"), Mode.REFERENCE, settings, pool, earlier=earlier).run(recorder)
    assert files.wait(30)
    return recorder


@pytest.mark.parametrize("gray", [False, True])
def test_the_next_start_reads_what_the_last_one_computed(pool: NetworkPool, tmp_path: Path, gray: bool) -> None:
    picture = noise(160, 136, gray=gray)
    first = compared(picture, pool, tmp_path / "results")
    assert len(first.of(TileReady, "srresnet")) > 1
    assert len(list((tmp_path / "results").glob("*.png"))) == 1, "interpolations are quicker than files"
    again = Picture(picture.pixels.copy(), "another name", is_gray=gray)
    second = compared(again, pool, tmp_path / "results")
    assert len(second.of(TileReady, "srresnet")) == 1
    (one,), (other,) = first.of(MethodDone, "srresnet"), second.of(MethodDone, "srresnet")
    np.testing.assert_array_equal(one.pixels, other.pixels)
    assert (one.scores, one.run) == (other.scores, other.run)


def test_nothing_is_kept_or_read_unless_it_is_wanted(pool: NetworkPool, tmp_path: Path) -> None:
    picture, off = noise(80, 64), replace(KEPT, keep_results=False)
    compared(picture, pool, tmp_path / "results", off)
    assert not (tmp_path / "results").exists()
    compared(picture, pool, tmp_path / "results")
    assert len(compared(picture, pool, tmp_path / "results", off).of(TileReady, "srresnet")) > 1


def test_what_is_computed_afresh_replaces_what_is_kept(pool: NetworkPool, tmp_path: Path) -> None:
    picture = noise(80, 64)
    compared(picture, pool, tmp_path / "results")
    (path,) = (tmp_path / "results").glob("*.png")
    before = path.stat().st_mtime_ns
    assert len(compared(picture, pool, tmp_path / "results", afresh=True).of(TileReady, "srresnet")) > 1
    assert path.stat().st_mtime_ns > before


def test_a_file_that_is_damaged_fails_once_and_is_then_computed(pool: NetworkPool, tmp_path: Path) -> None:
    picture = noise(80, 64)
    compared(picture, pool, tmp_path / "results")
    (path,) = (tmp_path / "results").glob("*.png")
    path.write_bytes(path.read_bytes()[:200])
    second = compared(picture, pool, tmp_path / "results")
    (failed,) = second.of(MethodFailed)
    assert path.name in str(failed.message)
    assert len(compared(picture, pool, tmp_path / "results").of(MethodDone)) == 2


def test_the_key_tells_apart_all_that_a_result_depends_on(pool: NetworkPool, tmp_path: Path) -> None:
    task, method = Task(noise(32, 32), Mode.REFERENCE, KEPT, InputSource()), SHIPPED.get("srresnet")
    key = key_of(task, method)
    assert key == key_of(replace(task, picture=noise(32, 32), settings=replace(KEPT, result_memory=5)), method)
    others = {
        key,
        key_of(task, SHIPPED.get("srcnn")),
        key_of(replace(task, picture=noise(32, 32, seed=1)), method),
        key_of(replace(task, mode=Mode.UPSCALE), method),
        key_of(replace(task, settings=replace(KEPT, self_ensemble=True)), method),
        key_of(replace(task, settings=replace(KEPT, precision=PrecisionChoice.BF16)), method),
        key_of(replace(task, source=InputSource(parse_degradation("blur1.2"))), method),
        key_of(replace(task, source=InputSource(given=noise(8, 8))), method),
    }
    model = tmp_path / "model.pth"
    model.write_bytes(b"one")
    own = replace(method, id="own", weights=None, model=model)
    others.add(key_of(task, own))
    model.write_bytes(b"other")
    others.add(key_of(task, own))
    assert len(others) == 10
    assert None not in others
    assert key_of(task, SHIPPED.get("bicubic")) is None


def test_what_was_used_longest_ago_is_removed_first(files: ResultFiles, tmp_path: Path) -> None:
    pixels = noise(64, 64).pixels
    size = 0
    for number, key in enumerate("abc"):
        files.keep(key, pixels, RUN, 10**9)
        assert files.wait(30)
        size = (tmp_path / "results" / f"{key}.png").stat().st_size
        os.utime(tmp_path / "results" / f"{key}.png", (number, number))
    found = files.find("a")
    assert found is not None
    assert found.run == RUN
    files.keep("d", pixels, RUN, 2 * size)
    assert files.wait(30)
    assert [files.find(key) is not None for key in "abcd"] == [True, False, False, True]
    assert len(list((tmp_path / "results").iterdir())) == 4
    files.forget()
    assert list((tmp_path / "results").iterdir()) == []
