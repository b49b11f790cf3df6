"""The layers of a network over a picture whose rows come in strips: each row is computed once."""

from __future__ import annotations

import torch
from torch import Tensor

from sr_desktop.networks.dists import Moments, WindowLayer


class StripLayer:
    """A layer of windows of 3 x 3 that is given strips of rows from top to bottom, and keeps what the next one needs.

    Its results are those of the whole with a row of zeros above and below.
    """

    def __init__(self, layer: WindowLayer) -> None:
        self._layer = layer
        self._kept: Tensor | None = None

    def feed(self, rows: Tensor, is_last: bool) -> Tensor | None:
        """What can be computed by now.

        Args:
            rows: ``(N, C, h, W)``, those that follow the ones before.
            is_last: Whether no others follow.

        Returns:
            The rows that follow those given back before; None if there are none yet, which is never so of the last.
        """
        zeros = rows.new_zeros(*rows.shape[:2], 1, rows.shape[3])
        known = torch.cat([zeros if self._kept is None else self._kept, rows, *[zeros] * is_last], dim=2)
        stride = self._layer.stride
        count = (known.shape[2] - 3) // stride + 1
        if count < 1:
            self._kept = known
            return None
        # A copy, so that the strip itself is not kept for its last rows.
        self._kept = known[:, :, count * stride :].clone()
        found: Tensor = self._layer(known[:, :, : (count - 1) * stride + 3])
        return found


class PairMoments:
    """The moments of each channel of a pair of pictures, from strips of it.

    Sums are of differences from the first strip's means, so that nothing is lost where a mean is large beside its
    variance.
    """

    def __init__(self) -> None:
        self._count = 0
        self._pivot: Tensor | None = None
        self._sums: Tensor | None = None

    def add(self, pair: Tensor) -> None:
        """A strip of both, ``(2, C, h, W)``."""
        values = pair.flatten(2)
        if self._pivot is None:
            self._pivot = values.mean(2, keepdim=True)
        first, second = values - self._pivot
        terms = first, second, first.square(), second.square(), first * second
        sums = torch.stack([each.sum(1, dtype=torch.float64) for each in terms])
        self._sums = sums if self._sums is None else self._sums + sums
        self._count += values.shape[2]

    def result(self) -> Moments:
        """Those of all strips; there is at least one."""
        assert self._pivot is not None
        assert self._sums is not None
        mean, other_mean, square, other_square, product = self._sums / self._count
        pivot, other_pivot = self._pivot[..., 0].double()
        return Moments(
            (pivot + mean, other_pivot + other_mean),
            (square - mean**2, other_square - other_mean**2),
            product - mean * other_mean,
        )
