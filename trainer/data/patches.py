"""Random batches of aligned patches, each following from seed and step alone, so a resumed run sees the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sr_desktop import SCALE
from sr_desktop.imaging.colors.color import luma
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.data.hardness import Corners
from trainer.data.store import PictureStore

_Value = TypeVar("_Value", bound=np.generic)
_Patch = NDArray[np.uint8] | NDArray[np.float64]
"""``(s, s, C)`` RGB as read, or luma in 16 to 235."""
_BICUBIC_REACH = 3
"""Low-resolution pixels around a patch that its bicubic enlargement depends on."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network sees and what it should have made of it.

    Attributes:
        inputs: ``(N, 3, h, w)`` RGB in 0 to 1, or ``(N, 1, 4h, 4w)`` luma of the bicubic enlargement / 255.
        targets: ``(N, 3, 4h, 4w)`` or ``(N, 1, 4h, 4w)`` in the same range.
    """

    inputs: Tensor
    targets: Tensor

    def pinned(self) -> Batch:
        """The batch in memory from which a GPU copies while it computes."""
        return Batch(self.inputs.pin_memory(), self.targets.pin_memory())

    def to(self, device: torch.device) -> Batch:
        """The batch on a device, channels last."""
        return Batch(
            self.inputs.to(device, non_blocking=True, memory_format=torch.channels_last),
            self.targets.to(device, non_blocking=True, memory_format=torch.channels_last),
        )


@dataclass(frozen=True, slots=True)
class PatchPlace:
    """Where a patch is cut.

    Attributes:
        picture: From which picture.
        x: Column of its low-resolution corner.
        y: Row of it.
        orientation: Which of the eight it gets.
        number: Its own in the batch of all ranks together.
    """

    picture: int
    x: int
    y: int
    orientation: int
    number: int


@dataclass(frozen=True)
class PatchPlan:
    """Draws the places of each batch; pictures are drawn in proportion to their area, or crops by their error.

    Of a batch that several ranks share, each takes its slice: together they see what one would see.

    Attributes:
        sizes: ``(pictures, 2)`` low-resolution width and height of each picture.
        crop: Side of a patch in low-resolution pixels.
        batch: Patches a batch, of all ranks together.
        seed: Of all random choices.
        rank: Which slice of the batch.
        ranks: How many slices.
        corners: How likely each crop is; None makes all of a picture equally likely.

    Raises:
        ValueError: The batch cannot be cut into so many equal slices.
    """

    sizes: NDArray[np.int64]
    crop: int
    batch: int
    seed: int
    rank: int = 0
    ranks: int = 1
    corners: Corners | None = None

    def __post_init__(self) -> None:
        if self.batch % self.ranks:
            raise ValueError(
                f"A batch of {self.batch} patches cannot be shared equally by {self.ranks} processes: "
                "set data.batch to a multiple of their number."
            )

    def at(self, step: int) -> list[PatchPlace]:
        """This rank's places in the batch of that step."""
        random = np.random.default_rng([self.seed, step])
        places = self._by_area(random) if self.corners is None else self._by_error(self.corners, random)
        share = self.batch // self.ranks
        return places[self.rank * share : (self.rank + 1) * share]

    def _by_area(self, random: np.random.Generator) -> list[PatchPlace]:
        areas = self.sizes.prod(1)
        chosen = random.choice(len(areas), self.batch, p=areas / areas.sum())
        return [self._place(int(picture), number, random) for number, picture in enumerate(chosen)]

    def _by_error(self, corners: Corners, random: np.random.Generator) -> list[PatchPlace]:
        chosen = corners.draw(random, self.batch)
        orientations = random.integers(8, size=self.batch)
        return [
            PatchPlace(*corner, int(orientation), number)
            for number, (corner, orientation) in enumerate(zip(chosen, orientations, strict=True))
        ]

    def _place(self, picture: int, number: int, random: np.random.Generator) -> PatchPlace:
        width, height = self.sizes[picture]
        x = int(random.integers(width - self.crop + 1))
        y = int(random.integers(height - self.crop + 1))
        return PatchPlace(picture, x, y, int(random.integers(8)), number)


class Sampler(Protocol):
    """What gives a training its batches."""

    def at(self, step: int) -> Batch:
        """The batch of that step, counted from 0."""


@dataclass(frozen=True)
class PatchSampler:
    """Cuts batches out of a store, on the CPU.

    Attributes:
        store: Where to cut.
        plan: Which patches.
        on_luma: Make luma patches of the bicubic enlargement rather than RGB ones.
    """

    store: PictureStore
    plan: PatchPlan
    on_luma: bool = False

    def at(self, step: int) -> Batch:
        """The batch of that step."""
        pairs = [self._patch(place) for place in self.plan.at(step)]
        inputs, targets = (np.stack(side) for side in zip(*pairs, strict=True))
        return Batch(to_tensor(inputs), to_tensor(targets))

    def _patch(self, place: PatchPlace) -> tuple[_Patch, _Patch]:
        low, high = self.store.low(place.picture), self.store.high(place.picture)
        x, y, crop, orientation = place.x, place.y, self.plan.crop, place.orientation
        target = high[y * SCALE : (y + crop) * SCALE, x * SCALE : (x + crop) * SCALE]
        if self.on_luma:
            source = _bicubic_patch(low, x, y, crop)
            return oriented(luma(source)[..., None], orientation), oriented(luma(target)[..., None], orientation)
        return oriented(low[y : y + crop, x : x + crop], orientation), oriented(target, orientation)


def _bicubic_patch(low: Pixels, x: int, y: int, crop: int) -> Pixels:
    """The part at ``(x, y)`` of the whole picture's bicubic enlargement, from only the pixels that it depends on."""
    left, top = max(0, x - _BICUBIC_REACH), max(0, y - _BICUBIC_REACH)
    around = np.ascontiguousarray(low[top : y + crop + _BICUBIC_REACH, left : x + crop + _BICUBIC_REACH])
    enlarged = upscale(around, SCALE, Kernel.BICUBIC)
    row, column = (y - top) * SCALE, (x - left) * SCALE
    return enlarged[row : row + crop * SCALE, column : column + crop * SCALE]


def oriented(patch: NDArray[_Value], orientation: int) -> NDArray[_Value]:
    """One of the eight flips and quarter turns, 0 to 7, of a square ``(s, s, ...)`` patch."""
    turned = np.rot90(patch, orientation % 4)
    return turned[:, ::-1] if orientation >= 4 else turned


def to_tensor(patches: NDArray[np.generic]) -> Tensor:
    """``(N, s, s, C)`` values of 0 to 255 as ``(N, C, s, s)`` fp32 in 0 to 1, channels last."""
    tensor = torch.from_numpy(np.ascontiguousarray(patches)).permute(0, 3, 1, 2)
    return tensor.to(torch.float32).div_(255)
