"""The device that trains."""

from __future__ import annotations

import platform

import torch

from trainer.distributed import ALONE, World


def pick_device(choice: str, world: World = ALONE) -> torch.device:
    """The device asked for; ``auto`` takes CUDA, then MPS, then the CPU. Each rank of a machine gets its own GPU.

    Raises:
        ValueError: The machine has no such device, or fewer GPUs than ranks.
    """
    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if choice == "auto":
        choice = next(name for name, present in available.items() if present)
    if not available[choice]:
        raise ValueError(f"This machine has no working {choice} device; leave out --device or choose cpu.")
    if choice != "cuda":
        return torch.device(choice)
    if world.local_rank >= torch.cuda.device_count():
        raise ValueError(
            f"This machine has {torch.cuda.device_count()} GPUs, fewer than the processes to train on them."
        )
    device = torch.device("cuda", world.local_rank)
    torch.cuda.set_device(device)
    return device


def device_name(device: torch.device) -> str:
    """A device in words."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.processor() or platform.machine()} CPU, {torch.get_num_threads()} threads"
