"""Which build of PyTorch to install: the one without CUDA where there is no NVIDIA GPU and it can be had."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tomllib
import urllib.request
from http import HTTPStatus
from pathlib import Path

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""PyTorch's own index of builds without CUDA. That of a registry has CUDA on Linux, and nowhere else."""

CPU_SIZE = "about 0.2 GB to download, 1 GB on the disk"
CUDA_SIZE = "about 3 GB to download, 6 GB on the disk"

ANSWER_SECONDS = 5.0
"""How long the index may take to answer before the registry is asked instead."""

_DRIVER = Path("/proc/driver/nvidia/version")
_PACKAGES = ("torch", "torchvision")
"""Those that have to be of one build; spandrel asks for the second."""


def has_nvidia_gpu() -> bool:
    """Whether a driver for an NVIDIA GPU is at work here."""
    if _DRIVER.exists():
        return True
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return False
    try:
        listed = subprocess.run(
            [tool, "--list-gpus"], capture_output=True, stdin=subprocess.DEVNULL, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return listed.returncode == 0 and bool(listed.stdout.strip())


def comes_with_cuda() -> bool:
    """Whether the build of a registry has CUDA on this system."""
    return sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")


def answers(index: str, seconds: float = ANSWER_SECONDS) -> bool:
    """Whether an index has PyTorch and can be reached from here, by a proxy if the environment names one."""
    request = urllib.request.Request(f"{index}/torch/", method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=seconds) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, ValueError):
        # No network, no such host, refused, too slow, a certificate that is not trusted, or not found.
        return False


def install_arguments(pyproject: Path, index: str) -> list[str]:
    """What pip is to install from the index, with the bounds of the project.

    Args:
        pyproject: The project's ``pyproject.toml``.
        index: The index.
    """
    declared = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["dependencies"]
    bounds = {name: line for line in declared for name in _PACKAGES if line.startswith(f"{name}>")}
    return ["--index-url", index, *(bounds.get(name, name) for name in _PACKAGES)]
