"""LPIPS over pictures of any size, in strips, with the weights that ship with the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import torch

from sr_desktop.engine.measures.pairs import Checkpoint, Distance, as_tensor
from sr_desktop.engine.measures.shipped import from_shipped
from sr_desktop.imaging.picture import Pixels
from sr_desktop.networks.lpips import REACH, SMALLEST_SIDE, STRIDES, LPIPSAlex

ALEXNET_NAME = "alexnet_features_fp16.safetensors"
LINEAR_NAME = "lpips_lin_alexnet_v0.1.safetensors"
STRIP_PIXELS = 1 << 20
"""Pixels of a strip, its overlap apart."""


@cache
def shipped_lpips() -> LPIPSAlex:
    """LPIPS with the shipped weights, loaded once.

    Raises:
        WeightsError: They are missing or damaged.
    """
    return from_shipped(LPIPSAlex, "LPIPS", ALEXNET_NAME, LINEAR_NAME)


def lpips_distance(network: Callable[[], LPIPSAlex], device: torch.device | None = None) -> Distance:
    """What measures LPIPS.

    Args:
        network: Gives the network, which is on the device.
        device: Where it runs; None for the processor.
    """

    @torch.inference_mode()
    def distance(output: Pixels, target: Pixels, is_gray: bool, checkpoint: Checkpoint) -> float | None:
        if min(output.shape[:2]) < SMALLEST_SIDE:
            return None
        return _in_strips(network(), output, target, device, checkpoint)

    return distance


def _in_strips(
    network: LPIPSAlex, output: Pixels, target: Pixels, device: torch.device | None, checkpoint: Checkpoint
) -> float:
    """The value of the whole, from strips that begin where a value of the last layer does and overlap by its reach."""
    height, width = output.shape[:2]
    step = max(1, STRIP_PIXELS // width // STRIDES[-1]) * STRIDES[-1]
    sums, counts = [0.0] * len(STRIDES), [0] * len(STRIDES)
    for top in range(0, height, step):
        checkpoint()
        bottom = top + step
        # What is left below is measured with the last strip: it may be too low to give a value of its own.
        is_last = bottom + SMALLEST_SIDE > height
        first, last = max(0, top - REACH), height if is_last else min(height, bottom + REACH)
        maps = network.maps(as_tensor(output[first:last], device), as_tensor(target[first:last], device))
        for number, (distances, stride) in enumerate(zip(maps, STRIDES, strict=True)):
            rows = slice((top - first) // stride, None if is_last else (bottom - first) // stride)
            own = distances[0, rows]
            sums[number] += float(own.double().sum())
            counts[number] += own.numel()
        if is_last:
            break
    return sum(total / count for total, count in zip(sums, counts, strict=True))
