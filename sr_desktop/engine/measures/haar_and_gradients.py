"""HaarPSI and GMSD with the filters of piq, in strips of rows: 64 megapixels take no more memory than one.

Both compare pictures at half their size, point by point, with what lies a few rows around; what lies outside is zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from sr_desktop.engine.measures.from_piq import as_planes, load_piq
from sr_desktop.engine.measures.pairs import Checkpoint, Distance, Interruptible
from sr_desktop.imaging.picture import Pixels

HAARPSI_SIDE = 16
GMSD_SIDE = 6

STRIP_PIXELS = 1 << 18
"""Pixels of a strip at half the size, if a row is no longer than that; in double precision it takes 0.3 GB."""

_HAAR_SCALES = 3
_ROWS_ABOVE, _ROWS_BELOW = 2 ** (_HAAR_SCALES - 1) - 1, 2 ** (_HAAR_SCALES - 1)
"""What the largest wavelet needs around a row: its size is even, so not as much above as below."""

_HAAR_CONSTANT = 30.0
_HAAR_SLOPE = 4.2
_GRADIENT_CONSTANT = 170 / 255**2


class _Halved:
    """A picture at half its size, of which rows are made as they are asked for.

    Args:
        pixels: ``(h, w, 3)`` uint8; of an odd side the last row or column is left out, as it would have no other half.
        is_gray: Whether they hold one gray channel.
        one_channel: Whether the brightness alone is wanted.
    """

    def __init__(self, pixels: Pixels, is_gray: bool, one_channel: bool) -> None:
        self.height, self.width = pixels.shape[0] // 2, pixels.shape[1] // 2
        self._pixels = pixels[: 2 * self.height, : 2 * self.width]
        self._is_gray = is_gray
        self._one_channel = one_channel

    def rows(self, top: int, bottom: int) -> Tensor:
        """``(1, C, bottom - top, width)`` float64 in 0 to 1; rows outside the picture are zero."""
        first, last = max(top, 0), min(bottom, self.height)
        planes = as_planes(self._pixels[2 * first : 2 * last], self._is_gray, self._one_channel)
        return F.pad(F.avg_pool2d(planes, 2), (0, 0, first - top, bottom - last))

    def strips(self) -> Iterator[tuple[int, int]]:
        """First row of each strip, and the row behind its last."""
        rows = max(1, STRIP_PIXELS // self.width)
        for top in range(0, self.height, rows):
            yield top, min(top + rows, self.height)


def _distance(compare: Callable[[Any, _Halved, _Halved], float], smallest: int, *, of_brightness: bool) -> Distance:
    @torch.inference_mode()
    def distance(output: Pixels, target: Pixels, is_gray: bool, checkpoint: Checkpoint) -> float | None:
        piq = load_piq()
        pair = [_Halved(each, is_gray, is_gray or of_brightness) for each in (output, target)]
        if 2 * min(pair[0].height, pair[0].width) < smallest:
            return None
        with Interruptible(checkpoint):
            return compare(piq.functional, *pair)

    return distance


def _haarpsi(functional: Any, output: _Halved, target: _Halved) -> float:
    similar, weight = 0.0, 0.0
    for top, bottom in output.strips():
        pair = [255 * each.rows(top - _ROWS_ABOVE, bottom + _ROWS_BELOW) for each in (output, target)]
        of_strip = _haar_sums(functional, *pair)
        similar, weight = similar + of_strip[0], weight + of_strip[1]
    epsilon = torch.finfo(torch.float64).eps
    score = (similar + epsilon) / (weight + epsilon)
    return (math.log(score / (1 - score)) / _HAAR_SLOPE) ** 2


def _haar_sums(functional: Any, output: Tensor, target: Tensor) -> tuple[float, float]:
    """Sum of the weighed similarities of a strip, and of the weights.

    Args:
        functional: piq's filters.
        output: ``(1, 1 or 3, h, w)`` in 0 to 255, with the rows above and below that the wavelets need.
        target: The same of the original.
    """
    has_color = output.shape[1] == 3
    if has_color:
        output, target = functional.rgb2yiq(output), functional.rgb2yiq(target)
    ours, theirs = (_wavelets(functional, each[:, :1]) for each in (output, target))
    coarse = 2 * (_HAAR_SCALES - 1)
    weights = torch.maximum(ours[:, coarse:].abs(), theirs[:, coarse:].abs())

    def alike(one: Tensor, other: Tensor) -> Tensor:
        found: Tensor = functional.similarity_map(one.abs(), other.abs(), constant=_HAAR_CONSTANT)
        return found.mean(dim=1, keepdim=True)

    # By orientation; of the fine scales.
    similar = [alike(ours[:, place:coarse:2], theirs[:, place:coarse:2]) for place in range(2)]
    if has_color:
        similar.append(alike(*map(_blurred_color, (output, target))))
        weights = torch.cat([weights, weights.mean(dim=1, keepdim=True)], dim=1)
    weighed = torch.sigmoid(torch.cat(similar, dim=1) * _HAAR_SLOPE) * weights
    return float(weighed.sum()), float(weights.sum())


def _wavelets(functional: Any, luma: Tensor) -> Tensor:
    """``(1, 2 * scales, h, w)``: both orientations of each scale, without the rows above and below."""
    found = []
    for scale in range(1, _HAAR_SCALES + 1):
        size = 2**scale
        kernel = functional.haar_filter(size, dtype=luma.dtype)
        above, below = size // 2 - 1, size // 2
        rows = luma[:, :, _ROWS_ABOVE - above : luma.shape[2] - (_ROWS_BELOW - below)]
        found.append(F.conv2d(F.pad(rows, (above, below)), torch.stack([kernel, kernel.transpose(-1, -2)])))
    return torch.cat(found, dim=1)


def _blurred_color(yiq: Tensor) -> Tensor:
    """I and Q, each point the mean of itself, the next and those below, without the rows above and below."""
    rows = yiq[:, 1:, _ROWS_ABOVE : yiq.shape[2] - _ROWS_BELOW + 1]
    return F.avg_pool2d(F.pad(rows, (0, 1)), kernel_size=2, stride=1)


def _gmsd(functional: Any, output: _Halved, target: _Halved) -> float:
    kernel = functional.prewitt_filter(dtype=torch.float64)
    kernels = torch.stack([kernel, kernel.transpose(-1, -2)])
    count, mean, squares = 0, 0.0, 0.0
    for top, bottom in output.strips():
        gradients = [
            functional.gradient_map(each.rows(top - 1, bottom + 1), kernels)[:, :, 1:-1] for each in (output, target)
        ]
        alike = functional.similarity_map(*gradients, constant=_GRADIENT_CONSTANT)
        own, own_mean = alike.numel(), float(alike.mean())
        # Squares about the mean of what is known so far, as differences of large sums would be inexact.
        squares += float((alike - own_mean).square().sum()) + (own_mean - mean) ** 2 * count * own / (count + own)
        mean += (own_mean - mean) * own / (count + own)
        count += own
    return math.sqrt(squares / count)


haarpsi = _distance(_haarpsi, HAARPSI_SIDE, of_brightness=False)
gmsd = _distance(_gmsd, GMSD_SIDE, of_brightness=True)
