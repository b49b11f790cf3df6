"""Which values of a picture of more than 8 bits are black and white: stated by the file, chosen or guessed.

The rule, in this order:

1. What the user chose.
2. What the file states. Unsigned integers of up to 16 bits span the bits of a sample. A TIFF's SMinSampleValue and
   SMaxSampleValue count (black is 0 without the first), unless they only repeat the least and the largest value of the
   data: then they are statistics. Of OpenEXR, 0 is black and 1 is white.
3. A guess by the values themselves, leaving out a thousandth at either end. Black is 0, and white the first of 1 (of
   floating point only), 255, 4095, 65535 and larger powers of two less one that they exceed by a tenth at most. What
   lies outside is clipped. Up to 8, a picture is of 0 to 1 with highlights if few values are above 1, else its largest
   is white. If they are negative by more than that tenth, the range is the like one about 0: -1 to 1, -128 to 127,
   -32768 to 32767; of integers it is that of their whole type.

What stands for no data, by `no_data`, counts in none of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
"""Of any type of number."""

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:-|,|:|\.\.|to)\s*({_NUMBER})\s*")

_OVERSHOOT = 0.1
"""By how much of the range values may lie outside and be clipped: networks overshoot at edges."""
_OUTLIERS = 0.001
"""The share of the values at either end that decides nothing."""
_FEW = 0.1
"""The share of values above 1 that may be highlights of a picture whose white is 1."""
_HIGHLIGHT = 8.0
"""The largest such highlight; a picture of 8-bit values whose largest is smaller would be all black."""
_SAMPLED = 4_000_000
"""At most about so many values are looked at."""
_WHITES = (255.0, 4095.0, 65535.0, 2.0**24 - 1, 2.0**31 - 1, 2.0**32 - 1)


@dataclass(frozen=True, slots=True)
class ValueRange:
    """The values that are black and white."""

    black: float
    white: float

    def __post_init__(self) -> None:
        if not (np.isfinite(self.black) and np.isfinite(self.white) and self.black < self.white):
            raise ValueError(f"{self.black:g} to {self.white:g} is not a range: black must be less than white")

    def __str__(self) -> str:
        """It as `parse` reads it, e.g. ``0-255``."""
        return f"{self.black:.10g}-{self.white:.10g}"

    @classmethod
    def parse(cls, text: str) -> ValueRange:
        """The range in a text such as ``0-255``, ``-1..1`` or ``0,4095``.

        Raises:
            ValueError: It is none.
        """
        found = _RANGE.fullmatch(text)
        if found is None:
            raise ValueError(f"'{text}' is not a range; write the values of black and white, as in 0-255 or -1,1")
        return cls(float(found[1]), float(found[2]))


USUAL_RANGES: tuple[ValueRange, ...] = (
    ValueRange(0, 1),
    ValueRange(-1, 1),
    ValueRange(0, 255),
    ValueRange(0, 1023),
    ValueRange(0, 4095),
    ValueRange(0, 16383),
    ValueRange(0, 65535),
    ValueRange(0, 2**32 - 1),
)
"""The ranges that are offered to the user."""


def stated_range(values: Numbers, bits: int | None, least: float | None, largest: float | None) -> ValueRange | None:
    """The range that the file states; None if it does not.

    Args:
        values: Of any shape and type.
        bits: Bits of a sample, if the file says so.
        least: SMinSampleValue, if it is there.
        largest: SMaxSampleValue, if it is there.
    """
    kind, size = values.dtype.kind, values.dtype.itemsize
    if kind == "b":
        return ValueRange(0, 1)
    if kind == "u" and size <= 2:
        if least in (None, 0) and largest is not None and 0 < largest < 2**16 and np.log2(largest + 1).is_integer():
            return ValueRange(0, largest)
        return ValueRange(0, 2 ** min(bits or 8 * size, 8 * size) - 1)
    if largest is None or not np.isfinite([least or 0, largest]).all() or (least or 0) >= largest:
        return None
    finite = _finite(values.ravel())
    is_statistic = finite.size and finite.max() == largest and (least is None or finite.min() == least)
    return None if is_statistic else ValueRange(least or 0, largest)


def guessed_range(values: Numbers) -> ValueRange:
    """The range of values of which nothing is stated, by the rule above."""
    numbers = _sampled(values)
    low, high = np.quantile(numbers, (_OUTLIERS, 1 - _OUTLIERS)).tolist() if numbers.size else (0.0, 1.0)
    if not np.isfinite([low, high]).all():
        # The numbers are so far apart that what lies between them cannot be computed.
        return ValueRange(0, 1)
    is_float = values.dtype.kind == "f"
    white = _white(numbers, high, is_float)
    if not is_float:
        white = min(white, float(np.iinfo(values.dtype).max))
    if low >= -_OVERSHOOT * white:
        return ValueRange(0, white)
    if not is_float:
        info = np.iinfo(values.dtype)
        return ValueRange(float(info.min), float(info.max))
    farthest = max(high, -low)
    for least, largest in ((-1.0, 1.0), (-128.0, 127.0), (-32768.0, 32767.0)):
        if farthest <= -least * (1 + _OVERSHOOT):
            return ValueRange(least, largest)
    return ValueRange(low, high if high > low else 0)


def _white(numbers: NDArray[np.float64], high: float, is_float: bool) -> float:
    if is_float:
        if high <= 1 + _OVERSHOOT:
            return 1.0
        if high <= _HIGHLIGHT:
            # Highlights above white, or values of a range of their own.
            return 1.0 if float(np.mean(numbers > 1)) <= _FEW else high
    usual = next((white for white in _WHITES if high <= white * (1 + _OVERSHOOT if is_float else 1)), None)
    return max(high, 1.0) if usual is None else usual


def _sampled(values: Numbers) -> NDArray[np.float64]:
    flat = values.ravel()
    return _finite(flat[:: max(1, flat.size // _SAMPLED)])


def _finite(flat: Numbers) -> NDArray[np.float64]:
    numbers = flat.astype(np.float64)
    return numbers[np.isfinite(numbers)]
