"""Networks compute on as many threads as are asked for, and the device says so."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import MethodDone
from sr_desktop.engine.machine import threads
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import BackendChoice, DeviceChoice, EngineSettings, Mode, PrecisionChoice
from tests.engine.conftest import Recorder, noise


@pytest.fixture(autouse=True)
def four_cores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = torch.get_num_threads()
    monkeypatch.delenv(threads.VARIABLE, raising=False)
    monkeypatch.setattr(threads, "cores", lambda: 4)
    yield
    torch.set_num_threads(before)


@pytest.mark.parametrize("backend", [BackendChoice.TORCH, BackendChoice.OPENVINO])
def test_a_comparison_computes_on_so_many_threads_and_says_so(
    pool: NetworkPool, backend: BackendChoice, recorder: Recorder
) -> None:
    found = []
    for count in (3, 2):
        settings = EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, backend=backend, threads=count)
        recorder.events.clear()
        Comparison(noise(40, 40), ("srcnn",), Mode.UPSCALE, settings, pool).run(recorder)
        (done,) = recorder.of(MethodDone)
        assert torch.get_num_threads() == count
        assert done.run.device_name.endswith(f"({count} threads)")
        assert cpu().name == done.run.device_name
        found.append(done.pixels)
    np.testing.assert_array_equal(*found)


def test_without_a_number_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_GIVEN", None)
    assert threads.use_threads(1)
    assert threads.threads() == 1
    assert cpu().name.endswith("(1 thread)")
    assert not threads.use_threads(1)
    assert threads.use_threads(None)
    assert threads.threads() == torch.get_num_threads() == 4
    monkeypatch.setattr(threads, "_GIVEN", "2")
    assert threads.use_threads(None)
    assert threads.threads() == torch.get_num_threads() == 2


def test_no_threads_cannot_compute() -> None:
    with pytest.raises(ValueError, match="0 threads"):
        EngineSettings(threads=0)
