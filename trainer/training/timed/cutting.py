"""Patches drawn, cut, flipped and turned on the device, with no word from the processor: part of a captured step."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sr_desktop import SCALE
from trainer.data.hardness import cell_errors, corners_by_error, no_errors
from trainer.data.patches import Batch
from trainer.data.resident import Plane, rgb_pixels
from trainer.data.store import PictureStore


class Places(NamedTuple):
    """Where the patches of a batch are cut: for each, ``(N,)``, at low resolution.

    Attributes:
        start: Low-resolution pixels before its picture.
        low_start: The same, in the array of all variants.
        width: Of its picture.
        x: Column of its left edge.
        y: Row of its upper edge.
        turn: Which of the eight flips and quarter turns it gets.
    """

    start: Tensor
    low_start: Tensor
    width: Tensor
    x: Tensor
    y: Tensor
    turn: Tensor


class DeviceCutter:
    """Draws batches from pictures that lie on a device, by the device's own random numbers.

    Which patches are drawn follows from the device's seed and differs from `PatchSampler`'s: a training that must be
    repeatable to the bit uses that one.

    Args:
        store: The pictures; those with a side under `crop` are not drawn from.
        crop: Side of a patch in low-resolution pixels.
        batch: Patches a batch.
        device: Where the pictures lie.
        variants: ``(V, pixels * 3)``: other low-resolution versions of all pictures, of which each patch has one by
            chance; None has the store's own.
        hardness: See `trainer.data.hardness`.

    Raises:
        ValueError: No picture is large enough.
    """

    def __init__(
        self,
        store: PictureStore,
        crop: int,
        batch: int,
        device: torch.device,
        *,
        variants: NDArray[np.uint8] | None = None,
        hardness: float = 0.0,
    ) -> None:
        self.crop, self.batch, self._device = crop, batch, device
        lows = store.all_low[None] if variants is None else variants
        self._variants, self._pixels = len(lows), len(store.all_low) // 3
        self._low = Plane.of(rgb_pixels(lows.reshape(-1), device), 1, crop)
        self._high = Plane.of(rgb_pixels(store.all_high, device), SCALE, crop)
        for plane in (self._low, self._high):
            # So that a step compiled for one set of pictures serves for another.
            torch._dynamo.maybe_mark_dynamic(plane.pixels, 0)
        sizes = store.sizes
        usable = sizes.min(1) >= crop
        if not usable.any():
            raise ValueError(f"No picture is as large as a patch of {crop * SCALE} pixels.")
        errors = cell_errors(store) if hardness else no_errors(sizes)
        corners = corners_by_error(tuple(compress(errors, usable)), sizes[usable], crop, hardness)
        pictures = np.flatnonzero(usable)[corners.pictures]
        fixed = np.stack([store.starts[:-1][pictures], sizes[pictures, 0]])
        self._corners = torch.from_numpy(np.concatenate([fixed, corners.starts.T, corners.counts.T])).to(device)
        self._ends = torch.from_numpy(corners.ends).to(device)

    def draw(self) -> Places:
        """Where the next batch is cut, by the device's random numbers."""
        device, count = self._device, self.batch
        drawn = torch.rand(count, device=device, dtype=torch.float64)
        chosen = torch.searchsorted(self._ends, drawn, right=True).clamp_max(len(self._ends) - 1)
        start, width, column, row, columns, rows = self._corners[:, chosen]
        right, down, turn, variant = torch.rand((4, count), device=device)
        x = column + (right * columns).long().minimum(columns - 1)
        y = row + (down * rows).long().minimum(rows - 1)
        shift = (variant * self._variants).long().clamp_max(self._variants - 1) * self._pixels
        return Places(start, start + shift, width, x, y, (turn * 8).long().clamp_max(7))

    def cut(self, places: Places) -> Batch:
        """The batch there, ``(N, 3, s, s)`` and ``(N, 3, 4s, 4s)`` in 0 to 1."""
        start, low_start, *where = places
        return Batch(self._low.cut(low_start, *where), self._high.cut(start, *where))
