"""When memory runs out: smaller tiles, then the CPU, and what is finished is kept. By fault injection."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from sr_desktop.engine.comparing import work as work_module
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.work import NetworkWork
from sr_desktop.engine.errors import MemoryShortageError
from sr_desktop.engine.events import Finished, MethodDone, MethodFailed, Notice, TileReady
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.machine.memory import is_shortage
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.running import make_runner
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.engine.upscaling import run_method
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.tiling import Tile
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED
from tests.engine.conftest import Recorder, noise

WHOLE = EngineSettings(device=DeviceChoice.CPU, precision=PrecisionChoice.FP32)
SHORTAGES = [
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory: you tried to"),
    RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 68719476736 bytes."),
    RuntimeError("MPS backend out of memory (MPS allocated: 18.00 GB)"),
    MemoryError(),
]


class Cramped:
    """Stands in for `make_runner`: tiles with more than so many pixels do not fit on a device of that name."""

    def __init__(self, largest: int, device_id: str | None = None, error: Exception = SHORTAGES[0]) -> None:
        self.largest = largest
        self.device_id = device_id
        self.error = error
        self.done: list[Tile] = []
        self.allowance = 0
        """So many tiles fit nevertheless."""

    def __call__(self, ready: ReadyNetwork, picture: Picture) -> _CrampedRunner:
        return _CrampedRunner(self, ready, picture)


class _CrampedRunner:
    def __init__(self, rule: Cramped, ready: ReadyNetwork, picture: Picture) -> None:
        self._rule = rule
        self._cramped = rule.device_id in (None, ready.device.id)
        real = replace(ready, device=cpu(), precision=Precision.FP32)
        self._runner = make_runner(real, picture)

    def __call__(self, tile: Tile) -> Pixels:
        if self._cramped and tile.core.area > self._rule.largest:
            if self._rule.allowance <= 0:
                raise self._rule.error
            self._rule.allowance -= 1
        self._rule.done.append(tile)
        return self._runner(tile)


@pytest.mark.parametrize("error", SHORTAGES, ids=lambda error: type(error).__name__)
def test_shortages_are_recognised(error: Exception) -> None:
    assert is_shortage(error)


@pytest.mark.parametrize("error", [RuntimeError("CUDA error: device-side assert triggered"), ValueError("memory")])
def test_other_errors_are_none(error: Exception) -> None:
    assert not is_shortage(error)


@pytest.mark.parametrize("error", SHORTAGES, ids=lambda error: type(error).__name__)
def test_tiles_are_halved_until_they_fit(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    picture = noise(80, 60)
    expected, _ = run_method("srresnet", picture, WHOLE, pool)
    monkeypatch.setattr(work_module, "make_runner", Cramped(25 * 25, error=error))
    Comparison(picture, ("srresnet",), Mode.UPSCALE, WHOLE, pool).run(recorder)
    (done,) = recorder.of(MethodDone)
    np.testing.assert_array_equal(done.pixels, expected)
    assert done.run.tile == 20
    sentences = [str(notice.message) for notice in recorder.of(Notice)]
    assert [sentence.rpartition(" in ")[2] for sentence in sentences] == ["tiles of 40 pixels.", "tiles of 20 pixels."]
    assert all(sentence.startswith("SRResNet ran out of memory on the ") for sentence in sentences)


def test_finished_tiles_are_kept(pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = noise(80, 80)
    settings = replace(WHOLE, tile=40)
    expected, _ = run_method("srresnet", picture, settings, pool)
    rule = Cramped(20 * 20)
    rule.allowance = 2
    monkeypatch.setattr(work_module, "make_runner", rule)
    Comparison(picture, ("srresnet",), Mode.UPSCALE, settings, pool).run(recorder)
    # Two of the four large tiles fitted; only the other two are done in four small ones each.
    assert [tile.core.area for tile in rule.done] == [1600] * 2 + [400] * 8
    np.testing.assert_array_equal(recorder.of(MethodDone)[0].pixels, expected)
    assert sum(tile.rect.area for tile in recorder.of(TileReady)) == 320 * 320


def test_from_the_smallest_tiles_to_the_cpu(pool: NetworkPool, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = noise(50, 40)
    expected, _ = run_method("srresnet", picture, WHOLE, pool)
    ready = pool.get(SHIPPED.get("srresnet"), cpu())
    gpu = replace(cpu(), id="cuda:0", kind=DeviceChoice.CUDA, name="Small GPU")
    monkeypatch.setattr(work_module, "make_runner", Cramped(10, device_id="cuda:0"))
    monkeypatch.setattr(work_module, "release_cached", lambda device: None)
    messages: list[Message] = []
    work = NetworkWork(
        "SRResNet", replace(ready, device=gpu), picture, None, cpu_fallback=lambda: ready, notify=messages.append
    )
    while not work.is_done:
        work.step()
    np.testing.assert_array_equal(work.pixels, expected)
    assert work.run_info().device == "cpu"
    assert work.run_info().tile is None
    sentences = [str(message) for message in messages]
    assert len(sentences) == 3
    assert "tiles of 25 pixels" in sentences[0]
    assert "tiles of 16 pixels" in sentences[1]
    assert sentences[2].startswith("SRResNet ran out of memory on the Small GPU; it continues, slower, on the ")


def test_no_memory_anywhere_fails_the_method_only(
    pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "make_runner", Cramped(0))
    Comparison(noise(50, 40), ("bicubic", "srresnet"), Mode.UPSCALE, WHOLE, pool).run(recorder)
    (failed,) = recorder.of(MethodFailed)
    assert "even with the smallest tiles" in str(failed.message)
    assert [done.method_id for done in recorder.of(MethodDone)] == ["bicubic"]
    assert isinstance(recorder.events[-1], Finished)


def test_run_method_says_so_too(pool: NetworkPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_module, "make_runner", Cramped(0))
    with pytest.raises(MemoryShortageError, match="close other programs"):
        run_method("srresnet", noise(40, 40), WHOLE, pool)


def test_another_error_is_a_sentence(pool: NetworkPool, recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        work_module, "make_runner", Cramped(0, error=RuntimeError("CUDA error: unspecified\nat line 3"))
    )
    Comparison(noise(50, 40), ("srresnet",), Mode.UPSCALE, WHOLE, pool).run(recorder)
    (failed,) = recorder.of(MethodFailed)
    assert str(failed.message) == "SRResNet stopped: CUDA error: unspecified."
