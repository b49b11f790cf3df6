"""Which device and which precision is taken, and how a refusal reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sr_desktop.engine import devices
from sr_desktop.engine.devices import Device, Precision, choose_device, choose_precision, cpu, find_devices, works
from sr_desktop.engine.errors import DeviceError, PrecisionError
from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.weights import read_card

GPU = Device("cuda:0", DeviceChoice.CUDA, "Some GPU", tuple(Precision), (Precision.BF16, Precision.FP16))


@pytest.fixture
def card(weights: Path) -> ModelCard:
    return read_card(weights / "srresnet.json")


def test_the_cpu_is_always_there_and_last() -> None:
    found = find_devices()
    assert found[-1] == cpu()
    assert cpu().name.endswith("threads)")
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
    with pytest.raises(DeviceError, match=r"^There is no working MPS device here; choose 'auto'"):
        choose_device(DeviceChoice.MPS)


def test_a_device_that_fails_its_trial_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert works(cpu())
    assert not works(replace(GPU, id="meta"))  # exists, but computes nothing
    monkeypatch.setattr(devices.torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(devices.torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(devices, "_cuda_device", lambda index: replace(GPU, id="meta"))
    find_devices.cache_clear()
    try:
        assert find_devices() == (cpu(),)
    finally:
        find_devices.cache_clear()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Precision.FP32),
        ({"bf16": -0.004}, Precision.BF16),
        ({"bf16": 0.02}, Precision.FP32),
        ({"bf16": -0.02}, Precision.FP32),
        ({"bf16": 0.02, "fp16": 0.0001}, Precision.FP16),
        ({"bf16": 0.01}, Precision.FP32),
    ],
)
def test_auto_precision_needs_proof(card: ModelCard, changes: dict[str, float], expected: Precision) -> None:
    card = card.model_copy(update={"precision_change": changes})
    assert choose_precision(PrecisionChoice.AUTO, GPU, card) is expected


def test_auto_precision_needs_fast_instructions(card: ModelCard) -> None:
    card = card.model_copy(update={"precision_change": {"bf16": 0.0, "fp16": 0.0}})
    assert choose_precision(PrecisionChoice.AUTO, replace(GPU, fast=()), card) is Precision.FP32
    assert choose_precision(PrecisionChoice.AUTO, GPU, None) is Precision.FP32


def test_an_explicit_precision_is_honoured_or_refused(card: ModelCard) -> None:
    assert choose_precision(PrecisionChoice.FP16, GPU, card) is Precision.FP16
    assert choose_precision(PrecisionChoice.BF16, cpu(), card) is Precision.BF16
    with pytest.raises(PrecisionError, match=r"does not compute in fp16; choose 'auto' or one of: fp32, bf16\.$"):
        choose_precision(PrecisionChoice.FP16, cpu(), card)
