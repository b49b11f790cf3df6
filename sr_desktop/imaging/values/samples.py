"""From the values of a file, of any number of bits, to 8 bits in sRGB: the range, opacity, colour and rounding."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.strips import each_strip
from sr_desktop.imaging.values.no_data import is_no_data, no_data_of
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.imaging.values.value_range import Numbers, ValueRange, guessed_range, stated_range
from sr_desktop.messages.message import Message

Unit = NDArray[np.float32]
"""Values from 0, black, to 1, white: ``(..., channels)``."""

Converter = Callable[[Unit], Unit]
"""From the colours of a file, of 1 or 3 channels, to sRGB with as many."""

Conversion = Callable[[Unit], Converter]
"""Makes a converter for a picture, given some of its pixels ``(N, channels)``."""

_SEEN = 1_000_000
"""At most about so many pixels are shown to a conversion."""
_OPAQUE = 1.1
"""The largest opacity of floating point that counts as 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """The values of a file.

    Attributes:
        colors: ``(H, W, 1)`` gray or ``(H, W, 3)`` RGB, of any type.
        alpha: ``(H, W)`` opacity of the same kind; None if there is none.
        bits: Of a sample, as the file says; None for those of the type.
        least: The value that the file states as the least; None if it does not.
        largest: The value that the file states as the largest.
        known: Black and white, where the format leaves no choice.
        no_data: The value that the file states for pixels of which nothing is known; None if it does not.
        is_premultiplied: The colours were multiplied by the opacity.
        is_white_zero: Values count from white.
    """

    colors: Numbers
    alpha: Numbers | None = None
    bits: int | None = None
    least: float | None = None
    largest: float | None = None
    known: ValueRange | None = None
    no_data: float | None = None
    is_premultiplied: bool = False
    is_white_zero: bool = False


def split_channels(values: Numbers, bits: int | None = None) -> Samples:
    """The samples of gray or RGB, with opacity or without: ``(H, W)`` or ``(H, W, 1 to 4)``."""
    values = np.atleast_3d(values)
    channels = values.shape[2]
    colors = np.ascontiguousarray(values[..., : 1 if channels < 3 else 3])
    alpha = np.ascontiguousarray(values[..., -1]) if channels in (2, 4) else None
    return Samples(colors, alpha, bits)


def to_8_bits(
    samples: Samples, findings: Findings, conversion: Conversion | None = None
) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """``(H, W, 1 or 3)`` uint8 in sRGB, rounded, and ``(H, W)`` uint8 opacity, None if there is none.

    NaN is black, and so is what stands for no data. The range and what else was guessed go into the findings.
    """
    samples = replace(samples, no_data=_no_data_of(samples))
    values = _range_of(samples, findings)
    whole = 1.0 if samples.alpha is None else _alpha_white(samples, values)
    height, width = samples.colors.shape[:2]
    convert = None
    if conversion is not None:
        stride = math.isqrt(height * width // _SEEN) + 1
        some, _ = _unit(samples, values, whole, (slice(None, None, stride), slice(None, None, stride)))
        convert = conversion(some.reshape(-1, some.shape[-1]))
    pixels = np.empty(samples.colors.shape, np.uint8)
    alpha = None if samples.alpha is None else np.empty((height, width), np.uint8)

    def fill(strip: Rect) -> None:
        part = slice(strip.y, strip.bottom), slice(None)
        unit, opacity = _unit(samples, values, whole, part)
        pixels[part] = _rounded(unit if convert is None else convert(unit))
        if alpha is not None and opacity is not None:
            alpha[part] = _rounded(opacity)

    each_strip(Rect(0, 0, width, height), fill)
    return pixels, alpha


def _range_of(samples: Samples, findings: Findings) -> ValueRange:
    """The range of the colours, by the rule of `value_range`."""
    colors = samples.colors
    if colors.dtype == np.uint8:
        return ValueRange(0, 2 ** min(samples.bits or 8, 8) - 1)
    if samples.known is not None:
        return samples.known
    if colors.dtype.kind == "f" and (unknown := int(np.count_nonzero(~np.isfinite(colors)))):
        findings.tell(Message("range.not-finite", name=findings.name, count=unknown))
    holes = None if samples.no_data is None else is_no_data(colors, samples.no_data)
    known = colors if holes is None else colors[~holes]
    chosen = findings.options.value_range
    stated = chosen or stated_range(known, samples.bits, samples.least, samples.largest)
    values = stated or guessed_range(known)
    findings.take_range(values, is_guess=stated is None)
    if holes is not None and samples.no_data != values.black and (count := int(np.count_nonzero(holes))):
        findings.tell(Message("range.no-data", name=findings.name, count=count, value=f"{samples.no_data:.6g}"))
    return values


def _no_data_of(samples: Samples) -> float | None:
    """The value that stands for no data among the colours, stated or guessed; of 8 bits, and of light, none does."""
    if samples.colors.dtype == np.uint8 or samples.known is not None:
        return None
    return no_data_of(samples.colors, samples.no_data)


def _alpha_white(samples: Samples, values: ValueRange) -> float:
    """The value of full opacity: the whole of small integers; of other numbers 1, or the white of the colours."""
    alpha = samples.alpha
    assert alpha is not None
    if alpha.dtype.kind == "u" and alpha.dtype.itemsize <= 2:
        stated = stated_range(alpha, samples.bits, None, None)
        assert stated is not None
        return stated.white
    largest = float(np.nan_to_num(alpha.max(), nan=0.0, posinf=0.0)) if alpha.size else 1.0
    return 1.0 if alpha.dtype.kind == "f" and largest <= _OPAQUE else max(values.white, largest)


def _unit(
    samples: Samples, values: ValueRange, whole: float, part: tuple[slice, slice]
) -> tuple[Unit, NDArray[np.float32] | None]:
    """A part of the colours and of the opacity, as unit values within 0 to 1."""
    # Whole numbers above 2^24 are not all there in 32 bits.
    is_small = samples.colors.dtype.itemsize <= 2 or samples.colors.dtype.kind == "f"
    exact: np.dtype[Any] = np.dtype(np.float32 if is_small else np.float64)
    colors = samples.colors[part].astype(exact)
    unknown = np.isnan(colors)
    if samples.no_data is not None:
        # A single channel may have this value by chance.
        unknown |= is_no_data(samples.colors[part], samples.no_data).all(axis=-1, keepdims=True)
    opacity = None
    if samples.alpha is not None:
        opacity = np.clip(np.nan_to_num(np.asarray(samples.alpha[part], exact) / whole, nan=0.0), 0, 1)
        if samples.is_premultiplied:
            # Where nothing is seen, no colour is known.
            colors = colors / np.where(opacity > 0, opacity, 1)[..., np.newaxis]
    colors -= values.black
    colors /= values.white - values.black
    np.clip(colors, 0, 1, out=colors)
    if samples.is_white_zero:
        colors = 1 - colors
    colors[unknown] = 0
    return colors.astype(np.float32), None if opacity is None else opacity.astype(np.float32)


def _rounded(unit: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(np.clip(unit, 0, 1) * 255).astype(np.uint8)
