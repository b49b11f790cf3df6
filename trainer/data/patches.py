"""Random batches of aligned patches, each following from seed and step alone, so a resumed run sees the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sr_desktop import SCALE
from sr_desktop.imaging.color import luma
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling import Kernel, enlarge
from trainer.data.store import PictureStore

_Patch = NDArray[np.uint8] | NDArray[np.float64]
"""``(s, s, C)`` RGB as read, or luma in 16 to 235."""
_BICUBIC_REACH = 3
"""Low-resolution pixels around a patch that its bicubic enlargement depends on."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network sees and what it should have made of it.

    Attributes:
        inputs: ``(N, 3, h, w)`` RGB in 0 to 1, or ``(N, 1, 4h, 4w)`` luma of the bicubic enlargement / 255.
        targets: ``(N, 3, 4h, 4w)`` or ``(N, 1, 4h, 4w)`` likewise.
    """

    inputs: Tensor
    targets: Tensor


@dataclass(frozen=True)
class PatchSampler:
    """Cuts batches out of a store; pictures are drawn in proportion to their area.

    Attributes:
        store: Where to cut.
        crop: Side of a patch in low-resolution pixels.
        batch: Patches a batch.
        seed: Of all random choices.
        on_luma: Make luma patches of the bicubic enlargement rather than RGB ones.
    """

    store: PictureStore
    crop: int
    batch: int
    seed: int
    on_luma: bool = False

    def at(self, step: int) -> Batch:
        """The batch of that step."""
        random = np.random.default_rng([self.seed, step])
        areas = self.store.areas
        chosen = random.choice(len(areas), self.batch, p=areas / areas.sum())
        pairs = [self._patch(int(index), random) for index in chosen]
        inputs, targets = (np.stack(side) for side in zip(*pairs, strict=True))
        return Batch(_to_tensor(inputs), _to_tensor(targets))

    def _patch(self, index: int, random: np.random.Generator) -> tuple[_Patch, _Patch]:
        low, high = self.store.low(index), self.store.high(index)
        x = int(random.integers(low.shape[1] - self.crop + 1))
        y = int(random.integers(low.shape[0] - self.crop + 1))
        orientation = int(random.integers(8))
        target = high[y * SCALE : (y + self.crop) * SCALE, x * SCALE : (x + self.crop) * SCALE]
        if self.on_luma:
            source = _bicubic_patch(low, x, y, self.crop)
            return _oriented(luma(source)[..., None], orientation), _oriented(luma(target)[..., None], orientation)
        return _oriented(low[y : y + self.crop, x : x + self.crop], orientation), _oriented(target, orientation)


def _bicubic_patch(low: Pixels, x: int, y: int, crop: int) -> Pixels:
    """The part at ``(x, y)`` of the whole picture's bicubic enlargement, from only the pixels that it depends on."""
    left, top = max(0, x - _BICUBIC_REACH), max(0, y - _BICUBIC_REACH)
    around = np.ascontiguousarray(low[top : y + crop + _BICUBIC_REACH, left : x + crop + _BICUBIC_REACH])
    enlarged = enlarge(around, SCALE, Kernel.BICUBIC)
    row, column = (y - top) * SCALE, (x - left) * SCALE
    return enlarged[row : row + crop * SCALE, column : column + crop * SCALE]


def _oriented(patch: _Patch, orientation: int) -> _Patch:
    """One of the eight flips and quarter turns, 0 to 7, of a square ``(s, s, C)`` patch."""
    turned = np.rot90(patch, orientation % 4)
    return turned[:, ::-1] if orientation >= 4 else turned


def _to_tensor(patches: _Patch) -> Tensor:
    tensor = torch.from_numpy(np.ascontiguousarray(patches)).permute(0, 3, 1, 2)
    return tensor.to(torch.float32).div_(255)
