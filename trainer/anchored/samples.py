"""What A+ learns from: features of enlarged patches, and the detail that bicubic enlargement lost of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from sr_desktop import SCALE
from sr_desktop.imaging.colors.color import rgb_to_ycbcr
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.networks.aplus import GRADIENTS, PATCH, PATCH_PIXELS, gradients
from trainer.anchored.section import AnchoredSection
from trainer.data.store import PictureStore

_ANALYSED = 200_000
"""Patches that the principal components are found from."""

_SMALLEST_NORM = 0.1
"""Features shorter than this are not brought to length 1: they would be noise made loud. The authors' value."""

_SMALLEST_SIDE = 8
"""In low-resolution pixels; a picture that a smaller size would take below it is left out at that size."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Patches to learn from.

    Attributes:
        projection: ``(components, 4 * PATCH_PIXELS)``: the principal components of the gradients, orthonormal.
        features: ``(P, components)`` of length 1, except for flat patches.
        details: ``(P, PATCH_PIXELS)``: truth minus bicubic, in the same measure.
    """

    projection: Tensor
    features: Tensor
    details: Tensor


def collect(
    store: PictureStore,
    section: AnchoredSection,
    components: int,
    seed: int,
    progress: Callable[[float], None] = lambda share: None,
) -> Samples:
    """Patches of all pictures at all sizes, a random choice of `section.samples` where there are more.

    Args:
        store: The training pictures.
        section: How many, and at which sizes.
        components: Of the principal component analysis.
        seed: Of the choice.
        progress: Called with the share that is done, 0 to 1.

    Raises:
        ValueError: There are too few patches for the components asked for.
    """
    drawn = np.random.default_rng(seed)
    share = _share(store, section)
    projection = _principal_components(store, share, components, drawn)
    features, details = [], []
    total = len(store.entries) * section.sizes
    for done, (enlarged, truth) in enumerate(_planes(store, section), start=1):
        gradient, detail = _patches(enlarged, truth, share, drawn)
        feature = gradient @ projection.T
        # Both in the same measure, so that the regression between them stays the same.
        length = feature.norm(dim=1, keepdim=True)
        length = torch.where(length < _SMALLEST_NORM, 1, length)
        features.append(feature / length)
        details.append(detail / length)
        progress(done / total)
    return Samples(projection, torch.cat(features), torch.cat(details))


def _share(store: PictureStore, section: AnchoredSection) -> float:
    """The part of all patches that is taken."""
    shrunk = sum(section.size_step ** (2 * index) for index in range(section.sizes))
    return min(1.0, section.samples / (float(store.areas.sum()) * shrunk))


def _principal_components(store: PictureStore, share: float, count: int, drawn: np.random.Generator) -> Tensor:
    """The first principal components of the gradients of patches of all pictures, without taking off their mean."""
    share = min(share, _ANALYSED / float(store.areas.sum()))
    found = torch.cat(
        [_patches(*_pair(store.high(index)), share, drawn)[0] for index in range(len(store.entries))]
    ).double()
    if len(found) < count:
        raise ValueError(f"The pictures have {len(found)} patches, too few for {count} principal components.")
    _, vectors = torch.linalg.eigh(found.T @ found)
    first: Tensor = vectors.flip(1)[:, :count].T.float().contiguous()
    return first


def _planes(store: PictureStore, section: AnchoredSection) -> Iterator[tuple[Tensor, Tensor]]:
    for size in range(section.sizes):
        factor = section.size_step**size
        for index in range(len(store.entries)):
            yield _pair(_resized(store.high(index), factor))


def _resized(pixels: Pixels, factor: float) -> Pixels:
    height, width = (max(_SMALLEST_SIDE * SCALE, round(side * factor)) for side in pixels.shape[:2])
    if (height, width) == pixels.shape[:2]:
        return pixels
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BICUBIC))


def _pair(high: Pixels) -> tuple[Tensor, Tensor]:
    """Luma of the bicubic enlargement and of the truth, ``(1, 1, H, W)`` each, as the engine feeds a luma network."""
    truth = crop_to_multiple(Picture(high, ""), SCALE)
    enlarged = upscale(downscale(truth, SCALE).pixels, SCALE, Kernel.BICUBIC)
    return _luma(enlarged), _luma(truth.pixels)


def _luma(pixels: Pixels) -> Tensor:
    plane: NDArray[np.float32] = rgb_to_ycbcr(pixels)[..., 0] / np.float32(255)
    return torch.from_numpy(np.ascontiguousarray(plane))[None, None]


def _patches(enlarged: Tensor, truth: Tensor, share: float, drawn: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Gradients ``(P, 4 * PATCH_PIXELS)`` and lost detail ``(P, PATCH_PIXELS)`` of a share of the inner patches."""
    gradient = F.unfold(gradients(enlarged), PATCH, stride=SCALE)[0]
    detail = F.unfold(truth - enlarged, PATCH, stride=SCALE)[0]
    assert gradient.shape[0] == GRADIENTS * PATCH_PIXELS
    kept = torch.from_numpy(drawn.random(gradient.shape[1]) < share)
    return gradient[:, kept].T.contiguous(), detail[:, kept].T.contiguous()
