"""The value that stands for "nothing is known here" in measured pictures, such as heights and satellites' bands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.values.value_range import Numbers

_HUGE = 1e30
"""A number beyond it may be rounded where it is written as text."""
_ROUNDING = 1e-5

_USUAL = (
    -9999.0,
    -32768.0,
    *(sign * float(np.finfo(kind).max) for kind in (np.float32, np.float64) for sign in (-1, 1)),
)
"""What programs write where a file cannot state it."""


def no_data_of(values: Numbers, stated: float | None) -> float | None:
    """The value that stands for no data; None if there is none.

    Args:
        values: Of any shape and type.
        stated: The one that the file states. Without it, a usual one counts if it lies apart from all other values by
            more than they span.
    """
    if stated is not None:
        return stated
    if values.dtype.kind not in "fi":
        return None
    return next((one for one in _USUAL if _lies_apart(values, one)), None)


def is_no_data(values: Numbers, no_data: float) -> NDArray[np.bool_]:
    """Which values stand for no data."""
    if values.dtype.kind == "f" and abs(no_data) > _HUGE:
        with np.errstate(over="ignore", invalid="ignore"):
            close = np.abs(values / no_data - 1) <= _ROUNDING
        return np.asarray(close, bool)
    if values.dtype.kind == "f":
        # As it is rounded in the file.
        return np.asarray(values == np.array(no_data).astype(values.dtype), bool)
    return np.asarray(values == no_data, bool)


def _lies_apart(values: Numbers, one: float) -> bool:
    unknown = is_no_data(values, one)
    if not unknown.any():
        return False
    rest = values[~unknown & np.isfinite(values)]
    if not rest.size:
        return False
    least, largest = float(rest.min()), float(rest.max())
    return max(least - one, one - largest) > largest - least
