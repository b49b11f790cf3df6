"""Which device and which precision is taken, and how a refusal reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from sr_desktop.engine.errors import DeviceError, PrecisionError
from sr_desktop.engine.machine import devices
from sr_desktop.engine.machine.devices import (
    Device,
    Precision,
    choose_device,
    choose_precision,
    cpu,
    find_devices,
    works,
)
from sr_desktop.engine.machine.threads import threads
from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice

GPU = Device("cuda:0", DeviceChoice.CUDA, "Some GPU", tuple(Precision), (Precision.BF16, Precision.FP16))


def test_the_cpu_is_always_there_and_last() -> None:
    found = find_devices()
    assert found[-1] == cpu()
    assert cpu().name.endswith("(1 thread)" if threads() == 1 else f"({threads()} threads)")
    assert choose_device(DeviceChoice.CPU) == cpu()


def test_auto_takes_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "find_devices", lambda: (GPU, cpu()))
    assert choose_device(DeviceChoice.AUTO) == GPU
    assert choose_device(DeviceChoice.CUDA) == GPU
    assert choose_device(DeviceChoice.CPU) == cpu()


def test_of_several_gpus_the_numbered_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    second = replace(GPU, id="cuda:1")
    monkeypatch.setattr(devices, "find_devices", lambda: (GPU, second, cpu()))
    for choice in (DeviceChoice.AUTO, DeviceChoice.CUDA):
        assert [choose_device(choice, number) for number in range(3)] == [GPU, second, GPU]
    assert choose_device(DeviceChoice.CPU, 1) == cpu()


def test_a_device_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "find_devices", lambda: (cpu(),))
    with pytest.raises(DeviceError, match=r"^There is no working MPS device here; there are: "):
        choose_device(DeviceChoice.MPS)


def test_a_device_that_fails_its_trial_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert works(cpu())
    assert not works(replace(GPU, id="meta"))  # exists, but computes nothing
    monkeypatch.setattr(devices, "may_have_gpu", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(devices, "_cuda_device", lambda index: replace(GPU, id="meta"))
    devices._gpus.cache_clear()
    try:
        assert find_devices() == (cpu(),)
    finally:
        devices._gpus.cache_clear()


def test_what_is_measured_is_computed_in_fp32() -> None:
    for device in (GPU, cpu(), replace(GPU, fast=())):
        assert choose_precision(PrecisionChoice.AUTO, device) is Precision.FP32


def test_what_is_only_looked_at_is_computed_in_the_fastest_precision() -> None:
    assert choose_precision(PrecisionChoice.AUTO, GPU, measured=False) is Precision.BF16
    assert choose_precision(PrecisionChoice.AUTO, replace(GPU, fast=()), measured=False) is Precision.FP32


def test_an_explicit_precision_is_honoured_or_refused() -> None:
    assert choose_precision(PrecisionChoice.FP16, GPU) is Precision.FP16
    assert choose_precision(PrecisionChoice.BF16, cpu()) is Precision.BF16
    with pytest.raises(PrecisionError, match=r"does not compute in fp16, but in: fp32, bf16\.$"):
        choose_precision(PrecisionChoice.FP16, cpu())
