"""Colour spaces that files name by number (ITU-T H.273): their primaries, white points and transfer functions.

Linear values are in multiples of the reference white of ITU-R BT.2408, `REFERENCE_WHITE`, which becomes white in sRGB.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Matrix = NDArray[np.float64]
"""``(3, 3)``."""

REFERENCE_WHITE = 203.0
"""Luminance of a white sheet in HDR, in cd/m2, by ITU-R BT.2408."""
PQ_PEAK = 10_000.0
"""Luminance that the value 1 stands for in PQ, in cd/m2."""
HLG_PEAK = 1000.0
"""Luminance of the display that HLG is shown for, in cd/m2, for which its system gamma is 1.2."""

_D65 = (0.3127, 0.3290)
_ILLUMINANT_C = (0.310, 0.316)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


@dataclass(frozen=True, slots=True)
class Primaries:
    """Chromaticities ``(x, y)`` of the primaries and of white."""

    title: str
    red: tuple[float, float]
    green: tuple[float, float]
    blue: tuple[float, float]
    white: tuple[float, float] = _D65

    def to_xyz(self) -> Matrix:
        """From linear RGB to XYZ under D65, adapted by Bradford's transform.

        Raises:
            numpy.linalg.LinAlgError, ZeroDivisionError: The chromaticities are those of no colour space.
        """
        columns = np.array([_xyz(*point) for point in (self.red, self.green, self.blue)]).T
        white = _xyz(*self.white)
        plain = columns * np.linalg.solve(columns, white)
        cones = (_BRADFORD @ _xyz(*_D65)) / (_BRADFORD @ white)
        adapted: Matrix = np.linalg.inv(_BRADFORD) @ np.diag(cones) @ _BRADFORD @ plain
        return adapted


BT_709 = Primaries("BT.709", (0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
BT_2020 = Primaries("BT.2020", (0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
DISPLAY_P3 = Primaries("Display P3", (0.680, 0.320), (0.265, 0.690), (0.150, 0.060))

PRIMARIES: Mapping[int, Primaries] = {
    1: BT_709,
    4: Primaries("BT.470 M", (0.67, 0.33), (0.21, 0.71), (0.14, 0.08), _ILLUMINANT_C),
    5: Primaries("BT.470 BG", (0.64, 0.33), (0.29, 0.60), (0.15, 0.06)),
    6: Primaries("BT.601", (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    7: Primaries("SMPTE 240M", (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    8: Primaries("film", (0.681, 0.319), (0.243, 0.692), (0.145, 0.049), _ILLUMINANT_C),
    9: BT_2020,
    10: Primaries("XYZ", (1.0, 0.0), (0.0, 1.0), (0.0, 0.0), (1 / 3, 1 / 3)),
    11: Primaries("DCI-P3", (0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351)),
    12: DISPLAY_P3,
    22: Primaries("EBU 3213", (0.630, 0.340), (0.295, 0.605), (0.155, 0.077)),
}
"""By their number in H.273; 2, unspecified, is left out."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """How values stand for light.

    Attributes:
        title: Its name.
        to_linear: From values of 0 to 1, ``(..., channels)``, to light in multiples of white.
        is_hdr: Whether light may be brighter than white.
    """

    title: str
    to_linear: Callable[[Values], Values]
    is_hdr: bool = False


def srgb_to_linear(values: Values) -> Values:
    """IEC 61966-2-1."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def linear_to_srgb(light: Values) -> Values:
    """IEC 61966-2-1."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055)


_M1, _M2 = 2610 / 16384, 2523 / 4096 * 128
_C1, _C2, _C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32


def pq_to_luminance(values: Values) -> Values:
    """The EOTF of SMPTE ST 2084, to cd/m2."""
    root = np.maximum(values, 0) ** (1 / _M2)
    return PQ_PEAK * (np.maximum(root - _C1, 0) / (_C2 - _C3 * root)) ** (1 / _M1)


def luminance_to_pq(luminance: Values) -> Values:
    """Its inverse."""
    root = (np.maximum(luminance, 0) / PQ_PEAK) ** _M1
    return ((_C1 + _C2 * root) / (1 + _C3 * root)) ** _M2


_HLG_A = 0.17883277
_HLG_B, _HLG_C = 1 - 4 * _HLG_A, 0.5 - _HLG_A * np.log(4 * _HLG_A)
_HLG_GAMMA = 1.2
_BT_2020_LUMA = np.array([0.2627, 0.6780, 0.0593])


def hlg_to_luminance(values: Values) -> Values:
    """The EOTF of HLG, ITU-R BT.2100, on a display of `HLG_PEAK`, to cd/m2."""
    scene = np.where(values <= 0.5, values**2 / 3, (np.exp((values - _HLG_C) / _HLG_A) + _HLG_B) / 12)
    luma = scene @ _BT_2020_LUMA if scene.shape[-1] == 3 else scene[..., 0]
    return HLG_PEAK * np.maximum(luma, 0)[..., np.newaxis] ** (_HLG_GAMMA - 1) * scene


def gamma(exponent: float, title: str = "") -> Transfer:
    """Light is a power of the value."""
    return Transfer(title or f"gamma {exponent:.3g}", lambda values: np.maximum(values, 0) ** exponent)


def _smpte_240m(values: Values) -> Values:
    return np.where(values < 0.0913, values / 4, ((values + 0.1115) / 1.1115) ** (1 / 0.45))


def _smpte_428(values: Values) -> Values:
    return np.maximum(values, 0) ** 2.6 * 52.37 / 48


SRGB = Transfer("sRGB", srgb_to_linear)
LINEAR = Transfer("linear light", lambda values: values)
PQ = Transfer("PQ", lambda values: pq_to_luminance(values) / REFERENCE_WHITE, is_hdr=True)
HLG = Transfer("HLG", lambda values: hlg_to_luminance(values) / REFERENCE_WHITE, is_hdr=True)

TRANSFERS: Mapping[int, Transfer] = {
    # Cameras encode by the curve of BT.709 and relatives, and displays decode by another; still pictures that name
    # them are shown, by browsers too, by that of sRGB.
    **dict.fromkeys((1, 6, 11, 12, 13, 14, 15), SRGB),
    4: gamma(2.2),
    5: gamma(2.8),
    7: Transfer("SMPTE 240M", _smpte_240m),
    8: LINEAR,
    16: PQ,
    17: Transfer("SMPTE ST 428-1", _smpte_428),
    18: HLG,
}
"""By their number in H.273; 2, unspecified, is left out."""


@dataclass(frozen=True, slots=True)
class ColorSpace:
    """What the values of RGB mean.

    Attributes:
        primaries: Of its red, green and blue.
        transfer: Of its values.
        is_full_range: False if black is 16 and white 235 of 255.
    """

    primaries: Primaries
    transfer: Transfer
    is_full_range: bool = True

    @property
    def title(self) -> str:
        """Its name before the user, e.g. ``"BT.2020, PQ"``."""
        return f"{self.primaries.title}, {self.transfer.title}"

    @property
    def is_srgb(self) -> bool:
        """Whether nothing need be converted."""
        return self.is_full_range and self.transfer is SRGB and _alike(self.primaries, BT_709)

    def to_srgb_primaries(self) -> Matrix:
        """From its linear RGB to that of sRGB."""
        return np.asarray(np.linalg.solve(BT_709.to_xyz(), self.primaries.to_xyz()), np.float64)


def by_number(primaries: int, transfer: int, *, is_full_range: bool = True) -> ColorSpace | None:
    """The colour space of two numbers of H.273; what is unspecified (2) is as in sRGB. None if one is not known."""
    known = BT_709 if primaries == 2 else PRIMARIES.get(primaries)
    curve = SRGB if transfer == 2 else TRANSFERS.get(transfer)
    return None if known is None or curve is None else ColorSpace(known, curve, is_full_range)


def _xyz(x: float, y: float) -> Values:
    # XYZ's own blue has y = 0: its luminance is none.
    return np.array([x, y, 1 - x - y]) / y if y else np.array([x, y, 1 - x - y])


def _alike(one: Primaries, other: Primaries) -> bool:
    points = [np.array([each.red, each.green, each.blue, each.white]) for each in (one, other)]
    return float(np.abs(points[0] - points[1]).max()) <= _SAME


_SAME = 0.002
"""Chromaticities this close are the same: files round them."""
