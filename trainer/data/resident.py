"""All pictures in the memory of the device that trains: patches are cut, flipped and turned there.

A step then waits neither for the processor nor for the bus: the only thing sent is where to cut. The patches are those
of `PatchSampler`, bit for bit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sr_desktop import SCALE
from sr_desktop.imaging.colors.color import luma
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.data.patches import Batch, PatchPlan, oriented, to_tensor
from trainer.data.store import PictureStore

_SHARE = 0.5
"""Share of a GPU's free memory that pictures may take with ``--data-device auto``; the rest is for the network."""
_PART = 1 << 24
"""Pixels that are copied at once."""


@dataclass(frozen=True)
class Plane:
    """All pictures of one resolution, pixel after pixel, picture after picture.

    Attributes:
        pixels: ``(pixels, C)``: uint8 RGB, or fp32 luma / 255.
        factor: Sides of its pictures and patches, over those at low resolution.
        rows: ``(8, side * side)``: for each orientation the row in the picture of each pixel of an oriented patch.
        columns: The column, in the same way.
    """

    pixels: Tensor
    factor: int
    rows: Tensor
    columns: Tensor

    @staticmethod
    def of(pixels: Tensor, factor: int, crop: int) -> Plane:
        """The plane for patches of `crop` low-resolution pixels a side."""
        side = crop * factor
        grid = np.arange(side * side).reshape(side, side)
        turned = np.stack([oriented(grid, orientation).reshape(-1) for orientation in range(8)])
        order = torch.from_numpy(turned.astype(np.int64)).to(pixels.device)
        return Plane(pixels, factor, order // side, order % side)

    def cut(self, starts: Tensor, widths: Tensor, x: Tensor, y: Tensor, orientations: Tensor) -> Tensor:
        """``(N, C, s, s)`` fp32 in 0 to 1, channels last; all arguments are ``(N,)`` at low resolution."""
        factor = self.factor
        corner = starts * factor * factor + y * factor * (widths * factor) + x * factor
        places = corner[:, None] + self.rows[orientations] * (widths * factor)[:, None] + self.columns[orientations]
        count, side = len(starts), round(places.shape[1] ** 0.5)
        patches = self.pixels[places.reshape(-1)].view(count, side, side, -1).permute(0, 3, 1, 2)
        return patches if patches.dtype == torch.float32 else patches.to(torch.float32).div_(255)


class ResidentSampler:
    """Cuts batches out of pictures that are on a device."""

    def __init__(self, store: PictureStore, plan: PatchPlan, on_luma: bool, device: torch.device) -> None:
        """Copy all pictures of the store to the device."""
        self._plan = plan
        self._device = device
        self._starts = torch.from_numpy(store.starts[:-1]).to(device)
        self._widths = torch.from_numpy(plan.sizes[:, 0].copy()).to(device)
        target_pixels = _luma_pixels(store, device) if on_luma else rgb_pixels(store.all_high, device)
        source_pixels = _bicubic_luma_pixels(store, device) if on_luma else rgb_pixels(store.all_low, device)
        self._targets = Plane.of(target_pixels, SCALE, plan.crop)
        self._inputs = Plane.of(source_pixels, SCALE if on_luma else 1, plan.crop)

    def at(self, step: int) -> Batch:
        """The batch of that step, on the device."""
        places = [(place.picture, place.x, place.y, place.orientation) for place in self._plan.at(step)]
        pictures, x, y, orientations = torch.tensor(places).to(self._device, non_blocking=True).unbind(1)
        where = (self._starts[pictures], self._widths[pictures], x, y, orientations)
        return Batch(self._inputs.cut(*where), self._targets.cut(*where))


def resident_bytes(store: PictureStore, on_luma: bool) -> int:
    """Memory that the pictures of a store take on a device."""
    area = int(store.areas.sum())
    return area * SCALE * SCALE * 4 * 2 if on_luma else area * 3 * (1 + SCALE * SCALE)


def fits(store: PictureStore, on_luma: bool, device: torch.device) -> bool:
    """Whether the device is a GPU with ample memory for the pictures."""
    if device.type != "cuda":
        return False
    free, _ = torch.cuda.mem_get_info(device)
    return resident_bytes(store, on_luma) <= _SHARE * free


def rgb_pixels(flat: NDArray[np.uint8], device: torch.device) -> Tensor:
    """``(pixels, 3)`` uint8 on the device, of RGB values one after the other."""
    pixels = torch.empty((len(flat) // 3, 3), dtype=torch.uint8, device=device)
    # In parts: a memory-mapped file need not fit into memory at once.
    for start in range(0, len(pixels), _PART):
        part = np.array(flat[start * 3 : (start + _PART) * 3]).reshape(-1, 3)
        pixels[start : start + len(part)] = torch.from_numpy(part)
    return pixels


def _luma_pixels(store: PictureStore, device: torch.device) -> Tensor:
    return torch.cat([_as_pixels(luma(store.high(index)), device) for index in range(len(store.entries))])


def _bicubic_luma_pixels(store: PictureStore, device: torch.device) -> Tensor:
    return torch.cat(
        [
            _as_pixels(luma(upscale(np.ascontiguousarray(store.low(index)), SCALE, Kernel.BICUBIC)), device)
            for index in range(len(store.entries))
        ]
    )


def _as_pixels(plane: NDArray[np.float64], device: torch.device) -> Tensor:
    return to_tensor(plane[None, ..., None]).reshape(-1, 1).to(device)
