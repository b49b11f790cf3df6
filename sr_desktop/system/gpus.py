"""Whether there may be a GPU that PyTorch computes on, found out in milliseconds and without PyTorch."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_AMD_DEVICE = Path("/dev/kfd")
"""Through which ROCm reaches AMD's GPUs."""


def may_have_gpu() -> bool:
    """False only where there is certainly none: then PyTorch need not be loaded to ask it."""
    return sys.platform == "darwin" or _AMD_DEVICE.exists() or _nvidia_gpus() > 0


def _nvidia_gpus() -> int:
    """How many the driver counts; 0 without a driver."""
    try:
        driver = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
        count = ctypes.c_int()
        if driver.cuInit(0) or driver.cuDeviceGetCount(ctypes.byref(count)):
            return 0
    except (OSError, AttributeError):
        return 0
    return count.value
