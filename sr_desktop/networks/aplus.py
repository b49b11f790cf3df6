"""A+: Timofte, De Smet and Van Gool, "A+: Adjusted Anchored Neighborhood Regression for Fast Super-Resolution", 2014.

Sparse coding made fast: what SRCNN turned into a network trained from end to end is here in its steps, each learned by
itself. It is a module like the networks, so that the engine runs it in tiles and on any device.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

GRID = 4
"""Pixels of the enlarged luma from one patch to the next: one low-resolution pixel."""

PATCH = 3 * GRID
"""Side of a patch in the enlarged luma: 3 x 3 low-resolution pixels."""

PATCH_PIXELS = PATCH * PATCH
GRADIENTS = 4
"""First and second differences along rows and along columns."""

_REACH = GRID
"""How far a second difference reaches, in pixels."""

_CHUNK = 16_384
"""Patches whose likeness to all atoms is held at a time: 128 MB with 1024 atoms in double precision."""


class APlus(nn.Module):
    """Restores the luma of a bicubic enlargement by a linear regression that is chosen for every patch.

    Of each 3 x 3 low-resolution pixels, taken at every such pixel: the gradients of the enlarged luma, reduced by a
    principal component analysis, are the feature; the dictionary atom most like it says which regressor turns the
    feature into the detail that bicubic lost. Where patches overlap, their details are averaged.

    On a processor all is computed in double precision: a sum that depends on how many patches are done at a time
    could choose another atom, and a tile would differ from the whole.

    Args:
        atoms: Of the dictionary, 1024 in the paper.
        components: Of the principal component analysis, those that hold 99.9 % of the energy in the paper.

    Attributes:
        scale: 1, since the input already has the size of the output.
        receptive_radius: How far from an output pixel the input still matters, in input pixels.
        fixed_precision: No other arithmetic makes it faster.
    """

    scale = 1
    fixed_precision = True
    receptive_radius = PATCH - 1 + _REACH

    def __init__(self, atoms: int = 1024, components: int = 30) -> None:
        super().__init__()
        self.projection = nn.Parameter(torch.zeros(components, GRADIENTS * PATCH_PIXELS))
        self.atoms = nn.Parameter(torch.zeros(atoms, components))
        self.regressors = nn.Parameter(torch.zeros(atoms, PATCH_PIXELS, components))

    def forward(self, luma: Tensor) -> Tensor:
        """Restore a luma plane: ``(N, 1, H, W)``, studio-range BT.601 luma / 255, to the same shape and range."""
        height, width = luma.shape[-2:]
        # Patches of the outermost pixels hang over by one grid step; a size that the grid does not divide is filled up.
        below, right = GRID + -height % GRID, GRID + -width % GRID
        around = F.pad(_wide(luma), (GRID, right, GRID, below), mode="replicate")
        detail = self._detail(around)
        return (luma + detail[..., GRID : GRID + height, GRID : GRID + width]).to(luma.dtype)

    def _detail(self, around: Tensor) -> Tensor:
        features = F.unfold(gradients(around), PATCH, stride=GRID).transpose(1, 2) @ self.projection.to(around.dtype).T
        flat = features.flatten(0, 1)
        details = self._regressed(flat, self._nearest(flat)).view(*features.shape[:2], PATCH_PIXELS).transpose(1, 2)
        size = around.shape[-2:]
        total = F.fold(details, size, PATCH, stride=GRID)
        count = F.fold(torch.ones_like(details[:1]), size, PATCH, stride=GRID)
        return total / count

    def _nearest(self, features: Tensor) -> Tensor:
        """Index of the atom most like each of the features ``(P, C)``, whichever its sign; the atoms have length 1."""
        atoms = self.atoms.to(features.dtype).T
        return torch.cat([(part @ atoms).abs_().argmax(1) for part in _parts(features, _CHUNK)])

    def _regressed(self, features: Tensor, nearest: Tensor) -> Tensor:
        """The details ``(P, PATCH_PIXELS)`` of features ``(P, C)``: all of one atom in one matrix product."""
        order = nearest.argsort()
        counts = torch.bincount(nearest, minlength=len(self.atoms))
        details = features.new_empty(len(features), PATCH_PIXELS)
        for regressor, group in zip(self.regressors, _parts(order, counts.tolist()), strict=True):
            if len(group):
                details[group] = features[group] @ regressor.to(features.dtype).T
        return details


def gradients(luma: Tensor) -> Tensor:
    """First and second differences ``(N, 4, H, W)`` of ``(N, 1, H, W)`` over low-resolution pixels, edges repeated.

    The filters of Zeyde, Elad and Protter 2010, as the paper takes them: differences between the values half a
    low-resolution pixel before and after, and half of second differences over a whole one.
    """
    height, width = luma.shape[-2:]
    half, whole = GRID // 2, GRID
    padded = F.pad(luma, (whole, whole, whole, whole), mode="replicate")

    def shifted(down: int, right: int) -> Tensor:
        return padded[..., whole + down : whole + down + height, whole + right : whole + right + width]

    return torch.cat(
        [
            shifted(0, half) - shifted(0, -half),
            shifted(half, 0) - shifted(-half, 0),
            (shifted(0, whole) - 2 * luma + shifted(0, -whole)) / 2,
            (shifted(whole, 0) - 2 * luma + shifted(-whole, 0)) / 2,
        ],
        dim=1,
    )


def _parts(whole: Tensor, sizes: int | list[int]) -> Sequence[Tensor]:
    parts: Sequence[Tensor] = torch.split(whole, sizes)  # type: ignore[no-untyped-call]
    return parts


def _wide(luma: Tensor) -> Tensor:
    return luma.float() if luma.device.type == "mps" else luma.double()


NETWORK = APlus
"""What cards and recipes call "aplus"."""
