"""Which devices there are, what they are called, and which of them and of their precisions to use.

Imports no torch unless there may be a GPU.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sr_desktop.engine.errors import DeviceError, PrecisionError
from sr_desktop.engine.machine.threads import threads
from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice
from sr_desktop.messages.message import Message
from sr_desktop.system.gpus import may_have_gpu

if TYPE_CHECKING:
    import torch


class Precision(StrEnum):
    """The arithmetic of a network's convolutions; sums are always kept in fp32."""

    FP32 = "fp32"
    BF16 = "bf16"
    FP16 = "fp16"


_FLAGS = ("flags", "features")
"""What Linux calls the instructions of a processor, on x86 and on ARM."""
_BF16_FLAGS = ("avx512_bf16", "amx_bf16", "bf16")


@dataclass(frozen=True, slots=True)
class Device:
    """A device that computed a trial convolution correctly.

    Attributes:
        id: Its name to torch, e.g. ``"cpu"`` or ``"cuda:0"``.
        kind: ``CPU``, ``CUDA`` or ``MPS``.
        name: Its name in words, e.g. ``"NVIDIA H100"``.
        supported: Precisions it can compute in.
        fast: Of those, the ones it has instructions for, fastest to be preferred first.
    """

    id: str
    kind: DeviceChoice
    name: str
    supported: tuple[Precision, ...]
    fast: tuple[Precision, ...]

    @property
    def torch_device(self) -> torch.device:
        """The device as torch knows it."""
        import torch

        return torch.device(self.id)


def find_devices() -> tuple[Device, ...]:
    """All devices that work, in the order in which AUTO prefers them: CUDA, MPS, CPU (always the last).

    A device that exists but fails a small convolution (a driver too old, a GPU that this torch has no kernels for)
    is passed over. Found once in the life of the process.
    """
    return (*_gpus(), cpu())


@cache
def _gpus() -> tuple[Device, ...]:
    if not may_have_gpu():
        return ()
    import torch

    candidates = []
    if torch.cuda.is_available():
        candidates += [_cuda_device(index) for index in range(torch.cuda.device_count())]
    if torch.backends.mps.is_available():
        candidates.append(
            Device(
                "mps",
                DeviceChoice.MPS,
                f"{_cpu_name(threads())} GPU",
                (Precision.FP32, Precision.FP16),
                (Precision.FP16,),
            )
        )
    return tuple(device for device in candidates if works(device))


def choose_device(choice: DeviceChoice, number: int = 0) -> Device:
    """The device for a choice; AUTO takes the first kind that works.

    Args:
        choice: Which kind.
        number: Which of several of that kind, from 0; counted around if there are fewer.

    Raises:
        DeviceError: The one asked for is not there or failed its trial.
    """
    devices = find_devices()
    kind = devices[0].kind if choice is DeviceChoice.AUTO else choice
    alike = [device for device in devices if device.kind is kind]
    if alike:
        return alike[number % len(alike)]
    names = ", ".join(device.name for device in devices)
    raise DeviceError(Message("device.missing", device=choice.value.upper(), known=names))


def choose_precision(choice: PrecisionChoice, device: Device, *, measured: bool = True) -> Precision:
    """The precision for a choice on a device.

    AUTO takes fp32 for results that are measured: every number is made in it. For what is only looked at it takes the
    precision in which the device is fastest.

    Raises:
        PrecisionError: The device cannot compute in the one asked for.
    """
    if choice is not PrecisionChoice.AUTO:
        precision = Precision(choice.value)
        if precision not in device.supported:
            known = ", ".join(one.value for one in device.supported)
            raise PrecisionError(
                Message("precision.unsupported", device=device.name, precision=precision.value, known=known)
            )
        return precision
    return Precision.FP32 if measured else next(iter(device.fast), Precision.FP32)


def works(device: Device) -> bool:
    """Whether a small convolution on the device gives what it should."""
    import torch
    from torch.nn import functional as F

    try:
        picture = torch.ones(1, 1, 8, 8, device=device.torch_device)
        kernel = torch.ones(1, 1, 3, 3, device=device.torch_device)
        return float(F.conv2d(picture, kernel)[0, 0, 3, 3]) == 9.0
    except (RuntimeError, AssertionError, NotImplementedError):
        return False


def cpu() -> Device:
    """The processor, which every machine has, with the threads that it computes on now."""
    return _cpu(threads())


@cache
def _cpu(count: int) -> Device:
    # bf16 without instructions for it works, but slower than fp32.
    fast = (Precision.BF16,) if _cpu_has_bf16() else ()
    return Device("cpu", DeviceChoice.CPU, _cpu_name(count), (Precision.FP32, Precision.BF16), fast)


def _cuda_device(index: int) -> Device:
    import torch

    # bf16 came with compute capability 8 (Ampere), fp16 tensor cores with 7 (Volta).
    major, _ = torch.cuda.get_device_capability(index)
    fast = (Precision.BF16, Precision.FP16) if major >= 8 else (Precision.FP16,) if major >= 7 else ()
    name = torch.cuda.get_device_name(index)
    return Device(f"cuda:{index}", DeviceChoice.CUDA, name, tuple(Precision), fast)


def _cpu_has_bf16() -> bool:
    if (flags := _processor_lines(_FLAGS)) is not None:
        return any(flag in _BF16_FLAGS for line in flags for flag in line.split())
    import torch

    checks = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, check, lambda: False)() for check in checks)


def _cpu_name(count: int) -> str:
    """The processor in words, and on how many threads it computes."""
    name = _model_name() or platform.processor() or platform.machine() or "processor"
    return f"{' '.join(name.split())} ({count} {'thread' if count == 1 else 'threads'})"


def _model_name() -> str:
    return next(iter(_processor_lines(("model name",)) or ()), "")


def _processor_lines(keys: tuple[str, ...]) -> list[str] | None:
    """What Linux says of the processors under these keys; None where it says nothing."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    split = (line.partition(":") for line in lines)
    return [value.strip() for key, _, value in split if key.strip().lower() in keys] or None
