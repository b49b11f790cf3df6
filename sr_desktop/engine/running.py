"""Runs a network on one tile: from 8-bit pixels to 8-bit pixels, for each kind of network."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sr_desktop.engine.errors import OutputError
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.imaging.colors.color import rgb_to_ycbcr, ycbcr_to_rgb
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale_part
from sr_desktop.imaging.tiling import Tile
from sr_desktop.messages.message import Message
from sr_desktop.methods import Kind

_BAND_VALUES = 1 << 16
"""Values that are converted at a time: they stay in the processor's cache."""

_NOT_FLAT = 8
"""A tile whose values span this many 8-bit levels is no flat area: one value everywhere is then no answer to it."""


class TileRunner(Protocol):
    """One network on one picture."""

    def __call__(self, tile: Tile) -> Pixels:
        """The pixels of ``tile.core``, ``(scale * core.height, scale * core.width, 3)`` uint8.

        Raises:
            OutputError: The network gave values that are not finite, or one value where the input is not flat.
        """


def make_runner(ready: ReadyNetwork, low_resolution: Picture) -> TileRunner:
    """What runs the network on tiles of this picture.

    Raises:
        ValueError: The kind is not one of a network.
    """
    match ready.kind:
        case Kind.RGB_NETWORK:
            return RgbRunner(ready, low_resolution)
        case Kind.LUMA_NETWORK:
            return LumaRunner(ready, low_resolution)
        case _:
            raise ValueError(f"{ready.kind.value} is no kind of network")


class RgbRunner:
    """A network from RGB in 0 to 1 to the enlarged RGB. The output of a gray picture is averaged to one channel."""

    def __init__(self, ready: ReadyNetwork, low_resolution: Picture) -> None:
        self._ready = ready
        self._picture = low_resolution

    def __call__(self, tile: Tile) -> Pixels:
        """As `TileRunner`."""
        pixels = self._picture.pixels[tile.padded.slices]
        output = forward(self._ready, pixels.astype(np.float32) / np.float32(255))
        output = output[tile.inner.scaled(self._ready.scale).slices]
        check_output(output, self._picture.pixels[tile.core.slices])
        if self._picture.is_gray:
            output = np.repeat(output.mean(axis=2, keepdims=True), 3, axis=2)
        return to_uint8(output)


class LumaRunner:
    """A network on the luma of the bicubic enlargement; Cb and Cr are the enlargement's."""

    def __init__(self, ready: ReadyNetwork, low_resolution: Picture) -> None:
        self._ready = ready
        self._is_gray = low_resolution.is_gray
        self._pixels = low_resolution.pixels

    def __call__(self, tile: Tile) -> Pixels:
        """As `TileRunner`."""
        scale = self._ready.scale
        ycbcr = rgb_to_ycbcr(upscale_part(self._pixels, scale, Kernel.BICUBIC, tile.padded))
        output = forward(self._ready, ycbcr[..., :1] / np.float32(255))
        inner = tile.inner.scaled(scale).slices
        luma, before = output[inner] * np.float32(255), ycbcr[inner]
        check_output(luma, before[..., 0])
        if self._is_gray:
            # The three channels are equal up to float noise that could round them apart: take the one they mean.
            gray = (luma - np.float32(16)) / np.float32(219)
            return to_uint8(np.repeat(gray, 3, axis=2))
        return ycbcr_to_rgb(np.concatenate([luma, before[..., 1:]], axis=2))


def forward(ready: ReadyNetwork, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The network's answer ``(H', W', C')`` to ``(H, W, C)``, in fp32, on the host."""
    return ready.network.run(values)


def check_output(output: NDArray[np.float32], source: NDArray[np.generic]) -> None:
    """Refuse what is no picture.

    Raises:
        OutputError: Not finite, or one value everywhere though the source is not flat.
    """
    # NaN and infinity survive in the least or the greatest value: no need to look at each.
    if not np.isfinite([output.min(), output.max()]).all():
        raise OutputError(Message("output.not-numbers"))
    first = output[:1, :1]
    # Nearly every picture differs from its first pixel in its first row already.
    if (output[0] == first).all() and (output == first).all() and np.ptp(source) >= _NOT_FLAT:
        raise OutputError(Message("output.flat"))


def to_uint8(values: NDArray[np.float32]) -> Pixels:
    """0..1 to 0..255, rounded and clipped."""
    pixels = np.empty(values.shape, np.uint8)
    rows = max(1, _BAND_VALUES // max(1, values[0].size))
    for start in range(0, len(values), rows):
        band = values[start : start + rows] * np.float32(255)
        np.rint(band, out=band)
        np.clip(band, 0, 255, out=band)
        pixels[start : start + rows] = band
    return pixels
