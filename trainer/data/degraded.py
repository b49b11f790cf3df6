"""Patches whose low-resolution side has been through blur, noise and JPEG coding, drawn for each patch on the fly.

First-order degradation after Zhang et al. 2021 (BSRGAN, arXiv 2103.14006) and Wang et al. 2021 (Real-ESRGAN, arXiv
2107.10833). What becomes of a patch follows from the seed, the step and its number in the batch alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sr_desktop import SCALE
from sr_desktop.imaging.degrading.operations import (
    Shrinking,
    blurred,
    gaussian_kernel,
    jpeg_coded,
    kernel_radius,
    shrunk,
    with_gaussian_noise,
    with_poisson_noise,
)
from sr_desktop.imaging.picture import Pixels
from trainer.data.patches import Batch, PatchPlace, PatchPlan, oriented, to_tensor
from trainer.data.section import DegradationSection, Range
from trainer.data.store import PictureStore

_RESIZE_REACH = 2
"""Low-resolution pixels to each side that shrinking depends on."""
_JPEG_PERIOD = 16
"""Pixels after which a JPEG file with halved chroma repeats its grid of blocks."""


class Operation(Protocol):
    """One of the things that are done to a patch."""

    def apply(self, pixels: Pixels, scale: int, random: np.random.Generator) -> Pixels:
        """Do it to ``(h, w, 3)`` uint8, `scale` times as large as the low-resolution patch."""


@dataclass(frozen=True, slots=True)
class Blur:
    """A Gaussian: standard deviations in high-resolution pixels along `angle` and across it."""

    sigma: float
    across: float
    angle: float

    def apply(self, pixels: Pixels, scale: int, random: np.random.Generator) -> Pixels:
        """Blur by the same part of the picture, whether it has been shrunk or not."""
        ratio = scale / SCALE
        return blurred(pixels, gaussian_kernel(self.sigma * ratio, self.across * ratio, self.angle))


@dataclass(frozen=True, slots=True)
class Shrink:
    """To the low resolution."""

    shrinking: Shrinking

    def apply(self, pixels: Pixels, scale: int, random: np.random.Generator) -> Pixels:
        """Shrink."""
        return shrunk(pixels, scale, self.shrinking)


@dataclass(frozen=True, slots=True)
class GaussianNoise:
    """Normal noise, `sigma` in levels of 255."""

    sigma: float
    gray: bool

    def apply(self, pixels: Pixels, scale: int, random: np.random.Generator) -> Pixels:
        """Add it."""
        return with_gaussian_noise(pixels, self.sigma, random, self.gray)


@dataclass(frozen=True, slots=True)
class PoissonNoise:
    """Shot noise at a mean of so many photons of white."""

    photons: float
    gray: bool

    def apply(self, pixels: Pixels, scale: int, random: np.random.Generator) -> Pixels:
        """Add it."""
        return with_poisson_noise(pixels, self.photons, random, self.gray)


@dataclass(frozen=True, slots=True)
class Jpeg:
    """JPEG coding; its grid of blocks begins `left` columns and `top` rows before the pixels, 0 to 15."""

    quality: int
    subsampled: bool
    left: int
    top: int

    def apply(self, pixels: Pixels, scale: int, random: np.random.Generator) -> Pixels:
        """Code and decode."""
        padded = np.pad(pixels, ((self.top, 0), (self.left, 0), (0, 0)), mode="symmetric")
        return jpeg_coded(padded, self.quality, self.subsampled)[self.top :, self.left :]


def drawn(section: DegradationSection, random: np.random.Generator) -> tuple[Operation, ...]:
    """What is done to a patch, in this order; nothing at all to one that is left clean."""
    if random.random() < section.clean:
        return ()
    operations: list[Operation] = []
    if random.random() < section.blur:
        operations.append(_blur(section, random))
    operations.append(_shrink(section, random))
    if random.random() < section.noise:
        operations.append(_noise(section, random))
    if random.random() < section.jpeg:
        operations.append(_jpeg(section, random))
    if random.random() < section.shuffle:
        return tuple(operations[place] for place in random.permutation(len(operations)))
    return tuple(operations)


def apply_all(operations: Sequence[Operation], high: Pixels, random: np.random.Generator) -> Pixels:
    """The low-resolution version of ``(4h, 4w, 3)`` uint8; among the operations is a `Shrink`."""
    pixels, scale = high, SCALE
    for operation in operations:
        pixels = operation.apply(pixels, scale, random)
        scale = 1 if isinstance(operation, Shrink) else scale
    return pixels


@dataclass(frozen=True)
class DegradedSampler:
    """Cuts batches out of a store and degrades them, on the CPU.

    Attributes:
        store: Where to cut.
        plan: Which patches.
        section: How they are degraded.
    """

    store: PictureStore
    plan: PatchPlan
    section: DegradationSection

    def at(self, step: int) -> Batch:
        """The batch of that step."""
        pairs = [self._patch(place, step) for place in self.plan.at(step)]
        inputs, targets = (np.stack(side) for side in zip(*pairs, strict=True))
        return Batch(to_tensor(inputs), to_tensor(targets))

    def _patch(self, place: PatchPlace, step: int) -> tuple[Pixels, Pixels]:
        # From 1: a seed that ends with a zero is the seed without it, which draws the places.
        random = np.random.default_rng([self.plan.seed, step, place.number + 1])
        operations = drawn(self.section, random)
        high = self.store.high(place.picture)
        x, y, crop = place.x, place.y, self.plan.crop
        target = high[y * SCALE : (y + crop) * SCALE, x * SCALE : (x + crop) * SCALE]
        if operations:
            source = self._degraded(high, place, operations, random)
        else:
            source = self.store.low(place.picture)[y : y + crop, x : x + crop]
        return oriented(source, place.orientation), oriented(target, place.orientation)

    def _degraded(
        self, high: Pixels, place: PatchPlace, operations: Sequence[Operation], random: np.random.Generator
    ) -> Pixels:
        """The patch, degraded with as much around it as blur and shrinking depend on, as far as the picture reaches."""
        margin = _margin(self.section.blur_sigma[1])
        left, top = max(0, place.x - margin), max(0, place.y - margin)
        right, bottom = place.x + self.plan.crop + margin, place.y + self.plan.crop + margin
        around = high[top * SCALE : bottom * SCALE, left * SCALE : right * SCALE]
        row, column = place.y - top, place.x - left
        low = apply_all(operations, around, random)
        return low[row : row + self.plan.crop, column : column + self.plan.crop]


def _margin(sigma: float) -> int:
    return _RESIZE_REACH + math.ceil(kernel_radius(sigma) / SCALE)


def _blur(section: DegradationSection, random: np.random.Generator) -> Blur:
    sigma = random.uniform(*section.blur_sigma)
    if random.random() >= section.anisotropic:
        return Blur(sigma, sigma, 0.0)
    return Blur(sigma, random.uniform(*section.blur_sigma), random.uniform(0, math.pi))


def _shrink(section: DegradationSection, random: np.random.Generator) -> Shrink:
    shares = section.shrink.model_dump()
    weights = np.array(list(shares.values()))
    return Shrink(Shrinking(str(random.choice(list(shares), p=weights / weights.sum()))))


def _noise(section: DegradationSection, random: np.random.Generator) -> GaussianNoise | PoissonNoise:
    gray = bool(random.random() < section.gray)
    if random.random() < section.poisson:
        return PoissonNoise(_log_uniform(section.photons, random), gray)
    return GaussianNoise(random.uniform(*section.noise_sigma), gray)


def _jpeg(section: DegradationSection, random: np.random.Generator) -> Jpeg:
    least, greatest = section.jpeg_quality
    quality = int(random.integers(least, greatest, endpoint=True))
    subsampled = bool(random.random() < section.subsampled)
    left, top = (int(offset) for offset in random.integers(_JPEG_PERIOD, size=2))
    return Jpeg(quality, subsampled, left, top)


def _log_uniform(limits: Range, random: np.random.Generator) -> float:
    return math.exp(random.uniform(math.log(limits[0]), math.log(limits[1])))
