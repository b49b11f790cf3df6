"""How much memory a job may take, and how to recognise that it ran out. Imports no torch on a processor."""

from __future__ import annotations

import gc
import sys

from sr_desktop.engine.machine.devices import Device
from sr_desktop.engine.machine.limits import available_memory
from sr_desktop.engine.settings import DeviceChoice

_SIGNS = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "cannot allocate memory",
    "alloc_failed",
    "invalid buffer size",
    "failed to allocate memory",
)


def is_shortage(error: BaseException) -> bool:
    """Whether an exception means that memory ran out; torch raises a plain RuntimeError on the CPU and on MPS."""
    if isinstance(error, MemoryError) or _is_torch_shortage(error):
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error).lower() for sign in _SIGNS)


def _is_torch_shortage(error: BaseException) -> bool:
    # Only torch raises it, and so has been imported then.
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(error, torch.OutOfMemoryError)


def release_cached(device: Device) -> None:
    """Give back rings of objects, and what torch's allocator keeps on the device for later use."""
    # Collecting is off where objects of the process, a window's, may be deleted on one thread alone.
    if gc.isenabled():
        gc.collect()
    if device.kind is DeviceChoice.CPU:
        return
    import torch

    if device.kind is DeviceChoice.CUDA:
        torch.cuda.empty_cache()
    elif device.kind is DeviceChoice.MPS:
        torch.mps.empty_cache()


def available_bytes(device: Device) -> int:
    """Memory of the device that is free for use now."""
    if device.kind is DeviceChoice.CUDA:
        import torch

        free, _ = torch.cuda.mem_get_info(device.torch_device)
        return int(free)
    return available_memory()
