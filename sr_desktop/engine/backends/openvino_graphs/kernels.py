"""Kernels of the fast forms, as `sr_desktop.engine.forms.fast_forms` derives them, from arrays instead of tensors.

Everywhere the four phases of a doubled pixel come before the channels of each: so what a shuffle moves lies side by
side in memory.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]


def phases_first(values: Values) -> Values:
    """A kernel ``(4O, ...)`` or bias before a pixel shuffle by 2, its outputs by phase and then by channel."""
    return np.ascontiguousarray(values.reshape(-1, 4, *values.shape[1:]).swapaxes(0, 1).reshape(values.shape))


def before_shuffle(weight: Values) -> Values:
    """The kernel ``(4O, 4C, k', k')`` that does before a shuffle by 2 what ``(O, C, k, k)``, k odd, does after it.

    As `sr_desktop.engine.forms.fast_forms.kernel_before_shuffle`, inputs and outputs by phase and then by channel.
    """
    outputs, inputs, side, _ = weight.shape
    radius = side // 2
    reach = (radius + 1) // 2
    taps, phases = np.arange(-reach, reach + 1), np.arange(2)
    offset = 2 * taps.reshape(1, 1, -1) + phases.reshape(1, 2, 1) - phases.reshape(2, 1, 1)
    margin = 2 * reach + 1 - radius
    index = offset + radius + margin
    padded = np.pad(weight, ((0, 0), (0, 0), (margin, margin), (margin, margin)))
    # (O, C, a, a', p, b, b', q) to (a, b, O, a', b', C, p, q)
    grid = padded[:, :, index][..., index].transpose(2, 5, 0, 3, 6, 1, 4, 7)
    return np.ascontiguousarray(grid.reshape(4 * outputs, 4 * inputs, taps.size, taps.size))


def nearest_phases(weight: Values) -> Values:
    """The four kernels ``(2, 2, O, C, 2, 2)`` that ``(O, C, 3, 3)`` after nearest-neighbour enlargement by 2 becomes.

    The first two axes are the position in the doubled pixel; as `sr_desktop.engine.forms.fast_forms.phase_kernels`.
    """

    def split(taps: Values, axis: int) -> Values:
        first, middle, last = np.moveaxis(taps, axis, 0)
        upper, lower = np.stack([first, middle + last], -1), np.stack([first + middle, last], -1)
        return np.stack([upper, lower])

    rows = split(weight, 2)  # (a, O, C, 3 columns, 2 rows)
    both = split(rows, 3)  # (b, a, O, C, 2 rows, 2 columns)
    return np.ascontiguousarray(both.swapaxes(0, 1))
